"""From a signed year to a published version: gate, clean, make every format, read it back, put it in its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from annualreport.building import seal as seals
from annualreport.building.report import Drawn
from annualreport.checks.released import RULES
from annualreport.checks.rule import run
from annualreport.finding import Finding, ordered, warning
from annualreport.model.dossier import Dossier
from annualreport.model.printed import printed
from annualreport.model.release import Change, Correction, Publication, Release
from annualreport.model.report import Report
from annualreport.outline import docx as word
from annualreport.outputs.open_data.tables_json import About
from annualreport.place import whole
from annualreport.publishing import account, gate, shelf
from annualreport.publishing.account_words import document
from annualreport.publishing.corrections import apart, changes
from annualreport.publishing.formats import FORMATS, public_files
from annualreport.publishing.history import FILES, PAPER, folder, has_charts, kept_files, out_folder, restored, unsound
from annualreport.publishing.readback import numbers, readings
from annualreport.publishing.verify import SUMS, sums
from annualreport.readers import signoff
from annualreport.readers.releases import RECORD
from annualreport.workspace import Workspace

CORRECT = "确要更正的，写明原因：annualreport publish --correction --reason 原因 [--what 更正了什么]；不该改的，请改回"


@dataclass(frozen=True)
class Wanted:
    """What is to be published. today: the day of publishing. reason, what: of a correction; None where none is meant.

    named: whether the record, which stays in the house, holds the names of those who signed. charts: whether the page
    has charts though report.yaml does not say so; a correction has them where the version before it has.
    """

    today: date
    formats: tuple[str, ...] = FORMATS
    reason: str | None = None
    what: str = ""
    named: bool = False
    charts: bool = False


@dataclass(frozen=True)
class Outcome:
    """What publishing came to. folder: the public folder, None where it was refused. number: the version.

    new: whether a version was made; else nothing had changed since the last. files: what the folder holds.
    """

    findings: tuple[Finding, ...]
    folder: Path | None = None
    number: int = 0
    new: bool = False
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ready:
    """A year that may be published: the document, what is signed and by whom, the Word file as it goes public."""

    drawn: Drawn
    seal: seals.Seal
    docx: bytes
    about: About


def publish(workspace: Workspace, year: int, wanted: Wanted) -> Outcome:
    """The next version in data/Y/releases/‹n› and out/Y/发布/‹n›, or every reason why there is none."""
    drawn, seal = seals.state(workspace, year)
    dossier = drawn.dossier
    last = dossier.releases[-1] if dossier.releases else None
    broken = unsound(workspace, year)
    same = last is not None and unchanged(last, seal, wanted)
    if last and same and not broken:
        target, told = restored(workspace, year, last.number)
        return Outcome(ordered((*drawn.findings, *told)), target, last.number)
    docx, of_file = gate.of_file(workspace, drawn)
    found = tuple(one for one in drawn.findings if one.rule != "PUB-05")
    signed = gate.of_signatures(
        signoff.load(workspace, year), seal, whole(workspace.label(workspace.data(year, signoff.FILE)))
    )
    compared = None if broken or same else last
    corrected = of_changes(workspace, drawn, compared)
    needed = needs_correction(corrected, compared, dossier) if compared and wanted.reason is None else ()
    reasons = gate.reasons(replace(drawn, findings=found), of_file, wanted.today)
    reasons = (*broken, *reasons, *(signed if drawn.final else ()), *needed)
    if reasons or docx is None:
        return Outcome(ordered(reasons))
    ready = Ready(drawn, seal, docx, about(dossier, wanted, last, corrected))
    charts = wanted.charts or (last is not None and has_charts(workspace, year, last.number))
    return written(workspace, year, ready, replace(wanted, charts=charts))


def unchanged(last: Release, seal: seals.Seal, wanted: Wanted) -> bool:
    """Whether the last version already is what would be published; a PDF that could not be made then is not missed
    unless a correction is meant to bring it."""
    kinds = {name.rpartition(".")[2] for name in last.files} | ({"pdf"} if wanted.reason is None else set())
    return last.output == seal.output and set(wanted.formats) <= kinds


def of_changes(workspace: Workspace, drawn: Drawn, last: Release | None) -> tuple[Change, ...]:
    """What differs from the last version, whose copy must be whole."""
    if last is None:
        return ()
    dossier = drawn.dossier
    name = next((name for name in last.files if name.endswith(".docx")), "")
    before = folder(workspace, dossier.year, last.number) / FILES / name
    outlines = (word.read(before.read_bytes(), name), drawn.draft.outline) if name else (drawn.draft.outline,) * 2
    return changes(dossier.form, (last.figures, printed(dossier.form, dossier.statistics)), outlines)


def needs_correction(changed: tuple[Change, ...], last: Release, dossier: Dossier) -> tuple[Finding, ...]:
    """A published version is not changed in silence."""
    said = "；".join(f"{one.what}：{'→'.join(apart(one.before, one.after))}" for one in changed[:3]) or "版面或格式"
    message = f"第 {last.number} 版已于 {last.day} 发布，此后内容有 {len(changed)} 处改动（{said}）"
    return (warning("PUB-05", message, dossier.report.places("单位"), CORRECT, subject="更正"),)


def about(dossier: Dossier, wanted: Wanted, last: Release | None, changed: tuple[Change, ...]) -> About:
    """What the version says of itself, with every correction up to it."""
    number = last.number + 1 if last else 1
    corrections = last.corrections if last else ()
    if last and wanted.reason is not None:
        corrections = (*corrections, Correction(number, wanted.today, wanted.reason, wanted.what, changed))
    report = dossier.report
    return About(
        dossier.title, report.unit, dossier.year, number, wanted.today, report.covers, report.website, corrections
    )


def written(workspace: Workspace, year: int, ready: Ready, wanted: Wanted) -> Outcome:
    """Every format made, read back and put in its place; refused where a format fails or its figures differ."""
    shown = replace(ready.drawn.dossier, report=pictured(ready.drawn.dossier.report, wanted))
    made = public_files(shown, ready.docx, ready.about, wanted.formats)
    told = (*made.findings, *read_back(made.files, ready, wanted))
    reasons = tuple(gate.of_findings(told))
    if reasons:
        return Outcome(ordered(reasons))
    waiting = {one for rule in RULES for one in rule.ids}
    findings = (*(one for one in ready.drawn.findings if one.rule not in waiting), *told)
    public = {**made.files, SUMS: sums(made.files)}
    of_paper = stored(workspace, ready, public, findings, named=wanted.named)
    target, told = restored(workspace, year, ready.about.version)
    said = ordered((*findings, *of_paper, *told))
    return Outcome(said, target, ready.about.version, new=True, files=tuple(sorted(public)))


def pictured(report: Report, wanted: Wanted) -> Report:
    """The settings, with charts where the call asks for them."""
    return report.model_copy(update={"charts": report.charts or wanted.charts})


def read_back(files: Mapping[str, bytes], ready: Ready, wanted: Wanted) -> list[Finding]:
    """What the rules on a version say of its files, read back one by one."""
    drawn, corrections = ready.drawn, ready.about.corrections
    correction = corrections[-1] if wanted.reason is not None and corrections else None
    publication = Publication(readings(files, drawn.dossier.form), numbers(drawn.draft.outline), correction)
    return run(RULES, replace(drawn.dossier, publication=publication), drawn.draft.outline)


def stored(
    workspace: Workspace, ready: Ready, public: Mapping[str, bytes], findings: tuple[Finding, ...], *, named: bool
) -> tuple[Finding, ...]:
    """The version in the year's data for good, with its records, and in its public folder, unless something is in the
    way there; what there is to say of the record on paper."""
    dossier, seal = ready.drawn.dossier, ready.seal
    signatures = seals.in_force(seals.standings(signoff.load(workspace, dossier.year), seal))
    kept = account.Account(dossier, ready.about, findings, seal.files, seal.output, signatures, named)
    content = account.record(kept, public)
    paper, told = document(workspace, dossier, content)
    home, target = (find(workspace, dossier.year, ready.about.version) for find in (folder, out_folder))
    for one in (home, target):
        shelf.sweep(one.parent)
    files = {RECORD: account.record_json(content), PAPER: paper, **kept_files(public)}
    shelf.place({home: files, **({} if target.exists() else {target: public})}, workspace.root)
    return told
