"""The look-back judges every requirement of last year's plan that has an office and a limit, and says why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annualreport.model.dossier import Dossier, Earlier
from annualreport.model.ledger import STATUSES, Entry, Evidence, Ledger
from annualreport.model.lookback import OPEN, Checked, Lookback, Outcome, lookback
from annualreport.model.plan import Chapter, Deadline, Plan, Requirement, Responsibility, Section
from annualreport.readers import year
from annualreport.workspace import Workspace
from tests.conftest import LOOKING_BACK, spoil

REMEDY = "- {编号: 2.1.3, 处室: %s, 措施: 补报, 时限: 2021-06-30, 状态: %s, 完成日期: %s}\n"


def found(workspace: Workspace) -> Lookback:
    """The look-back of the year 2021."""
    dossier, findings = year.load(workspace, 2021)
    assert not [one.as_text() for one in findings if one.stops]
    made = lookback(dossier)
    assert made
    return made


def of(workspace: Workspace, number: str) -> Checked:
    """What it says of one requirement."""
    return next(one for one in found(workspace).items if one.task.requirement.number == number)


def said(workspace: Workspace, number: str) -> tuple[str, str]:
    """Outcome and reason of one requirement."""
    one = of(workspace, number)
    return str(one.outcome), one.reason


def remedied(workspace: Workspace, *lines: str) -> None:
    """Put down what is to be put right."""
    workspace.data(2021, "rectification.yaml").write_text("".join(lines), "utf-8")


def test_every_requirement_comes_out_in_one_way_and_says_why(looking_back: Workspace) -> None:
    assert [(one.task.requirement.number, str(one.outcome), one.reason) for one in found(looking_back).items] == [
        ("1.1.1", "按期完成", "2020年6月18日完成，时限2020年6月30日"),
        ("1.1.2", "逾期完成", "2020年10月12日完成，时限2020年9月30日，晚12天"),
        ("1.1.3", "已整改", "2021年3月5日完成，时限2020年12月31日，整改时限2021年3月31日"),
        ("1.1.4", "不在核查范围", "没有写明时限（「及时」没有日期或频次）"),
        ("2.1.1", "按期完成", "每年至少1次，台账记听取汇报2次"),
        ("2.1.2", "未完成", "每年至少2次，台账记开展培训1次"),
        ("2.1.3", "未完成", "时限2020年11月30日，台账写「推进中」。原因：部分科室没有报送清理结果。"),
        ("2.1.4", "不在核查范围", "上年度不适用：全年没有收取信息处理费。"),
        ("2.1.5", "无佐证", "台账写2020年10月20日完成，时限2020年10月31日，没有佐证"),
        ("2.1.6", "不在核查范围", "没有写明责任处室"),
    ]
    made = found(looking_back)
    assert (len(made.items), made.checked, made.count(*OPEN)) == (10, 7, 3)


def test_an_office_that_reported_its_part_done_has_nothing_to_put_right(looking_back: Workspace) -> None:
    one = of(looking_back, "2.1.3")
    assert (one.offices, one.answering) == (("办公室", "保管利用科", "法规科"), ("办公室", "保管利用科"))


def test_where_every_office_reports_its_part_done_all_of_them_answer(looking_back: Workspace) -> None:
    spoil(
        looking_back.data(2020, "ledger.yaml"),
        "清理文件7件。, 日期: 2020-11-20}\n",
        "清理文件7件。}\n    - {处室: 利用科, 状态: 已完成}\n    - {处室: 办公室, 状态: 不适用}\n",
    )
    assert of(looking_back, "2.1.3").answering == ("办公室", "保管利用科", "法规科")


@pytest.mark.parametrize(
    ("second", "fourth", "answering"),
    [
        ("未完成", "已完成", ("办公室", "保管利用科")),
        ("已完成", "未完成", ("办公室", "保管利用科", "法规科")),
    ],
)
def test_of_an_office_its_latest_quarter_speaks(
    looking_back: Workspace, second: str, fourth: str, answering: tuple[str, ...]
) -> None:
    spoil(
        looking_back.data(2020, "ledger.yaml"),
        "    - {处室: 法规科, 状态: 已完成, 落实情况: 清理文件7件。, 日期: 2020-11-20}\n",
        f"    - {{处室: 法规科, 状态: {second}, 季度: 2}}\n    - {{处室: 法规科, 状态: {fourth}, 季度: 4}}\n",
    )
    assert of(looking_back, "2.1.3").answering == answering


@pytest.mark.parametrize(
    ("number", "old", "new", "expected"),
    [
        ("1.1.1", "完成日期: 2020-06-18", "完成日期: 2020-06-30", ("按期完成", "2020年6月30日完成，时限2020年6月30日")),
        (
            "1.1.1", "完成日期: 2020-06-18", "完成日期: 2020-07-01",
            ("逾期完成", "2020年7月1日完成，时限2020年6月30日，晚1天"),
        ),
        (
            "1.1.1", "  完成日期: 2020-06-18\n", "",
            ("无佐证", "台账写「已完成」，没有完成日期，是否在2020年6月30日前完成无法核实"),
        ),
        (
            "1.1.3", "完成日期: 2021-03-05", "完成日期: 2021-04-05",
            ("已整改", "2021年4月5日完成，时限2020年12月31日，整改时限2021年3月31日，晚于整改时限"),
        ),
        (
            "1.1.3", "  整改时限: 2021-03-31\n", "",
            ("逾期完成", "2021年3月5日完成，时限2020年12月31日，晚64天"),
        ),
        (
            "1.1.3", "  状态: 已完成\n  完成日期: 2021-03-05", "  状态: 未完成\n  完成日期: 2021-03-05",
            ("已整改", "2021年3月5日完成，时限2020年12月31日，整改时限2021年3月31日"),
        ),
        (
            "1.1.3", "  状态: 已完成\n  完成日期: 2021-03-05", "  状态: 未完成\n  完成日期: 2020-12-05",
            ("未完成", "时限2020年12月31日，台账写「未完成」。原因：系统停用两个月。"),
        ),
        ("1.1.3", "- 编号: 1.1.3", "- 编号: 9.9.9", ("未完成", "台账没有记录")),
        ("2.1.2", "数值: 1, 单位: 次", "数值: 2, 单位: 次", ("按期完成", "每年至少2次，台账记开展培训2次")),
        (
            "2.1.2", "数值: 1, 单位: 次", "数值: 30, 单位: 人",
            ("无佐证", "每年至少2次，台账没有单位为「次」或「场」的指标，无法核实"),
        ),
    ],
)  # fmt: skip
def test_one_thing_of_the_ledger_changes_one_outcome(
    looking_back: Workspace, number: str, old: str, new: str, expected: tuple[str, str]
) -> None:
    before = {one.task.requirement.number: one.outcome for one in found(looking_back).items}
    spoil(looking_back.data(2020, "ledger.yaml"), old, new)
    assert said(looking_back, number) == expected
    after = {one.task.requirement.number: one.outcome for one in found(looking_back).items}
    assert {key for key in before if before[key] != after[key]} <= {number}


def test_a_limit_after_the_report_year_has_not_come_yet(looking_back: Workspace) -> None:
    plan = looking_back.data(2020, "plan.yaml")
    spoil(plan, "2020年11月底前, 截止: 2020-11-30", "2022年6月底前, 截止: 2022-06-30")
    assert said(looking_back, "2.1.3") == (
        "不在核查范围", "时限2022年6月30日在2021年12月31日以后，还没有到期",
    )  # fmt: skip


def test_a_limit_in_the_report_year_is_judged_at_its_end(looking_back: Workspace) -> None:
    plan = looking_back.data(2020, "plan.yaml")
    spoil(plan, "2020年11月底前, 截止: 2020-11-30", "2021年6月底前, 截止: 2021-06-30")
    assert said(looking_back, "2.1.3")[0] == "未完成"


def test_what_every_answering_office_put_right_is_put_right(looking_back: Workspace) -> None:
    remedied(
        looking_back,
        REMEDY % ("办公室", "已整改", "2021-05-10"),
        REMEDY % ("保管利用科", "已整改", "2021-06-01"),
    )
    assert said(looking_back, "2.1.3") == (
        "已整改",
        "办公室于2021年5月10日整改完成；保管利用科于2021年6月1日整改完成",
    )


def test_what_one_of_two_offices_has_still_to_put_right_is_open(looking_back: Workspace) -> None:
    remedied(looking_back, REMEDY % ("办公室", "已整改", "2021-05-10"), REMEDY % ("保管利用科", "整改中", ""))
    assert of(looking_back, "2.1.3").outcome == Outcome.UNDONE


def test_what_was_done_in_time_stays_so_whatever_is_put_down(looking_back: Workspace) -> None:
    remedied(looking_back, "- {编号: 1.1.1, 处室: 保管利用科, 状态: 已整改, 完成日期: 2021-05-01}\n")
    assert of(looking_back, "1.1.1").outcome == Outcome.IN_TIME


def test_a_rectification_of_another_plan_or_year_says_nothing_here(looking_back: Workspace) -> None:
    line = "- {编号: 2.1.3, %s, 处室: 办公室, 状态: 已整改, 完成日期: 2021-05-01}\n"
    remedied(looking_back, line % "方案: 市级", line % "年度: 2019")
    assert of(looking_back, "2.1.3").outcome == Outcome.UNDONE


@pytest.mark.parametrize("missing", ["plan.yaml", "ledger.yaml"])
def test_without_last_years_plan_or_ledger_there_is_nothing_to_look_back_upon(
    looking_back: Workspace, missing: str
) -> None:
    looking_back.data(2020, missing).unlink()
    dossier, findings = year.load(looking_back, 2021)
    assert lookback(dossier) is None
    assert [one.message for one in findings if "2020" in one.message] == []


def test_last_years_ledger_that_cannot_be_read_is_one_line_of_this_years_check(looking_back: Workspace) -> None:
    spoil(looking_back.data(2020, "ledger.yaml"), "完成日期: 2020-06-18", "完成日期: 六月")
    dossier, findings = year.load(looking_back, 2021)
    assert dossier.earlier is None
    assert [one.as_text() for one in findings if one.rule == "lookback"] == [
        "未核 data/2020/ledger.yaml:4 2020 年度的方案或台账读不了，回头看没有核对 [lookback]\n"
        "    办法：要做回头看的，运行 annualreport lookback 2021 看详情"
    ]


DAYS = st.none() | st.dates(date(2019, 6, 1), date(2023, 6, 1))


@st.composite
def requirements(draw: st.DrawFn) -> tuple[Requirement, Entry]:
    """A requirement with any office and limits, and any entry of the ledger."""
    limits = draw(
        st.lists(
            st.builds(
                lambda due, often: Deadline(wording="时限", due=due, frequency=often),
                DAYS,
                st.sampled_from(["", "每年至少1次", "定期"]),
            ),
            max_size=2,
        )
    )
    duties = draw(st.sampled_from([(), (Responsibility(lead=("办公室",)),), (Responsibility(lead=("各处室",)),)]))
    wanted = Requirement(number="1.1.1", wording="做", duties=duties, deadlines=tuple(limits))
    entry = Entry(
        number="1.1.1",
        status=draw(st.sampled_from(["", *STATUSES])),
        progress="做了",
        finished=draw(DAYS),
        remedy_due=draw(DAYS),
        evidence=draw(st.sampled_from([(), (Evidence(title="文", document="文〔2020〕1号"),)])),
    )
    return wanted, entry


@pytest.fixture(scope="module")
def this_year() -> Dossier:
    """The year 2021, read once."""
    return year.load(Workspace(LOOKING_BACK), 2021)[0]


@settings(max_examples=150)
@given(requirements())
def test_the_totals_always_add_up_and_only_what_has_office_and_limit_is_checked(
    this_year: Dossier, one: tuple[Requirement, Entry]
) -> None:
    wanted, entry = one
    section = Section(ordinal="一", heading="节", requirements=(wanted,))
    plan = Plan(chapters=(Chapter(ordinal="一", heading="章", sections=(section,)),))
    ledger = Ledger(entries=(entry,))
    dossier = replace(this_year, earlier=Earlier(2020, (plan,), ledger, date(2020, 12, 31)))
    made = lookback(dossier)
    assert made
    assert made.checked == made.count(Outcome.IN_TIME, Outcome.LATE, Outcome.RECTIFIED, *OPEN)
    (item,) = made.items
    assert item.reason
    has_both = bool(wanted.duties) and any(limit.due or limit.frequency for limit in wanted.deadlines)
    assert has_both or item.outcome is Outcome.OUTSIDE
    if item.outcome in (Outcome.IN_TIME, Outcome.LATE):
        assert entry.proved
