"""Read report.yaml, and 文稿.docx where there is one, into the year's settings and texts."""

from __future__ import annotations

from typing import Any, TypeVar

from annualreport.finding import Finding, Stop, fault
from annualreport.forms import Form, edition_for_year, form
from annualreport.model.record import Origin, Record
from annualreport.model.report import PARTS, Report
from annualreport.place import whole
from annualreport.readers.yaml_record import record
from annualreport.workspace import Workspace

R = TypeVar("R", bound=Record)

MANUSCRIPT = "文稿.docx"

Passages = dict[str, Any]
"""readers.manuscript.Passage by key; that module is loaded only where there is a manuscript."""


def load(workspace: Workspace, year: int) -> tuple[Report | None, tuple[Finding, ...]]:
    """The settings with the texts of both files; None where report.yaml is missing or does not hold."""
    path = workspace.data(year, "report.yaml")
    label = workspace.label(path)
    if not path.exists():
        hint = "用 annualreport init 建立，或从上一年度复制一份修改"
        return None, (fault("no-report", f"没有 {year} 年度的基本信息 report.yaml", whole(label), hint),)
    report, findings = record(Report, path, label)
    if report is None:
        return None, findings
    texts, said = with_manuscript(workspace, year, report)
    return texts, (*findings, *misdated(report, year), *said)


def earlier(workspace: Workspace, year: int) -> Report | None:
    """The texts of a year before, for comparison alone: None where they are missing or cannot be understood.

    What is wrong with them is told when that year itself is read.
    """
    if not workspace.data(year, "report.yaml").exists():
        return None
    return load(workspace, year)[0]


def form_of(report: Report, year: int, label: str) -> Form:
    """The layout of the year's report: as set, else by the year; Stop for years before the first form."""
    prescribed = edition_for_year(year)
    if prescribed is None:
        message = f"{year} 年度的报告用旧格式，这里不支持"
        hint = "支持 2019 年度起的报告（国办公开办函〔2019〕60号、〔2021〕30号格式）"
        raise Stop(fault("old-layout", message, report.places("年度") or whole(label), hint))
    return form(report.edition or prescribed)


def misdated(report: Report, year: int) -> tuple[Finding, ...]:
    """A report of another year than its folder's."""
    if report.year == year:
        return ()
    message = f"「年度」写的是 {report.year}，文件夹是 {year} 年度的"
    return (fault("year-mismatch", message, report.places("年度"), f"请改成 {year}，或把文件移到对应的文件夹"),)


def with_manuscript(workspace: Workspace, year: int, report: Report) -> tuple[Report, tuple[Finding, ...]]:
    """The report with the texts of 文稿.docx, where there is one."""
    path = workspace.data(year, MANUSCRIPT)
    if not path.exists():
        return report, ()
    from annualreport.readers import manuscript  # reads Word files; loaded only where there is one

    passages, findings = manuscript.read(path, workspace.label(path))
    overview, said = merged(report.overview, {key: passages[key] for key in PARTS if key in passages})
    texts, more = merged(report, {key: passages[key] for key in passages if key not in PARTS})
    return texts.model_copy(update={"overview": overview}), (*findings, *said, *more)


def merged(record: R, passages: Passages) -> tuple[R, list[Finding]]:
    """The record with these texts; 阻断 for each that the record has too and says differently."""
    names = {field.alias: name for name, field in type(record).model_fields.items()}
    update: dict[str, Any] = {}
    findings: list[Finding] = []
    for key, passage in passages.items():
        written = str(getattr(record, names[key]))
        if not written:
            update[names[key]] = passage.text
        elif "".join(written.split()) != "".join(passage.text.split()):
            places = (*record.places(key), passage.place)
            hint = "只保留一处：删去 report.yaml 里的这一项，或删去文稿里的这一部分"
            findings.append(
                fault("two-sources", f"「{key}」在 report.yaml 和文稿里写得不一样", places, hint, subject=key)
            )
    stands = {key: passages[key].place for key in passages if names[key] in update}
    return record.model_copy(update={**update, "origin": relocated(record, stands)}), findings


def relocated(record: Record, places: Passages) -> Origin | None:
    """Where the record stands, with the places of the texts that came from the manuscript."""
    if not places:
        return record.origin
    if record.origin:
        return Origin(record.origin.place, {**record.origin.fields, **places})
    return Origin(next(iter(places.values())), places)
