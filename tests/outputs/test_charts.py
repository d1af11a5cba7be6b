"""The pictures: the same bytes each time, letters as outlines, told apart without colour, said in words."""

from __future__ import annotations

import importlib.util
import re
import struct
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from matplotlib.colors import to_rgb

from annualreport.outputs.charts import faces, hindrance
from annualreport.outputs.charts.drawing import (
    BAR,
    CLOSING,
    DARK,
    INK,
    LINE_LOOKS,
    LOOKS,
    OTHER,
    drawn,
    lines,
    png,
    svg,
    undrawable,
)
from annualreport.vocabulary.charts import AT_PLAN, AT_REQUESTS, BARS, LINES, STACK, Chart

STATES = ("已完成", "持续推进", "推进中", "未完成", "不适用", "待填")
RESULTS = (("予以公开", (34,)), ("不予公开", (0,)))
YEARS = (("2018年", (80, 82)), ("2019年", (95, 90)), ("2020年", (108, 106)))
CHAPTERS = (("一、紧扣“十四五”开好局起好步", (1, 0, 0, 0, 0, 2)), ("二、紧扣抓保障促落实", (2, 8, 1, 1, 1, 0)))
CHARTS = (
    Chart("办理结果", "results", "2020年度办理结果", BARS, "件", ("办理结果", "件数"), RESULTS, AT_REQUESTS),
    Chart("三年趋势", "trend", "2018—2020年度新收和办结", LINES, "件", ("年度", "新收", "办结"), YEARS, AT_REQUESTS),
    Chart("方案进展", "progress", "2020年各部分落实进度", STACK, "项", ("章", *STATES), CHAPTERS, AT_PLAN),
)
EACH = pytest.mark.parametrize("chart", CHARTS, ids=[one.key for one in CHARTS])


@EACH
def test_the_same_figures_give_the_same_bytes(chart: Chart) -> None:
    assert drawn(chart, "svg", {"Date": None}) == drawn(chart, "svg", {"Date": None})
    assert drawn(chart, "png", {"Software": None}) == png(chart)
    assert re.search(r"20\d\d-\d\d-\d\d|Matplotlib v", svg(chart)) is None
    assert b"atplotlib" not in png(chart)


@EACH
def test_the_drawing_is_one_element_that_says_what_it_shows_and_styles_nothing_else(chart: Chart) -> None:
    root = etree.fromstring(svg(chart))
    assert (root.get("role"), root.get("aria-label")) == ("img", chart.alt)
    tags = {str(one.tag).rpartition("}")[2] for one in root.iter()}
    assert tags <= {"svg", "g", "defs", "path", "use", "clipPath", "pattern", "rect"}
    assert root.get("width") is root.get("height") is None


@EACH
def test_every_id_is_the_chart_s_own_and_whatever_is_pointed_to_is_there(chart: Chart) -> None:
    drawing = svg(chart)
    ids = re.findall(r'\bid="([^"]+)"', drawing)
    assert len(ids) == len(set(ids))
    assert all(one.startswith(f"chart-{chart.key}-") for one in ids)
    assert set(re.findall(r'(?:href="#|url\(#)([^")]+)', drawing)) <= set(ids)


@EACH
def test_the_picture_for_word_has_200_dots_an_inch_and_fits_the_type_area(chart: Chart) -> None:
    content = png(chart)
    width, _ = struct.unpack(">II", content[16:24])
    at = content.index(b"pHYs")
    per_metre = struct.unpack(">I", content[at + 4 : at + 8])[0]
    assert round(per_metre * 0.0254) == 200
    assert width / 200 * 25.4 < 156


def light(colour: str) -> float:
    """How light a colour is in grey, from 0 to 1."""
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in to_rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How well a letter stands out, from 1 to 21."""
    lighter, darker = sorted((light(one), light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_states_are_told_apart_in_grey_by_lightness_or_by_lines() -> None:
    looks = [(look["color"], look.get("hatch"), look.get("linestyle")) for look in LOOKS.values()]
    for at, (colour, *strokes) in enumerate(looks):
        for other, *others in looks[:at]:
            assert strokes != others or contrast(colour, other) > 1.9
    assert len({look["marker"] for look in LINE_LOOKS}) == len(LINE_LOOKS)


def test_a_figure_at_a_line_has_the_lines_colour_and_one_that_two_lines_share_has_none() -> None:
    def colours(*rows: tuple[int, int]) -> list[str]:
        shown = tuple((f"{year}年", figures) for year, figures in enumerate(rows, 2019))
        letters = re.findall(r'<g style="fill: (#\w{6})" transform=', svg(replace(CHARTS[1], rows=shown)))
        return letters[len(rows) : -2]

    assert colours((80, 82), (95, 90)) == [BAR, OTHER, OTHER, BAR]
    assert colours((80, 80), (95, 90)) == [INK, OTHER, BAR]


def test_a_figure_inside_a_bar_and_every_bar_on_white_can_be_read() -> None:
    for name, look in LOOKS.items():
        if "hatch" not in look:
            assert contrast(look["color"], "white" if name in DARK else INK) > 4.5
    assert contrast(BAR, "white") > 4.5


@given(st.text(st.sampled_from("紧扣保障“”（）、，a1 "), max_size=30), st.integers(3, 12))
def test_a_name_in_lines_loses_nothing_and_no_line_begins_with_a_sign_that_closes(text: str, longest: int) -> None:
    made = lines(text, longest)
    assert "".join(made) == text
    assert not any(line[0] in CLOSING for line in made[1:])


NAMES = st.text(st.sampled_from("甲章$_^{}\\\\<&>\"'、” "), min_size=1, max_size=40)


@settings(max_examples=4, deadline=None)
@given(st.lists(st.tuples(NAMES, st.lists(st.integers(0, 10**7), min_size=6, max_size=6)), min_size=1, max_size=4))
def test_any_names_and_figures_are_drawn_as_they_are_and_never_read_as_formulas(
    rows: list[tuple[str, list[int]]],
) -> None:
    lots = tuple((name, tuple(figures)) for name, figures in rows)
    drawing = svg(replace(CHARTS[2], rows=lots))
    assert etree.fromstring(drawing).get("aria-label") == replace(CHARTS[2], rows=lots).alt
    one = tuple((name, figures[:1]) for name, figures in lots)
    assert png(replace(CHARTS[0], rows=one)).startswith(b"\x89PNG")


def test_a_letter_that_the_face_does_not_have_is_named() -> None:
    assert [undrawable(chart) for chart in CHARTS] == ["", "", ""]
    odd = replace(CHARTS[0], rows=(("予以公开😀", (1,)),))
    assert undrawable(odd) == "😀"
    assert svg(odd).startswith("<svg")


def test_a_state_that_no_requirement_is_in_has_no_part_in_the_chart() -> None:
    without = replace(CHARTS[2], rows=(("一、甲", (1, 0, 0, 0, 0, 0)),))
    assert "pattern" in svg(CHARTS[2])
    assert "pattern" not in svg(without)


@pytest.fixture
def fresh() -> Iterator[None]:
    """The face is looked for anew, before and after."""
    faces.face.cache_clear()
    yield
    faces.face.cache_clear()


def test_where_a_chart_can_be_drawn_nothing_hinders() -> None:
    assert hindrance() is None


def test_without_matplotlib_the_way_to_install_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "find_spec", lambda _name: None)
    found = hindrance()
    assert found is not None
    assert found.as_text() == (
        "提示 没有安装画图组件，网页和 Word 文件里没有统计图 [charts-not-installed]\n"
        '    办法：需要图的，安装画图组件：pip install "annualreport[charts]"，再重新生成；不需要的，不用理会'
    )
    assert importlib.util.find_spec("matplotlib") is not None


@pytest.mark.usefixtures("fresh")
def test_without_a_chinese_face_no_other_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "FACES", ("没有这种字体",))
    found = hindrance()
    assert found is not None
    assert found.as_text() == (
        "提示 这台电脑没有简体中文的黑体或宋体，网页和 Word 文件里没有统计图 [charts-without-face]\n"
        "    办法：请安装一种，如思源黑体（fonts-noto-cjk），或用环境变量 ANNUALREPORT_FONTS 指明字体文件夹，再重新生成"
    )


@pytest.mark.usefixtures("fresh")
def test_the_folder_that_the_user_names_is_looked_into(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "说明.txt").write_text("不是字体", "utf-8")
    (tmp_path / "字.otf").write_bytes(b"")
    monkeypatch.setenv("ANNUALREPORT_FONTS", str(tmp_path))
    assert [file.name for file in faces.further() if file.parent == tmp_path] == ["字.otf"]
