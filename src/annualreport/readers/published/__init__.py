"""Read a published report of either layout into its title, unit, year, parts and the figures of its three tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from annualreport.finding import Finding, Stop
from annualreport.forms import Form, all_forms, form
from annualreport.model.statistics import Statistics
from annualreport.outline import Outline
from annualreport.outline.parts import Part, find
from annualreport.outline.title import titled
from annualreport.readers.published import figures, files, heads, texts

PARTS_ENOUGH = 3
"""Headings of parts by which a document without tables is still a report."""


@dataclass(frozen=True)
class Published:
    """A published report. unit, title: '' and year, period: None where the document does not say.

    form: the layout that its tables have, or that of its year where they are mixed. editions: by table, the layouts
    that its heads and rows belong to: 60号, 30号, both where they are mixed, none where all layouts share them.
    texts: the narrative by the keys of report.yaml. findings: labels that were recognised by likeness, lost rows.
    """

    outline: Outline
    title: str
    unit: str
    year: int | None
    period: tuple[date, date] | None
    form: Form
    editions: dict[str, tuple[str, ...]]
    statistics: Statistics | None
    parts: tuple[Part, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def texts(self) -> dict[str, str]:
        """The narrative texts by their keys in report.yaml."""
        return texts.texts(self.outline, self.form)


def read(path: Path, label: str, year: int | None = None) -> Published:
    """The report in a file; year goes before what the document says of its year. Stop where there is no report."""
    return from_outline(files.read(path, label), year)


def from_outline(document: Outline, year: int | None = None) -> Published:
    """The report in a document; Stop where it holds none."""
    outline = replace(document, blocks=titled(document.blocks))
    found = figures.gather(outline)
    parts = find(outline, all_forms()[-1]).parts
    if not found.any and len(parts) < PARTS_ENOUGH:
        raise Stop(files.no_report(outline))
    own = heads.year(outline) if year is None else year
    layout = form(figures.edition(found, own))
    read_figures = figures.statistics(found, layout, outline)
    lost = figures.missing(found, read_figures, layout) if read_figures else ()
    return Published(
        outline,
        heads.title(outline),
        heads.unit(outline),
        own,
        heads.period(outline),
        layout,
        found.editions,
        read_figures,
        parts,
        (*found.findings, *lost),
    )
