"""A year may have two plans whose numbers are the same: every command keeps them apart."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from annualreport import checks
from annualreport.building import plan_import
from annualreport.checks import account
from annualreport.checks.rule import run as judge
from annualreport.cli import status
from annualreport.finding import Stop
from annualreport.model.dossier import Dossier
from annualreport.outline import docx
from annualreport.outline.records import Outline, Paragraph
from annualreport.outputs.ledger_book import workbook
from annualreport.place import paragraph
from annualreport.readers import rectification
from annualreport.readers import year as years
from annualreport.supervision import lookback, notices
from annualreport.vocabulary import words
from annualreport.workspace import Workspace, shipped_templates
from tests.conftest import spoil
from tests.plan.twin import TEXT

CITY_TITLE = "虚构市2020年政务公开工作要点分工方案"
CITY = f"""\
标题: {CITY_TITLE}
章:
  - 序号: 一
    标题: 紧扣政策落地深化政务公开
    节:
      - 序号: 一
        标题: 做好政策解读。
        条:
          - 编号: 1.1.1
            要求: 2020年10月底前，对重要政策开展多种形式的解读。
            责任原文: 宣传教育处负责
            责任: [{{牵头: [宣传教育处]}}]
            时限: [{{原文: 2020年10月底前, 截止: 2020-10-31}}]
          - 编号: 1.1.2
            要求: 2020年11月底前，公布政策咨询窗口清单。
            责任原文: 办公室负责
            责任: [{{牵头: [办公室]}}]
            时限: [{{原文: 2020年11月底前, 截止: 2020-11-30}}]
"""
ENTRIES = """\
- 编号: 1.1.1
  方案: 市级
  状态: 已完成
  完成日期: 2020-10-20
  落实情况: 10月20日前发布政策图解8件、问答3篇。
  佐证: [{标题: 政策解读专栏, 网址: https://jyj.example.gov.cn/jd/, 日期: 2020-10-20}]
- 编号: 1.1.2
  方案: 市级
  状态: 未完成
  落实情况: 清单已报送审核，列入窗口6个。
  未完成原因: 窗口地址调整，清单没有公布。
  整改措施: 2021年1月公布清单。
  整改时限: 2021-01-31
"""


@pytest.fixture
def two(a_year: Workspace) -> Workspace:
    """The good year with the city's plan beside its own."""
    a_year.data(2020, "plan-市级.yaml").write_text(CITY, "utf-8")
    with a_year.data(2020, "ledger.yaml").open("a", encoding="utf-8") as stream:
        stream.write(ENTRIES)
    a_year.templates.mkdir(exist_ok=True)
    for file in shipped_templates().glob("*.docx"):
        (a_year.templates / file.name).write_bytes(file.read_bytes())
    return a_year


def dossier(workspace: Workspace, year: int = 2020) -> Dossier:
    """The year's materials."""
    return years.load(workspace, year)[0]


def told(workspace: Workspace) -> list[str]:
    """What the rules that need no document say, without what they say of the own plan alone."""
    return [one.as_text() for one in checks.judge(dossier(workspace)) if one.severity != "未核"]


def test_a_good_year_with_two_plans_gives_no_finding(two: Workspace) -> None:
    assert told(two) == []


def test_both_plans_are_shown_each_under_its_name(two: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["-C", str(two.root), "plan", "show"]) == 0
    shown = capsys.readouterr().out
    assert f"{CITY_TITLE}（代号 市级）" in shown
    assert status(["-C", str(two.root), "plan", "show", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row.get("方案"), row["编号"]) for row in rows if row["编号"] == "1.1.1"] == [
        (None, "1.1.1"),
        ("市级", "1.1.1"),
    ]


def test_a_further_plan_is_imported_under_its_id_and_its_numbers_wait_beside_the_own_ones(tmp_path: Path) -> None:
    (tmp_path / "data" / "2021").mkdir(parents=True)
    file = tmp_path / "方案.txt"
    file.write_bytes(TEXT.read_bytes())
    workspace = Workspace(tmp_path)
    plan_import.run(workspace, 2021, file)
    own = workspace.data(2021, "plan.yaml").read_bytes()
    imported = plan_import.run(workspace, 2021, file, "市级")
    assert [workspace.label(path) for path in imported.files] == ["data/2021/plan-市级.yaml", "data/2021/ledger.yaml"]
    assert len(imported.waiting) == 28
    assert workspace.data(2021, "plan.yaml").read_bytes() == own
    plans, _ = years.plan_yaml.load(workspace, 2021)
    assert [(plan.id, len(plan.requirements)) for plan in plans] == [("", 28), ("市级", 28)]
    ledger, findings = years.ledger.load(workspace, 2021)
    assert (ledger and len(ledger.by_number), findings) == (56, ())
    before = workspace.data(2021, "ledger.yaml").read_bytes()
    assert plan_import.run(workspace, 2021, file, "市级").waiting == ()
    assert workspace.data(2021, "ledger.yaml").read_bytes() == before


@pytest.mark.parametrize("plan_id", ["../市级", "市 级", "a.b", "一二三四五六七八九十一二三四五六七八九十一", "-"])
def test_an_id_that_cannot_be_in_a_files_name_is_refused(two: Workspace, plan_id: str) -> None:
    with pytest.raises(Stop) as stop:
        plan_import.run(two, 2020, two.root / "方案.txt", plan_id)
    assert str(stop.value) == (
        f"阻断 方案的代号「{plan_id}」只能用汉字、字母和数字，最多 20 个字 [usage]\n"
        "    办法：例如 --id 市级，文件就是 plan-市级.yaml"
    )


def test_the_workbook_of_the_ledger_keeps_the_plans_apart(two: Workspace) -> None:
    before = dossier(two)
    two.data(2020, "ledger.xlsx").write_bytes(workbook(before.plans, before.ledger))
    two.data(2020, "ledger.yaml").unlink()
    after = dossier(two)
    assert before.ledger
    assert after.ledger
    assert after.counts == before.counts
    assert {key: one.status for key, one in after.ledger.by_number.items()} == {
        key: one.status for key, one in before.ledger.by_number.items()
    }


def test_a_requirement_without_a_record_is_told_with_its_plan(two: Workspace) -> None:
    spoil(two.data(2020, "ledger.yaml"), "- 编号: 1.1.1\n  方案: 市级", "- 编号: 1.1.3\n  方案: 市级")
    found = [text.split("\n")[0] for text in told(two)]
    assert found == [
        "阻断 data/2020/ledger.yaml:84 台账里的编号 市级 1.1.3 在方案里没有对应的要求 [PLN-11]",
        "阻断 data/2020/plan-市级.yaml:9 要求 市级 1.1.1「2020年10月底前，对重要政策开展…」在台账中没有记录 [PLN-02]",
    ]


def test_a_number_that_stands_in_a_further_plan_twice_is_told_with_its_plan(two: Workspace) -> None:
    spoil(two.data(2020, "plan-市级.yaml"), "编号: 1.1.2", "编号: 1.1.1")
    found = [text.split("\n")[0] for text in told(two) if "有两条" in text]
    assert found == ["阻断 data/2020/plan-市级.yaml:14 编号 市级 1.1.1 在方案里有两条 [PLN-11]"]


def test_the_words_of_both_plans_are_there_the_own_first(two: Workspace) -> None:
    made = words(dossier(two))
    assert [(one["方案"], one["统计"]["总数"]) for one in made["各方案"]] == [(None, 5), ("市级", 2)]
    assert made["计划"] is made["各方案"][0]
    assert made["统计"]["总数"] == 5
    assert made["各方案"][1]["章"][0]["节"][0]["条"][0]["方案"] == "市级"


def test_a_blank_of_a_further_plan_is_told_with_its_plan_and_at_its_own_line(two: Workspace) -> None:
    spoil(two.data(2020, "ledger.yaml"), "  整改时限: 2021-01-31\n", "  整改时限:\n")
    made = words(dossier(two))
    assert str(made.places["条.整改时限（市级 1.1.2）"][0]) == "data/2020/ledger.yaml:96"
    assert status(["-C", str(two.root), "build", "--section", "--formats", "docx"]) == 0
    (file,) = two.out(2020).glob("*.docx")
    outline = docx.read(file.read_bytes(), file.name)
    assert "整改时限：【缺：条.整改时限（市级 1.1.2）】。" in [one.text for one in outline.paragraphs]


def counted(workspace: Workspace, *texts: str) -> list[str]:
    """What the rule on the counts says of paragraphs."""
    outline = Outline("稿.docx", tuple(Paragraph(text, paragraph("稿.docx", at)) for at, text in enumerate(texts, 1)))
    return [one.message for one in judge((account.the_report_counts_as_the_ledger,), dossier(workspace), outline)]


OWN_TITLE = "虚构市教育局2020年政务公开工作要点分工实施方案"
OWN = f"《{OWN_TITLE}》共5项任务，已完成1项、持续推进1项、推进中1项、未完成1项、不适用1项。"
CITYS = f"《{CITY_TITLE}》共2项任务，已完成1项、持续推进0项、推进中0项、未完成1项、不适用0项。"
ALL = "两份方案共7项任务，已完成2项、持续推进1项、推进中1项、未完成2项、不适用1项。"


def test_counts_of_each_plan_or_of_all_are_right_as_the_text_says(two: Workspace) -> None:
    assert counted(two, OWN, CITYS) == []
    assert counted(two, ALL) == []


def test_a_count_is_judged_by_the_plan_that_the_text_names(two: Workspace) -> None:
    assert counted(two, OWN, CITYS.replace("未完成1项", "未完成2项")) == [
        "要点落实情况写「未完成」2项，台账（方案 市级）是1项"
    ]
    assert counted(two, OWN.replace("共5项", "共7项"), CITYS) == [
        "要点落实情况写「任务总数」7项，方案（本单位方案）是5项"
    ]


def test_a_count_that_names_no_plan_is_judged_over_all(two: Workspace) -> None:
    assert counted(two, ALL.replace("共7项", "共5项")) == ["要点落实情况写「任务总数」5项，方案（几份方案合计）是7项"]


@pytest.fixture
def looked(two: Workspace) -> Workspace:
    """The year after the one with two plans."""
    two.data(2021).mkdir()
    text = two.data(2020, "report.yaml").read_text("utf-8")
    two.data(2021, "report.yaml").write_text(
        text.split("统计期限")[0].replace("2020", "2021").replace("60号", "30号"), "utf-8"
    )
    return two


def test_the_look_back_goes_through_both_plans_and_what_is_unfinished_bears_its_plan(looked: Workspace) -> None:
    made = lookback.run(looked, 2021)
    assert made.found
    assert [(one.task.plan.id, one.task.requirement.number, str(one.outcome)) for one in made.found.items] == [
        ("", "1.1.1", "按期完成"),
        ("", "1.1.2", "不在核查范围"),
        ("", "1.2.1", "不在核查范围"),
        ("", "2.1.1", "按期完成"),
        ("", "2.1.2", "未完成"),
        ("市级", "1.1.1", "按期完成"),
        ("市级", "1.1.2", "未完成"),
    ]
    entries, _ = rectification.load(looked, 2021)
    assert [(one.plan, one.number, one.office, one.due) for one in entries] == [
        ("", "2.1.2", "办公室", date(2021, 3, 31)),
        ("市级", "1.1.2", "办公室", date(2021, 1, 31)),
    ]


def test_a_rectification_of_the_own_plan_says_nothing_of_the_same_number_of_the_citys(looked: Workspace) -> None:
    looked.data(2021, "rectification.yaml").write_text(
        "- {编号: 1.1.2, 处室: 办公室, 状态: 已整改, 完成日期: 2021-01-20}\n", "utf-8"
    )
    made = lookback.make(looked, 2021)
    assert made.found
    assert str(made.found.items[-1].outcome) == "未完成"


def test_notices_list_what_is_open_of_both_plans(two: Workspace) -> None:
    made = notices.make(two, 2020, notices.Ask(date(2021, 1, 10), 0))
    assert {office: [(one.kind, one.plan, one.number) for one in found] for office, found in made.matters.items()} == {
        "办公室": [("逾期", "", "2.1.2"), ("逾期", "市级", "1.1.2")]
    }
    (content,) = made.files.values()
    (table,) = docx.read(content, "办公室.docx").tables
    assert [cell.text for cell in table.cells if cell.column == 1] == ["编号", "2.1.2", "市级 1.1.2"]


def test_only_a_further_plan_is_as_good_as_a_plan_of_ones_own(two: Workspace) -> None:
    two.data(2020, "plan.yaml").unlink()
    only = replace(dossier(two), ledger=None)
    assert words(only)["计划"]["方案"] == "市级"
