"""From a published report's file to what the rules say of it, with places in that file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from annualreport import checks
from annualreport.building import audit_foreign
from annualreport.building.audit_shown import Shown, shown
from annualreport.checks.coverage import Coverage, coverage
from annualreport.checks.rule import missing
from annualreport.finding import Finding, Severity, Stop, fault, ordered
from annualreport.model.dossier import Dossier
from annualreport.model.record import Origin
from annualreport.model.report import Overview, Report
from annualreport.outline import Paragraph
from annualreport.outline.records import TITLE
from annualreport.place import Place, whole
from annualreport.readers import published
from annualreport.readers.published import Published
from annualreport.readers.published.heads import unit_kind

FIRST_YEAR, LAST_YEAR = 2008, 2100
"""The report years that report.yaml allows: before the first there was no duty to report."""
NO_UNIT = "（单位全称）"
"""What stands for the unit where neither the title nor the caller names it."""


ASPECTS = tuple(str(field.alias) for name, field in Overview.model_fields.items() if name != "origin")
NARRATIVE = {
    str(name): str(Report.model_fields[name].alias) for name in ("introduction", "problems", "improvements", "other")
}
"""The fields of the report that hold narrative texts, and their keys."""


@dataclass(frozen=True)
class Wanted:
    """What the caller knows: last year's report, the unit and year where the document does not say them rightly."""

    previous: Path | None = None
    unit: str = ""
    year: int | None = None
    pictured: bool = False


@dataclass(frozen=True)
class Audited:
    """One file judged. unreadable: nothing could be judged, the findings say why. shown: for the page."""

    file: str
    findings: tuple[Finding, ...]
    unreadable: bool = False
    unit: str = ""
    year: int | None = None
    layout: str = ""
    coverage: Coverage | None = None
    reasons: tuple[str, ...] = ()
    shown: Shown | None = None

    @property
    def counts(self) -> dict[str, int]:
        """How many findings of each severity."""
        return {str(one): sum(found.severity is one for found in self.findings) for one in Severity}

    @property
    def stops(self) -> bool:
        """Whether a 阻断 is open."""
        return any(finding.stops for finding in self.findings)


def audit(path: Path, label: str, wanted: Wanted) -> Audited:
    """The report judged by every rule that makes sense for it; what cannot be read is told, never raised."""
    try:
        document = published.read(path, label, wanted.year)
    except Stop as stop:
        return Audited(label, stop.findings, unreadable=True)
    if document.year is None:
        return Audited(label, (no_year(document),), unreadable=True)
    if not FIRST_YEAR <= document.year <= LAST_YEAR:
        return Audited(label, (no_such_year(document, document.year),), unreadable=True)
    return judged(document, document.year, wanted)


def judged(document: Published, year: int, wanted: Wanted) -> Audited:
    """What the rules say of a report that was read."""
    label = document.outline.file
    before, told = previous(wanted, year)
    dossier = dossier_of(document, year, wanted, before)
    able = frozenset(
        one for rule in checks.CATALOGUE if not missing(rule, dossier, document.outline) for one in rule.ids
    )
    kept = audit_foreign.fitting(checks.judge(dossier, document.outline), document, able)
    findings = ordered(placed((*told, *kept), label))
    rules = [one for one in checks.CATALOGUE if not set(one.ids) & audit_foreign.LEFT_OUT]
    return Audited(
        label,
        findings,
        unreadable=bool(told),
        unit=document.unit,
        year=year,
        layout=layout(document),
        coverage=coverage(rules, findings),
        reasons=audit_foreign.reasons(findings),
        shown=shown(document, findings) if wanted.pictured else None,
    )


def no_year(document: Published) -> Finding:
    """The report does not say of which year it is."""
    message = "看不出是哪一年度的报告：标题和统计期限里都没有年份"
    return fault("no-year", message, whole(document.outline.file), "用 --year 写明报告年度")


def no_such_year(document: Published, year: int) -> Finding:
    """A year of which there are no such reports."""
    message = f"报告年度是 {year}，可以核对的是 {FIRST_YEAR} 年度至 {LAST_YEAR} 年度的报告"
    return fault("no-year", message, whole(document.outline.file), "标题的年份有误的，用 --year 写明报告年度")


def placed(findings: tuple[Finding, ...], label: str) -> tuple[Finding, ...]:
    """The findings, each with a place: the file where none is nearer."""
    return tuple(one if one.places else replace(one, places=(whole(label),)) for one in findings)


def previous(wanted: Wanted, year: int) -> tuple[Published | None, tuple[Finding, ...]]:
    """Last year's report; None, and why, where it cannot be read or is not last year's."""
    if wanted.previous is None:
        return None, ()
    try:
        before = published.read(wanted.previous, wanted.previous.as_posix())
    except Stop as stop:
        return None, stop.findings
    if (before.year or year - 1) != year - 1 or year == FIRST_YEAR:
        given = "" if before.year is None else f" {before.year} 年度"
        message = f"--previous 给的是{given}的报告，{year} 年度的上一年度是 {year - 1}"
        return None, (fault("not-previous", message, whole(before.outline.file), "请换成上一年度的报告，或不写"),)
    return before, ()


def dossier_of(document: Published, year: int, wanted: Wanted, before: Published | None) -> Dossier:
    """The materials as far as a published report shows them: no plan, no ledger, no decisions."""
    report = settings(document, wanted.unit.strip() or document.unit, year)
    last = None if before is None else settings(before, before.unit or report.unit, before.year or year - 1)
    return Dossier(
        year,
        report,
        document.form,
        statistics=document.statistics,
        previous=before.statistics if before else None,
        previous_report=last,
    )


def settings(document: Published, unit: str, year: int) -> Report:
    """report.yaml as it would say what the document says."""
    title = title_place(document)
    texts = document.texts
    report = Report(unit=unit or NO_UNIT, unit_kind=unit_kind(unit), year=year, edition=document.form.edition)
    overview = Overview.model_validate({key: texts[key] for key in ASPECTS if key in texts})
    narrative = {name: texts[key] for name, key in NARRATIVE.items() if key in texts}
    return report.model_copy(update={**narrative, "overview": overview, "origin": Origin(title)})


def title_place(document: Published) -> Place:
    """Where the title stands; the file where there is none."""
    blocks = document.outline.blocks
    found = (block.place for block in blocks if isinstance(block, Paragraph) and block.level == TITLE)
    return next(found, whole(document.outline.file))


def layout(document: Published) -> str:
    """The layout in a word: 60号, 30号, 混用."""
    told = {one for found in document.editions.values() for one in found}
    return "混用" if len(told) > 1 else document.form.edition
