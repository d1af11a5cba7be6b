"""Charts in the Word file where the template asks, on the page where report.yaml says so; never on a blank."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from lxml import html as parser

from annualreport.building.report import Options, build
from annualreport.outputs.charts import faces
from annualreport.reviewing.export import export
from annualreport.workspace import Workspace
from tests.conftest import spoil
from tests.outputs.filled import with_templates
from tests.render.word import member, opened

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCPR = ".//{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
NAME = "虚构市教育局2020年政府信息公开工作年度报告"


@pytest.fixture
def year(a_year: Workspace) -> Workspace:
    """The good year with its templates."""
    return with_templates(a_year)


def asking(workspace: Workspace, *paragraphs: str) -> None:
    """Paragraphs at the end of the report's template, in the style of its text."""
    path = workspace.templates / "annual-report-60.docx"
    document = Document(str(path))
    for text in paragraphs:
        document.add_paragraph(text, style="公文正文")
    document.save(str(path))


def built(workspace: Workspace, *formats: str, final: bool = False) -> tuple[list[str], list[str]]:
    """The names of the pictures in the Word file, and what was said of charts and gaps."""
    made = build(workspace, 2020, Options(formats or ("docx",), final=final))
    rules = ("gap", "chart-blank", "charts-not-installed", "charts-without-face", "template-error")
    said = [one.as_text() for one in made.findings if one.rule in rules]
    file = workspace.out(2020, f"{NAME}.docx")
    if not file.is_file():
        return [], said
    return [one.get("name") for one in opened(file.read_bytes()).element.iterfind(DOCPR)], said


def test_the_charts_that_the_template_asks_for_are_pictures_with_words(year: Workspace) -> None:
    asking(year, "见下图。", "{{ 图.办理结果 }}", "{{ 图.方案进展 }}", "后文{{ 图.申请人 }}")
    names, said = built(year, final=True)
    assert names == ["图：办理结果", "图：方案进展", "图：申请人"]
    assert said == []
    content = year.out(2020, f"{NAME}.docx").read_bytes()
    first, _, third = opened(content).element.iterfind(DOCPR)
    assert first.get("descr").startswith("条形图：2020年度政府信息公开申请办理结果。予以公开10件；")
    alone, beside = (next(one.iterancestors(f"{W}p")).find(f"{W}pPr") for one in (first, third))
    assert [str(one.tag).rpartition("}")[2] for one in alone] == ["pStyle", "snapToGrid", "spacing", "ind", "jc"]
    assert [str(one.tag).rpartition("}")[2] for one in beside] == ["pStyle", "snapToGrid", "spacing"]
    assert (alone.find(f"{W}spacing").get(f"{W}line"), alone.find(f"{W}spacing").get(f"{W}lineRule")) == ("240", "auto")
    assert (
        member(content, "word/media/image1.png")
        if False
        else "image1.png" in member(content, "word/_rels/document.xml.rels")
    )


def test_the_same_year_gives_the_same_bytes(year: Workspace) -> None:
    asking(year, "{{ 图.办理结果 }}")
    built(year)
    first = year.out(2020, f"{NAME}.docx").read_bytes()
    built(year)
    assert year.out(2020, f"{NAME}.docx").read_bytes() == first


def test_a_chart_without_figures_is_a_gap_unless_the_template_asks_whether_it_is_there(year: Workspace) -> None:
    asking(year, "{%p if 图.三年趋势 %}", "{{ 图.三年趋势 }}", "{%p endif %}")
    assert built(year, final=True) == ([], [])
    asking(year, "{{ 图.三年趋势 }}")
    names, said = built(year)
    assert names == []
    (gap,) = said
    assert "「{{ 图.三年趋势 }}」 「图.三年趋势」没有值，文中印作【缺：图.三年趋势】 [gap]" in gap
    assert gap.endswith(
        "办法：请补齐画图用的数据；数据不齐就不要图的，模板里写 {%p if 图.三年趋势 %}、图、{%p endif %} 三段"
    )


def test_a_blank_figure_is_told_where_it_stands_and_no_chart_is_made_of_it(year: Workspace) -> None:
    asking(year, "{{ 图.办理结果 }}")
    spoil(year.data(2020, "statistics.yaml"), "  予以公开: [9, 1, 0, 0, 0, 0, 10]", "  予以公开: [9, 1, 0, 0, 0, 0, ~]")
    spoil(year.data(2020, "report.yaml"), "年度: 2020", "年度: 2020\n图表: 是")
    names, said = built(year, "docx", "html")
    assert names == []
    (gap,) = [text for text in said if "图.办理结果" in text]
    assert gap.startswith("阻断 data/2020/statistics.yaml:15")
    assert any(
        text.startswith("提示 data/2020/statistics.yaml:15 没有画图「办理结果」：本年的「予以公开·总计」没有数")
        for text in said
    )
    assert "办理结果" not in "".join(titles(year))


def titles(workspace: Workspace) -> list[str]:
    """The titles of the charts on the page."""
    tree = parser.document_fromstring(workspace.out(2020, f"{NAME}.html").read_text("utf-8"))
    return [one.text_content() for one in tree.iter("figcaption")]


def test_the_page_has_charts_where_report_yaml_says_so_and_none_otherwise(year: Workspace) -> None:
    assert built(year, "html") == ([], [])
    assert titles(year) == []
    spoil(year.data(2020, "report.yaml"), "年度: 2020", "年度: 2020\n图表: 是")
    _, said = built(year, "html")
    assert titles(year) == [
        "图1　2020年政务公开工作要点各部分落实进度",
        "图2　2020年度政府信息公开申请办理结果",
        "图3　2020年度新收政府信息公开申请的申请人情况",
    ]
    assert [text.split("\n")[0] for text in said] == [
        "提示 没有画图「三年趋势」：没有 2018 年度的统计数据 [chart-blank]"
    ]


def test_without_the_drawing_part_page_and_word_file_are_made_and_the_way_to_it_is_told_once(
    year: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking(year, "前文", "{%p if 图.办理结果 %}", "图题", "{%p endif %}", "{{ 图.申请人 }}", "后文")
    spoil(year.data(2020, "report.yaml"), "年度: 2020", "年度: 2020\n图表: 是")
    monkeypatch.setattr(faces, "find_spec", lambda _name: None)
    names, said = built(year, "docx", "html", final=True)
    assert names == []
    assert [text.split("\n")[0] for text in said] == [
        "提示 没有安装画图组件，网页和 Word 文件里没有统计图 [charts-not-installed]"
    ]
    text = [one.text for one in opened(year.out(2020, f"{NAME}.docx").read_bytes()).paragraphs]
    assert text[-3:] == ["前文", "", "后文"]
    assert titles(year) == []


def test_the_section_alone_has_the_plan_s_chart_and_nothing_is_said_of_the_others(year: Workspace) -> None:
    spoil(year.data(2020, "report.yaml"), "年度: 2020", "年度: 2020\n图表: 是")
    made = build(year, 2020, Options(("html",), section=True))
    (file,) = [one for one in made.files if one.suffix == ".html"]
    tree = parser.document_fromstring(file.read_text("utf-8"))
    assert [one.text_content() for one in tree.iter("figcaption")] == ["图1　2020年政务公开工作要点各部分落实进度"]
    assert not any(one.rule == "chart-blank" for one in made.findings)


def test_a_letter_that_cannot_be_drawn_is_told(year: Workspace) -> None:
    spoil(year.data(2020, "report.yaml"), "年度: 2020", "年度: 2020\n图表: 是")
    spoil(year.data(2020, "plan.yaml"), "紧扣民生关切", "紧扣民生关切😀")
    made = build(year, 2020, Options(("html",)))
    (said,) = [one.as_text() for one in made.findings if one.rule == "chart-letters"]
    assert said == (
        "提示 图「方案进展」里的「😀」，这台电脑画图的字体里没有，图上是空框 [chart-letters]\n"
        "    办法：请核对是不是特殊符号；是汉字的，请安装字更全的字体（如思源黑体）"
    )


def test_the_review_copy_shows_the_charts_too(year: Workspace) -> None:
    asking(year, "{{ 图.办理结果 }}")
    export(year, 2020)
    (file,) = year.out(2020).glob("*.docx")
    assert [one.get("name") for one in opened(file.read_bytes()).element.iterfind(DOCPR)] == ["图：办理结果"]


def test_a_file_of_another_kind_is_not_read_for_the_trend(year: Workspace, tmp_path: Path) -> None:
    assert tmp_path.is_dir()
    year.data(2018).mkdir()
    year.data(2018, "statistics.yaml").write_text("不是：数据\n  - [", "utf-8")
    spoil(year.data(2020, "report.yaml"), "年度: 2020", "年度: 2020\n图表: 是")
    assert built(year, "html", final=True)[1][0].startswith("提示 没有画图「三年趋势」：没有 2018 年度的统计数据")
