"""What the offices send back goes into the ledger, nothing is lost, and what is not new changes nothing."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from annualreport.finding import Stop
from annualreport.model.ledger import Entry
from annualreport.model.speaking import latest
from annualreport.model.tally import totals
from annualreport.readers import ledger as ledgers
from annualreport.readers import offices
from annualreport.readers.returns.sender import Confirmed
from annualreport.supervision.collect_read import read_all
from annualreport.supervision.collect_told import before as told_before
from annualreport.supervision.collect_told import lines
from annualreport.workspace import Workspace
from tests.cli.test_ledger import run
from tests.conftest import spoil
from tests.source.test_writing import listing
from tests.supervision.returned import NOW, YEAR, collect, fill, returned, retype, sent

OFFICE = "教育信息中心"
TEXT = "专栏全年更新40次，新增办事指南2份。"
OWN_TEXT = (
    "提示 data/2020/ledger.yaml:5 1.1.1 的「落实情况」台账已经写定，年报用的是它；教育信息中心这次报的文字没有进入年报 "
    "[own-text-stands]\n    办法：请核对；需要改的：annualreport ledger edit 1.1.1 --set 落实情况=新的文字；"
    "「=」后面不写，就用各处室报的文字"
)


def entry(workspace: Workspace, number: str) -> Entry:
    """A requirement's record."""
    ledger, said = ledgers.load(workspace, YEAR)
    assert ledger
    assert said == ()
    return ledger.by_number["", number]


def plan(workspace: Workspace, *paths: Path) -> list[str]:
    """The plan of changes as it is shown; it is carried out too."""
    found, _ = collect(workspace, *paths)
    assert found
    return list(lines(found))


def history(workspace: Workspace) -> list[tuple[str, Any, Any]]:
    """What, from and to of every change."""
    text = workspace.data(YEAR, "history.jsonl").read_text("utf-8")
    return [(one["对象"], one["原值"], one["新值"]) for one in map(json.loads, text.splitlines())]


def test_workbooks_as_they_were_sent_change_nothing_and_write_nothing(a_year: Workspace) -> None:
    paths = [sent(a_year, office) for office in ("办公室", OFFICE, "政策法规处")]
    before = listing(a_year.root)
    found, said = collect(a_year, *paths)
    assert found
    assert (said, dict(found.files), listing(a_year.root)) == ([], {}, before)


def test_a_report_goes_into_the_ledger_with_its_day_and_its_file_and_the_rest_stays_as_typed(a_year: Workspace) -> None:
    path = a_year.data(YEAR, "ledger.yaml")
    old = path.read_text("utf-8")
    assert plan(a_year, returned(a_year, OFFICE, "1.1.1", {"落实情况": TEXT})) == [
        "教育信息中心（全年，教育信息中心.xlsx）：改报 1，未变 1",
        "  改报 1.1.1 报送 落实情况：「搭建专栏页面，5月18日上线运行，全…」 → 「专栏全年更新40次，新增办事指南2份…」",
    ]
    (kept,) = a_year.data(YEAR, "returns").iterdir()
    report = entry(a_year, "1.1.1").reports[1]
    assert (report.status, report.progress, report.day, report.file) == (
        "已完成", TEXT, date(2021, 1, 6), f"returns/{kept.name}",
    )  # fmt: skip
    new = path.read_text("utf-8")
    assert [line for line in old.splitlines() if line not in new.splitlines()] == [
        "      落实情况: 搭建专栏页面，5月18日上线运行，全年更新37次。",
        "      日期: 2020-12-10",
    ]


def test_the_original_is_kept_and_listed_and_the_history_says_from_and_to(a_year: Workspace) -> None:
    path = returned(a_year, OFFICE, "1.1.1", {"落实情况": TEXT}, name="报送表(1).xlsx")
    collect(a_year, path)
    (kept,) = a_year.data(YEAR, "returns").iterdir()
    assert kept.read_bytes() == path.read_bytes()
    (receipt,) = map(json.loads, a_year.data(YEAR, "returns.jsonl").read_text("utf-8").splitlines())
    assert receipt["文件"] == f"returns/{OFFICE}-{receipt['校验'][:12]}.xlsx" == f"returns/{kept.name}"
    assert {key: receipt[key] for key in ("时间", "处室", "季度", "原名")} == {
        "时间": "2021-01-06T09:30:00", "处室": OFFICE, "季度": "", "原名": "报送表(1).xlsx",
    }  # fmt: skip
    (change,) = map(json.loads, a_year.data(YEAR, "history.jsonl").read_text("utf-8").splitlines())
    assert change == {
        "时间": "2021-01-06T09:30:00",
        "对象": "1.1.1 报送 教育信息中心 落实情况",
        "原值": "搭建专栏页面，5月18日上线运行，全年更新37次。",
        "新值": TEXT,
        "来源": f"returns/{kept.name}（报送表(1).xlsx）",
    }


def test_the_same_file_again_changes_nothing_whatever_it_is_called(a_year: Workspace) -> None:
    path = returned(a_year, OFFICE, "1.1.1", {"落实情况": TEXT})
    collect(a_year, path)
    again = path.rename(path.with_name("再发一次.xlsx"))
    before = listing(a_year.root)
    assert collect(a_year, again) == (None, [])
    reading = read_all(a_year, [again], Confirmed(), lambda: None)
    assert list(told_before(reading.known)) == ["教育信息中心（全年，再发一次.xlsx）：2021-01-06 已经收过，没有变化"]
    assert listing(a_year.root) == before


def test_a_second_file_supersedes_the_first_which_stays(a_year: Workspace) -> None:
    path = returned(a_year, OFFICE, "1.1.1", {"落实情况": TEXT, "状态": "持续推进"})
    collect(a_year, path)
    collect(a_year, fill(path, "1.1.1", {"落实情况": "全年更新41次。"}))
    assert [one.progress for one in entry(a_year, "1.1.1").reports] == [
        "起草并发布招生政策文件6件，编写办事指南4份。",
        "全年更新41次。",
    ]
    assert len(list(a_year.data(YEAR, "returns").iterdir())) == 2
    assert history(a_year)[-1] == ("1.1.1 报送 教育信息中心 落实情况", TEXT, "全年更新41次。")


def test_the_first_file_again_does_not_take_the_second_ones_place(a_year: Workspace) -> None:
    path = returned(a_year, OFFICE, "1.1.1", {"落实情况": TEXT})
    first = path.with_name("第一次.xlsx")
    first.write_bytes(path.read_bytes())
    collect(a_year, path)
    collect(a_year, fill(path, "1.1.1", {"落实情况": "全年更新41次。"}))
    collect(a_year, first)
    assert entry(a_year, "1.1.1").reports[1].progress == "全年更新41次。"


def test_of_two_files_at_once_the_one_saved_last_counts_and_both_are_kept(a_year: Workspace) -> None:
    later = returned(a_year, OFFICE, "1.1.1", {"落实情况": TEXT}, name="a.xlsx")
    earlier = returned(a_year, OFFICE, "1.1.1", {"落实情况": "全年更新41次。"}, name="b.xlsx")
    for path, day in ((later, 9), (earlier, 3)):
        book = load_workbook(path)
        book.properties.modified = datetime(2021, 1, day)
        saved_as(book, path, datetime(2021, 1, day))
    _, said = collect(a_year, later, earlier)
    assert entry(a_year, "1.1.1").reports[1].progress == TEXT
    assert said == [
        "警告 in/b.xlsx 教育信息中心这次有 2 份报送表，按保存的先后收：b.xlsx、a.xlsx；内容不同的，以最后一份为准 "
        "[several-files]\n    另见：in/a.xlsx\n    办法：请核对先后；不对的，只收应当采用的那一份，再收一次",
        OWN_TEXT,
    ]
    assert len(list(a_year.data(YEAR, "returns").iterdir())) == 2


def saved_as(book: Any, path: Path, moment: datetime) -> None:
    """Save a workbook as if at a moment: openpyxl would write the present one."""
    from zipfile import ZIP_DEFLATED, ZipFile

    from openpyxl.writer.excel import ExcelWriter

    writer = ExcelWriter(book, ZipFile(path, "w", ZIP_DEFLATED))
    book.properties.modified = moment
    writer.save()


def test_a_row_left_blank_keeps_the_earlier_report(a_year: Workspace) -> None:
    blank = dict.fromkeys(("状态", "落实情况"))
    found, said = collect(a_year, returned(a_year, OFFICE, "1.1.1", blank))
    assert found
    assert list(lines(found)) == ["教育信息中心（全年，教育信息中心.xlsx）：未变 1，没有填，原来报的不变 1"]
    assert said == [
        "提示 in/教育信息中心.xlsx 教育信息中心这次没有填 1.1.1（或其中的指标、佐证），原来报的不变 [left-blank]\n"
        "    办法：确要撤回的，请在台账里删去那一项"
    ]
    assert entry(a_year, "1.1.1").reports[1].status == "已完成"


def test_figures_and_evidence_are_the_offices_own_and_are_replaced_as_a_whole(a_year: Workspace) -> None:
    path = sent(a_year, "政策法规处")
    fill(path, "1.1.2", {"名称": "收费审核", "数值": 3, "单位": "次"}, sheet="指标")
    fill(path, "1.1.2", {"名称": "培训", "数值": 1, "单位": "场"}, sheet="指标")
    fill(path, "1.1.2", {"标题": "审核记录", "文号": "虚法〔2020〕1号"}, sheet="佐证")
    assert plan(a_year, path)[1:] == [
        "  新报 1.1.2 指标「收费审核」：数值 3，单位 次",
        "  新报 1.1.2 指标「培训」：数值 1，单位 场",
        "  新报 1.1.2 佐证「审核记录」：文号 虚法〔2020〕1号",
    ]
    retype(path, "指标", "收费审核", "数值", 5)
    retype(path, "指标", "培训", "", None)
    assert plan(a_year, path)[1:] == [
        "  改报 1.1.2 指标「收费审核」 数值：3 → 5",
        "  不再报 1.1.2 指标「培训」：数值 1，单位 场",
    ]
    found = entry(a_year, "1.1.2")
    assert [(one.name, int(one.value), one.office) for one in found.indicators] == [("收费审核", 5, "政策法规处")]
    assert [(one.title, one.office) for one in found.evidence] == [("审核记录", "政策法规处")]
    assert found.reports == ()


def test_quarters_stand_side_by_side(a_year: Workspace) -> None:
    for quarter in ("1", "2"):
        path = returned(
            a_year, "办公室", "2.1.1", {"状态": "推进中", "落实情况": f"第{quarter}季度1次。"}, quarter=quarter
        )
        collect(a_year, path)
    assert [(one.quarter, one.progress) for one in entry(a_year, "2.1.1").reports] == [
        ("", "3月和11月各安排1次专题汇报，会后印发纪要2期。"),
        ("1", "第1季度1次。"),
        ("2", "第2季度1次。"),
    ]
    assert history(a_year)[-1][0] == "2.1.1 报送 办公室 第2季度"


def test_a_quarter_that_comes_late_does_not_take_the_place_of_a_later_one_and_that_is_told(a_year: Workspace) -> None:
    path = a_year.data(YEAR, "ledger.yaml")
    path.write_text(path.read_text("utf-8").partition("- 编号: 2.1.2\n")[0], "utf-8")
    said = {}
    for quarter, count in (("1", 1), ("3", 5), ("2", 3)):
        file = sent(a_year, "办公室", quarter=quarter)
        fill(file, "2.1.2", {"状态": "推进中", "落实情况": f"培训{count}期。"})
        fill(file, "2.1.2", {"名称": "培训", "数值": count, "单位": "期"}, sheet="指标")
        said[quarter] = collect(a_year, file)[1]
    assert said == {
        "1": [],
        "3": [],
        "2": [
            "提示 in/办公室.xlsx 办公室的第2季度报送晚到：2.1.2 已有第3季度的，年报仍用第3季度的 [late-quarter]\n"
            "    办法：照收，留在台账里；第3季度的也要改的，请该处室再报一份第3季度的"
        ],
    }
    found = entry(a_year, "2.1.2")
    roster = offices.load(a_year)[0]
    assert sorted(one.progress for one in found.reports) == ["培训1期。", "培训3期。", "培训5期。"]
    assert [one.progress for one in latest(found.reports, roster)] == ["培训5期。"]
    assert [total.value for total in totals([found], roster)] == [5]


def test_a_report_on_what_is_not_the_offices_is_kept_and_told(a_year: Workspace) -> None:
    path = sent(a_year, "基础教育处")
    fill(path, "2.1.1", {"状态": "已完成", "落实情况": "参加汇报1次。"})
    _, said = collect(a_year, path)
    assert entry(a_year, "2.1.1").reports[1].progress == "参加汇报1次。"
    assert [one.splitlines()[0] for one in said] == [
        "提示 data/2020/ledger.yaml:55 2.1.1 的「落实情况」台账已经写定，年报用的是它；"
        "基础教育处这次报的文字没有进入年报 [own-text-stands]",
        "警告 in/基础教育处.xlsx 任务!A4 要求 2.1.1：「基础教育处」报送，但不在责任处室里，责任原文是「办公室负责」；"
        "已收下 [LED-02]",
        "警告 data/2020/ledger.yaml:66 2.1.1 的状态，各处室报得不一样：办公室 持续推进，基础教育处 已完成；"
        "台账写的是「持续推进」 [LED-08]",
    ]


def test_offices_that_disagree_are_told_with_both_places(a_year: Workspace) -> None:
    _, said = collect(a_year, returned(a_year, OFFICE, "1.1.1", {"状态": "推进中"}))
    assert said == [
        "警告 data/2020/ledger.yaml:19 1.1.1 的状态，各处室报得不一样：基础教育处 已完成，教育信息中心 推进中；"
        "台账写的是「已完成」 [LED-08]\n    另见：data/2020/ledger.yaml:23\n"
        "    办法：请核实；报错了的，请处室改正后再收，都没有报错的，由办公室定：annualreport ledger resolve 1.1.1 "
        "--take 处室 --reason 理由"
    ]


def waiting(workspace: Workspace, number: str) -> None:
    """Take the entry's own state away, as long as nobody has written one."""
    path = workspace.data(YEAR, "ledger.yaml")
    text = path.read_text("utf-8")
    before, head, rest = text.partition(f"- 编号: {number}\n")
    kept = [line for line in rest.split("\n") if not line.startswith(("  状态", "  完成日期"))]
    path.write_text(before + head + "\n".join(kept), "utf-8")


def test_a_state_that_nobody_wrote_follows_the_leading_office(a_year: Workspace) -> None:
    waiting(a_year, "2.1.1")
    path = returned(a_year, "办公室", "2.1.1", {"状态": "已完成", "完成日期": date(2020, 11, 26)})
    assert plan(a_year, path)[-3:] == [
        "按牵头处室的报送，台账自己的栏目：",
        "  2.1.1 状态：（空） → 已完成",
        "  2.1.1 完成日期：（空） → 2020-11-26",
    ]
    found = entry(a_year, "2.1.1")
    assert (found.status, found.finished, found.progress != "") == ("已完成", date(2020, 11, 26), True)
    reason = {
        "状态": "未完成",
        "完成日期": None,
        "未完成原因": "会议推迟。",
        "整改措施": "补开。",
        "整改时限": date(2021, 3, 1),
    }
    collect(a_year, fill(path, "2.1.1", reason))
    found = entry(a_year, "2.1.1")
    assert (found.status, found.finished, found.reason, found.measure) == ("未完成", None, "会议推迟。", "补开。")


def test_a_state_that_somebody_wrote_is_never_overwritten(a_year: Workspace) -> None:
    waiting(a_year, "2.1.1")
    path = returned(a_year, "办公室", "2.1.1", {"状态": "持续推进", "落实情况": "听取2次。"})
    collect(a_year, path)
    spoil(a_year.data(YEAR, "ledger.yaml"), "- 编号: 2.1.1\n  状态: 持续推进", "- 编号: 2.1.1\n  状态: 推进中")
    collect(a_year, fill(path, "2.1.1", {"状态": "未完成"}))
    assert entry(a_year, "2.1.1").status == "推进中"


def test_a_state_that_somebody_wrote_and_the_leading_office_reports_otherwise_is_told_where_it_stands_now(
    a_year: Workspace,
) -> None:
    office = returned(a_year, "办公室", "1.1.1", {"状态": "已完成", "落实情况": "更新37次"})
    fill(office, "2.1.1", {"状态": "推进中", "落实情况": "听取2次。"})
    _, said = collect(a_year, office)
    line = 1 + a_year.data(YEAR, "ledger.yaml").read_text("utf-8").split("\n").index("- 编号: 2.1.1")
    assert [one for one in said if "own-state-stands" in one] == [
        f"提示 data/2020/ledger.yaml:{line + 1} 2.1.1 的状态台账写的是「持续推进」，牵头处室现在报的是「推进中」；"
        "台账的没有改 [own-state-stands]\n"
        "    办法：请核实；以处室报的为准的：annualreport ledger edit 2.1.1 --set 状态=推进中"
    ]
    assert line > 53
    _, said = collect(a_year, fill(office, "2.1.1", {"状态": "持续推进"}))
    assert not [one for one in said if "own-state-stands" in one]


def test_a_day_of_completion_of_what_is_not_done_is_told_at_its_cell_and_in_the_ledger(a_year: Workspace) -> None:
    waiting(a_year, "2.1.1")
    path = returned(a_year, "办公室", "2.1.1", {"状态": "已完成"})
    _, said = collect(a_year, path)
    assert said == [
        "阻断 data/2020/ledger.yaml:52 2.1.1 的状态是「已完成」，却没有完成日期 [LED-04]\n"
        "    办法：请写明完成日期，如 2021-12-20"
    ]
    done = "- 编号: 2.1.1\n  状态: 已完成\n"
    spoil(a_year.data(YEAR, "ledger.yaml"), done, f"{done}  完成日期: 2020-11-26\n")
    _, said = collect(a_year, fill(path, "2.1.1", {"状态": "推进中", "完成日期": date(2020, 11, 20)}))
    assert said == [
        "提示 in/办公室.xlsx 任务!J4 办公室报 2.1.1 的状态是「推进中」，却写有完成日期 2020-11-20 [LED-04]\n"
        "    办法：照收；请向该处室问明：没有完成的，清空完成日期再报；超期以后才完成的，在「说明」里写明",
        "提示 data/2020/ledger.yaml:54 2.1.1 的状态是「推进中」，却写有完成日期 2020-11-26 [LED-04]\n"
        "    办法：没有完成的，清空完成日期；已经完成的，状态改为「已完成」；超期以后才完成的，在「说明」里写明",
    ]


@pytest.mark.parametrize(("day", "why"), [(date(2019, 12, 31), "在 2020 年度以前"), (date(2021, 1, 7), "还没有到")])
def test_a_day_of_completion_outside_the_year_or_still_to_come_is_told_at_its_cell(
    a_year: Workspace, day: date, why: str
) -> None:
    _, said = collect(a_year, returned(a_year, OFFICE, "1.1.1", {"完成日期": day}))
    assert said == [
        f"警告 in/教育信息中心.xlsx 任务!I2 教育信息中心报 1.1.1 的完成日期 {day} {why}，照收 [odd-day]\n"
        "    办法：请向该处室核实；写错的，改正后再报"
    ]


@pytest.mark.parametrize("day", [date(2020, 1, 1), NOW.date()])
def test_a_day_of_completion_from_the_first_of_the_year_to_today_is_not_told(a_year: Workspace, day: date) -> None:
    assert collect(a_year, returned(a_year, OFFICE, "1.1.1", {"完成日期": day}))[1] == []


def test_where_the_scopes_do_not_agree_no_state_is_proposed(a_year: Workspace) -> None:
    waiting(a_year, "1.2.1")
    collect(a_year, returned(a_year, OFFICE, "1.2.1", {"状态": "已完成", "完成日期": date(2020, 12, 1)}))
    assert entry(a_year, "1.2.1").status == ""
    path = returned(a_year, "宣传教育处", "1.2.1", {"状态": "已完成", "完成日期": date(2020, 12, 5)})
    collect(a_year, path)
    assert (entry(a_year, "1.2.1").status, entry(a_year, "1.2.1").finished) == ("已完成", date(2020, 12, 5))


def test_a_bad_file_never_stops_the_others(a_year: Workspace) -> None:
    bad = a_year.root / "坏.xlsx"
    bad.write_bytes(b"PK\x03\x04 cut")
    good = returned(a_year, OFFICE, "1.1.1", {"落实情况": TEXT})
    _, said = collect(a_year, bad, a_year.root / "没有.xlsx", good)
    assert [one.splitlines()[0] for one in said] == [
        "阻断 坏.xlsx 文件不是完好的 Excel（.xlsx）文件，可能没有传完或已损坏 [damaged-file]",
        "阻断 没有.xlsx 没有这个文件 [cannot-read]",
        OWN_TEXT.splitlines()[0],
    ]
    assert entry(a_year, "1.1.1").reports[1].progress == TEXT


def test_a_workbook_of_another_unit_or_of_a_year_that_is_not_there_is_not_taken(a_year: Workspace) -> None:
    path = returned(a_year, OFFICE, "1.1.1", {"落实情况": TEXT})
    settings = a_year.data(YEAR, "report.yaml")
    spoil(settings, "单位: 虚构市教育局\n单位类型", "单位: 虚构市体育局\n单位类型")
    found, said = collect(a_year, path)
    assert (found, said) == (
        None,
        [
            "阻断 in/教育信息中心.xlsx 报送表是「虚构市教育局」发出的，这里是「虚构市体育局」，没有收 [other-unit]\n"
            "    办法：请核对文件有没有放错；单位改过名、确是本单位的，加 --office 处室 --year 年度 收"
        ],
    )
    _, said = collect(a_year, path, office=OFFICE, year=YEAR)
    assert [one.splitlines()[0] for one in said] == [
        "警告 in/教育信息中心.xlsx 报送表是「虚构市教育局」发出的，这里是「虚构市体育局」；按写明的处室收下了 "
        "[other-unit]",
        OWN_TEXT.splitlines()[0],
    ]


def test_a_workbook_of_an_earlier_year_goes_into_that_year(a_year: Workspace) -> None:
    path = returned(a_year, OFFICE, "1.1.1", {"落实情况": TEXT})
    for name in ("report", "plan", "ledger"):
        text = a_year.data(YEAR, f"{name}.yaml").read_text("utf-8").replace("年度: 2020", "年度: 2021")
        a_year.data(2021, f"{name}.yaml").parent.mkdir(exist_ok=True)
        a_year.data(2021, f"{name}.yaml").write_text(text.replace("1.1.1", "1.1.9"), "utf-8")
    found, said = collect(a_year, path)
    assert found
    assert (found.year, said) == (2020, [OWN_TEXT])
    assert entry(a_year, "1.1.1").reports[1].progress == TEXT
    a_year.data(YEAR).rename(a_year.root / "2020")
    _, said = collect(a_year, path)
    assert said == [
        "阻断 in/教育信息中心.xlsx 报送表是 2020 年度的，这里没有 data/2020，没有收 [no-such-year]\n"
        "    办法：请核对文件，或换到有那个年度的工作文件夹里收"
    ]


def test_a_report_on_a_requirement_that_is_gone_is_told_and_its_file_kept(a_year: Workspace) -> None:
    path = returned(a_year, "办公室", "2.1.1", {"落实情况": "听取汇报3次。"})
    fill(path, "2.1.2", {"落实情况": "已办3期。"})
    plan_file = a_year.data(YEAR, "plan.yaml")
    text = plan_file.read_text("utf-8")
    plan_file.write_text(text[: text.index("          - 编号: 2.1.2")], "utf-8")
    _, said = collect(a_year, path)
    assert [one.splitlines()[0] for one in said] == [
        "警告 in/办公室.xlsx 工作簿发出以后，方案改过，各条的编号、要求可能不同 [other-revision]",
        "阻断 in/办公室.xlsx 任务!A5 工作表「任务」的编号「2.1.2」在方案里没有，这一行没有读入 [no-such-number]",
        "提示 data/2020/ledger.yaml:55 2.1.1 的「落实情况」台账已经写定，年报用的是它；办公室这次报的文字没有进入年报 "
        "[own-text-stands]",
    ]
    assert entry(a_year, "2.1.1").reports[0].progress == "听取汇报3次。"
    (kept,) = a_year.data(YEAR, "returns").iterdir()
    assert kept.read_bytes() == path.read_bytes()


def test_rows_of_a_plan_that_is_not_there_wait_until_it_is_and_are_never_taken_for_the_years_own(
    a_year: Workspace,
) -> None:
    own, other = a_year.data(YEAR, "plan.yaml"), a_year.data(YEAR, "plan-市.yaml")
    other.write_text(own.read_text("utf-8"), "utf-8")
    path = sent(a_year, "办公室")
    book = load_workbook(path)
    heads = {cell.value: cell.column for cell in book["任务"][1]}
    (row,) = [cells for cells in book["任务"].iter_rows() if (cells[0].value, cells[1].value) == ("市", "2.1.1")]
    row[heads["落实情况"] - 1].value = "按市里的方案听取1次。"
    book.save(path)
    other.unlink()
    _, said = collect(a_year, path)
    unknown = (
        f"阻断 in/办公室.xlsx 任务!{row[1].coordinate} 工作表「任务」的方案「市」这里没有，这一行没有读入 "
        "[no-such-plan]\n"
        "    办法：请核对文件；方案还没有导入的，先运行 annualreport plan import 方案文件 --id 市，再收一次"
    )
    assert said[1:] == [unknown]
    kept = listing(a_year.root)
    assert collect(a_year, path)[1][1:] == [unknown]
    assert listing(a_year.root) == kept
    other.write_text(own.read_text("utf-8"), "utf-8")
    assert collect(a_year, path)[1] == []
    ledger, _ = ledgers.load(a_year, YEAR)
    assert ledger
    assert [one.progress for one in ledger.by_number["市", "2.1.1"].reports] == ["按市里的方案听取1次。"]
    assert collect(a_year, path) == (None, [])


def test_a_workbook_that_was_read_in_part_does_not_take_the_place_of_the_one_that_came_after_it(
    a_year: Workspace,
) -> None:
    path = returned(a_year, OFFICE, "1.1.1", {"落实情况": "更新1次。", "完成日期": "某日"})
    first = path.with_name("第一份.xlsx")
    first.write_bytes(path.read_bytes())
    assert "某日" in collect(a_year, first)[1][0]
    collect(a_year, fill(path, "1.1.1", {"落实情况": "更新2次。", "完成日期": None}))
    assert collect(a_year, first) == (None, [])
    assert entry(a_year, "1.1.1").reports[1].progress == "更新2次。"


def test_a_requirement_without_an_entry_gets_one(a_year: Workspace) -> None:
    path = a_year.data(YEAR, "ledger.yaml")
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("- 编号: 2.1.1")], "utf-8")
    collect(a_year, returned(a_year, "办公室", "2.1.1", {"状态": "持续推进", "落实情况": "听取2次。"}))
    found = entry(a_year, "2.1.1")
    assert (found.status, found.reports[0].progress) == ("持续推进", "听取2次。")
    path.unlink()
    collect(a_year, returned(a_year, "办公室", "2.1.1", {"状态": "持续推进", "落实情况": "听取3次。"}))
    assert entry(a_year, "2.1.1").reports[0].progress == "听取3次。"


def test_a_workbook_of_the_ledger_is_edited_where_it_alone_speaks(a_year: Workspace) -> None:
    assert run(a_year, "ledger", "new") == 0
    a_year.data(YEAR, "ledger.yaml").unlink()
    collect(a_year, returned(a_year, OFFICE, "1.1.1", {"落实情况": TEXT}))
    assert entry(a_year, "1.1.1").reports[1].progress == TEXT
    assert not a_year.data(YEAR, "ledger.yaml").exists()


def test_two_ledgers_that_say_the_same_still_say_the_same(a_year: Workspace) -> None:
    assert run(a_year, "ledger", "new") == 0
    collect(a_year, returned(a_year, OFFICE, "1.1.1", {"落实情况": TEXT}))
    assert entry(a_year, "1.1.1").reports[1].progress == TEXT


def test_a_ledger_that_cannot_be_read_is_left_alone(a_year: Workspace) -> None:
    path = returned(a_year, OFFICE, "1.1.1", {"落实情况": TEXT})
    a_year.data(YEAR, "ledger.yaml").write_text("- 编号：1.1.1\n", "utf-8")
    before = listing(a_year.root)
    with pytest.raises(Stop):
        collect(a_year, path)
    assert listing(a_year.root) == before


def test_a_text_of_the_offices_that_the_ledgers_own_text_has_is_not_told(a_year: Workspace) -> None:
    own = entry(a_year, "1.1.1").progress
    _, said = collect(a_year, returned(a_year, OFFICE, "1.1.1", {"落实情况": own[:12]}))
    assert said == []


def test_where_the_ledger_has_no_text_of_its_own_the_offices_texts_go_into_the_report(a_year: Workspace) -> None:
    own = entry(a_year, "1.1.1").progress
    spoil(a_year.data(YEAR, "ledger.yaml"), f"  落实情况: {own}\n  指标", "  指标")
    _, said = collect(a_year, returned(a_year, OFFICE, "1.1.1", {"落实情况": TEXT}))
    assert said == []
