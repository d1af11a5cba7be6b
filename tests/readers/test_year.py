"""Everything of a year is read into one dossier; what cannot be read is told, and the rest is read all the same."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annualreport.finding import Stop
from annualreport.readers import year
from annualreport.workspace import Workspace
from tests.conftest import GOOD_YEAR, spoil


def said(workspace: Workspace, of: int = 2020) -> list[str]:
    """What reading the year says."""
    return [finding.as_text() for finding in year.load(workspace, of)[1]]


def stopped(workspace: Workspace, of: int = 2020) -> list[str]:
    """What reading the year ends with."""
    with pytest.raises(Stop) as stop:
        year.load(workspace, of)
    return [finding.as_text() for finding in stop.value.findings]


def test_the_good_year_is_read_whole_and_nothing_is_said(a_year: Workspace) -> None:
    dossier, findings = year.load(a_year, 2020)
    assert findings == ()
    assert (dossier.title, dossier.form.edition) == ("虚构市教育局2020年政府信息公开工作年度报告", "60号")
    assert [task.requirement.number for task in dossier.tasks] == ["1.1.1", "1.1.2", "1.2.1", "2.1.1", "2.1.2"]
    assert set(dossier.counts.values()) == {1}
    assert dossier.statistics
    assert dossier.previous
    assert dossier.ledger
    assert (len(dossier.roster.offices), dossier.ledger.file) == (5, "data/2020/ledger.yaml")


def test_a_year_is_read_in_a_few_milliseconds(a_year: Workspace) -> None:
    year.load(a_year, 2020)
    began = time.process_time()
    year.load(a_year, 2020)
    assert time.process_time() - began < 0.1


def test_no_word_or_excel_library_is_loaded_for_yaml() -> None:
    code = (
        "import sys; from pathlib import Path; from annualreport.workspace import Workspace;"
        "from annualreport.readers import year; year.load(Workspace(Path(sys.argv[1])), 2020);"
        "print({'docx', 'docxtpl', 'openpyxl', 'lxml', 'jinja2', 'rich'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(GOOD_YEAR)], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


@pytest.mark.parametrize("name", ["plan.yaml", "ledger.yaml", "statistics.yaml", "../2019/statistics.yaml"])
def test_what_is_not_there_is_none_and_no_fault(a_year: Workspace, name: str) -> None:
    a_year.data(2020, name).unlink()
    dossier, findings = year.load(a_year, 2020)
    there = (
        bool(dossier.plans),
        dossier.ledger is not None,
        dossier.statistics is not None,
        dossier.previous is not None,
    )
    assert (findings, there.count(False)) == ((), 1)


def test_without_a_roster_a_note_says_so(a_year: Workspace) -> None:
    a_year.offices.unlink()
    hint = "先运行 annualreport plan import，由方案列出处室，再逐个核对"
    assert said(a_year) == [
        f"提示 data/offices.yaml 没有处室名册，责任分工展开不了「各处室」 [no-roster]\n    办法：{hint}"
    ]


@pytest.mark.parametrize("text", ["", "[]\n", "# 待填\n"])
def test_an_empty_roster_is_told_like_none(a_year: Workspace, text: str) -> None:
    a_year.offices.write_text(text, "utf-8")
    hint = "先运行 annualreport plan import，由方案列出处室，再逐个核对"
    message = "提示 data/offices.yaml 处室名册是空的，责任分工展开不了「各处室」 [no-roster]"
    assert said(a_year) == [f"{message}\n    办法：{hint}"]


def test_a_broken_ledger_is_told_and_the_rest_is_read(a_year: Workspace) -> None:
    spoil(a_year.data(2020, "ledger.yaml"), "  未完成原因: ", "  未完成原因：")
    dossier, findings = year.load(a_year, 2020)
    assert [finding.as_text() for finding in findings] == [
        "阻断 data/2020/ledger.yaml:76 「未完成原因」后面是全角冒号「：」 [yaml-wide-colon]\n"
        "    办法：请改成半角冒号加一个空格：未完成原因: "
    ]
    assert (dossier.ledger, len(dossier.plans)) == (None, 1)
    assert dossier.statistics


def test_without_report_yaml_the_work_stops(a_year: Workspace) -> None:
    a_year.data(2020, "report.yaml").unlink()
    message = "阻断 data/2020/report.yaml 没有 2020 年度的基本信息 report.yaml [no-report]"
    assert stopped(a_year) == [f"{message}\n    办法：用 annualreport init 建立，或从上一年度复制一份修改"]


def test_a_fault_in_report_yaml_stops_the_work_with_the_faults_of_the_other_files(a_year: Workspace) -> None:
    spoil(a_year.data(2020, "report.yaml"), "版式: 60号", "版式: 6号")
    spoil(a_year.data(2020, "ledger.yaml"), "完成日期: 2020-05-18", "完成日期: 2020-02-30")
    spoil(a_year.offices, "类别: 支撑机构", "类别: 支持机构")
    places = [line.split(" ")[1] for line in stopped(a_year)]
    assert places == ["data/2020/report.yaml:5", "data/offices.yaml:13", "data/2020/ledger.yaml:4"]


def test_a_report_of_another_year_than_its_folder_is_told(a_year: Workspace) -> None:
    spoil(a_year.data(2020, "report.yaml"), "年度: 2020", "年度: 2021")
    message = "阻断 data/2020/report.yaml:4 「年度」写的是 2021，文件夹是 2020 年度的 [year-mismatch]"
    assert said(a_year)[0] == f"{message}\n    办法：请改成 2020，或把文件移到对应的文件夹"


def test_a_year_of_the_old_layout_stops(a_year: Workspace) -> None:
    shutil.copytree(a_year.data(2020), a_year.data(2018))
    spoil(a_year.data(2018, "report.yaml"), "年度: 2020", "年度: 2018")
    hint = "支持 2019 年度起的报告（国办公开办函〔2019〕60号、〔2021〕30号格式）"
    expected = f"阻断 data/2018/report.yaml:4 2018 年度的报告用旧格式，这里不支持 [old-layout]\n    办法：{hint}"
    assert stopped(a_year, 2018) == [expected]


def test_without_a_declared_layout_the_year_decides(a_year: Workspace) -> None:
    spoil(a_year.data(2020, "report.yaml"), "版式: 60号\n", "")
    assert year.load(a_year, 2020)[0].form.edition == "60号"


def test_further_plans_are_read_with_the_id_of_their_file(a_year: Workspace) -> None:
    other = a_year.data(2020, "plan-教育数字化.yaml")
    shutil.copy(a_year.data(2020, "plan.yaml"), other)
    dossier, findings = year.load(a_year, 2020)
    assert ([plan.id for plan in dossier.plans], findings) == (["", "教育数字化"], ())
    assert [task.status for task in dossier.tasks][5:] == [""] * 5


def test_a_plan_whose_id_is_not_its_file_s_is_told(a_year: Workspace) -> None:
    spoil(a_year.data(2020, "plan.yaml"), "标题: 虚构市", "方案: 数字化\n标题: 虚构市")
    message = "阻断 data/2020/plan.yaml:2 「方案」写的是「数字化」，按文件名应当是不写 [plan-id]"
    assert said(a_year) == [f"{message}\n    办法：请删去「方案」这一行，或改文件名"]


def test_a_name_that_stands_for_two_offices_is_told_with_both_places(a_year: Workspace) -> None:
    spoil(a_year.offices, "别名: [基教处]", "别名: [办公室]")
    assert said(a_year) == [
        "阻断 data/offices.yaml:4 名册里「办公室」出现了两次 [roster-double]\n    另见：data/offices.yaml:2\n"
        "    办法：一个名称只能指一个处室，请删改一处"
    ]


def test_a_collective_word_is_no_office(a_year: Workspace) -> None:
    spoil(a_year.offices, "名称: 宣传教育处", "名称: 各处室")
    message = "阻断 data/offices.yaml:7 名册里把「各处室」列成了一个处室 [roster-collective]"
    assert said(a_year) == [f"{message}\n    办法：这是集体称呼，请删去；「各处室」按「类别」展开"]


def test_a_ledger_that_is_no_list_is_told(a_year: Workspace) -> None:
    a_year.data(2020, "ledger.yaml").write_text("台账:\n  - 编号: 1.1.1\n", "utf-8")
    message = "阻断 data/2020/ledger.yaml:1 文件应当是列表，一条接一条 [wrong-value]"
    assert said(a_year) == [f"{message}\n    办法：每一条另起一行，以「- 」开头，其余各项与第一项左边对齐"]


def test_an_empty_ledger_has_no_entries(a_year: Workspace) -> None:
    a_year.data(2020, "ledger.yaml").write_text("# 待填\n", "utf-8")
    dossier, findings = year.load(a_year, 2020)
    assert dossier.ledger
    assert (dossier.ledger.entries, findings) == ((), ())


FILES = ("2020/report.yaml", "2020/plan.yaml", "2020/ledger.yaml", "2020/statistics.yaml", "offices.yaml")
SIGNS = st.sampled_from("甲:： -[]{}\n\t*&!'\"#~|>\x00,。0")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    name=st.sampled_from(FILES), cut=st.floats(0, 1), junk=st.text(SIGNS, min_size=1, max_size=12), rest=st.booleans()
)
def test_garbage_in_any_file_is_told_and_raises_nothing_else(
    a_year: Workspace, name: str, cut: float, junk: str, rest: bool
) -> None:
    path = a_year.root / "data" / name
    text = (GOOD_YEAR / "data" / name).read_text("utf-8")
    at = int(len(text) * cut)
    path.write_text(text[:at] + junk + (text[at:] if rest else ""), "utf-8")
    try:
        findings = year.load(a_year, 2020)[1]
    except Stop as stop:
        findings = stop.findings
        assert findings
    finally:
        path.write_text(text, "utf-8")
    assert all(finding.places for finding in findings)
