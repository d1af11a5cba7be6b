"""An office that has something open gets a notice with its own matters; one that has nothing gets none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from annualreport.finding import Stop
from annualreport.forms import form
from annualreport.model.report import Notices
from annualreport.outline import Outline, docx
from annualreport.supervision.matters import matters
from annualreport.supervision.notices import Ask, Noticed, make, notice, run
from annualreport.vocabulary.manual import manual
from annualreport.workspace import Workspace, shipped_templates
from tests.conftest import spoil

DECEMBER = Ask(date(2021, 12, 10), 30)
BLANKS = "　　　　年　　月　　日"
REMEDY = "- {编号: 2.1.2, 处室: %s, 问题: 只办了1期。, 措施: 补办1期, 时限: %s, 状态: 整改中}\n"
EXAMPLE = "示例：本文由演示数据生成，不是任何单位的真实报告"


@pytest.fixture
def year(looking_back: Workspace) -> Workspace:
    """The invented body in 2021: the plan and ledger of 2020 with every year one later, and none of 2020's left."""
    for name in ("plan.yaml", "ledger.yaml"):
        text = looking_back.data(2020, name).read_text("utf-8")
        moved = text.replace("2021-", "2022-").replace("2020", "2021")
        looking_back.data(2021, name).write_text(moved, "utf-8")
        looking_back.data(2020, name).unlink()
    looking_back.templates.mkdir()
    (looking_back.templates / "notice.docx").write_bytes((shipped_templates() / "notice.docx").read_bytes())
    return looking_back


def lists(made: Noticed) -> dict[str, list[tuple[str, str, str]]]:
    """By office the kind, number and state of what it has open."""
    return {office: [(one.kind, one.number, one.state) for one in found] for office, found in made.matters.items()}


def told(made: Noticed) -> list[str]:
    """What is said, as printed."""
    return [finding.as_text() for finding in made.findings]


def letter(made: Noticed, office: str) -> Outline:
    """One notice."""
    (content,) = [content for path, content in made.files.items() if path.stem == office]
    return docx.read(content, f"{office}.docx")


def remedied(workspace: Workspace, *lines: str) -> None:
    """Put down what is to be put right."""
    workspace.data(2021, "rectification.yaml").write_text("".join(lines), "utf-8")


def test_only_offices_with_something_open_get_a_notice(year: Workspace) -> None:
    made = make(year, 2021, DECEMBER)
    late = ("逾期", "2.1.3", "超过时限10天，台账写「推进中」。原因：部分科室没有报送清理结果。")
    assert lists(made) == {"办公室": [late], "保管利用科": [late]}
    assert [year.label(path) for path in made.files] == ["out/2021/督办/办公室.docx", "out/2021/督办/保管利用科.docx"]
    assert told(made) == []


@pytest.mark.parametrize(
    ("on", "days", "kind", "left"),
    [
        (date(2021, 10, 31), 30, "将到期", "还有30天到期"),
        (date(2021, 11, 30), 0, "将到期", "今天到期"),
        (date(2021, 12, 1), 0, "逾期", "超过时限1天"),
    ],
)
def test_a_matter_is_due_soon_then_due_then_late(year: Workspace, on: date, days: int, kind: str, left: str) -> None:
    state = f"{left}，台账写「推进中」。原因：部分科室没有报送清理结果。"
    assert lists(make(year, 2021, Ask(on, days)))["保管利用科"] == [(kind, "2.1.3", state)]


def test_what_is_due_later_than_asked_for_is_no_matter_yet(year: Workspace) -> None:
    assert lists(make(year, 2021, Ask(date(2021, 10, 30), 30))) == {}


def test_what_the_ledger_calls_unfinished_is_listed_whatever_its_limit(year: Workspace) -> None:
    spoil(year.data(2021, "ledger.yaml"), "  状态: 推进中\n", "  状态: 未完成\n  整改时限: 2022-01-31\n")
    made = make(year, 2021, Ask(date(2021, 6, 1), 0))
    assert lists(made)["办公室"] == [
        ("未完成", "2.1.3", "台账写「未完成」，整改时限2022年1月31日。原因：部分科室没有报送清理结果。")
    ]


def test_what_has_no_record_is_late_after_its_limit_and_told_after_the_period_without_one(year: Workspace) -> None:
    spoil(year.data(2021, "ledger.yaml"), "- 编号: 1.1.1", "- 编号: 9.9.9")
    spoil(year.data(2021, "ledger.yaml"), "- 编号: 1.1.4", "- 编号: 9.9.8")
    assert lists(make(year, 2021, DECEMBER))["保管利用科"][0] == ("逾期", "1.1.1", "超过时限163天，台账没有记录")
    assert "信息技术中心" not in lists(make(year, 2021, DECEMBER))
    assert lists(make(year, 2021, Ask(date(2022, 1, 5), 0)))["信息技术中心"] == [
        ("未完成", "1.1.4", "统计期已过，台账没有记录")
    ]


def test_open_rectifications_go_to_their_office_under_its_name_in_the_roster(year: Workspace) -> None:
    remedied(year, REMEDY % ("利用科", "2021-11-30"), REMEDY % ("法规科", ""))
    made = lists(make(year, 2021, DECEMBER))
    assert made["保管利用科"][1] == ("整改", "2020年 2.1.2", "整改中，超过时限10天")
    assert made["法规科"] == [("整改", "2020年 2.1.2", "整改中，没有写整改时限")]


def test_what_was_put_right_is_no_matter_any_more(year: Workspace) -> None:
    remedied(year, REMEDY.replace("整改中", "已整改") % ("法规科", "2021-11-30"))
    assert "法规科" not in lists(make(year, 2021, DECEMBER))


def test_what_no_office_answers_for_is_told(year: Workspace) -> None:
    spoil(year.data(2021, "ledger.yaml"), "- 编号: 2.1.6\n  状态: 已完成", "- 编号: 2.1.6\n  状态: 未完成")
    remedied(year, REMEDY % ("", ""))
    assert told(make(year, 2021, DECEMBER)) == [
        "提示 2.1.6、2020年 2.1.2 没有可以督办的处室，没有列入任何督办单 [no-office]\n"
        "    办法：请在方案的「责任」或整改的「处室」里写明处室，集体称呼要在名册里有处室"
    ]


def test_the_letter_leaves_blank_what_the_office_fills_in_itself(year: Workspace) -> None:
    remedied(year, REMEDY % ("保管利用科", "2021-12-31"))
    outline = letter(make(year, 2021, DECEMBER), "保管利用科")
    assert [one.text for one in outline.paragraphs if one.text] == [
        "虚构县档案局\n政务公开工作督办单",
        "〔2021〕　　　号",
        "保管利用科：",
        "截至2021年12月10日，由保管利用科负责的政务公开工作任务中，有2项需要抓紧办理（逾期1项、整改1项），见所附清单。",
        f"请对照清单逐项落实，明确措施和完成时间，于{BLANKS}前将办理情况和佐证材料书面反馈。",
        "虚构县档案局",
        BLANKS.strip(),
        "附：督办事项清单",
    ]
    (table,) = outline.tables
    assert [cell.text for cell in table.cells if cell.row == 2] == [
        "2", "2020年 2.1.2", "整改", "问题：只办了1期。整改措施：补办1期。", "2021年12月31日", "整改中",
    ]  # fmt: skip


def test_the_letter_bears_what_the_settings_say_and_above_them_what_the_call_says(year: Workspace) -> None:
    spoil(
        year.data(2021, "report.yaml"),
        "年度: 2021\n",
        "年度: 2021\n联系方式:\n  电话: 0600-7654321\n督办单:\n  文号: 虚档督〔2021〕{序号}号\n  日期: 2021-12-11\n",
    )
    bearing = Notices.model_validate({"日期": "2021-12-13", "反馈期限": "2021-12-20"})
    texts = [one.text for one in letter(make(year, 2021, replace(DECEMBER, bearing=bearing)), "保管利用科").paragraphs]
    assert texts[1] == "虚档督〔2021〕2号"
    assert texts[4].endswith("于2021年12月20日前将办理情况和佐证材料书面反馈。联系电话：0600-7654321。")
    assert texts[6] == "2021年12月13日"


def test_an_old_notice_of_an_office_with_nothing_open_is_told_and_left(year: Workspace) -> None:
    run(year, 2021, DECEMBER)
    spoil(year.data(2021, "ledger.yaml"), "落实情况: 清理文件7件。", "落实情况: 清理文件7件。, 说明: 已核")
    spoil(
        year.data(2021, "ledger.yaml"),
        "    - {处室: 法规科",
        "    - {处室: 利用科, 状态: 已完成}\n    - {处室: 法规科",
    )
    made = run(year, 2021, DECEMBER)
    assert told(made) == [
        "提示 out/2021/督办/保管利用科.docx 这是以前的督办单，保管利用科现在没有要督办的事项；文件没有改动"
        " [old-notice]\n"
        "    办法：请核对后移走或删去，免得误发"
    ]
    assert (year.root / "out/2021/督办/保管利用科.docx").exists()


def test_where_nothing_is_open_nothing_is_written(year: Workspace) -> None:
    made = run(year, 2021, Ask(date(2021, 2, 1), 0))
    assert (made.matters, made.files, made.findings) == ({}, {}, ())
    assert not (year.root / "out").exists()


def test_names_that_no_file_may_have_become_names_that_differ(year: Workspace) -> None:
    roster = year.offices.read_text("utf-8").replace("保管利用科", "保管/利用").replace("办公室", "保管:利用")
    year.offices.write_text(roster, "utf-8")
    made = make(year, 2021, DECEMBER)
    assert [path.name for path in made.files] == ["保管_利用.docx", "保管_利用-2.docx"]
    assert list(made.matters) == ["保管:利用", "保管/利用"]


def test_without_a_plan_the_command_stops(year: Workspace) -> None:
    year.data(2021, "plan.yaml").unlink()
    with pytest.raises(Stop, match="2021 年度还没有方案"):
        make(year, 2021, DECEMBER)


@pytest.mark.parametrize("name", ["plan.yaml", "ledger.yaml", "rectification.yaml"])
def test_a_file_that_cannot_be_read_stops_the_command(year: Workspace, name: str) -> None:
    year.data(2021, name).write_text("- 编号: [\n", "utf-8")
    with pytest.raises(Stop, match=name):
        run(year, 2021, DECEMBER)
    assert not (year.root / "out").exists()


def test_a_fault_of_the_figures_does_not_stop_it(year: Workspace) -> None:
    year.data(2021, "statistics.yaml").write_text("版式: [\n", "utf-8")
    assert list(make(year, 2021, DECEMBER).matters) == ["办公室", "保管利用科"]


def test_a_notice_from_an_example_year_says_so(year: Workspace) -> None:
    spoil(year.data(2021, "report.yaml"), "年度: 2021\n", "年度: 2021\n示例: 是\n")
    outline = letter(make(year, 2021, DECEMBER), "办公室")
    assert outline.paragraphs[0].text == EXAMPLE
    assert {one.text for one in outline.headers} == {EXAMPLE}


def test_the_manual_names_every_word_of_a_notice_and_no_other() -> None:
    words = {one.word for one in manual(form("30号"))}
    made = notice("办公室", [], Ask(date(2021, 12, 10), 30), Notices(), 1)
    assert {f"督办单.{word}" for word in made} == {word for word in words if word.startswith("督办单.")}


def test_the_manual_names_every_word_of_a_matter(year: Workspace) -> None:
    from annualreport.readers import year as years

    dossier, _ = years.load(year, 2021)
    found, _ = matters(dossier, date(2021, 12, 10), date(2021, 12, 10))
    words = {one.word for one in manual(form("30号")) if one.word.startswith("事项.")}
    assert {f"事项.{word}" for word in found["办公室"][0].words()} | {"事项.序号"} == words


@pytest.mark.parametrize("name", ["notice.docx", "lookback.docx"])
def test_the_shipped_template_is_the_one_that_is_made(name: str) -> None:
    from annualreport.outputs.template import KINDS

    assert dict(KINDS.values())[name]() == Path(shipped_templates() / name).read_bytes()
