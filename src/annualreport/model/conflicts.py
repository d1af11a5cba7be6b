"""Find what the offices say differently of one requirement and the main author has not decided yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annualreport.model.ledger import Entry
from annualreport.model.offices import Roster
from annualreport.model.record import Record
from annualreport.model.speaking import latest
from annualreport.model.tally import contradict, speaking

STATUS = "状态"


@dataclass(frozen=True)
class Conflict:
    """One difference. what: 状态 (of a scope), or the indicator with its unit; said: each record with what it says."""

    what: str
    key: str
    said: tuple[tuple[str, str, Record], ...]
    """(office, what it says, the record that says it); the key is the field of these records."""


def conflicts(entry: Entry, roster: Roster) -> Iterator[Conflict]:
    """The open conflicts of an entry; a state or a total that the main author has written decides."""
    if not entry.status:
        yield from of_states(entry, roster)
    for (name, unit), figures in speaking(entry, roster).items():
        if contradict(figures):
            said = tuple((one.office or "办公室", f"{one.value:f}{one.unit}", one) for one in figures)
            yield Conflict(f"指标「{name}」（{unit}）" if unit else f"指标「{name}」", "数值", said)


def of_states(entry: Entry, roster: Roster) -> Iterator[Conflict]:
    """The scopes on which offices report different states."""
    spoken = latest([one for one in entry.reports if one.status], roster)
    for scope in dict.fromkeys(one.scope for one in spoken):
        own = [one for one in spoken if one.scope == scope]
        if len({one.status for one in own}) > 1:
            what = f"{STATUS}（{scope}）" if scope else STATUS
            yield Conflict(what, STATUS, tuple((one.office, one.status, one) for one in own))
