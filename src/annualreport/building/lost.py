"""Tell which findings mean that a file of the year is there and could not be understood."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from annualreport.finding import Finding
from annualreport.model.dossier import Dossier

SHAPE = ("no-sheet", "sheet-changed")
"""What makes a whole table of a workbook unreadable."""
TWO = "two-sources"
"""Two files for one thing: one of them speaks, so nothing is lost."""


def of_lost_files(findings: Iterable[Finding], dossier: Dossier) -> tuple[Finding, ...]:
    """The findings by which a file counts as lost; a draft made without it would pass its content off as missing."""
    return tuple(one for one in findings if one.stops and one.places and is_of_lost_file(one, dossier))


def is_of_lost_file(finding: Finding, dossier: Dossier) -> bool:
    """Whether the finding's file gave nothing, or not the table that it speaks of."""
    path = PurePosixPath(finding.places[0].file)
    if finding.rule == TWO:
        return False
    if path.stem == "statistics":
        figures = dossier.statistics if path.parent.name == str(dossier.year) else dossier.previous
        return figures is None or finding.rule in SHAPE
    if path.stem == "ledger":
        return dossier.ledger is None
    if path.stem == "offices":
        return not dossier.roster.offices
    return path.stem.startswith("plan") or path.suffix == ".docx"
