"""The repository's own year: every requirement has an honest outcome, in the office's words, and all of it is 示例."""

import re
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from annualreport.forms.instance import instances
from annualreport.model.dossier import Dossier, Task
from annualreport.model.ledger import Status
from annualreport.readers import year as years
from annualreport.workspace import Workspace

ROOT = Path(__file__).parents[2]
YEAR = 2021
OUTCOMES = {"已完成": 12, "持续推进": 12, "推进中": 2, "未完成": 1, "不适用": 1}
CITY_WIDE = ("2.2.5", "3.2.1", "3.2.3", "3.3.1")
"""Requirements taken over from the city's plan: their wording speaks of the whole city or country."""


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    loaded, findings = years.load(Workspace(ROOT), YEAR)
    assert findings == ()
    return loaded


def texts(task: Task) -> list[str]:
    assert task.entry is not None
    return [task.entry.progress, *(report.progress for report in task.entry.reports)]


def tasks_by_number(dossier: Dossier) -> dict[str, Task]:
    return {task.requirement.number: task for task in dossier.tasks}


def bare(text: str) -> str:
    """The words alone: without titles in 《》 and without punctuation."""
    return re.sub(r"\W", "", re.sub(r"《[^》]*》", "", text))


def test_every_equation_of_the_form_holds_and_no_cell_is_blank(dossier: Dossier):
    assert dossier.statistics is not None
    cells = dossier.statistics.cells
    assert set(cells) == set(dossier.form.figures)
    assert all(cell.figure is not None for cell in cells.values())
    for table in dossier.form.tables:
        for one in instances(table):
            left, right = (sum(sign * cells[key].figure for sign, key in side) for side in (one.left, one.right))  # type: ignore[operator]
            assert left == right, one.subject


@pytest.mark.parametrize("name", ["report", "ledger", "statistics"])
def test_the_head_of_every_demonstration_file_says_that_it_is_invented(name: str):
    head = (ROOT / "data" / str(YEAR) / f"{name}.yaml").read_text("utf-8").splitlines()[0]
    assert head.startswith("# 示例：")
    assert "不得发布" in head


def test_the_year_is_marked_as_a_demonstration(dossier: Dossier):
    assert dossier.report.example
    assert dossier.report.unit == "广州市教育局"
    assert dossier.form.edition == "60号"
    assert "〔2019〕60号" in dossier.report.edition_reason


def test_all_28_requirements_have_one_entry_and_no_entry_stands_alone(dossier: Dossier):
    assert dossier.ledger is not None
    required = [requirement.number for plan in dossier.plans for requirement in plan.requirements]
    assert len(required) == 28
    assert [entry.number for entry in dossier.ledger.entries] == required


def test_all_five_outcomes_occur_and_add_up_to_the_plan(dossier: Dossier):
    assert dossier.counts == OUTCOMES
    assert sum(dossier.counts.values()) == len(dossier.tasks)


def test_underway_stands_only_where_no_deadline_falls_in_the_year(dossier: Dossier):
    for task in dossier.tasks:
        assert task.entry is not None
        if task.entry.status == Status.UNDERWAY:
            assert not [deadline for deadline in task.requirement.deadlines if deadline.due], task.requirement.number


def test_what_is_done_was_done_within_the_year_and_has_evidence(dossier: Dossier):
    for task in dossier.tasks:
        assert task.entry is not None
        if task.status == Status.DONE:
            assert task.entry.finished is not None
            assert date(YEAR, 1, 1) <= task.entry.finished <= date(YEAR, 12, 31)
            assert task.entry.evidence
            for deadline in task.requirement.deadlines:
                assert deadline.due is None or task.entry.finished <= deadline.due


def test_the_report_on_the_work_was_heard_more_often_than_the_plan_demands(dossier: Dossier):
    task = tasks_by_number(dossier)["5.1.1"]
    assert task.entry is not None
    assert [deadline.times for deadline in task.requirement.deadlines] == [1]
    assert [(one.name, one.value, one.unit) for one in task.entry.indicators] == [("听取汇报", 2, "次")]


def test_what_is_unfinished_says_why_and_until_when(dossier: Dossier):
    unfinished = [task.entry for task in dossier.tasks if task.status == Status.UNFINISHED]
    assert [entry.number for entry in unfinished if entry] == ["5.1.2"]
    for entry in unfinished:
        assert entry is not None
        assert entry.reason and entry.measure and entry.remedy_due == date(2022, 3, 31)
    assert "案例指导" in dossier.report.problems
    assert "2022年3月底前" in dossier.report.improvements


def test_what_does_not_apply_says_so_and_the_sixth_part_agrees(dossier: Dossier):
    task = tasks_by_number(dossier)["4.1.3"]
    assert task.status == Status.NOT_APPLICABLE
    assert task.entry is not None and task.entry.remark
    assert "未收取信息处理费" in dossier.report.other


def test_where_all_offices_lead_at_least_two_of_them_report(dossier: Dossier):
    led_by_all = [task for task in dossier.tasks if any("各处室" in duty.lead for duty in task.requirement.duties)]
    assert len(led_by_all) == 8
    for task in led_by_all:
        assert task.entry is not None
        assert len({report.office for report in task.entry.reports}) >= 2, task.requirement.number


def test_both_scopes_of_the_new_media_are_reported(dossier: Dossier):
    task = tasks_by_number(dossier)["3.2.2"]
    assert task.entry is not None
    assert {report.scope for report in task.entry.reports} == {"内容安全", "技术安全"} == set(task.requirement.scopes)


def test_nobody_reports_who_has_no_part_in_the_requirement(dossier: Dossier):
    for task in dossier.tasks:
        named = [name for duty in task.requirement.duties for name in duty.named]
        offices = {office for name in named for office in dossier.roster.expand(name)}
        assert task.entry is not None
        assert {report.office for report in task.entry.reports} <= offices, task.requirement.number


def test_no_text_is_the_plans_own_wording(dossier: Dossier):
    for task in dossier.tasks:
        wanted = bare(task.requirement.wording)
        for text in texts(task):
            matcher = SequenceMatcher(None, bare(text), wanted, autojunk=False)
            assert matcher.find_longest_match().size < 20, task.requirement.number
            assert matcher.ratio() < 0.6, task.requirement.number


def test_texts_tell_what_was_done_with_figures_and_not_what_should_be(dossier: Dossier):
    for task in dossier.tasks:
        for text in texts(task):
            assert re.search(r"\d", text) or text.endswith("编排。"), text
            assert not re.search(r"(^|[，；。、]|我局|处|室|馆)(要|应|须|将|拟|下一步)", text), text
            assert len(text) <= 300


def test_city_wide_requirements_tell_only_what_the_bureau_did(dossier: Dossier):
    for number in CITY_WIDE:
        told = "".join(texts(tasks_by_number(dossier)[number]))
        assert "我局" in told
        assert not re.search("全市|各区|各地区|各部门|各级各类|市、区政府|市直部门", told)


def test_documents_cited_as_evidence_cannot_be_taken_for_real_ones(dossier: Dossier):
    for task in dossier.tasks:
        assert task.entry is not None
        for evidence in task.entry.evidence:
            assert evidence.title.endswith("（示例）")
            assert re.fullmatch(r"(示例〔2021〕\d+号)?", evidence.document)
            assert evidence.link.startswith("https://www.example.com/") or not evidence.link
            assert bool(evidence.link) != bool(evidence.document)
    cited = [evidence.document for task in dossier.tasks if task.entry for evidence in task.entry.evidence]
    assert len([number for number in cited if number]) == len({number for number in cited if number})
