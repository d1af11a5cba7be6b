"""An import writes plan, ledger and roster together, and never loses a word of a ledger that is being filled in."""

from __future__ import annotations

import pytest

from annualreport.building import blanks, plan_import
from annualreport.finding import Stop
from annualreport.model.ledger import Entry
from annualreport.source import yamlfile
from annualreport.workspace import Workspace
from tests.conftest import spoil
from tests.plan.twin import TEXT


@pytest.fixture
def workspace(tmp_path):
    """A new year with nothing in it but the plan's file."""
    (tmp_path / "data" / "2021").mkdir(parents=True)
    (tmp_path / "方案.txt").write_bytes(TEXT.read_bytes())
    return Workspace(tmp_path)


def run(workspace, year=2021):
    """Import the plan; what is said, as text."""
    imported = plan_import.run(workspace, year, workspace.root / "方案.txt")
    return imported, [finding.as_text() for finding in imported.findings]


def stopped(workspace):
    """The fault for which nothing is imported, and that nothing was written."""
    before = snapshot(workspace)
    with pytest.raises(Stop) as stop:
        run(workspace)
    assert snapshot(workspace) == before
    return "\n".join(finding.as_text() for finding in stop.value.findings)


def snapshot(workspace):
    """Every file under data/ with its content."""
    return {path: path.read_bytes() for path in sorted((workspace.root / "data").rglob("*")) if path.is_file()}


def ledger(workspace):
    return workspace.data(2021, "ledger.yaml")


def test_the_first_import_writes_plan_ledger_and_roster(workspace):
    imported, said = run(workspace)
    assert [workspace.label(path) for path in snapshot(workspace)] == [
        "data/2021/ledger.yaml",
        "data/2021/plan.yaml",
        "data/offices.yaml",
    ]
    assert len(imported.waiting) == 28
    assert said == [
        "提示 data/offices.yaml 名册是空的，已由方案点名的单位列出 7 个，都是待核："
        "计划财务处、办公室、宣传与思想政治教育处、政策法规与审计处、科研处、电化教育馆、校园安全处 [roster-drafted]\n"
        "    办法：请逐个核对名称和类别，补上方案没有点名的处室，核对无误的删去「待核」"
    ]


def test_a_second_import_changes_nothing_and_says_nothing(workspace):
    run(workspace)
    before = snapshot(workspace)
    imported, said = run(workspace)
    assert (imported.waiting, said, snapshot(workspace)) == ((), [], before)


def test_what_is_filled_in_stays_to_the_letter_and_what_is_missing_is_added(workspace):
    filled = "# 我的备注\n- {编号: 1.1.1, 状态: 已完成, 落实情况: '公开了。'}   # 待复核\n- 编号: 2.1.1\n  状态: 推进中"
    ledger(workspace).write_text(filled, "utf-8")
    imported, _ = run(workspace)
    text = ledger(workspace).read_text("utf-8")
    assert text.startswith(filled + "\n\n# 2.1.2 结合全市新闻发布会计划，")
    assert len(imported.waiting) == 26
    entries = [Entry.model_validate(entry) for entry in yamlfile.parse(text, "ledger.yaml")]
    assert len({entry.number for entry in entries}) == len(entries) == 28
    assert [entry.status for entry in entries[:3]] == ["已完成", "推进中", ""]


def test_an_entry_for_no_requirement_is_kept_and_told(workspace):
    ledger(workspace).write_text("- 编号: 9.9.9\n  状态: 已完成\n", "utf-8")
    _, said = run(workspace)
    assert ledger(workspace).read_text("utf-8").startswith("- 编号: 9.9.9\n  状态: 已完成\n")
    assert said[-1] == (
        "警告 data/2021/ledger.yaml:1 台账里的 9.9.9 在方案里没有对应的要求，已原样保留 [PLN-11]\n"
        "    办法：请核对编号，或删去这一条"
    )


@pytest.mark.parametrize("blank", ["", "\n\n", blanks.ledger()])
def test_a_blank_ledger_is_written_anew(workspace, blank):
    ledger(workspace).write_text(blank, "utf-8")
    run(workspace)
    assert ledger(workspace).read_text("utf-8").startswith("# 台账：方案的每一条要求一段。")
    assert len(yamlfile.parse(ledger(workspace).read_text("utf-8"), "ledger.yaml")) == 28


def test_comments_in_a_ledger_without_entries_stay(workspace):
    ledger(workspace).write_text("# 找各处室要材料\n[]\n", "utf-8")
    run(workspace)
    assert ledger(workspace).read_text("utf-8").startswith("# 找各处室要材料\n\n# 1.1.1 积极推进")


@pytest.mark.parametrize("shape", ["  - 编号: 1.1.1\n    状态: 已完成\n", "[{编号: 1.1.1, 状态: 已完成}]\n"])
def test_a_ledger_of_another_shape_is_not_touched(workspace, shape):
    ledger(workspace).write_text(shape, "utf-8")
    assert stopped(workspace) == (
        "阻断 data/2021/ledger.yaml 台账的写法（缩进或方括号）接不上新的条目；没有改动任何文件 [ledger-shape]\n"
        "    办法：请把每一条写成从行首开始的「- 编号: …」，再运行一次"
    )


def test_a_ledger_that_is_no_list_is_not_touched(workspace):
    ledger(workspace).write_text("台账:\n  - 编号: 1.1.1\n", "utf-8")
    assert "台账应当是列表" in stopped(workspace)


def test_a_broken_ledger_is_not_touched(workspace):
    ledger(workspace).write_text("- 编号: [1.1.1\n", "utf-8")
    assert "data/2021/ledger.yaml" in stopped(workspace)


def test_a_broken_roster_is_not_drafted_over(workspace):
    workspace.offices.write_text("- 名称 办公室\n  类别: 处室\n", "utf-8")
    assert "data/offices.yaml" in stopped(workspace)


def test_a_plan_with_a_number_twice_is_not_written(workspace):
    spoil(workspace.root / "方案.txt", "\t2．结合全市", "\t1．结合全市")
    assert stopped(workspace) == (
        "阻断 方案.txt:23 2.1 的第 1 条写了两次，编号 2.1.1 分不清是哪一条 [PLN-11]\n"
        "    另见：方案.txt:19\n"
        "    办法：请改正原方案的序号后再导入"
    )


def test_a_workbook_ledger_is_left_alone(workspace):
    workspace.data(2021, "ledger.xlsx").write_bytes(b"")
    _, said = run(workspace)
    assert not ledger(workspace).exists()
    assert said[-1] == (
        "提示 data/2021/ledger.xlsx 台账用的是 ledger.xlsx，没有另写 ledger.yaml [ledger-book]\n"
        "    办法：用 annualreport check 看有没有缺的编号；缺的在工作簿里补一行"
    )


def test_a_plan_of_another_year_is_told(workspace):
    (workspace.root / "data" / "2022").mkdir()
    _, said = run(workspace, 2022)
    assert said[0] == (
        "警告 方案.txt 方案的标题写的是 2021 年，导入到了 2022 年度 [plan-year]\n"
        "    办法：如果弄错了年度，用 --year 2021 再导入一次"
    )


def test_a_requirement_whose_words_changed_is_told(workspace):
    run(workspace)
    spoil(workspace.data(2021, "plan.yaml"), "畅通本机关政策咨询渠道。", "畅通咨询渠道。")
    _, said = run(workspace)
    assert said == [
        "警告 data/2021/plan.yaml 与原来的 plan.yaml 相比，2.2.3 的要求换了文字，"
        "台账里同编号的记录不一定还对得上 [plan-changed]\n"
        "    办法：请逐条核对台账；这是另一份方案的，请先恢复原来的方案，再用 --id 代号 导入这一份"
    ]


def test_duties_that_somebody_had_corrected_are_told(workspace):
    run(workspace)
    text = workspace.data(2021, "plan.yaml").read_text("utf-8")
    corrected = text.replace("牵头:\n                  - 计划财务处", "牵头:\n                  - 办公室", 1)
    workspace.data(2021, "plan.yaml").write_text(corrected, "utf-8")
    _, said = run(workspace)
    assert said == [
        "提示 data/2021/plan.yaml 1.1.1 的分工或时限与原来的 plan.yaml 不同，已按原文和名册重写 [plan-read-anew]\n"
        "    办法：原来有人工改过的，请重新改一次"
    ]


def test_an_office_that_the_roster_lacks_is_told_with_its_cells(workspace):
    run(workspace)
    spoil(workspace.offices, "- 名称: 校园安全处\n  类别: 处室\n  待核: 是\n", "")
    _, said = run(workspace)
    assert said == [
        "警告 方案.txt:75 名册里没有「校园安全处」（要求 3.2.1），责任原文已照录 [unknown-office]\n"
        "    办法：请在 data/offices.yaml 里补上这个单位，或把这种写法加为某个单位的别名，再导入一次"
    ]


def test_heads_of_another_name_come_from_the_settings(workspace):
    spoil(workspace.root / "方案.txt", "\t具体要求\n", "\t干什么\n")
    assert "表格里没有认出方案的表头" in stopped(workspace)
    workspace.data(2021, "report.yaml").write_text("单位: 某局\n年度: 2021\n方案表头:\n  要求: [干什么]\n", "utf-8")
    assert len(run(workspace)[0].plan.requirements) == 28
