"""Who leads, who reports, and on what."""
# ruff: noqa: E501 - a message is quoted whole, on one line

from __future__ import annotations

from dataclasses import replace

import pytest

from annualreport.checks import offices
from annualreport.model.offices import Roster
from annualreport.workspace import Workspace
from tests.checks.good import dossier_of, findings, told
from tests.conftest import spoil

LEDGER = "data/2020/ledger.yaml"
PLAN = "data/2020/plan.yaml"
MEDIA = "要求 1.2.1「完善政务新媒体监管机制，清理长期不更…」"
LEAD_HINT = "    办法：请核对方案的责任处室一栏，把牵头处室写进「责任」"
STATES = "请填已完成、持续推进、推进中、未完成、不适用之一"


def ledger(year: Workspace, old: str, new: str) -> None:
    spoil(year.data(2020, "ledger.yaml"), old, new)


def plan(year: Workspace, old: str, new: str) -> None:
    spoil(year.data(2020, "plan.yaml"), old, new)


def test_a_requirement_without_a_lead_is_reported(a_year: Workspace) -> None:
    plan(a_year, "              - 牵头: [各处室, 各支撑机构]\n", "              - 配合: [各处室]\n")
    assert told(offices.every_requirement_is_led, dossier_of(a_year)) == [
        f"警告 {PLAN}:13 要求 1.1.1「2020年底前，建成义务教育招生入学…」没有牵头处室，"
        f"责任原文是「各处室、各支撑机构负责」 [LED-01]\n{LEAD_HINT}"
    ]


def test_a_scope_without_a_lead_is_named(a_year: Workspace) -> None:
    plan(a_year, "                牵头: [教育信息中心]\n", "                配合: [教育信息中心]\n")
    (said,) = told(offices.every_requirement_is_led, dossier_of(a_year))
    assert f"{MEDIA}没有牵头处室（技术安全），责任原文是" in said


def test_what_all_offices_lead_must_be_reported_by_one(a_year: Workspace) -> None:
    path = a_year.data(2020, "ledger.yaml")
    text = path.read_text("utf-8")
    start, end = text.index("  报送:\n    - 处室: 基础教育处"), text.index("- 编号: 1.1.2")
    path.write_text(text[:start] + text[end:], "utf-8")
    assert told(offices.what_all_offices_lead_is_reported_by_one, dossier_of(a_year)) == [
        f"警告 {LEDGER}:2 要求 1.1.1「2020年底前，建成义务教育招生入学…」由各处室、各支撑机构负责，台账里没有一个处室报送 [LED-01]\n"
        "    办法：请在这一条的「报送」下写明哪个处室报送了什么"
    ]


def test_an_office_that_is_not_responsible_is_reported(a_year: Workspace) -> None:
    ledger(a_year, "处室: 宣传教育处", "处室: 政策法规处")
    (found,) = findings(offices.offices_report_on_their_own_tasks, dossier_of(a_year))
    assert found.as_text() == (
        f"警告 {LEDGER}:42 {MEDIA}：「政策法规处」报送，但不在责任处室里，"
        "责任原文是「内容安全：宣传教育处会办公室负责；技术安全：教育信息中心负责」 [LED-02]\n"
        "    办法：请核对报送的处室和范围；确由其办理的，由负责岗位核定"
    )
    assert (found.subject, found.figures) == ("1.2.1 政策法规处", "内容安全")


def test_an_office_of_another_scope_is_reported(a_year: Workspace) -> None:
    ledger(a_year, "      范围: 内容安全", "      范围: 技术安全")
    (said,) = told(offices.offices_report_on_their_own_tasks, dossier_of(a_year))
    assert "「宣传教育处」报送，但不在责任处室里" in said


def test_an_office_that_no_roster_knows_is_said_to_be_unknown(a_year: Workspace) -> None:
    ledger(a_year, "处室: 基础教育处", "处室: 某某科")
    (said,) = told(offices.offices_report_on_their_own_tasks, dossier_of(a_year))
    assert "「某某科」报送，但不在责任处室里，名册里也没有它，责任原文是「各处室、各支撑机构负责」" in said


def test_an_alias_is_its_office(a_year: Workspace) -> None:
    ledger(a_year, "处室: 基础教育处", "处室: 基教处")
    assert told(offices.offices_report_on_their_own_tasks, dossier_of(a_year)) == []


def test_a_scope_that_the_plan_does_not_have_is_reported(a_year: Workspace) -> None:
    ledger(a_year, "      范围: 内容安全", "      范围: 内容")
    (said,) = told(offices.offices_report_on_their_own_tasks, dossier_of(a_year))
    assert "「宣传教育处」报送的范围「内容」不在方案里，这一条分工范围是内容安全、技术安全" in said


def test_a_scope_where_the_plan_has_none_is_reported(a_year: Workspace) -> None:
    ledger(a_year, "    - 处室: 基础教育处\n", "    - 处室: 基础教育处\n      范围: 内容\n")
    (said,) = told(offices.offices_report_on_their_own_tasks, dossier_of(a_year))
    assert "「基础教育处」报送的范围「内容」不在方案里，这一条不分范围" in said


def test_a_requirement_without_duties_or_entry_says_nothing_about_its_reports(a_year: Workspace) -> None:
    plan(a_year, "            责任:\n              - 牵头: [各处室, 各支撑机构]\n", "")
    ledger(a_year, "编号: 2.1.2", "编号: 9.9.9")
    assert told(offices.offices_report_on_their_own_tasks, dossier_of(a_year)) == []


def test_without_a_roster_what_all_offices_share_is_not_assessed_and_told_once(a_year: Workspace) -> None:
    ledger(a_year, "      范围: 内容安全", "      范围: 技术安全")
    said = told(offices.offices_report_on_their_own_tasks, replace(dossier_of(a_year), roster=Roster()))
    assert said[0].startswith("未核 名册里没有处室，「各处室」展开不了，1.1.1")
    assert said[0].endswith("的报送处室没有核对 [LED-02]\n    办法：请先把处室名册 data/offices.yaml 填好")
    assert len(said) == 2 and "「宣传教育处」报送，但不在责任处室里" in said[1]


def test_every_scope_must_be_recorded(a_year: Workspace) -> None:
    ledger(a_year, "      范围: 技术安全\n", "")
    assert told(offices.every_scope_is_recorded, dossier_of(a_year)) == [
        f"阻断 {LEDGER}:41 {MEDIA}分内容安全、技术安全，台账里没有「技术安全」的落实记录 [LED-03]\n"
        "    办法：请在「报送」下写明「范围: 技术安全」和落实情况，或在落实情况里写到「技术安全」"
    ]


def test_what_does_not_apply_needs_no_record_of_its_scopes(a_year: Workspace) -> None:
    ledger(a_year, "      范围: 技术安全\n", "")
    ledger(a_year, "  状态: 推进中\n  落实情况: 全年注销", "  状态: 不适用\n  落实情况: 全年注销")
    assert told(offices.every_scope_is_recorded, dossier_of(a_year)) == []


def test_progress_that_speaks_of_the_scope_records_it(a_year: Workspace) -> None:
    ledger(a_year, "      范围: 技术安全\n", "")
    ledger(a_year, "落实情况: 全年注销停更账号3个，", "落实情况: 技术安全方面检查2轮，全年注销停更账号3个，")
    assert told(offices.every_scope_is_recorded, dossier_of(a_year)) == []


def test_a_state_outside_the_five_is_reported_with_what_may_be_meant(a_year: Workspace) -> None:
    ledger(a_year, "  状态: 未完成\n  落实情况: 已举办", "  状态: 没有完成\n  落实情况: 已举办")
    assert told(offices.states_are_of_the_five, dossier_of(a_year)) == [
        f"阻断 {LEDGER}:70 2.1.2 的状态「没有完成」不在五种状态里 [LED-04]\n    办法：是不是「未完成」？{STATES}"
    ]


def test_an_entry_without_a_state_is_reported(a_year: Workspace) -> None:
    ledger(a_year, "  状态: 未完成\n  落实情况: 已举办", "  落实情况: 已举办")
    assert told(offices.states_are_of_the_five, dossier_of(a_year)) == [
        f"阻断 {LEDGER}:69 2.1.2 填了内容，却没有写状态 [LED-04]\n    办法：{STATES}"
    ]


def test_an_entry_that_waits_has_no_state_yet(a_year: Workspace) -> None:
    a_year.data(2020, "ledger.yaml").write_text("- 编号: 1.1.1\n", "utf-8")
    assert told(offices.states_are_of_the_five, dossier_of(a_year)) == []


def test_what_is_done_has_a_date(a_year: Workspace) -> None:
    ledger(a_year, "  完成日期: 2020-05-18\n", "")
    assert told(offices.states_are_of_the_five, dossier_of(a_year)) == [
        f"阻断 {LEDGER}:2 1.1.1 的状态是「已完成」，却没有完成日期 [LED-04]\n    办法：请写明完成日期，如 2021-12-20"
    ]


@pytest.mark.parametrize("state", ["推进中", "未完成", "不适用"])
def test_what_is_not_done_has_no_date_unless_it_says_why(a_year: Workspace, state: str) -> None:
    ledger(a_year, "  状态: 已完成\n  完成日期: 2020-05-18\n", f"  状态: {state}\n  完成日期: 2020-05-18\n")
    assert told(offices.states_are_of_the_five, dossier_of(a_year)) == [
        f"提示 {LEDGER}:4 1.1.1 的状态是「{state}」，却写有完成日期 2020-05-18 [LED-04]\n"
        "    办法：没有完成的，清空完成日期；已经完成的，状态改为「已完成」；超期以后才完成的，在「说明」里写明"
    ]
    ledger(a_year, "  完成日期: 2020-05-18\n", "  完成日期: 2020-05-18\n  说明: 超期后完成。\n")
    assert told(offices.states_are_of_the_five, dossier_of(a_year)) == []


def test_what_goes_on_may_name_the_day_on_which_its_deadline_was_kept(a_year: Workspace) -> None:
    ledger(a_year, "  状态: 已完成\n  完成日期: 2020-05-18\n", "  状态: 持续推进\n  完成日期: 2020-05-18\n")
    assert told(offices.states_are_of_the_five, dossier_of(a_year)) == []


def test_an_offices_state_outside_the_five_is_reported_at_its_line(a_year: Workspace) -> None:
    ledger(a_year, "处室: 教育信息中心\n      状态: 已完成", "处室: 教育信息中心\n      状态: 甲")
    assert told(offices.states_are_of_the_five, dossier_of(a_year)) == [
        f"阻断 {LEDGER}:23 1.1.1 里「教育信息中心」报送的状态「甲」不在五种状态里 [LED-04]\n    办法：{STATES}"
    ]


def test_an_office_named_in_two_roles_is_noted_and_a_collective_word_is_not(a_year: Workspace) -> None:
    plan(a_year, "                配合: [基础教育处]\n", "                配合: [办公室, 各处室]\n")
    assert told(offices.an_office_has_one_role, dossier_of(a_year)) == [
        f"提示 {PLAN}:55 要求 2.1.2「2020年12月底前，完成全部直属学…」里「办公室」既是牵头，又是配合，按「牵头」计 [LED-06]\n"
        "    办法：请核对责任原文；写重了的，删去后一处"
    ]
