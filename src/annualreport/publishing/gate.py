"""Say everything that forbids a year to be published today: findings, signatures, the day, what is in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from annualreport.building import seal as seals
from annualreport.building.report import Drawn
from annualreport.checks.publishing import EXAMPLE, deadline
from annualreport.finding import Finding, Severity, fault
from annualreport.model.dossier import Dossier
from annualreport.model.signoff import Signature
from annualreport.place import Place
from annualreport.publishing.cleaning import clean
from annualreport.workspace import Workspace

IDENTITY = frozenset({"TTL-01", "TTL-02", "PER-01", "PER-03"})
"""The rules on whose report it is and of which year: whatever they say is open, however grave, forbids publishing."""
REAL = "换成真实数据后，把 report.yaml 的「示例」改为否或删去"


def of_findings(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The open 阻断, the 警告 that nobody has decided, and anything open on whose report it is."""
    for one in findings:
        grave = one.severity in (Severity.BLOCKING, Severity.WARNING)
        if one.decision is None and (grave or not IDENTITY.isdisjoint(one.rules)):
            yield one


def of_example(dossier: Dossier) -> Iterator[Finding]:
    """A demonstration is not published."""
    if dossier.report.example:
        message = f"{dossier.year}年度是示例，不能发布"
        yield fault(EXAMPLE, message, dossier.report.places(EXAMPLE), REAL, subject=EXAMPLE)


def of_day(dossier: Dossier, today: date) -> Iterator[Finding]:
    """Today is after the period, and the first version not later than the law, or a planned day that somebody answers
    for, allows."""
    planned, last = dossier.report.publish_on, deadline(dossier)
    places = dossier.report.places("计划发布日期")
    if today <= dossier.report.covers[1]:
        message = f"今天是 {today}，统计期限到 {dossier.report.covers[1]} 才结束，不能发布"
        yield fault("PUB-01", message, places, "请在年度结束以后发布", subject="发布日期", figures=str(today))
    elif today > max(last, planned or last) and not dossier.releases:
        message = f"今天是 {today}，晚于法定期限 {last}，计划发布日期是 {planned or '没有写'}"
        hint = (
            "请把 report.yaml 的「计划发布日期」改为实际的日期，再由负责岗位核定并写明逾期原因："
            "annualreport check --accept PUB-01@计划发布日期 --reason 原因 --post 岗位"
        )
        yield fault("PUB-01", message, places, hint, subject="发布日期", figures=str(today))


def of_file(workspace: Workspace, drawn: Drawn) -> tuple[bytes | None, tuple[Finding, ...]]:
    """The Word file as it goes public, or None and what in it must not: places are those of the built file."""
    dossier = drawn.dossier
    label = workspace.label(workspace.out(dossier.year, f"{dossier.title}.docx"))
    return clean(drawn.draft.docx, label, dossier.title, dossier.report.unit)


def of_signatures(signatures: tuple[Signature, ...], seal: seals.Seal, place: Place) -> Iterator[Finding]:
    """What the sign-off lacks."""
    yield from seals.lacking(seals.standings(signatures, seal), place)


def reasons(drawn: Drawn, of_docx: Iterable[Finding], today: date) -> tuple[Finding, ...]:
    """Everything but the signatures; of_docx: what the cleaner found in the Word file."""
    open_ones = (one for one in of_findings(drawn.findings) if one.rule != EXAMPLE)
    first = dict.fromkeys((*of_example(drawn.dossier), *of_day(drawn.dossier, today), *open_ones))
    told = {place for one in first for place in one.places}
    more = [one for one in of_docx if one.rule != "release-placeholder" or not told.issuperset(one.places)]
    return (*first, *more)
