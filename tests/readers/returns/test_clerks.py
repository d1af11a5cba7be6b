"""What clerks do to a workbook: it is read as it was meant, and what is read otherwise than typed is told."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from annualreport.model.ledger import OfficeReport
from annualreport.model.returns import Returned
from annualreport.readers import returns
from tests.packages import members, packed
from tests.readers.returns.conftest import Change, Desk

WHICH = "    办法：请核对这一行说的是哪一条；排序时只排了几栏的，请处室整行排好再收"


def setting(sheet: str, **cells: Any) -> Change:
    """Put values into cells."""

    def change(book: Any) -> None:
        for spot, value in cells.items():
            book[sheet][spot].value = value

    return change


def report(found: Returned | None, number: str) -> OfficeReport:
    """The one report on a requirement."""
    assert found
    (one,) = [one.report for one in found.reports if one.number == number]
    return one


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("已落实", "已完成"),
        ("已办结", "已完成"),
        ("完 成", "已完成"),
        ("长期坚持", "持续推进"),
        ("持续", "持续推进"),
        ("正在推进", "推进中"),
        ("进行中（预计明年3月完成）", "推进中"),
        ("未落实", "未完成"),
        ("不涉及", "不适用"),
        ("推进中。", "推进中"),
    ],
)
def test_a_state_in_other_words_is_read_and_told(desk: Desk, typed: str, meant: str) -> None:
    found, said = desk.back(setting("任务", H2=typed))
    assert report(found, "1.1.1").status == meant
    assert said == [
        f"提示 教育信息中心.xlsx 任务!H2 状态「{typed}」读作「{meant}」 [read-as]\n    办法：不是这个意思的，请改正"
    ]


@pytest.mark.parametrize("typed", ["差不多了", "见附件", "已完成/持续推进"])
def test_a_state_that_nobody_knows_is_kept_and_told(desk: Desk, typed: str) -> None:
    found, said = desk.back(setting("任务", H2=typed))
    assert report(found, "1.1.1").status == typed
    assert said == [
        f"警告 教育信息中心.xlsx 任务!H2 状态「{typed}」不在五种状态里，照原样收 [wrong-state]\n"
        "    办法：请改为已完成、持续推进、推进中、未完成、不适用之一"
    ]


@pytest.mark.parametrize(
    "typed",
    [
        datetime(2020, 12, 1),
        "2020年12月1日",
        "2020.12.1",
        "2020-12-1",
        "2020/12/01",
        "２０２０．１２．１",
        "20201201",
        "2020 年 12 月 1 日",
        "2020年12月1号",
        "2020-12-01 08:30:00",
        "二〇二〇年十二月一日",
    ],
)
def test_a_day_may_be_typed_in_any_usual_way(desk: Desk, typed: Any) -> None:
    found, said = desk.back(setting("任务", I2=typed))
    assert (report(found, "1.1.1").finished, said) == (date(2020, 12, 1), [])


@pytest.mark.parametrize("typed", [44166, "44166"])
def test_a_day_that_excel_shows_as_a_number_is_read_and_told(desk: Desk, typed: Any) -> None:
    def change(book: Any) -> None:
        book["任务"]["I2"].number_format = "General"
        book["任务"]["I2"].value = typed

    found, said = desk.back(change)
    assert report(found, "1.1.1").finished == date(2020, 12, 1)
    assert said == [
        "提示 教育信息中心.xlsx 任务!I2 「完成日期」写的是数字 44166，按 Excel 的日期序号读作 2020-12-01 [read-as]\n"
        "    办法：这一格没有设成日期格式；请核对日期"
    ]


@pytest.mark.parametrize("typed", ["年底前", "2020年12月", "2020-13-01", "12.1"])
def test_what_is_no_day_is_told_and_the_row_counts_as_not_whole(desk: Desk, typed: str) -> None:
    found, said = desk.back(setting("任务", I2=typed))
    assert found
    assert report(found, "1.1.1").finished is None
    assert found.unread == (("", "1.1.1", ""),)
    assert len(said) == 1
    assert said[0].startswith("阻断 教育信息中心.xlsx 任务!I2 「完成日期」：")
    assert said[0].endswith("[wrong-value]\n    办法：请改成 2021-12-31 的样子，年月日写全")


def test_the_day_on_the_first_sheet_is_that_of_what_was_changed(desk: Desk) -> None:
    def change(book: Any) -> None:
        book["填写说明"]["B7"].value = "2021年1月5日"
        book["任务"]["J2"].value = "全年更新40次。"

    found, said = desk.back(change)
    assert said == []
    assert report(found, "1.1.1").day == date(2021, 1, 5)
    assert report(found, "1.2.1").day == date(2020, 12, 11), "an untouched row keeps its day"


def test_columns_may_be_moved_renamed_and_inserted(desk: Desk) -> None:
    def change(book: Any) -> None:
        sheet = book["任务"]
        sheet.insert_cols(1)
        sheet.insert_cols(9)
        sheet["A1"].value = "序"
        for row in range(1, 4):  # 状态 and 落实情况 change places
            one, two = sheet.cell(row, 10), sheet.cell(row, 12)
            one.value, two.value = two.value, one.value
        sheet["J1"].value = "工作进展（300字以内）"

    before, _ = desk.read()
    found, said = desk.back(change)
    assert report(found, "1.1.1").model_dump() == report(before, "1.1.1").model_dump()
    assert said == [
        "提示 教育信息中心.xlsx 任务!J1 表头「工作进展（300字以内）」读作「落实情况」 [read-as]\n"
        "    办法：请核对这一栏的内容"
    ]


def test_a_column_of_the_office_s_own_is_told_since_it_is_not_read(desk: Desk) -> None:
    found, said = desk.back(setting("任务", O1="经办电话", O2="12345"))
    assert found
    assert said == [
        "警告 教育信息中心.xlsx 任务!O2 表头「经办电话」不认识，这一栏有 1 格内容没有读入 [unknown-column]\n"
        "    办法：请把内容移到表里已有的栏，如「说明」"
    ]


def test_rows_may_stand_above_the_head_and_between(desk: Desk) -> None:
    def change(book: Any) -> None:
        book["任务"].insert_rows(3)
        book["任务"].insert_rows(1, 2)
        book["任务"]["A1"].value = "教育信息中心报送表"

    found, said = desk.back(change)
    assert found
    assert [one.number for one in found.reports] == ["1.1.1", "1.2.1"]
    assert said == []


def test_a_row_that_was_deleted_is_told_and_not_taken_for_empty(desk: Desk) -> None:
    found, said = desk.back(lambda book: book["任务"].delete_rows(2))
    assert found
    assert [one.number for one in found.reports] == ["1.2.1"]
    assert found.missing == (("", "1.1.1", ""),)
    assert said == [
        "警告 教育信息中心.xlsx 工作表「任务」里少了 1 行：1.1.1，这几条原来报的不变 [rows-missing]\n"
        "    办法：没有情况可报的，请保留这一行，空着即可"
    ]


def test_a_row_that_was_emptied_is_no_report_and_is_not_missing(desk: Desk) -> None:
    found, said = desk.back(setting("任务", H2=None, I2=None, J2="  "))
    assert found
    assert ([one.number for one in found.reports], found.missing, said) == (["1.2.1"], (), [])


def test_a_row_for_a_requirement_that_is_not_the_office_s_is_kept(desk: Desk) -> None:
    found, said = desk.back(setting("任务", A4="２．１．２", H4="推进中", J4="协助轮训。"))
    assert report(found, "2.1.2").progress == "协助轮训。"
    assert said == []


def test_rows_of_one_requirement_are_joined_and_told(desk: Desk) -> None:
    found, said = desk.back(setting("任务", A4="1.1.1", H4="推进中", J4="另有2次培训。"))
    one = report(found, "1.1.1")
    assert (one.status, one.progress) == ("已完成", "搭建专栏页面，5月18日上线运行，全年更新37次。\n另有2次培训。")
    assert said == [
        "警告 教育信息中心.xlsx 任务!A2 1.1.1 填了 2 行，文字接在一起读，状态和日期按第一行 [joined-rows]\n"
        "    另见：教育信息中心.xlsx 任务!A4\n"
        "    办法：请合成一行"
    ]


def test_a_number_that_was_damaged_is_known_by_the_wording(desk: Desk) -> None:
    found, said = desk.back(setting("任务", A2=datetime(2001, 1, 1)))
    assert (report(found, "1.1.1").status, said) == ("已完成", [])


def test_a_row_of_which_nothing_tells_the_requirement_is_told(desk: Desk) -> None:
    found, said = desk.back(setting("任务", J4="没有写编号的一行。", A5="9.9.9", J5="方案里没有的。"))
    assert found
    assert len(found.reports) == 2
    assert said == [
        "阻断 教育信息中心.xlsx 任务!J4 工作表「任务」的这一行有内容，没有编号，没有读入 [no-number]\n"
        "    办法：请写上方案的编号，如 2.2.5",
        "阻断 教育信息中心.xlsx 任务!A5 工作表「任务」的编号「9.9.9」在方案里没有，这一行没有读入 [no-such-number]\n"
        "    办法：请写上方案的编号，如 2.2.5",
    ]


def test_merged_cells_are_said_for_each_of_their_rows(desk: Desk) -> None:
    found, said = desk.back(lambda book: book["任务"].merge_cells("J2:J3"))
    assert report(found, "1.2.1").progress == "搭建专栏页面，5月18日上线运行，全年更新37次。"
    assert said == [
        "警告 教育信息中心.xlsx 任务!J2 第 2 至 3 行合并成一格，各行都按这一格读入 [merged-cells]\n"
        "    办法：请取消合并，逐行填写"
    ]


def test_a_number_merged_over_the_next_row_leaves_that_row_to_its_wording(desk: Desk) -> None:
    found, said = desk.back(lambda book: book["任务"].merge_cells("A2:A3"))
    assert found
    assert [one.key for one in found.reports] == [("", "1.1.1", ""), ("", "1.2.1", "技术安全")]
    assert said == [
        "警告 教育信息中心.xlsx 任务!A3 编号「1.1.1」与上一行合并成一格，「要求」一栏是 1.2.1 的原文，按 1.2.1 读 "
        f"[number-and-wording]\n{WHICH}"
    ]


def test_numbers_that_were_sorted_without_their_rows_are_told(desk: Desk) -> None:
    found, said = desk.back(setting("任务", A2="1.2.1", A3="1.1.1"))
    assert found
    assert [one.number for one in found.reports] == ["1.2.1", "1.1.1"]
    assert [one for one in said if "number-and-wording" in one] == [
        "警告 教育信息中心.xlsx 任务!A2 编号「1.2.1」和要求对不上，「要求」一栏是 1.1.1 的原文，按 1.2.1 读 "
        f"[number-and-wording]\n{WHICH}",
        "警告 教育信息中心.xlsx 任务!A3 编号「1.1.1」和要求对不上，「要求」一栏是 1.2.1 的原文，按 1.1.1 读 "
        f"[number-and-wording]\n{WHICH}",
    ]


def test_a_requirement_that_has_another_number_since_is_known_by_its_wording(desk: Desk) -> None:
    (plan,) = desk.dossier.plans
    chapter, *others = plan.chapters
    first, second = chapter.sections
    (one, fees), (two,) = first.requirements, second.requirements
    one, two = one.model_copy(update={"number": "1.2.1"}), two.model_copy(update={"number": "1.1.1"})
    first = first.model_copy(update={"requirements": (one, fees)})
    second = second.model_copy(update={"requirements": (two,)})
    chapter = chapter.model_copy(update={"sections": (first, second)})
    today = plan.model_copy(update={"chapters": (chapter, *others)})
    found, said = returns.read(desk.path, "x.xlsx", [today], desk.dossier.roster)
    assert found
    assert [one.number for one in found.reports] == ["1.2.1", "1.1.1"]
    assert [one.message for one in said if one.rule == "number-and-wording"] == [
        "编号「1.1.1」是发出以后改了方案以前的，「要求」一栏是 1.2.1 的原文，按 1.2.1 读",
        "编号「1.2.1」是发出以后改了方案以前的，「要求」一栏是 1.1.1 的原文，按 1.1.1 读",
    ]


def test_what_is_typed_on_the_first_sheet_beside_the_day_is_told(desk: Desk) -> None:
    _, said = desk.back(setting("填写说明", B7="2020年12月30日", C3="人员有变动", A30="本季度", B30="数据待核。"))
    hint = "    办法：要上报的，请写到「任务」里那一条的「落实情况」或「说明」"
    assert said == [
        f"警告 教育信息中心.xlsx 填写说明!C3 第一张表上另写了「人员有变动」，没有读入 [not-in-cells]\n{hint}",
        f"警告 教育信息中心.xlsx 填写说明!A30 第一张表上另写了「本季度 数据待核。」，没有读入 [not-in-cells]\n{hint}",
    ]


def test_a_comment_is_told_since_it_is_not_read(desk: Desk) -> None:
    def change(book: Any) -> None:
        book["任务"]["J2"].comment = Comment("请按这个写：全年更新41次", "张")

    assert desk.back(change)[1] == [
        "警告 教育信息中心.xlsx 任务!J2 这里有批注「请按这个写：全年更新41次」，没有读入 [not-in-cells]\n"
        "    办法：要上报的，请把文字写进格里"
    ]


DRAWING = (
    '<d:wsDr xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><d:twoCellAnchor><d:from><d:col>9</d:col>'
    "<d:row>2</d:row></d:from>{}</d:twoCellAnchor></d:wsDr>"
)
BOX = "<d:sp><d:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></d:txBody></d:sp>"


@pytest.mark.parametrize(
    ("drawing", "told"),
    [
        (DRAWING.format("<d:pic/>"), "任务!J3 这里有图片，没有读入"),
        (DRAWING.format(BOX.format("框里的字")), "任务!J3 这里有文字框「框里的字」，没有读入"),
        (DRAWING.format(BOX.format(" ")), ""),
        ("<d:wsDr", "任务!A1 这里有看不懂的图形或批注，没有读入"),
    ],
)
def test_a_picture_or_a_text_box_over_the_cells_is_told(desk: Desk, drawing: str, told: str) -> None:
    desk.back(lambda book: book["任务"].add_chart(BarChart(), "J2"))
    parts = members(desk.path.read_bytes())
    assert "xl/drawings/drawing1.xml" in parts
    desk.path.write_bytes(packed({**parts, "xl/drawings/drawing1.xml": drawing}))
    found, said = desk.read()
    assert found
    wanted = [f"警告 教育信息中心.xlsx {told} [not-in-cells]"] if told else []
    assert [one.partition("\n")[0] for one in said] == wanted


def test_a_picture_that_wps_keeps_in_a_cell_is_no_text(desk: Desk) -> None:
    assert desk.back(setting("任务", J2='DISPIMG("ID_D5A8",1)'))[1] == [
        "阻断 教育信息中心.xlsx 任务!J2 「落实情况」里是图片，没有读入 [picture-in-cell]\n"
        "    办法：请把图片里的内容写成文字；佐证材料填网址、文号或另外发送"
    ]


def test_cells_merged_across_are_read_as_the_first(desk: Desk) -> None:
    found, said = desk.back(lambda book: book["任务"].merge_cells("J2:K2"))
    assert report(found, "1.1.1").remark == ""
    assert said[0].startswith(
        "警告 教育信息中心.xlsx 任务!J2 「落实情况、说明」合并成一格，只读作「落实情况」 [merged-cells]"
    )


def test_pasted_formats_and_long_texts_lose_nothing(desk: Desk) -> None:
    long = "办理事项若干，" * 900

    def change(book: Any) -> None:
        cell = book["任务"]["J2"]
        cell.value = long
        cell.font, cell.fill = Font(name="Comic Sans", color="FF0000"), PatternFill("solid", fgColor="FFFF00")
        cell.number_format = "0.00%"

    found, said = desk.back(change)
    assert (report(found, "1.1.1").progress, said) == (long, [])


def test_text_like_a_formula_stays_text_and_a_formula_says_what_was_saved(desk: Desk) -> None:
    def change(book: Any) -> None:
        book["任务"]["J2"].value = "=1+1"
        book["任务"]["J2"].data_type = "s"
        book["任务"]["K2"].value = "=1+1"

    found, said = desk.back(change)
    assert report(found, "1.1.1").progress == "=1+1"
    assert said == [
        "阻断 教育信息中心.xlsx 任务!K2 「说明」里是公式，文件里没有它的结果 [formula-without-value]\n"
        "    办法：请用 Excel 或 WPS 打开、保存一次，或直接填写结果；文字以「=」开头的，前面加一个英文单引号"
    ]


def test_an_error_of_excel_is_no_text(desk: Desk) -> None:
    found, said = desk.back(setting("任务", J2="#N/A"))
    assert report(found, "1.1.1").progress == ""
    assert said == [
        "阻断 教育信息中心.xlsx 任务!J2 「落实情况」里是错误值 #N/A [cell-error]\n    办法：请改成实际内容；"
        "格里放了图片的，把图片里的内容写成文字"
    ]


def test_a_day_where_a_text_belongs_is_kept_and_told(desk: Desk) -> None:
    found, said = desk.back(setting("佐证", C2="通知", E2=datetime(2020, 3, 1)))
    assert found
    assert found.reports[0].evidence[0].document == "2020-03-01"
    assert said[0].startswith("警告 教育信息中心.xlsx 佐证!E2 「文号」里是日期，按 2020-03-01 读入 [cell-date]")


def test_several_figures_and_pieces_of_evidence_belong_to_their_requirement(desk: Desk) -> None:
    def change(book: Any) -> None:
        figures, proofs = book["指标"], book["佐证"]
        figures["C2"].value, figures["D2"].value, figures["E2"].value = "更新", 37, "次"
        figures["A4"].value, figures["C4"].value, figures["D4"].value = "1.1.1", "访问", "１２.6万次"
        figures["F4"].value = "虚教办〔2020〕15号"
        proofs["C3"].value, proofs["D3"].value = "检查记录", "https://jyj.example.gov.cn/a?b=1"
        proofs["F3"].value = "2020年7月3日"

    found, said = desk.back(change)
    assert found
    first, second = found.reports
    told = [(one.name, one.value, one.unit, one.office, one.basis) for one in first.indicators]
    assert told == [
        ("更新", Decimal(37), "次", "教育信息中心", ""),
        ("访问", Decimal("12.6"), "万次", "教育信息中心", "虚教办〔2020〕15号"),
    ]
    assert [(one.title, one.link, one.day) for one in second.evidence] == [
        ("检查记录", "https://jyj.example.gov.cn/a?b=1", date(2020, 7, 3))
    ]
    assert said == [
        "提示 教育信息中心.xlsx 指标!D4 「数值」写的是「１２.6万次」，读作 12.6，单位「万次」 [read-as]\n"
        "    办法：数值一栏只写数字，单位写在「单位」里"
    ]


@pytest.mark.parametrize("typed", ["约6", "3-5场", "10余件", "六次", "3+2", "1e5", "100件以上1"])
def test_what_is_no_number_is_told_and_not_made_one(desk: Desk, typed: str) -> None:
    found, said = desk.back(setting("指标", C2="培训", D2=typed))
    assert found
    assert found.reports[0].indicators == ()
    assert found.unread == (("", "1.1.1", ""),)
    assert said == [
        f"阻断 教育信息中心.xlsx 指标!D2 「数值」：「{typed}」不是数字，这个指标没有读入 [wrong-value]\n"
        "    办法：只写数字，单位写在「单位」里；约数、区间写进落实情况"
    ]


@pytest.mark.parametrize("shown_as", ["0%", "0.00%", '0.0"约"%'])
def test_hundredths_are_read_as_they_are_shown(desk: Desk, shown_as: str) -> None:
    def change(book: Any) -> None:
        book["指标"]["C2"], book["指标"]["D2"] = "按时办结率", 0.985
        book["指标"]["D2"].number_format = shown_as
        book["任务"]["J2"] = 0.5
        book["任务"]["J2"].number_format = shown_as

    found, said = desk.back(change)
    assert found
    (figure,) = [one for row in found.reports for one in row.indicators if one.name == "按时办结率"]
    assert (figure.value, figure.unit, report(found, "1.1.1").progress) == (Decimal("98.5"), "%", "50%")
    assert said == [
        "提示 教育信息中心.xlsx 指标!D2 「数值」写的是「98.5%」，读作 98.5，单位「%」 [read-as]\n"
        "    办法：数值一栏只写数字，单位写在「单位」里"
    ]


@pytest.mark.parametrize(("cells", "lacking"), [({"D2": 3}, "名称"), ({"C2": "培训"}, "数值")])
def test_half_a_figure_is_told(desk: Desk, cells: dict[str, Any], lacking: str) -> None:
    _, said = desk.back(setting("指标", **cells))
    assert said == [
        f"阻断 教育信息中心.xlsx 指标!A2 这个指标没有填「{lacking}」，没有读入 [missing-value]\n"
        "    办法：请补上；没有这个指标的，清空这一行"
    ]


@pytest.mark.parametrize(
    "typed", ["www.example.gov.cn", "javascript:alert(1)", "file:///etc/passwd", "见附件", "http://"]
)
def test_a_link_that_is_none_is_told_and_the_rest_of_the_row_is_kept(desk: Desk, typed: str) -> None:
    found, said = desk.back(setting("佐证", C2="通知", D2=typed))
    assert found
    assert [(one.title, one.link) for one in found.reports[0].evidence] == [("通知", "")]
    assert said == [
        f"阻断 教育信息中心.xlsx 佐证!D2 「网址」的「{typed}」不是以 http:// 或 https:// 开头的网址，没有读入"
        " [wrong-link]\n"
        "    办法：请填完整的网址；没有网页的，填标题、文号和日期"
    ]


def test_a_link_behind_other_words_is_read_and_told(desk: Desk) -> None:
    def change(book: Any) -> None:
        book["佐证"]["D2"].value = "点击查看"
        book["佐证"]["D2"].hyperlink = "https://jyj.example.gov.cn/x"

    found, said = desk.back(change)
    assert found
    assert found.reports[0].evidence[0].link == "https://jyj.example.gov.cn/x"
    assert said[0].startswith("提示 教育信息中心.xlsx 佐证!D2 「网址」写的是「点击查看」，按它所带的链接 https://")


def test_figures_alone_are_no_report_but_are_not_lost(desk: Desk) -> None:
    found, said = desk.back(setting("指标", A4="2.1.1", C4="汇报", D4=2, E4="次"))
    assert found
    last = found.reports[-1]
    assert (last.number, last.bare, len(last.indicators), str(last.place)) == (
        "2.1.1", True, 1, "教育信息中心.xlsx 指标!A4",
    )  # fmt: skip
    assert said == []


def test_a_sheet_may_be_renamed(desk: Desk) -> None:
    def change(book: Any) -> None:
        book["任务"].title = "信息中心任务表"

    found, said = desk.back(change)
    assert found
    assert len(found.reports) == 2
    assert said == [
        "提示 教育信息中心.xlsx 信息中心任务表 工作表「信息中心任务表」读作「任务」 [read-as]\n"
        "    办法：请核对；工作表请不要改名"
    ]


def test_a_sheet_that_is_gone_is_told_and_the_others_are_read(desk: Desk) -> None:
    def change(book: Any) -> None:
        book["指标"]["C2"].value, book["指标"]["D2"].value = "更新", 37
        del book["任务"]

    found, said = desk.back(change)
    assert found
    assert [(one.number, len(one.indicators)) for one in found.reports] == [("1.1.1", 1)]
    assert found.missing == (("", "1.1.1", ""), ("", "1.2.1", "技术安全"))
    assert said == [
        "阻断 教育信息中心.xlsx 工作簿里没有工作表「任务」 [no-sheet]\n"
        "    办法：请用 annualreport ledger split 重发一份，把内容填进去"
    ]


def test_a_sheet_of_the_office_s_own_is_told(desk: Desk) -> None:
    def change(book: Any) -> None:
        book.create_sheet("会议纪要")["A1"].value = "要点"
        book.create_sheet("Sheet1")

    found, said = desk.back(change)
    assert found
    assert said == [
        "警告 教育信息中心.xlsx 会议纪要 工作表「会议纪要」不是报送表的一部分，没有读入 [unknown-sheet]\n"
        "    办法：需要上报的，请把内容移到「任务」「指标」「佐证」"
    ]


def test_a_head_that_is_gone_is_told_at_its_sheet(desk: Desk) -> None:
    found, said = desk.back(lambda book: book["指标"].delete_rows(1))
    assert found
    assert said[0].startswith("阻断 教育信息中心.xlsx 指标!A1 工作表「指标」里找不到表头（前 10 行里应当有")


def test_every_field_knows_its_cell(desk: Desk) -> None:
    found, _ = desk.read()
    one = report(found, "1.1.1")
    assert [str(place) for place in one.places("状态", "落实情况")] == [
        "教育信息中心.xlsx 任务!H2",
        "教育信息中心.xlsx 任务!J2",
    ]


def test_of_a_sheet_with_endless_faults_the_first_are_told(desk: Desk) -> None:
    def change(book: Any) -> None:
        for row in range(4, 400):
            book["任务"].cell(row, 10).value = "没有编号"

    _, said = desk.back(change)
    assert len(said) == 201
    assert said[-1] == (
        "阻断 教育信息中心.xlsx 这份工作簿还有 196 处问题没有列出 [more-findings]\n"
        "    办法：请先改正列出的各处，再收一次"
    )


def test_what_stands_far_below_is_told_and_not_read(desk: Desk) -> None:
    found, said = desk.back(setting("任务", A6000="1.1.1", J6000="远在下面。"))
    assert found
    assert len(found.reports) == 2
    assert said == [
        "阻断 教育信息中心.xlsx 任务!A5001 工作表「任务」超过 5000 行，只读了前 5000 行 [too-many-rows]\n"
        "    办法：请删去表格下方多余的行"
    ]
