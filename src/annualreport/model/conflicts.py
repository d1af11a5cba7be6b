"""Find what the offices say differently of one requirement and the main author has not decided yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annualreport.model.ledger import Entry
from annualreport.model.offices import Roster
from annualreport.model.record import Record
from annualreport.model.report import Accepted
from annualreport.model.speaking import latest
from annualreport.model.tally import contradict, speaking

STATUS = "状态"
RULE = "LED-08"
"""The rule that tells of them, and that a decision (已核) names."""


@dataclass(frozen=True)
class Conflict:
    """One difference. what: 状态 (of a scope), or the indicator with its unit; said: each record with what it says."""

    what: str
    key: str
    said: tuple[tuple[str, str, Record], ...]
    """(office, what it says, the record that says it); the key is the field of these records."""

    @property
    def figures(self) -> str:
        """Who says what; a decision lapses when it changes."""
        return "，".join(f"{office} {said}" for office, said, _ in self.said)

    def subject(self, entry: Entry) -> str:
        """What a decision names: 2.2.5 状态."""
        return " ".join(part for part in (entry.plan, entry.number, self.what) if part)


def conflicts(entry: Entry, roster: Roster, accepted: Iterable[Accepted] = ()) -> Iterator[Conflict]:
    """The open conflicts of an entry: states until a decision says so, figures until the main author writes a total."""
    yield from (one for one in of_states(entry, roster) if not decided(one, entry, accepted))
    yield from of_figures(entry, roster)


def decided(one: Conflict, entry: Entry, accepted: Iterable[Accepted]) -> bool:
    """Whether somebody has decided on it, on the same reports."""
    subject = one.subject(entry)
    same = (known for known in accepted if known.rule == RULE and known.at.strip() == subject)
    return any(not known.figures or known.figures == one.figures for known in same)


def of_figures(entry: Entry, roster: Roster) -> Iterator[Conflict]:
    """The indicators of which offices report figures that contradict each other."""
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
