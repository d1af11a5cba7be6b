"""Propose an entry's own state from what its leading offices report; what the main author wrote is never touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from annualreport.model.history import Change
from annualreport.model.ledger import STATUSES, Entry, OfficeReport, Status
from annualreport.model.offices import Roster
from annualreport.model.plan import Requirement
from annualreport.model.speaking import latest, office_name
from annualreport.supervision.collect_entry import Draft, as_value, inner_names

PROPOSED = "annualreport ledger collect（按牵头处室的报送）"
"""The source of a change that was proposed so: it may be proposed anew, until somebody else changes the field."""
STATUS, FINISHED = "状态", "完成日期"
EXPLAINED = {
    Status.UNFINISHED: ("未完成原因", "整改措施", "整改时限"),
    Status.UNDERWAY: ("未完成原因", "整改措施", "整改时限"),
    Status.NOT_APPLICABLE: ("说明",),
}
"""What an entry has to say besides its state."""
FIELDS = (STATUS, FINISHED, "说明", "未完成原因", "整改措施", "整改时限")


def propose(draft: Draft, requirement: Requirement, roster: Roster, made: Mapping[str, Any]) -> None:
    """Set the fields of the draft that the leading offices' reports decide.

    made: what stands in the entry because it was proposed before, by Chinese key. Where a state was written by
    somebody, nothing is proposed; a single field that somebody wrote stays.
    """
    now, own = written(draft, made)
    if STATUS in own:
        return
    wanted = proposal(leading(requirement, draft.reports.now, roster))
    for key in FIELDS:
        value = wanted.get(key)
        if key not in own and (value or None) != (now[key] or None):
            draft.fields[key] = value


def written(draft: Draft, made: Mapping[str, Any]) -> tuple[dict[str, Any], set[str]]:
    """The entry's fields as they stand, and those of them that somebody wrote."""
    names = inner_names(Entry)
    now = {key: getattr(draft.entry, names[key]) for key in FIELDS}
    return now, {key for key, value in now.items() if value not in (None, "") and made.get(key) != as_value(value)}


def disputed(draft: Draft, requirement: Requirement, roster: Roster, made: Mapping[str, Any]) -> str:
    """The state on which the leading offices agree where somebody wrote another one; '' where there is none."""
    now, own = written(draft, made)
    wanted = proposal(leading(requirement, draft.reports.now, roster)).get(STATUS, "")
    return str(wanted) if STATUS in own and wanted != now[STATUS] else ""


def leading(requirement: Requirement, reports: Sequence[OfficeReport], roster: Roster) -> list[OfficeReport]:
    """The reports of all offices that lead; none where one of them has not reported on its clause."""
    spoken = latest([one for one in reports if one.status], roster)
    found: list[OfficeReport] = []
    for clause in requirement.duties:
        own = [one for one in spoken if one.scope in ("", clause.scope)]
        said = {
            office: [one for one in own if office_name(one.office, roster) == office] for office in clause.leads(roster)
        }
        if not said or not all(said.values()):
            return []
        found += [one for many in said.values() for one in many]
    return found


def proposal(reports: Sequence[OfficeReport]) -> dict[str, Any]:
    """The fields that the reports decide: their one state, and what belongs to it where they agree on it."""
    states = {one.status for one in reports}
    if len(states) != 1 or not states <= set(STATUSES):
        return {}
    (state,) = states
    found: dict[str, Any] = {STATUS: state}
    if state == Status.DONE:
        found[FINISHED] = last_day(reports, FINISHED)
    for key in EXPLAINED.get(Status(state), ()):
        found[key] = last_day(reports, key) if key == "整改时限" else one_text(reports, key)
    return {key: value for key, value in found.items() if value}


def last_day(reports: Iterable[OfficeReport], key: str) -> date | None:
    """The latest of the days; None where one of the reports has none."""
    days = [getattr(one, inner_names(OfficeReport)[key]) for one in reports]
    return max(days) if all(days) else None


def one_text(reports: Iterable[OfficeReport], key: str) -> str:
    """The text on which all that say something agree."""
    texts = {getattr(one, inner_names(OfficeReport)[key]) for one in reports} - {""}
    return texts.pop() if len(texts) == 1 else ""


def proposed_before(changes: Iterable[Change]) -> dict[str, Any]:
    """What was proposed and not changed by anybody since, by what it is about (``2.2.5 状态``)."""
    last = {change.what: change for change in changes}
    return {what: change.after for what, change in last.items() if change.source == PROPOSED and change.after}
