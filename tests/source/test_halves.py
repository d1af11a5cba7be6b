"""A second process does the later half of long work; what comes of it is the same, in the same order."""

from __future__ import annotations

import os

import pytest

from annualreport.finding import Stop, fault
from annualreport.source import halves
from annualreport.source.halves import MANY, each

ITEMS = list(range(MANY + 7))


def where(item: int) -> tuple[int, int]:
    """The item, and the process that has it."""
    return item, os.getpid()


def stopping(item: int) -> int:
    """Stops at the last but one."""
    if item == ITEMS[-2]:
        raise Stop(fault("no-plan", "没有方案"))
    return item


def ended(item: int) -> tuple[int, int]:
    """Ends the process that has it, where it is not the one that began."""
    if os.getppid() == int(os.environ["BEGUN"]):
        os._exit(1)
    return item, os.getpid()


@pytest.fixture(autouse=True)
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine of two processors."""
    monkeypatch.setattr(halves, "processors", lambda: 2)


def test_the_later_half_is_done_by_another_process_and_all_comes_in_order() -> None:
    done = list(each(where, ITEMS))
    assert [item for item, _ in done] == ITEMS
    half = len(ITEMS) // 2
    assert {process for _, process in done[:half]} == {os.getpid()}
    assert len({process for _, process in done[half:]} - {os.getpid()}) == 1


def test_little_work_and_a_single_processor_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {process for _, process in each(where, ITEMS[: MANY - 1])} == {os.getpid()}
    monkeypatch.setattr(halves, "processors", lambda: 1)
    assert {process for _, process in each(where, ITEMS)} == {os.getpid()}


def test_a_stop_in_the_other_process_stops_here() -> None:
    with pytest.raises(Stop) as stop:
        list(each(stopping, ITEMS))
    assert [one.message for one in stop.value.findings] == ["没有方案"]


def test_the_work_of_a_process_that_the_system_ends_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BEGUN", str(os.getpid()))
    done = list(each(ended, ITEMS))
    assert done == [(item, os.getpid()) for item in ITEMS]


def test_whoever_takes_no_more_leaves_no_process_behind() -> None:
    work = each(where, ITEMS)
    assert next(work) == (0, os.getpid())
    work.close()
