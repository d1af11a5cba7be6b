"""Every requirement is accounted for, once, with proof and explanations."""
# ruff: noqa: E501 - a message is quoted whole, on one line

from __future__ import annotations

from annualreport.checks import progress
from annualreport.model.ledger import Ledger
from annualreport.workspace import Workspace
from tests.checks.good import dossier_of, told
from tests.conftest import spoil

LEDGER = "data/2020/ledger.yaml"
PLAN = "data/2020/plan.yaml"
HINT = "请在台账里填写这一条的状态和落实情况；本年没有此类事项的，状态写「不适用」并写明说明"


def ledger(year: Workspace, old: str, new: str) -> None:
    spoil(year.data(2020, "ledger.yaml"), old, new)


def plan(year: Workspace, old: str, new: str) -> None:
    spoil(year.data(2020, "plan.yaml"), old, new)


def test_a_requirement_without_progress_is_reported_at_its_row_of_the_plan(a_year: Workspace) -> None:
    dossier = dossier_of(a_year)
    assert dossier.ledger
    kept = Ledger(entries=tuple(entry for entry in dossier.ledger.entries if entry.number != "1.1.2"))
    spoilt = type(dossier)(dossier.year, dossier.report, dossier.form, dossier.roster, dossier.plans, kept)
    assert told(progress.every_requirement_has_progress, spoilt) == [
        f"阻断 {PLAN}:18 要求 1.1.2「正确适用信息处理费管理规定，严格规范…」在台账中没有记录 [PLN-02]\n    办法：{HINT}"
    ]


def test_a_requirement_that_waits_is_reported_in_plan_and_ledger(a_year: Workspace) -> None:
    text = a_year.data(2020, "ledger.yaml").read_text("utf-8")
    start, end = text.index("- 编号: 1.1.2"), text.index("- 编号: 1.2.1")
    a_year.data(2020, "ledger.yaml").write_text(text[:start] + "- 编号: 1.1.2\n" + text[end:], "utf-8")
    assert told(progress.every_requirement_has_progress, dossier_of(a_year)) == [
        f"阻断 {PLAN}:18 要求 1.1.2「正确适用信息处理费管理规定，严格规范…」在台账中还没有填写 [PLN-02]\n"
        f"    另见：{LEDGER}:26\n    办法：{HINT}"
    ]


def test_a_state_without_a_word_on_what_was_done_is_no_progress(a_year: Workspace) -> None:
    path = a_year.data(2020, "ledger.yaml")
    lines = [line for line in path.read_text("utf-8").splitlines() if "落实情况" not in line]
    path.write_text("\n".join(lines), "utf-8")
    said = [text.splitlines()[0] for text in told(progress.every_requirement_has_progress, dossier_of(a_year))]
    assert said == [
        f"阻断 {LEDGER}:3 要求 1.1.1「2020年底前，建成义务教育招生入学…」的状态是「已完成」，却没有写落实情况 [PLN-02]",
        f"阻断 {LEDGER}:27 要求 1.2.1「完善政务新媒体监管机制，清理长期不更…」的状态是「推进中」，却没有写落实情况 [PLN-02]",
        f"阻断 {LEDGER}:46 要求 2.1.1「主要负责同志每年至少听取1次政务公开…」的状态是「持续推进」，却没有写落实情况 [PLN-02]",
    ]


def test_what_is_done_without_any_proof_is_reported(a_year: Workspace) -> None:
    path = a_year.data(2020, "ledger.yaml")
    text = path.read_text("utf-8")
    start, end = text.index("  指标:\n    - 名称: 发布招生"), text.index("  报送:\n    - 处室: 基础教育处")
    path.write_text(text[:start] + text[end:], "utf-8")
    assert told(progress.what_is_done_is_proved, dossier_of(a_year)) == [
        f"警告 {LEDGER}:2 1.1.1 的状态是「已完成」，但没有佐证：没有文号、链接、日期，也没有指标 [PLN-05]\n"
        "    办法：请补写一条佐证（网址、文号或日期），或一个指标"
    ]


def test_a_title_alone_proves_nothing_and_a_document_number_does(a_year: Workspace) -> None:
    path = a_year.data(2020, "ledger.yaml")
    text = path.read_text("utf-8")
    start, end = text.index("  指标:\n    - 名称: 发布招生"), text.index("  报送:\n    - 处室: 基础教育处")
    path.write_text(text[:start] + "  佐证:\n    - 标题: 专栏\n" + text[end:], "utf-8")
    assert len(told(progress.what_is_done_is_proved, dossier_of(a_year))) == 1
    path.write_text(text[:start] + "  佐证:\n    - 文号: 虚教〔2020〕1号\n" + text[end:], "utf-8")
    assert told(progress.what_is_done_is_proved, dossier_of(a_year)) == []


def test_an_unfinished_requirement_needs_reason_measure_and_date(a_year: Workspace) -> None:
    ledger(a_year, "  未完成原因: 上半年线下集中培训暂停，原定的第三期培训没有举办。\n", "")
    ledger(a_year, "  整改时限: 2021-03-31\n", "")
    assert told(progress.what_is_not_done_is_explained, dossier_of(a_year)) == [
        f"警告 {LEDGER}:70 要求 2.1.2「2020年12月底前，完成全部直属学…」按「未完成」计，没有写未完成原因、整改时限 [PLN-10]\n"
        "    办法：请在台账里补写未完成原因、整改时限"
    ]


def test_what_does_not_apply_needs_a_remark(a_year: Workspace) -> None:
    ledger(
        a_year,
        "  说明: 本年没有达到收费标准的申请，未收取信息处理费；2021年继续按规定核算，有收费时如实列入报告。\n",
        "",
    )
    assert told(progress.what_is_not_done_is_explained, dossier_of(a_year)) == [
        f"警告 {LEDGER}:27 要求 1.1.2「正确适用信息处理费管理规定，严格规范…」按「不适用」计，没有写说明 [PLN-10]\n"
        "    办法：请在台账里补写说明"
    ]


def test_a_missing_entry_is_no_matter_of_explanations(a_year: Workspace) -> None:
    ledger(a_year, "编号: 2.1.2", "编号: 9.9.9")
    assert told(progress.what_is_not_done_is_explained, dossier_of(a_year)) == []


def test_an_entry_for_no_requirement_is_reported_at_its_line(a_year: Workspace) -> None:
    ledger(a_year, "编号: 2.1.2", "编号: 2.1.3")
    assert told(progress.ledger_and_plan_correspond, dossier_of(a_year)) == [
        f"阻断 {LEDGER}:69 台账里的编号 2.1.3 在方案里没有对应的要求 [PLN-11]\n"
        "    办法：方案里的 2.1.2 还没有记录，是不是它？请核对编号，或删去这一条"
    ]
    ledger(a_year, "编号: 2.1.3", "编号: 甲")
    (said,) = told(progress.ledger_and_plan_correspond, dossier_of(a_year))
    assert said.endswith("    办法：请核对编号，或删去这一条")


def test_an_entry_twice_is_reported_with_both_lines(a_year: Workspace) -> None:
    ledger(a_year, "编号: 2.1.2", "编号: 2.1.1")
    assert told(progress.ledger_and_plan_correspond, dossier_of(a_year)) == [
        f"阻断 {LEDGER}:69 编号 2.1.1 在台账里写了两次 [PLN-11]\n    另见：{LEDGER}:52\n"
        "    办法：请合并成一条，各处室的内容写在「报送」下"
    ]


def test_a_number_twice_in_the_plan_is_reported_once(a_year: Workspace) -> None:
    plan(a_year, "编号: 2.1.2", "编号: 2.1.1")
    assert told(progress.the_plan_is_numbered_through, dossier_of(a_year)) == [
        f"阻断 {PLAN}:52 编号 2.1.1 在方案里有两条 [PLN-11]\n    另见：{PLAN}:44\n    办法：请改正其中一条的编号"
    ]


def test_a_number_left_out_is_reported(a_year: Workspace) -> None:
    plan(a_year, "编号: 2.1.2", "编号: 2.1.3")
    assert told(progress.the_plan_is_numbered_through, dossier_of(a_year)) == [
        f"阻断 {PLAN}:52 编号 2.1.3 应为 2.1.2（第二章（一）第 2 条） [PLN-11]\n    办法：请核对方案的编号"
    ]


def test_a_heading_repeated_on_a_new_page_makes_no_second_section(a_year: Workspace) -> None:
    plan(a_year, "标题: 管好政务新媒体。", "标题: 做好招生和收费信息 公开。")
    assert told(progress.the_plan_is_numbered_through, dossier_of(a_year)) == [
        f"阻断 {PLAN}:25 第一章里节标题「做好招生和收费信息 公开。」出现了两次 [PLN-11]\n    另见：{PLAN}:8\n"
        "    办法：续表重复的节标题不另成一节，请把两处的要求并在一节里"
    ]


def test_chinese_ordinals_are_counted() -> None:
    read = [progress.ordinal(text) for text in ("一", "九", "十", "十一", "十九", "二十", "甲", "十甲")]
    assert read == ["1", "9", "10", "11", "19", "二十", "甲", "十甲"]


def test_the_good_year_is_accounted_for(a_year: Workspace) -> None:
    dossier = dossier_of(a_year)
    rules = (
        progress.every_requirement_has_progress,
        progress.what_is_done_is_proved,
        progress.what_is_not_done_is_explained,
        progress.ledger_and_plan_correspond,
        progress.the_plan_is_numbered_through,
    )
    assert [text for rule in rules for text in told(rule, dossier)] == []
