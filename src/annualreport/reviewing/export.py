"""Turn a year into the file for reviewers: the draft with controls and remarks, and a page on how to review."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from annualreport.building import pictures
from annualreport.building.lost import of_lost_files
from annualreport.building.report import Options, draw, judged, template_path
from annualreport.finding import Finding, Stop
from annualreport.model.dossier import Dossier
from annualreport.readers import year as years
from annualreport.render import Compiled, package
from annualreport.render.filling import DECLARATION
from annualreport.render.spots import Element, W
from annualreport.render.templates import Templates
from annualreport.reviewing import base, controls, explaining, guide, lines, remarks, sources, wrapping
from annualreport.source.writing import write_all
from annualreport.vocabulary import Words, words
from annualreport.vocabulary.narrative import texts
from annualreport.vocabulary.sourced import OPEN, TASK_TEXTS, tasks
from annualreport.workspace import Workspace

NAME = "审阅稿.docx"
BODY = "word/document.xml"


@dataclass(frozen=True)
class Draft:
    """The file for reviewers before it is written."""

    dossier: Dossier
    docx: bytes
    base: base.Base
    findings: tuple[Finding, ...]
    known: Words
    """The year's words with their sources and places."""

    @property
    def units(self) -> int:
        """How many texts and figures have a control."""
        return sum(len(line.tags) for line in self.base.lines if sources.GUIDE not in line.tags)


def export(workspace: Workspace, year: int) -> tuple[Path, Draft]:
    """Write out/Y/审阅稿.docx; Stop where the draft cannot be made."""
    made = draft(workspace, year)
    path = workspace.out(year, NAME)
    write_all({path: made.docx}, workspace.root)
    return path, made


def draft(workspace: Workspace, year: int) -> Draft:
    """The file for reviewers of the year as the data are now."""
    dossier, read = years.load(workspace, year)
    if of_lost_files(read, dossier):
        raise Stop(*read)
    path = template_path(workspace, dossier, Options())
    template = Templates().compiled(path, workspace.label(path), strict=dossier.report.strict)
    plain = draw(workspace, dossier, template, Options(), final=False)
    findings = judged(dossier, plain, read, Options())
    return marked(dossier, template, findings, plain.outline.file)


def marked(dossier: Dossier, template: Compiled, findings: tuple[Finding, ...], file: str) -> Draft:
    """The draft again, with marks, which become controls; file: the draft's own name in findings."""
    known = words(dossier, with_sources=True)
    members = package.open_members(pictures.fill(template, known, final=False).docx, template.label)
    root = package.parse(members[BODY], template.label, BODY)
    made = controls.place(root, dossier.form)
    anchors = explaining.Anchors(root, made, known.places, file)
    told, lost = explaining.remarks(dossier, anchors, explaining.worth_telling(findings))
    comments = remarks.attach(told, members.get(wrapping.COMMENTS))
    guide.add(root, lost, dossier.year)
    record = base.Base(
        dossier.report.unit,
        dossier.year,
        tuple(lines.accepted(lines.read(body_of(root)))),
        values(dossier, known),
        {controls.tag_of(source): source for source, _ in made if len(source) > controls.LONGEST},
        tuple(remark.text for remark in told),
    )
    beside = {name: clean(name, content) for name, content in members.items()}
    changed = {BODY: serialized(root), wrapping.COMMENTS: comments, wrapping.RECORD: base.packed(record)}
    return Draft(dossier, wrapping.packed(beside, changed), record, findings, known)


def clean(name: str, content: bytes) -> bytes:
    """A part beside the body, without marks."""
    if not name.endswith(".xml") or OPEN.encode() not in content:
        return content
    return unmarked(content.decode()).encode()


def body_of(root: Element) -> Element:
    """The body of a document."""
    body = root.find(W + "body")
    assert body is not None
    return body


def serialized(root: Element) -> bytes:
    """A part without any mark that no control could be made of."""
    return DECLARATION + unmarked(etree.tostring(root, encoding="unicode")).encode()


def unmarked(text: str) -> str:
    """A text without marks."""
    return controls.MARK.sub("", text) if OPEN in text else text


def values(dossier: Dossier, known: Words) -> dict[str, str]:
    """Every text that a reviewer may rewrite, by its source: as typed in report.yaml, as printed from the ledger."""
    typed = {f"report:{one.word.replace('.', '/', 1)}": one.text or "" for one in texts(dossier.report)}
    for plan in known["各方案"]:
        prefix = f"ledger:{plan['方案']}:" if plan["方案"] else "ledger:"
        for task in tasks(plan):
            typed.update({f"{prefix}{task['编号']}/{name}": task[name] or "" for name in TASK_TEXTS})
    return typed
