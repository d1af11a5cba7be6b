"""Collective words stand for the offices of their kind, aliases for their office."""

from __future__ import annotations

import pytest

from annualreport.model.offices import Office, Roster
from annualreport.model.plan import Responsibility

ROSTER = Roster(
    offices=(
        Office(name="办公室"),
        Office(name="科研处", aliases=("科研与信息处",)),
        Office(name="电教馆", kind="支撑机构"),
    )
)


@pytest.mark.parametrize(
    ("name", "offices"),
    [
        ("各处室", ("办公室", "科研处")),
        ("各支撑机构", ("电教馆",)),
        ("支撑机构", ("电教馆",)),
        ("科研与信息处", ("科研处",)),
        ("办公室", ("办公室",)),
        ("法规处", ("法规处",)),
    ],
)
def test_a_name_expands_to_the_offices_it_stands_for(name: str, offices: tuple[str, ...]) -> None:
    assert ROSTER.expand(name) == offices


def test_an_office_stands_once_in_its_highest_role() -> None:
    duty = Responsibility(lead=("办公室",), joint=("各处室",), support=("各处室", "各支撑机构", "电教馆"))
    assert (duty.leads(ROSTER), duty.joins(ROSTER), duty.supports(ROSTER)) == (("办公室",), ("科研处",), ("电教馆",))
    assert duty.named == ("办公室", "各处室", "各处室", "各支撑机构", "电教馆")
