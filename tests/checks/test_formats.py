"""The Word file is set as GB/T 9704—2012 says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annualreport.checks import formats
from annualreport.outline.records import TITLE, Page, Setting
from tests.checks.good import FILE, Document, told

GOOD = Page(11906, 16838, 2098, 1474, 1984, 1587)


def laid(document: Document, **changes: object) -> list[str]:
    """What all rules of setting say of the good document, its setting changed."""
    layout = document.outline().layout
    assert layout
    document.layout = replace(layout, **changes)  # type: ignore[arg-type]
    return [one for rule in formats.RULES for one in told(rule, document.dossier, document.outline())]


def restyled(document: Document, level: int, **changes: object) -> list[str]:
    """The same with the first paragraph of a level set otherwise."""
    layout = document.outline().layout
    assert layout
    number = next(i for i, one in enumerate(layout.settings) if one.paragraph.level == level)
    settings = list(layout.settings)
    settings[number] = replace(settings[number], **changes)  # type: ignore[arg-type]
    return laid(document, settings=tuple(settings))


def test_the_good_document_is_set_right(document: Document) -> None:
    assert laid(document) == []


def test_other_paper_is_reported_for_its_section(document: Document) -> None:
    letter = replace(GOOD, width=12240, height=15840)
    assert laid(document, pages=(GOOD, letter)) == [
        f"警告 {FILE} 第2节纸张是 216×279 毫米，应为 A4（210×297 毫米） [FMT-01]\n    办法：请把纸张设为 A4"
    ]


def test_no_paper_size_is_reported(document: Document) -> None:
    said = laid(document, pages=(replace(GOOD, width=None, height=None),))
    assert said[0].splitlines()[0] == f"警告 {FILE} 纸张是 没有设置，应为 A4（210×297 毫米） [FMT-01]"


def test_other_margins_are_reported_and_a_page_on_its_side_is_not(document: Document) -> None:
    lying = replace(GOOD, width=16838, height=11906, top=1587)
    assert laid(document, pages=(replace(GOOD, top=1440, left=1800), lying)) == [
        f"警告 {FILE} 第1节页边距：天头（上） 25 毫米，应为 37 毫米；订口（左） 32 毫米，应为 28 毫米 [FMT-02]\n"
        "    办法：请按公文格式设置页边距"
    ]


@pytest.mark.parametrize(
    ("level", "change", "message"),
    [
        (TITLE, {"font": "黑体"}, "标题的字体是「黑体」，应为小标宋（1 段）"),
        (1, {"font": "宋体"}, "一级标题的字体是「宋体」，应为黑体（1 段）"),
        (2, {"size": 28}, "二级标题的字号是 14 磅，应为3号（16磅）（1 段）"),
        (0, {"font": "宋体"}, "正文的字体是「宋体」，应为仿宋（1 段）"),
    ],
)
def test_other_fonts_and_sizes_are_reported(
    document: Document, level: int, change: dict[str, object], message: str
) -> None:
    (said,) = restyled(document, level, **change)
    assert said.splitlines()[0].endswith(f" {message} [FMT-03]")


def test_what_a_theme_decides_and_the_mark_of_an_example_are_passed_over(document: Document) -> None:
    assert restyled(document, 0, font="", size=None) == []
    layout = document.outline().layout
    assert layout
    mark = replace(layout.settings[0].paragraph, style="示例说明")
    assert laid(document, settings=(Setting(mark, "宋体", 20, None, exact=False),)) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"line": None, "exact": False}, "单倍"),
        ({"line": 360, "exact": False}, "1.5 倍或最小值"),
        ({"line": 400}, "固定值 20 磅"),
    ],
)
def test_other_spacing_is_reported(document: Document, change: dict[str, object], said: str) -> None:
    (told_of,) = restyled(document, 0, **change)
    assert f" 行距是{said}，应为固定值 28.95 磅左右（1 段） [FMT-04]\n" in told_of


def test_pages_without_a_number_are_reported(document: Document) -> None:
    assert laid(document, page_numbers=False) == [
        f"警告 {FILE} 文件没有页码 [FMT-05]\n    办法：请在页脚插入页码，左右各一条一字线"
    ]


def test_a_table_whose_head_is_not_repeated_is_reported(document: Document) -> None:
    layout = document.outline().layout
    assert layout
    said = laid(document, heads=tuple((place, False) for place, _ in layout.heads))
    assert said == [
        f"警告 {FILE} 第{number}个表格 {name}没有设「重复标题行」，跨页时下一页没有表头 [FMT-06]\n"
        "    办法：请选中表头各行，设为「重复标题行」"
        for number, name in ((2, "表三"), (3, "表四"))
    ]


def test_a_file_that_does_not_say_how_it_is_set_is_not_assessed(document: Document) -> None:
    outline = replace(document.outline(), layout=None)
    said = [one for rule in formats.RULES for one in told(rule, document.dossier, outline)]
    assert len(said) == len(formats.RULES)
    assert said[4] == f"未核 {FILE} 有页码。——文件没有版面信息（不是 Word 文件），没有核对 [FMT-05]"
