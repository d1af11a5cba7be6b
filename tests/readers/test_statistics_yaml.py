"""statistics.yaml: every cell with its line; what cannot be a cell is told, and the rest is read all the same."""

from __future__ import annotations

import pytest

from annualreport.forms import form
from annualreport.model.statistics import BLANK
from annualreport.readers import statistics_yaml
from annualreport.source import yamlfile
from tests.figures import SAMPLES, judged

FILE = "statistics.yaml"


def read(text: str | None, edition: str = "60号", own: bool = False):
    """Text as figures and printed findings."""
    data = yamlfile.parse(text, FILE) if text else None
    figures, findings = statistics_yaml.from_data(data, FILE, form(edition), own=own)
    return figures, [finding.as_text() for finding in findings]


def spoilt(old: str, new: str, name: str = "60-clean-2019"):
    """A sample with one thing written otherwise."""
    text = (SAMPLES / f"{name}.yaml").read_text("utf-8")
    assert text.count(old) == 1
    return read(text.replace(old, new), name[:3].replace("-", "") + "号")


def test_every_cell_knows_its_line():
    figures, said = read((SAMPLES / "60-clean-2019.yaml").read_text("utf-8"))
    assert said == []
    assert list(figures.cells) == list(form("60号").figures)
    cell = figures.cells["依申请公开", "不予公开", "属于国家秘密", "自然人"]
    assert (cell.text, str(cell.place)) == ("0", f"{FILE}:20")
    assert figures.cells["主动公开", "政府集中采购", "采购总金额"].state == BLANK


def test_an_empty_file_is_blank_throughout():
    figures, said = read(None)
    assert (figures.blank, figures.edition, said) == (True, "60号", [])
    assert {str(cell.place) for cell in figures.cells.values()} == {FILE}


def test_an_absent_row_is_blank_with_the_place_of_its_nearest_parent():
    figures, said = spoilt("  予以公开: [7, 0, 0, 0, 0, 0, 7]\n", "")
    cell = figures.cells["依申请公开", "予以公开", "自然人"]
    assert (cell.state, str(cell.place), said) == (BLANK, f"{FILE}:14", [])
    figures, _ = spoilt("  予以公开: [7, 0, 0, 0, 0, 0, 7]\n", "  予以公开:\n")
    assert str(figures.cells["依申请公开", "予以公开", "自然人"].place) == f"{FILE}:17"
    figures, _ = spoilt("[7, 0, 0, 0, 0, 0, 7]\n  部分公开", "[7, ~, null, '', 0, 0, 7]\n  部分公开")
    assert [cell.text for cell in figures.under("依申请公开", "予以公开").values()] == ["7", *[None] * 3, "0", "0", "7"]


def test_an_absent_group_and_table_are_blank():
    figures, said = read("版式: 60号\n依申请公开:\n  不予公开:\n")
    assert said == []
    assert figures.blank
    assert str(figures.cells["依申请公开", "不予公开", "属于国家秘密", "总计"].place) == f"{FILE}:3"
    assert str(figures.cells["复议诉讼", "行政复议", "总计"].place) == f"{FILE}:1"


def test_a_row_may_name_its_columns():
    figures, said = spoilt("  本年新收: [23, 0, 0, 0, 0, 0, 23]", "  本年新收: {总计: 23, 自然人: 23}")
    cells = figures.under("依申请公开", "本年新收")
    assert ([cell.text for cell in cells.values()], said) == (["23", *[None] * 5, "23"], [])


def test_a_figure_may_carry_a_note():
    figures, said = spoilt("[23, 0, 0, 0, 0, 0, 23]\n  上年", "[55（含自然失效29件）, 0, 0, 0, 0, 0, 23]\n  上年")
    cell = figures.cells["依申请公开", "本年新收", "自然人"]
    assert (cell.whole, cell.note, said) == (55, "含自然失效29件", [])


def test_a_row_of_the_wrong_length_is_told_and_reported_only_once():
    figures, (said,) = spoilt("  予以公开: [7, 0, 0, 0, 0, 0, 7]", "  予以公开: [1,007, 0, 0, 0, 0, 0, 7]")
    names = "自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他、总计"
    assert said == (
        f"阻断 {FILE}:17 依申请公开·（一）予以公开：应有 7 个数（{names}），写了 8 个 [row-length]\n"
        "    办法：去掉千位分隔的逗号；缺的数写 ~"
    )
    assert [one.rule for one in judged(form("60号"), figures)] == ["T2-08"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "  予以公开: [7, 0, 0, 0, 0, 0, 7]",
            "  予以公开: 7",
            "17 依申请公开·（一）予以公开：应是 7 个数的一行，写的是「7」",
        ),
        (
            "  部分公开: [1, 0, 0, 0, 0, 0, 1]",
            "  部分公开: [[1, 2], 0, 0, 0, 0, 0, 1]",
            "18 依申请公开·（二）部分公开（区分处理的，只计这一情形，不计其他情形）·自然人："
            "一格只能是一个数，写的是「1、2」",
        ),
        (
            "  行政事业性收费: {上一年项目数量: 35, 本年增减: 0}",
            "  行政事业性收费: [35, 0]",
            "12 主动公开·行政事业性收费：下面应写各行的名称，写的是「35、0」",
        ),
        (
            "  规章: {本年新制作数量: 0, 本年新公开数量: 0, 对外公开总数量: 0}",
            "  规章: 没有制定过任何一件规章，所以没有任何数可以填",
            "6 主动公开·规章：下面应写各行的名称，写的是「没有制定过任何一件规章，所以没有任何数可…」",
        ),
    ],
)
def test_what_cannot_be_a_row_is_told_with_its_line(old, new, said):
    _, (found,) = spoilt(old, new)
    assert found.split(" [")[0] == f"阻断 {FILE}:{said}"


def test_a_table_that_is_a_list_is_told():
    figures, (said,) = read("复议诉讼: [1, 2]")
    assert said.startswith(f"阻断 {FILE}:1 复议诉讼：下面应写各行的名称，写的是「1、2」 [wrong-shape]")
    assert ("复议诉讼", "行政复议", "总计") in figures.unread


def test_unknown_names_are_told_with_what_may_be_meant():
    _, said = spoilt("  予以公开: [7, 0, 0, 0, 0, 0, 7]", "  予已公开: [7, 0, 0, 0, 0, 0, 7]")
    assert said == [
        f"阻断 {FILE}:17 依申请公开 下面没有「予已公开」这一项 [unknown-key]\n    办法：是不是「予以公开」？"
    ]
    _, said = spoilt("  行政复议: [0, 0, 0, 0, 0]", "  行政复议: {维: 0}")
    assert said == [
        f"阻断 {FILE}:42 复议诉讼·行政复议 下面没有「维」这一项 [unknown-key]\n"
        "    办法：这里可以写：结果维持、结果纠正、其他结果、尚未审结、总计"
    ]
    _, said = read("年度: 2020")
    assert said == [
        f"阻断 {FILE}:1 统计数据里没有「年度」这一项 [unknown-key]\n"
        "    办法：这里可以写：版式、主动公开、依申请公开、复议诉讼"
    ]


def test_an_unknown_layout_is_told():
    figures, said = read("版式: 61号")
    assert said == [
        f"阻断 {FILE}:1 版式写的是「61号」，应为60号或30号 [unknown-edition]\n"
        "    办法：两种版式的行列不同，请照报告的版式写"
    ]
    assert figures.edition == "60号"


def test_a_file_that_is_a_list_is_told():
    figures, said = read("- 1")
    assert figures is None
    assert said == [
        f"阻断 {FILE} 统计数据应从「版式: …」和三个表的名称写起 [wrong-shape]\n"
        "    办法：照 annualreport init 建立的 statistics.yaml 的样子写；没有数据的格写 ~"
    ]


def test_names_of_the_other_layout_are_kept_apart():
    figures, said = spoilt("规范性文件: {本年新制作数量: 89,", "行政规范性文件: {本年制发件数: 2, 本年新制作数量: 89,")
    assert figures.foreign["主动公开", "行政规范性文件", "本年制发件数"].whole == 2
    assert figures.foreign["主动公开", "行政规范性文件", "本年制发件数"].place.where == "7"
    assert figures.foreign["主动公开", "行政规范性文件", "本年新制作数量"].whole == 89
    assert ("主动公开", "规范性文件", "本年新制作数量") in figures.unread
    assert said == []
    (finding,) = [one for one in judged(form("60号"), figures) if one.rule == "STR-04"]
    assert finding.message == (
        "报告用60号版式，统计数据有30号的「主动公开·行政规范性文件（本年制发件数、本年新制作数量、本年新公开数量、对外公开总数量）」、"
        "缺60号的「主动公开·规范性文件」"
    )


def test_other_handling_may_be_one_row_or_three():
    three = "{逾期不补正: [0, 0, 0, 0, 0, 0, 0], 其他: [0, 0, 0, 0, 0, 0, 0]}"
    figures, said = spoilt("  其他处理: [0, 0, 0, 0, 0, 0, 0]", f"  其他处理: {three}")
    rows = list(dict.fromkeys(key[2:-1] for key in figures.under("依申请公开", "其他处理")))
    assert (rows, said) == ([("逾期不补正",), ("逾期未缴费",), ("其他",)], [])
    keys = list(figures.cells)
    assert keys.index(("依申请公开", "其他处理", "其他", "总计")) < keys.index(("依申请公开", "总计", "自然人"))
    figures, said = spoilt("  其他处理: [0, 0, 0, 0, 0, 0, 0]", "  其他处理: {自然人: 0, 其他: 3, 总计: 3}")
    assert figures.cells["依申请公开", "其他处理", "其他"].whole == 3
    figures, _ = spoilt("  其他处理: [0, 0, 0, 0, 0, 0, 0]", "  其他处理:")
    assert [key for key in figures.cells if key not in form("60号").figures] == []


def test_figures_of_another_year_are_read_in_their_own_layout():
    text = (SAMPLES / "60-clean-2019.yaml").read_text("utf-8")
    figures, _ = read(text, "30号", own=True)
    assert (figures.edition, figures.foreign) == ("60号", {})
