"""Turn what the leading offices report into the entries' own fields, or say where somebody's word stands against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from annualreport.checks.offices import OPEN
from annualreport.finding import Finding, note, warning
from annualreport.model.history import Change, moment
from annualreport.model.ledger import Entry, OfficeReport
from annualreport.model.plan import Requirement
from annualreport.model.returns import Returned
from annualreport.readers.returns.keys import told
from annualreport.supervision import collect_states
from annualreport.supervision.collect_apply import Move
from annualreport.supervision.collect_entry import About, Desk, as_value, inner_names


@dataclass(frozen=True)
class Proposed:
    """A field of an entry that follows from the leading offices' reports."""

    about: About
    key: str
    before: object
    after: object


@dataclass(frozen=True)
class Reported:
    """The requirements that the offices have reported anew, and what was proposed for them before (``2.2.5 状态``)."""

    requirements: Mapping[About, Requirement]
    made: Mapping[str, object]

    def earlier(self, about: About) -> dict[str, object]:
        """What was proposed for the entry before, by Chinese key."""
        return {key: self.made.get(f"{told(about)} {key}") for key in collect_states.FIELDS}


def proposals(desk: Desk, reported: Reported) -> Iterator[Proposed]:
    """Set the entries' own fields where the leading offices' reports decide them."""
    for about, requirement in reported.requirements.items():
        draft = desk.draft(about)
        collect_states.propose(draft, requirement, desk.roster, reported.earlier(about))
        for key, value in draft.fields.items():
            yield Proposed(about, key, as_value(getattr(draft.entry, inner_names(Entry)[key])) or None, as_value(value))


def proposed_change(one: Proposed, now: datetime) -> Change:
    """The history of a field that was proposed."""
    what = f"{told(one.about)} {one.key}"
    return Change(moment(now), what, as_value(one.before), as_value(one.after), collect_states.PROPOSED)


def disputes(desk: Desk, reported: Reported) -> Iterator[Finding]:
    """The states that somebody wrote and the leading offices now report otherwise."""
    for about, requirement in reported.requirements.items():
        draft = desk.draft(about)
        state = collect_states.disputed(draft, requirement, desk.roster, reported.earlier(about))
        if state:
            own = draft.entry.status
            message = f"{told(about)} 的状态台账写的是「{own}」，牵头处室现在报的是「{state}」；台账的没有改"
            option = f" --plan {about[0]}" if about[0] else ""
            hint = f"请核实；以处室报的为准的：annualreport ledger edit {about[1]} --set 状态={state}{option}"
            yield note("own-state-stands", message, draft.entry.places("状态"), hint, subject=told(about))


def odd_days(returned: Returned, moves: Iterable[Move], today: date) -> Iterator[Finding]:
    """The reports whose day of completion does not fit their state, or lies before the year or after today.

    moves: what the workbook changes; today: the day on which it is collected.
    """
    for move in moves:
        report, subject = move.after, f"{told(move.about)} {returned.office}"
        if not isinstance(report, OfficeReport) or not report.finished:
            continue
        whose, places = f"{returned.office}报 {told(move.about)} 的", report.places("完成日期")
        if report.status in OPEN and not report.remark:
            message = f"{whose}状态是「{report.status}」，却写有完成日期 {report.finished}"
            hint = "照收；请向该处室问明：没有完成的，清空完成日期再报；超期以后才完成的，在「说明」里写明"
            yield note("LED-04", message, places, hint, subject=subject)
        if report.finished.year < returned.year or report.finished > today:
            why = f"在 {returned.year} 年度以前" if report.finished.year < returned.year else "还没有到"
            hint = "请向该处室核实；写错的，改正后再报"
            yield warning("odd-day", f"{whose}完成日期 {report.finished} {why}，照收", places, hint, subject=subject)
