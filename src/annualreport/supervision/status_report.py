"""From a workspace and a year to how it stands: findings, the workbook and the page, written at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from annualreport.finding import Finding, Stop, fault
from annualreport.model.dossier import Dossier
from annualreport.model.standing import Standing
from annualreport.outputs import status_book, status_page
from annualreport.place import whole
from annualreport.readers import year as years
from annualreport.source.writing import write_all
from annualreport.supervision.status import standing
from annualreport.supervision.status_findings import findings
from annualreport.workspace import Workspace

NAME = "报送情况"
OWN = ("plan", "ledger", "offices", "rectification")
"""The files that the look is taken at, by how their names begin; what is wrong with others, check tells."""


@dataclass(frozen=True)
class Made:
    """How the year stands, what there is to say, and the files written."""

    standing: Standing
    findings: tuple[Finding, ...]
    files: tuple[Path, ...]


def make(workspace: Workspace, year: int, on: date, days: int) -> Made:
    """Look at the year as of a day and write 报送情况; Stop where there is no plan or a file is not understood."""
    dossier = readable(workspace, year)
    found = standing(dossier, on, days)
    files = {
        workspace.out(year, f"{NAME}.xlsx"): status_book.workbook(found),
        workspace.out(year, f"{NAME}.html"): status_page.page(found).encode(),
    }
    write_all(files, workspace.root)
    return Made(found, findings(found, dossier), tuple(files))


def readable(workspace: Workspace, year: int) -> Dossier:
    """The year's materials; Stop where there is no plan, or the ledger's files have faults that hide a part of them."""
    dossier, said = years.load(workspace, year)
    stopping = [one for one in said if one.stops and one.places and is_own(one.places[0].file)]
    if stopping:
        raise Stop(*stopping)
    if not dossier.plans:
        place = whole(workspace.label(workspace.data(year, "plan.yaml")))
        raise Stop(fault("no-plan", f"没有 {year} 年度的方案", place, "先运行 annualreport plan import 方案文件"))
    return dossier


def is_own(file: str) -> bool:
    """Whether the look is taken at a file."""
    return Path(file).name.startswith(OWN)
