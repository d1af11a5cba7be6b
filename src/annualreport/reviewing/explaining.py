"""Say beside each text of the draft what it comes from and what was found at it, as remarks at its control."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from annualreport.finding import Finding, Severity
from annualreport.model.dossier import Dossier, Task
from annualreport.model.ledger import Evidence
from annualreport.place import Place
from annualreport.render.spots import TBL, Element, select
from annualreport.reviewing import sources
from annualreport.reviewing.remarks import Remark
from annualreport.vocabulary.tasks import named

PARAGRAPH = re.compile(r"第(\d+)段")
CELL = re.compile(r"第(\d+)个表格第(\d+)行第(\d+)列")

Made = Sequence[tuple[str, Element]]


class Anchors:
    """Where in the draft a source or a place stands."""

    def __init__(self, root: Element, made: Made, places: Mapping[str, tuple[Place, ...]], file: str) -> None:
        self.root, self.made, self.places, self.file = root, made, places, file

    @cached_property
    def first(self) -> dict[str, Element]:
        """The first control of each whole text or figure."""
        found: dict[str, Element] = {}
        for source, control in self.made:
            found.setdefault(sources.owner(source), control)
        return found

    @cached_property
    def of_place(self) -> dict[tuple[str, str], Element]:
        """The first control of what stands at a line or cell of the data."""
        found: dict[tuple[str, str], Element] = {}
        for source, control in self.first.items():
            for place in self.places.get(sources.word(source), ()):
                found.setdefault((place.file, place.where), control)
        return found

    @cached_property
    def of_task(self) -> dict[str, Element]:
        """The first control of each requirement."""
        found: dict[str, Element] = {}
        for source, control in self.first.items():
            task = sources.LEDGER.fullmatch(source)
            if task and task["number"] != "统计":
                found.setdefault(sources.told(task), control)
        return found

    @cached_property
    def paragraphs(self) -> list[Element]:
        """The paragraphs outside tables, as places count them."""
        return select(self.root, "//w:body//w:p[not(ancestor::w:tbl) and not(ancestor::w:p)]")

    def of(self, finding: Finding) -> Element | None:
        """Where a finding belongs; None where the draft has no such spot."""
        for place in finding.places:
            found = self.of_place.get((place.file, place.where))
            if found is None and place.file == self.file:
                found = self.in_document(place.where)
            if found is not None:
                return found
        return self.of_task.get(finding.subject)

    def in_document(self, where: str) -> Element | None:
        """The first run or control of a paragraph of the draft itself, of a cell's first control."""
        cell, paragraph = CELL.match(where), PARAGRAPH.match(where)
        if cell:
            inside = select(self.root, f"(//w:body//w:tbl)[{cell[1]}]/w:tr[{cell[2]}]/w:tc//w:p")
        else:
            number = int(paragraph[1]) if paragraph else 0
            inside = self.paragraphs[number - 1 : number] if number else []
        found = [one for holder in inside for one in select(holder, "w:sdt|w:r")]
        return found[0] if found else None


def remarks(dossier: Dossier, anchors: Anchors, findings: Sequence[Finding]) -> tuple[list[Remark], list[Finding]]:
    """Every remark in reading order, and the findings that have no place in the draft."""
    made = [*origins(dossier, anchors)]
    lost: list[Finding] = []
    for finding in findings:
        at = anchors.of(finding)
        if at is None:
            lost.append(finding)
        else:
            made.append(Remark(at, found_lines(finding)))
    order = {element: number for number, element in enumerate(anchors.root.iter())}
    return sorted(made, key=lambda remark: order[remark.at]), lost


def found_lines(finding: Finding) -> tuple[str, ...]:
    """A finding as the lines of a comment."""
    lines = [f"【{finding.label} {finding.rule}】{finding.message}"]
    if finding.decision:
        return (*lines, f"已核：{finding.decision.reason}（{finding.decision.post}，{finding.decision.date}）")
    return (*lines, f"办法：{finding.hint}") if finding.hint else tuple(lines)


def origins(dossier: Dossier, anchors: Anchors) -> Iterator[Remark]:
    """What each requirement, narrative text and statutory table comes from, at its first mention."""
    tasks = {(task.plan.id, task.requirement.number): task for task in dossier.tasks}
    about: tuple[str, ...]
    lines: tuple[str, ...]
    told: set[tuple[str, ...]] = set()
    for source, control in anchors.first.items():
        kind, _, path = source.partition(":")
        place = next(iter(anchors.places.get(sources.word(source), ())), None)
        if kind == "ledger" and sources.is_text(source):
            plan, number, _ = sources.ledger_parts(source)
            about, lines = ("ledger", plan, number), tuple(task_lines(tasks[plan, number]))
        elif kind == "report" and sources.is_text(source):
            about, lines = ("report", path), (f"来源：{sources.named(source)}",)
        elif kind == "statistics" and next(control.iterancestors(TBL), None) is not None:
            table = path.partition("/")[0]
            about, lines = ("statistics", table), (f"来源：统计数据「{table}」，本表的数字都由此填入",)
        else:
            continue
        if about not in told:
            told.add(about)
            yield Remark(control, (*lines, f"数据在：{place}") if place else lines)


def task_lines(task: Task) -> Iterator[str]:
    """Requirement, offices and evidence."""
    wanted = task.requirement
    yield f"来源：要求 {task.told} {wanted.wording}"
    roles = (("牵头", "lead"), ("会同", "joint"), ("配合", "support"))
    offices = [f"{label}：{'、'.join(names)}" for label, role in roles if (names := named(wanted.duties, role))]
    if offices:
        yield "；".join(offices)
    for evidence in task.entry.evidence if task.entry else ():
        yield f"佐证：{evidence_line(evidence)}"


def evidence_line(evidence: Evidence) -> str:
    """Title, link or number, date."""
    when = evidence.day.isoformat() if evidence.day else ""
    return " ".join(part for part in (evidence.title, evidence.link, evidence.document, when) if part)


def worth_telling(findings: Sequence[Finding]) -> list[Finding]:
    """What a reviewer has to know: not what only waits for something else."""
    return [finding for finding in findings if finding.severity is not Severity.UNASSESSED]
