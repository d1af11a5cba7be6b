"""Read the plans and the ledger of the year before, upon which the year looks back."""

from __future__ import annotations

from datetime import date

from annualreport.finding import Finding, unassessed
from annualreport.model.dossier import Earlier
from annualreport.model.report import Report
from annualreport.place import whole
from annualreport.readers import ledger, plan_yaml
from annualreport.workspace import Workspace

NAME = "lookback"


def load(workspace: Workspace, year: int, report: Report | None) -> tuple[Earlier | None, tuple[Finding, ...]]:
    """What the year before had to do and did; None where a part of it is missing. The year's own faults come along."""
    plans, of_plans = plan_yaml.load(workspace, year)
    entries, of_ledger = ledger.load(workspace, year)
    said = (*of_plans, *of_ledger)
    if not plans or entries is None or all(entry.waiting for entry in entries.entries):
        return None, said
    last = report.covers[1] if report else date(year, 12, 31)
    return Earlier(year, plans, entries, last, bool(report and report.example)), said


def beside(workspace: Workspace, year: int, report: Report | None) -> tuple[Earlier | None, tuple[Finding, ...]]:
    """The same for the year's own commands: what cannot be read is one 未核, since only the look-back goes without."""
    found, said = load(workspace, year, report)
    stopping = [finding for finding in said if finding.stops]
    if not stopping:
        return found, ()
    places = tuple(dict.fromkeys(place for finding in stopping for place in finding.places))
    message = f"{year} 年度的方案或台账读不了，回头看没有核对"
    return None, (unassessed(NAME, message, places, f"要做回头看的，运行 annualreport lookback {year + 1} 看详情"),)


def lacking(workspace: Workspace, year: int) -> Finding:
    """未核: the look-back lacks last year's plan or ledger, or nothing is filled in there."""
    there = {
        "方案": any(workspace.data(year).glob("plan*.yaml")),
        "台账": any(workspace.data(year, f"ledger.{kind}").exists() for kind in ("yaml", "xlsx")),
    }
    missing = [name for name, is_there in there.items() if not is_there]
    said = f"没有 {year} 年度的{'和'.join(missing)}" if missing else f"{year} 年度的台账还没有填写"
    hint = f"把 {year} 年度的方案和台账放进 data/{year}/：annualreport plan import 方案文件 --year {year}，再填台账"
    return unassessed(NAME, f"{said}，回头看没有做", whole(f"data/{year}"), hint)
