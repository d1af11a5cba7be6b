"""From a workspace and a year to what check says of them, whichever way the call was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annualreport.cli.telling import Format, show, tell
from annualreport.finding import Finding, Severity, unassessed

if TYPE_CHECKING:
    from annualreport.model.dossier import Dossier
    from annualreport.outline import Outline
    from annualreport.workspace import Workspace

WAITING = "——成稿时检查"
"""How a rule says that it needs the finished report."""


def check(here: Workspace, year: int, form: Format) -> int:
    """Judge the year's materials and print the findings; the status: 1 where a 阻断 is open, else 0."""
    from annualreport import checks

    findings = judged(here, year)
    tell(str(checks.measured(findings)))
    show(findings if form is Format.JSON else condensed(findings), form)
    return int(any(finding.stops for finding in findings))


def judged(here: Workspace, year: int, *, with_document: bool = False) -> tuple[Finding, ...]:
    """What reading and judging the year found; with the report built last too, where it is asked for and there."""
    from annualreport import checks
    from annualreport.readers import year as years

    dossier, read = years.load(here, year)
    also = (*read, *of_the_texts(dossier))
    return checks.judge(dossier, built(here, dossier) if with_document else None, also)


def of_the_texts(dossier: Dossier) -> tuple[Finding, ...]:
    """What is wrong with the template words inside the texts; the language is loaded only where that can be."""
    from annualreport.model.tags import only_figures

    if only_figures(dossier.report.texts, dossier.form):
        return ()
    from annualreport.vocabulary.proof import proof

    return proof(dossier)


def built(here: Workspace, dossier: Dossier) -> Outline | None:
    """The report that was built last; None where there is none."""
    from annualreport.outline import docx
    from annualreport.source import package

    path = here.out(dossier.year, f"{dossier.title}.docx")
    if not path.is_file():
        return None
    package.check(path, here.label(path), ".docx")
    return docx.read(path.read_bytes(), here.label(path))


def condensed(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings for a reader: the rules that only wait for the finished report in one line, with their ids."""
    waiting = [one for one in findings if one.severity is Severity.UNASSESSED and one.message.endswith(WAITING)]
    if not waiting:
        return findings
    ids = "、".join(dict.fromkeys(rule for one in waiting for rule in one.rules))
    message = f"有 {len(waiting)} 条规则要看成稿，生成报告（annualreport build）时核对：{ids}"
    return (*(one for one in findings if one not in waiting), unassessed("成稿时检查", message))
