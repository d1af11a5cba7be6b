"""Say which offices answer for a requirement: those that lead it, without those that reported their part done."""

from __future__ import annotations

from collections.abc import Sequence

from annualreport.model.ledger import OfficeReport, Status
from annualreport.model.offices import Roster
from annualreport.model.plan import Requirement
from annualreport.model.speaking import ROLES, latest, office_name, roles

LEAD = ROLES[0]
SETTLED = (Status.DONE, Status.ONGOING, Status.NOT_APPLICABLE)
"""States of an office's report after which nothing more is asked of it."""


def leads(requirement: Requirement, roster: Roster) -> tuple[str, ...]:
    """The leading offices of all duties, collective words expanded, each once."""
    return tuple(office for office, role in roles(requirement.duties, roster).items() if role == LEAD)


def answerable(requirement: Requirement, reports: Sequence[OfficeReport], roster: Roster) -> tuple[str, ...]:
    """The leading offices that did not report every part of theirs done; all of them where each says it did."""
    said: dict[str, list[str]] = {}
    for report in latest(reports, roster):
        said.setdefault(office_name(report.office, roster), []).append(report.status)
    named = leads(requirement, roster)
    left = [one for one in named if one not in said or any(status not in SETTLED for status in said[one])]
    return tuple(left) or named
