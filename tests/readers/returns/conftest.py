"""A workbook that was sent to an office of the good year, and what is read of it after a change to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from annualreport.model.assignment import Materials
from annualreport.model.dossier import Dossier
from annualreport.model.office_sheets import revision
from annualreport.model.returns import Returned
from annualreport.outputs.office_book import workbook
from annualreport.outputs.office_rows import Sender
from annualreport.readers import returns, year
from annualreport.readers.returns import Confirmed
from annualreport.workspace import Workspace

Change = Callable[[Any], object]


def nothing(_book: Any) -> None:
    """No change: openpyxl reads the workbook and writes it again in its own way."""


OFFICE = "教育信息中心"
"""It leads 1.1.1 (with all) and one scope of 1.2.1, and has reported on both."""


def sent(dossier: Dossier, office: str = OFFICE, quarter: str = "") -> bytes:
    """The workbook that goes out to an office."""
    asked = Materials(dossier.plans, dossier.roster, dossier.ledger, quarter).assignment(office)
    sender = Sender(dossier.report.unit, dossier.year, quarter, revision(dossier.plans), len(dossier.plans) > 1)
    return workbook(sender, asked)


@dataclass(frozen=True)
class Desk:
    """Where a workbook comes back: read it after a change made with openpyxl, or as other bytes, or under a name."""

    dossier: Dossier
    path: Path

    def back(
        self, change: Change = nothing, confirmed: Confirmed = returns.NOBODY
    ) -> tuple[Returned | None, list[str]]:
        """What is read after the change, and what is said of it."""
        book = load_workbook(self.path)
        change(book)
        book.save(self.path)
        return self.read(confirmed)

    def read(self, confirmed: Confirmed = returns.NOBODY) -> tuple[Returned | None, list[str]]:
        """What is read of the file as it is."""
        found, said = returns.read(self.path, self.path.name, self.dossier.plans, self.dossier.roster, confirmed)
        return found, [finding.as_text() for finding in said]


@pytest.fixture
def desk(a_year: Workspace) -> Desk:
    """The workbook of 教育信息中心, as it was sent."""
    dossier, _ = year.load(a_year, 2020)
    path = a_year.root / f"{OFFICE}.xlsx"
    path.write_bytes(sent(dossier))
    return Desk(dossier, path)
