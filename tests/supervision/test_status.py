"""How the year stands: who has not reported, what is due and over, what offices say differently."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from annualreport.model.rectification import Rectification
from annualreport.model.standing import Standing, Unit
from annualreport.readers.year import load
from annualreport.supervision import status_findings
from annualreport.supervision.status import standing
from annualreport.workspace import Workspace
from tests.conftest import spoil

YEAR = 2020
NEW_YEAR = date(2021, 1, 4)


def look(year: Workspace, on: date = NEW_YEAR, days: int = 30) -> Standing:
    """The year as it stands."""
    return standing(load(year, YEAR)[0], on, days)


def told(year: Workspace, on: date = NEW_YEAR, days: int = 30) -> list[str]:
    """What there is to say."""
    dossier, _ = load(year, YEAR)
    return [one.as_text() for one in status_findings.findings(standing(dossier, on, days), dossier)]


def unit(found: Standing, name: str) -> Unit:
    """One office."""
    return next(one for one in found.units if one.name == name)


def ledger(year: Workspace) -> str:
    """The ledger as typed."""
    return year.data(YEAR, "ledger.yaml").read_text("utf-8")


def test_the_states_are_counted_over_the_year_by_chapter_and_by_office(a_year: Workspace) -> None:
    found = look(a_year)
    assert found.count.states == {"已完成": 1, "持续推进": 1, "推进中": 1, "未完成": 1, "不适用": 1, "待填": 0}
    assert (found.count.total, found.count.settled) == (5, 3)
    assert [(part.name, part.count.total, part.reported) for part in found.parts] == [
        ("一、紧扣民生关切深化政务公开", 3, 2),
        ("二、紧扣抓保障促落实深化政务公开", 2, 2),
    ]
    office = unit(found, "办公室")
    assert (office.roles, office.count.total) == ({"牵头": 4, "会同": 1, "配合": 0}, 5)
    assert found.numbers["未完成"] == ("2.1.2",)


def test_an_office_owes_what_it_has_not_reported_by_role_and_inapplicable_tasks_are_not_asked(
    a_year: Workspace,
) -> None:
    found = look(a_year)
    assert unit(found, "办公室").missing == {"牵头": ("1.1.1",), "会同": ("1.2.1",)}
    assert (unit(found, "办公室").asked, unit(found, "办公室").reported) == (4, 2)
    assert unit(found, "教育信息中心").missing == {}
    assert unit(found, "政策法规处").missing == {"牵头": ("1.1.1",)}
    assert unit(found, "办公室").last == date(2020, 12, 7)


def test_what_the_office_itself_has_filled_in_alone_is_nobody_s_debt(a_year: Workspace) -> None:
    text = ledger(a_year)
    cut = text[text.index("  报送:\n    - 处室: 基础教育处") : text.index("- 编号: 1.1.2")]
    spoil(a_year.data(YEAR, "ledger.yaml"), cut, "")
    found = look(a_year)
    assert "1.1.1" not in [number for one in found.units for numbers in one.missing.values() for number in numbers]
    assert found.unreported == ()


def test_a_requirement_nobody_has_written_anything_on_is_unreported(a_year: Workspace) -> None:
    text = ledger(a_year)
    spoil(a_year.data(YEAR, "ledger.yaml"), text[text.index("- 编号: 2.1.2") :], "- 编号: 2.1.2\n")
    found = look(a_year)
    assert (found.unreported, found.count.states["待填"]) == (("2.1.2",), 1)
    assert unit(found, "办公室").missing["牵头"] == ("1.1.1", "2.1.2")


def test_an_alias_in_a_report_is_the_office_itself(a_year: Workspace) -> None:
    spoil(a_year.data(YEAR, "ledger.yaml"), "处室: 基础教育处", "处室: 基教处")
    assert unit(look(a_year), "基础教育处").missing == {"配合": ("2.1.2",)}


def test_where_anybody_reports_by_quarters_every_office_is_asked_by_quarters(a_year: Workspace) -> None:
    path = a_year.data(YEAR, "ledger.yaml")
    spoil(path, "- 处室: 宣传教育处\n", "- 处室: 宣传教育处\n      季度: 2\n")
    found = look(a_year)
    assert found.quarters == ("2",)
    assert unit(found, "宣传教育处").quarters == {"2": 1}
    assert unit(found, "教育信息中心").quarters == {"2": 2}
    assert unit(found, "政策法规处").quarters == {"2": 0}
    spoil(path, "季度: 2\n", "季度: 1\n")
    spoil(path, "- 处室: 教育信息中心\n      范围", "- 处室: 教育信息中心\n      季度: 3\n      范围")
    hint = "\n    办法：请催报；给各处室的填报表用 annualreport ledger split 生成"
    assert f"提示 data/offices.yaml:7 「宣传教育处」第 3 季度报了 0 项，应报 2 项 [not-reported]{hint}" in told(a_year)


@pytest.mark.parametrize(
    ("on", "days", "due", "overdue"),
    [
        (date(2020, 11, 1), 59, (), ()),
        (date(2020, 11, 1), 60, ("2.1.2 方案时限 60",), ()),
        (date(2020, 12, 31), 0, ("2.1.2 方案时限 0",), ()),
        (date(2021, 1, 1), 89, ("2.1.2 整改时限 89",), ("2.1.2 方案时限 -1",)),
        (date(2021, 4, 1), 30, (), ("2.1.2 方案时限 -91", "2.1.2 整改时限 -1")),
    ],
)
def test_what_is_due_and_what_is_over(a_year: Workspace, on: date, days: int, due: object, overdue: object) -> None:
    found = look(a_year, on, days)
    for limits, expected in ((found.due, due), (found.overdue, overdue)):
        assert tuple(f"{one.number} {one.kind} {one.left}" for one in limits) == expected


def test_before_its_deadline_a_task_is_under_way_and_after_it_unfinished(a_year: Workspace) -> None:
    text = ledger(a_year)
    spoil(a_year.data(YEAR, "ledger.yaml"), "- 编号: 2.1.2\n  状态: 未完成", "- 编号: 2.1.2\n  状态: 推进中")
    assert text != ledger(a_year)
    assert look(a_year, date(2020, 11, 1)).numbers["推进中"] == ("1.2.1", "2.1.2")
    assert look(a_year).numbers["未完成"] == ("2.1.2",)


def test_what_is_done_has_no_limit(a_year: Workspace) -> None:
    spoil(a_year.data(YEAR, "ledger.yaml"), "- 编号: 2.1.2\n  状态: 未完成", "- 编号: 2.1.2\n  状态: 已完成")
    assert (look(a_year).due, look(a_year).overdue) == ((), ())


def test_offices_that_disagree_are_a_conflict_until_the_office_decides(a_year: Workspace) -> None:
    path = a_year.data(YEAR, "ledger.yaml")
    spoil(path, "处室: 教育信息中心\n      状态: 已完成", "处室: 教育信息中心\n      状态: 推进中")
    (conflict,) = look(a_year).conflicts
    assert (conflict.number, conflict.what) == ("1.1.1", "状态")
    assert conflict.voices == (("基础教育处", "已完成"), ("教育信息中心", "推进中"))
    lines = ledger(a_year).splitlines()
    first = lines.index("    - 处室: 基础教育处") + 2
    second = lines.index("    - 处室: 教育信息中心") + 2
    assert (
        f"警告 data/2020/ledger.yaml:{first} 1.1.1 的状态各处室报得不一样：基础教育处 已完成，"
        f"教育信息中心 推进中 [conflict]\n    另见：data/2020/ledger.yaml:{second}\n"
        "    办法：请核实后用 annualreport ledger resolve 1.1.1 定下来"
    ) in told(a_year)
    said = "规则: LED-08, 位置: 1.1.1 状态, 数值: '基础教育处 已完成，教育信息中心 推进中'"
    with a_year.data(YEAR, "report.yaml").open("a", encoding="utf-8") as report:
        report.write(f"已核:\n  - {{{said}, 理由: 以牵头为准, 核签: 办公室主任, 日期: 2021-01-05}}\n")
    assert look(a_year).conflicts == ()


def test_open_rectifications_of_earlier_years_are_followed_up(a_year: Workspace) -> None:
    entries = [
        {"编号": "3.1.1", "处室": "办公室", "问题": "没有印发", "措施": "印发", "时限": "2021-01-20", "状态": "整改中"},
        {"编号": "3.1.2", "时限": "2020-06-30", "状态": "已整改", "完成日期": "2020-06-01"},
    ]
    dossier, _ = load(a_year, YEAR)
    made = tuple(Rectification.model_validate(one) for one in entries)
    found = standing(replace(dossier, rectifications=made), NEW_YEAR, 30)
    assert found.rectifications == made
    (limit,) = found.due
    assert (limit.number, limit.kind, limit.left, limit.offices) == ("2019年 3.1.1", "上年整改", 16, ("办公室",))


def test_texts_of_earlier_quarters_that_are_not_printed_are_named(a_year: Workspace) -> None:
    text = ledger(a_year)
    spoil(
        a_year.data(YEAR, "ledger.yaml"),
        text[text.index("- 编号: 2.1.1") : text.index("- 编号: 2.1.2")],
        "- 编号: 2.1.1\n  报送:\n"
        + "".join(f"    - {{处室: 办公室, 季度: {at}, 状态: 持续推进, 落实情况: 到第{at}季度}}\n" for at in (1, 2)),
    )
    (earlier,) = look(a_year).earlier
    assert (earlier.number, earlier.offices) == ("2.1.1", ("办公室",))
    assert (
        "提示 有 1 项按季报送，年报取各处室最近一季的文字，前几季的留在台账里：2.1.1 [earlier-quarters]\n"
        "    办法：最近一季没有写全年情况的，请在台账的「落实情况」里写总的"
    ) in told(a_year)


def test_without_a_roster_it_is_said_that_nobody_can_be_missed(a_year: Workspace) -> None:
    a_year.offices.write_text("[]\n", "utf-8")
    assert (
        "提示 data/offices.yaml 名册里没有处室，各处室、各支撑机构展开不了，没有核对它们的报送 [empty-roster]\n"
        "    办法：请先把处室名册 data/offices.yaml 填好"
    ) in told(a_year)


def test_what_is_over_and_what_is_due_is_told_at_its_line(a_year: Workspace) -> None:
    said = [one for one in told(a_year, date(2021, 3, 31)) if "时限" in one]
    plan = a_year.data(YEAR, "plan.yaml").read_text("utf-8").splitlines()
    row = max(at for at, one in enumerate(plan, 1) if "2020-12-31" in one)
    remedy = ledger(a_year).splitlines().index("  整改时限: 2021-03-31") + 1
    about = "要求 2.1.2「2020年12月底前，完成全部直属学…」（办公室）"
    assert [one.splitlines()[0] for one in said] == [
        f"警告 data/2020/plan.yaml:{row} {about}已超过方案时限 2020-12-31，超期 90 天，状态是「未完成」 [overdue]",
        f"提示 data/2020/ledger.yaml:{remedy} {about}的整改时限是 2021-03-31，就在今天，状态是「未完成」 [due-soon]",
    ]
