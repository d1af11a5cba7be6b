"""Tell which of an office's reports over the quarters speaks for the year, and in which role each office speaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from annualreport.model.ledger import Indicator, OfficeReport
from annualreport.model.offices import Roster
from annualreport.model.plan import Responsibility

ROLES = ("牵头", "会同", "配合")
"""The roles of the plan's responsibility cell, the highest first."""
WHOLE_YEAR = "9"
"""Sorts a report of the whole year after those of the quarters."""

Said = TypeVar("Said", OfficeReport, Indicator)


def office_name(name: str, roster: Roster) -> str:
    """The roster's name of an office that may be written by an alias."""
    return roster.by_name[name].name if name in roster.by_name else name


def roles(duties: Iterable[Responsibility], roster: Roster) -> dict[str, str]:
    """Every responsible office with its highest role, collective words expanded; offices of no roster as written."""
    found: dict[str, str] = {}
    clauses = tuple(duties)
    in_role = ([one.lead for one in clauses], [one.joint for one in clauses], [one.support for one in clauses])
    for role, names in zip(ROLES, in_role, strict=True):
        for office in (office for words in names for word in words for office in roster.expand(word)):
            found.setdefault(office, role)
    return found


def latest(reports: Sequence[OfficeReport], roster: Roster) -> list[OfficeReport]:
    """The reports that speak: of each office and scope those of its latest quarter; of the whole year before any.

    An office reports from the beginning of the year on, so its latest report says what the earlier ones said.
    Reports of one quarter all speak.
    """
    return last_of(reports, [(office_name(one.office, roster), one.scope) for one in reports])


def last_of(said: Sequence[Said], voices: Sequence[tuple[str, ...]]) -> list[Said]:
    """What each voice said in its latest quarter, in the order written."""
    newest: dict[tuple[str, ...], str] = {}
    for one, voice in zip(said, voices, strict=True):
        newest[voice] = max(newest.get(voice, ""), one.quarter or WHOLE_YEAR)
    return [one for one, voice in zip(said, voices, strict=True) if (one.quarter or WHOLE_YEAR) == newest[voice]]
