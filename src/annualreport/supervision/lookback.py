"""From last year's plan and ledger to the look-back: a Word file, a workbook, and what is to be put right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from annualreport.checks import rectifying
from annualreport.checks.rule import run as judge
from annualreport.finding import Finding, Stop
from annualreport.model.dossier import Dossier
from annualreport.model.lookback import Checked, Lookback, lookback
from annualreport.model.offices import Roster
from annualreport.model.rectification import Rectification, Remedy
from annualreport.model.speaking import latest, office_name
from annualreport.outputs import lookback_book, rectification_yaml
from annualreport.readers import earlier, rectification
from annualreport.readers import year as years
from annualreport.render.templates import Templates
from annualreport.source import yamlfile
from annualreport.source.journal import write_together
from annualreport.source.lock import hold
from annualreport.source.yamllist import lengthened
from annualreport.supervision.documents import filled, template
from annualreport.vocabulary import lookback as vocabulary
from annualreport.vocabulary import words
from annualreport.workspace import Workspace

NAME = "回头看"


@dataclass(frozen=True)
class LookedBack:
    """What a look-back came to: the files, the rectifications drafted, what is to be said. found: None without data."""

    found: Lookback | None
    files: dict[Path, bytes]
    drafted: tuple[Rectification, ...] = ()
    findings: tuple[Finding, ...] = ()


def run(workspace: Workspace, year: int) -> LookedBack:
    """Make everything, then write it; without last year's plan or ledger nothing is written and one 未核 says so."""
    with hold(workspace.root, "annualreport lookback"):
        made = make(workspace, year)
        write_together(made.files, workspace.root)
    return made


def make(workspace: Workspace, year: int) -> LookedBack:
    """Everything that a look-back writes. Stop where last year's files, or what is to be put right, cannot be read."""
    dossier, said = years.load(workspace, year)
    path = workspace.data(year, rectification.FILE)
    stopping = [one for one in said if one.stops and any(place.file == workspace.label(path) for place in one.places)]
    found = lookback(dossier)
    if found is None:
        _, more = earlier.load(workspace, year - 1, dossier.previous_report)
        stopping += [one for one in more if one.stops]
    if stopping:
        raise Stop(*stopping)
    if found is None:
        return LookedBack(None, {}, (), (earlier.lacking(workspace, year - 1),))
    drafts = tuple(drafted(found, dossier.roster))
    remedies, files = with_drafts(workspace, year, dossier, drafts)
    dossier = replace(dossier, rectifications=remedies)
    documents, told = written(workspace, dossier, found)
    return LookedBack(found, files | documents, tuple(one for one, _ in drafts), (*told, *findings_on(dossier)))


def drafted(found: Lookback, roster: Roster) -> Iterator[tuple[Rectification, str]]:
    """What of the unfinished is not yet to be put right, an entry an office, with the requirement's wording.

    An item that was given to an office of the clerk's own choice is left as it is.
    """
    for item in found.items if found else ():
        known = {office_name(one.office, roster) for one in item.remedies}
        if item.open and known <= {"", *item.offices}:
            for office in item.answering or ("",):
                if office not in known:
                    yield draft(item, office, found.earlier.year, roster), item.task.requirement.wording


def draft(item: Checked, office: str, year: int, roster: Roster) -> Rectification:
    """One entry, with what the office itself or the ledger says of reason, measure and limit; the rest stays blank."""
    task = item.task
    own = [
        one
        for one in latest(task.entry.reports if task.entry else (), roster)
        if office_name(one.office, roster) == office
    ]
    sources = [one for one in (*own, task.entry) if one is not None]
    return Rectification(
        number=task.requirement.number,
        plan=task.plan.id,
        year=year,
        office=office,
        issue=next((one.reason for one in sources if one.reason), item.reason),
        measure=next((one.measure for one in sources if one.measure), ""),
        due=next((one.remedy_due for one in sources if one.remedy_due), None),
        status=str(Remedy.OPEN),
    )


def with_drafts(
    workspace: Workspace, year: int, dossier: Dossier, drafts: tuple[tuple[Rectification, str], ...]
) -> tuple[tuple[Rectification, ...], dict[Path, bytes]]:
    """The rectifications with the drafts behind them, each with its place, and the file to be written for them."""
    if not drafts:
        return dossier.rectifications, {}
    path = workspace.data(year, rectification.FILE)
    label = workspace.label(path)
    before = yamlfile.decode(path, label) if path.exists() else rectification_yaml.HEAD
    text = lengthened(before, label, rectification_yaml.entries(drafts), "整改清单")
    return rectification.parsed(text, label, year)[0], {path: text.encode()}


def written(workspace: Workspace, dossier: Dossier, found: Lookback) -> tuple[dict[Path, bytes], tuple[Finding, ...]]:
    """The Word file and the workbook, and what is to be said about the template."""
    example = dossier.report.example or found.earlier.example
    group = vocabulary.group(found, dossier)
    known: dict[str, Any] = words(dossier)
    known |= {"示例": example, NAME: group}
    path, told = template(workspace, NAME)
    rendered = filled(workspace, path, known, Templates())
    files = {
        workspace.out(dossier.year, f"{NAME}.docx"): rendered.docx,
        workspace.out(dossier.year, f"{NAME}.xlsx"): lookback_book.workbook(group, example=example),
    }
    blank = [one for one in rendered.findings if not (one.rule == "gap" and one.subject.startswith("整改."))]
    return files, (*told, *blank)


def findings_on(dossier: Dossier) -> list[Finding]:
    """What the rules say of the rectifications: blanks, limits that have passed."""
    return judge(rectifying.RULES, dossier)
