"""Figures of several offices are added once for each event; what contradicts is left open."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annualreport.model.ledger import Entry, Indicator
from annualreport.model.offices import Roster
from annualreport.model.tally import contradict, totals

ROSTER = Roster.model_validate({"名册": [{"名称": "甲处", "别名": ["甲"]}, {"名称": "乙处"}]})
LINK, OTHER = "https://a.gov.cn/1", "https://a.gov.cn/2"


def figure(value: int, office: str = "", basis: str = "", **more: Any) -> dict[str, Any]:
    """An indicator 培训 in 场, unless said otherwise."""
    return {"名称": "培训", "单位": "场", "数值": str(value), "处室": office, "依据": basis, **more}


def added(*entries: list[dict[str, Any]]) -> list[tuple[str, str, Decimal | None]]:
    """What these requirements' figures come to."""
    made = [Entry.model_validate({"编号": f"1.1.{at}", "指标": one}) for at, one in enumerate(entries, 1)]
    return [(one.name, one.unit, one.value) for one in totals(made, ROSTER)]


@pytest.mark.parametrize(
    ("figures", "total"),
    [
        ([figure(2, "甲处", LINK), figure(3, "乙处", OTHER)], 5),
        ([figure(2, "甲处", LINK), figure(2, "乙处", f" {LINK}/")], 2),
        ([figure(2, "甲处", "某发[2021]1号"), figure(2, "乙处", "某发〔2021〕 1号")], 2),
        ([figure(2, "甲处"), figure(2, "乙处")], 2),
        ([figure(2, "甲处", LINK), figure(2, "乙处")], 2),
        ([figure(2, "甲处", LINK), figure(3, "乙处", LINK)], None),
        ([figure(2, "甲处"), figure(3, "乙处")], None),
        ([figure(2, "甲处", LINK), figure(3, "乙处")], None),
        ([figure(2, "甲处"), figure(3, "乙处"), figure(6)], 6),
        ([figure(2, 季度="1"), figure(2)], 2),
    ],
    ids=[
        "two events are added",
        "one link is one event",
        "one document is one event, however its brackets are typed",
        "the same figure without a source is the same event",
        "a figure without a source repeats that of a source",
        "one source has one figure",
        "different figures without a source",
        "a different figure without a source beside one with a source",
        "the main author's own figure speaks",
        "the main author's own figure twice",
    ],
)
def test_figures_of_one_requirement(figures: list[dict[str, Any]], total: int | None) -> None:
    assert added(figures) == [("培训", "场", None if total is None else Decimal(total))]


def test_of_an_office_the_latest_quarter_counts_under_any_of_its_names() -> None:
    quarters = [figure(2, "甲", LINK, 季度="1"), figure(5, "甲处", LINK, 季度="2"), figure(1, "乙处", OTHER, 季度="1")]
    assert added(quarters) == [("培训", "场", Decimal(6))]
    assert added([*quarters, figure(7, "甲处", LINK)]) == [("培训", "场", Decimal(8))]


def test_other_units_are_other_rows_and_names_are_compared_without_blanks() -> None:
    mixed = [figure(2), figure(90, 单位="人次"), figure(2, 名称="培 训"), figure(1, 名称="调研")]
    assert added(mixed) == [("培训", "场", Decimal(2)), ("培训", "人次", Decimal(90)), ("调研", "场", Decimal(1))]


def test_over_requirements_events_are_added_and_one_told_twice_counts_once() -> None:
    assert added([figure(2)], [figure(3)]) == [("培训", "场", Decimal(5))]
    assert added([figure(2, basis=LINK)], [figure(2, "甲处", LINK)]) == [("培训", "场", Decimal(2))]
    assert added([figure(2)], [figure(2)]) == [("培训", "场", Decimal(2))]
    assert added([figure(2, basis=LINK)], [figure(3, basis=LINK)]) == [("培训", "场", None)]


def test_a_contradiction_in_one_requirement_leaves_the_sum_open() -> None:
    assert added([figure(2, "甲处"), figure(3, "乙处")], [figure(9)]) == [("培训", "场", None)]


Events = st.lists(
    st.tuples(st.sampled_from("甲乙丙"), st.integers(0, 9), st.sampled_from(["", LINK, OTHER])), max_size=5
)


@given(Events, st.randoms())
def test_neither_the_order_nor_saying_it_twice_changes_the_sum(
    figures: list[tuple[str, int, str]], chance: Any
) -> None:
    ones = [Indicator.model_validate(figure(value, office, basis)) for office, value, basis in figures]
    shuffled = [*ones, *ones]
    chance.shuffle(shuffled)
    assert contradict(ones) == contradict(shuffled)
    first, second = (totals([Entry(number="1.1.1", indicators=tuple(some))], ROSTER) for some in (ones, shuffled))
    assert [one.value for one in first] == [one.value for one in second]
