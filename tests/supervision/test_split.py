"""ledger split: a workbook for every office that has something to do, none over what somebody has filled in."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from annualreport.finding import Stop
from annualreport.source.filenames import safe
from annualreport.supervision.split import Split, split
from annualreport.workspace import Workspace
from tests.conftest import spoil


def told(done: Split) -> list[str]:
    """What is said."""
    return [finding.as_text() for finding in done.findings]


def books(workspace: Workspace) -> list[str]:
    """The workbooks that there are."""
    return sorted(path.name for path in workspace.out(2020, "报送").glob("*.xlsx"))


def test_every_office_of_the_roster_gets_its_workbook(a_year: Workspace) -> None:
    done = split(a_year, 2020)
    assert told(done) == []
    assert {label: asked.tally for label, asked in done.made.items()} == {
        "out/2020/报送/办公室.xlsx": "牵头 4 条，会同 1 条",
        "out/2020/报送/基础教育处.xlsx": "牵头 1 条，配合 1 条",
        "out/2020/报送/宣传教育处.xlsx": "牵头 2 条",
        "out/2020/报送/政策法规处.xlsx": "牵头 1 条，配合 1 条",
        "out/2020/报送/教育信息中心.xlsx": "牵头 2 条",
    }
    assert len(books(a_year)) == 5


def test_the_same_year_is_split_into_the_same_bytes(a_year: Workspace) -> None:
    split(a_year, 2020)
    before = {path.name: path.read_bytes() for path in a_year.out(2020, "报送").iterdir()}
    assert told(split(a_year, 2020)) == []
    assert {path.name: path.read_bytes() for path in a_year.out(2020, "报送").iterdir()} == before


def test_a_workbook_that_somebody_changed_is_left_alone_and_the_others_are_made(a_year: Workspace) -> None:
    split(a_year, 2020)
    filled = a_year.out(2020, "报送/办公室.xlsx")
    filled.write_bytes(b"filled in")
    done = split(a_year, 2020, "1")
    assert told(done) == [
        "警告 out/2020/报送/办公室.xlsx 这份工作簿生成以后有人改过，没有覆盖 [changed-since-split]\n"
        "    办法：已经填了的，先用 annualreport ledger collect 收回；不要了的，加 --force 重做"
    ]
    assert filled.read_bytes() == b"filled in"
    assert len(done.made) == 4


def test_it_is_left_alone_the_next_time_too_until_it_is_forced(a_year: Workspace) -> None:
    split(a_year, 2020)
    filled = a_year.out(2020, "报送/办公室.xlsx")
    filled.write_bytes(b"filled in")
    assert [len(split(a_year, 2020).made) for _ in range(2)] == [4, 4]
    assert len(split(a_year, 2020, force=True).made) == 5
    assert filled.read_bytes() != b"filled in"


def test_a_split_that_was_killed_between_two_workbooks_is_simply_run_again(a_year: Workspace) -> None:
    split(a_year, 2020)
    whole_year = {path: path.read_bytes() for path in a_year.out(2020, "报送").glob("*.xlsx")}
    split(a_year, 2020, "1")
    path = a_year.out(2020, "报送/办公室.xlsx")
    path.write_bytes(whole_year[path])  # as if the second run had not come so far
    (path.parent / ".办公室.xlsx.abcd_123").write_bytes(b"half")
    assert told(split(a_year, 2020, "1")) == []
    assert path.read_bytes() != whole_year[path]
    assert sorted(one.name for one in path.parent.iterdir() if one.name.startswith(".")) == [".split.json"]


def test_without_the_record_of_the_last_time_nothing_is_overwritten(a_year: Workspace) -> None:
    split(a_year, 2020)
    (a_year.out(2020, "报送") / ".split.json").write_text("{", "utf-8")
    done = split(a_year, 2020, "2")
    assert (len(done.made), len(done.findings)) == (0, 5)


def test_without_a_roster_there_is_nobody_to_send_to(a_year: Workspace) -> None:
    a_year.offices.unlink()
    with pytest.raises(Stop) as stop:
        split(a_year, 2020)
    assert [finding.as_text() for finding in stop.value.findings] == [
        "阻断 data/offices.yaml 处室名册里没有处室，不知道发给谁 [no-roster]\n"
        "    办法：请在名册里列出全部处室和支撑机构；先运行 annualreport plan import，可由方案列出"
    ]
    assert not a_year.out(2020).exists()


def test_without_a_plan_there_is_nothing_to_ask(a_year: Workspace) -> None:
    a_year.data(2020, "plan.yaml").unlink()
    with pytest.raises(Stop, match=r"data/2020/plan.yaml 没有 2020 年度的方案 \[no-plan\]"):
        split(a_year, 2020)


def test_a_name_that_the_roster_lacks_is_told_with_its_requirements(a_year: Workspace) -> None:
    spoil(a_year.offices, "- 名称: 政策法规处", "- 名称: 法治处")
    said = told(split(a_year, 2020))
    assert said == [
        "警告 data/2020/plan.yaml:21 方案里的「政策法规处」名册里没有，没有为它生成工作簿；"
        "涉及 1.1.2 [unknown-office]\n"
        "    办法：请在 data/offices.yaml 补上这个处室，或把这个写法列为某个处室的「别名」，再重新生成"
    ]
    assert "法治处.xlsx" in books(a_year)


def test_an_office_without_tasks_is_named(a_year: Workspace) -> None:
    with a_year.offices.open("a", encoding="utf-8") as roster:
        roster.write("- 名称: 后勤中心\n  类别: 支撑机构\n- 名称: 工会\n  类别: 支撑机构\n")
    spoil(a_year.data(2020, "plan.yaml"), "[各处室, 各支撑机构]", "[各处室, 教育信息中心]")
    assert told(split(a_year, 2020)) == [
        "提示 方案没有给后勤中心、工会派任务，没有生成工作簿 [no-task]\n"
        "    办法：有任务的，请核对名册里的名称、类别是否与方案一致"
    ]


def test_names_that_nobody_has_looked_at_are_told_and_served(a_year: Workspace) -> None:
    spoil(a_year.offices, "- 名称: 宣传教育处\n", "- 名称: 宣传教育处\n  待核: 是\n")
    (said,) = told(split(a_year, 2020))
    assert said.startswith("警告 data/offices.yaml:8 名册里有 1 个处室还没有核对：宣传教育处 [unconfirmed-office]\n")
    assert "宣传教育处.xlsx" in books(a_year)


def test_a_ledger_that_cannot_be_read_is_not_split_without(a_year: Workspace) -> None:
    a_year.data(2020, "ledger.yaml").write_text("- 编号：1.1.1\n", "utf-8")
    with pytest.raises(Stop):
        split(a_year, 2020)
    assert not a_year.out(2020).exists()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("督查/考核处", "督查_考核处"),
        ('a<b>c:"d"|e?f*g', "a_b_c__d__e_f_g"),
        ("nul.", "_nul"),
        ("COM1.处", "_COM1.处"),
        (" 处 . ", "处"),
        ("处" * 200, "处" * 60),
    ],
)
def test_file_names_are_such_as_windows_takes(name: str, expected: str) -> None:
    assert safe(name) == expected


def test_offices_whose_file_names_would_be_one_get_two(a_year: Workspace) -> None:
    spoil(
        a_year.offices,
        "- 名称: 政策法规处",
        "- 名称: 督查?处\n  类别: 处室\n- 名称: 督查*处\n  类别: 处室\n- 名称: 法规处",
    )
    split(a_year, 2020)
    assert {"督查_处.xlsx", "督查_处-2.xlsx"} <= set(books(a_year))


def test_a_folder_that_cannot_be_written_to_leaves_all_as_it_was(a_year: Workspace) -> None:
    folder = a_year.out(2020, "报送")
    folder.parent.mkdir(parents=True)
    folder.write_text("a file where the folder should be", "utf-8")
    with pytest.raises(Stop, match="应当是文件夹的地方有一个同名文件"):
        split(a_year, 2020)
    assert isinstance(folder, Path)
    assert folder.is_file()


def test_the_workbooks_of_a_demonstration_say_so_on_the_first_sheet_and_above_every_page(a_year: Workspace) -> None:
    spoil(a_year.data(2020, "report.yaml"), "版式: 60号\n", "版式: 60号\n示例: 是\n")
    split(a_year, 2020)
    book = load_workbook(a_year.out(2020, "报送/宣传教育处.xlsx"))
    says = "示例：由演示数据生成，不是任何单位的真实情况"
    assert book["填写说明"]["A1"].value == f"2020年政务公开工作要点落实情况报送表\n{says}"
    assert [book[name].oddHeader.center.text for name in ("任务", "指标", "佐证")] == [
        f" {says}　宣传教育处　2020年全年政务公开工作要点落实情况　{name}" for name in ("任务", "指标", "佐证")
    ]
