"""What an office sent back: its workbook, and the reports, figures and evidence read from it, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from annualreport.model.ledger import Evidence, Indicator, OfficeReport
from annualreport.place import Place

Key = tuple[str, str, str]
"""Plan id (empty for the year's own), number and scope (empty where the duties are not divided)."""


@dataclass(frozen=True)
class Reported:
    """What one row of the workbook reports on a requirement.

    report: with the office's own name of the roster and the quarter; its day is None where the office gave none.
    indicators, evidence: those of the requirement, with the office and the quarter; of a requirement with several rows
    (scopes) they stand at the first of them.
    """

    plan: str
    number: str
    report: OfficeReport
    indicators: tuple[Indicator, ...]
    evidence: tuple[Evidence, ...]
    place: Place

    @property
    def key(self) -> Key:
        """What the report is about."""
        return self.plan, self.number, self.report.scope

    @property
    def bare(self) -> bool:
        """Only figures or evidence are given: the report itself says nothing and is none to keep."""
        said = self.report.model_dump(exclude_defaults=True)
        return not said.keys() - {"office", "scope", "quarter", "day"}


@dataclass(frozen=True)
class Returned:
    """One returned workbook. quarter: 1 to 4, empty for the whole year.

    file: as told to the user; name: the file's own name; sha256: of the content.
    reports: the rows that say something, in the workbook's order.
    missing: what the workbook was sent out to ask and has no row for any more; nothing is known of it.
    whole: whether everything in it was read.
    unread: what was typed and could not be understood (a finding says so): requirements whose row is not whole.
    """

    file: str
    name: str
    content: bytes
    sha256: str
    unit: str
    year: int
    office: str
    quarter: str
    reports: tuple[Reported, ...]
    missing: tuple[Key, ...] = ()
    unread: tuple[Key, ...] = ()
    whole: bool = True
