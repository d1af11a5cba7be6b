"""Gather the rows below a plan's head into chapters, sections and requirements; what is left unread is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from annualreport.finding import Finding, fault, warning
from annualreport.place import Place, quoted
from annualreport.readers.plan import heads, numerals
from annualreport.readers.plan.drafts import ChapterDraft, RequirementDraft, SectionDraft
from annualreport.readers.plan.heads import Heads
from annualreport.readers.plan.rows import Cell, Row, joined, verbatim


@dataclass
class Gathering:
    """A plan while its rows are read from top to bottom; pending: a section's heading not yet followed by a number."""

    columns: Heads
    chapters: list[ChapterDraft] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    pending: SectionDraft | None = None
    sections_numbered: bool = False

    def table(self, rows: tuple[Row, ...]) -> None:
        """All rows of a table below its head."""
        numbers = [(self.columns.cell(row, heads.NUMBER), self.columns.cell(row, heads.REQUIREMENT)) for row in rows]
        self.sections_numbered = any(one and one.continued and two and not two.continued for one, two in numbers)
        for row in rows:
            self.row(row)

    def row(self, row: Row) -> None:
        """One row: the head again, a chapter, or a requirement."""
        if self.columns.repeats(row) or not any(cell.bare for cell in row.cells):
            return
        alone = only_text(row)
        if len(row.cells) == 1:
            self.full_row(row.cells[0])
        elif alone and numerals.split(numerals.CHAPTER, alone.text)[0] and not self.is_requirement(row, alone):
            self.chapter(alone)
        elif self.ragged(row):
            message = f"这一行有 {len(row.cells)} 格，表头有 {len(self.columns.words)} 格，不知道哪一格是要求"
            hint = "请对照原方案补齐空的格子（文本里空格子也占一行，行首是 Tab）"
            self.findings.append(fault("row-shape", message, row.place, hint))
        else:
            self.requirement_row(row)

    def is_requirement(self, row: Row, cell: Cell) -> bool:
        """Whether the cell stands in the requirement's column."""
        return self.columns.cell(row, heads.REQUIREMENT) is cell

    def ragged(self, row: Row) -> bool:
        """Whether cells are lacking or too many, so that it cannot be known which is which."""
        wanted = (heads.REQUIREMENT, *self.columns.duties)
        beyond = any(cell.bare and cell.column >= self.columns.width for cell in row.cells)
        return beyond or any(self.columns.cell(row, role) is None for role in wanted)

    def full_row(self, cell: Cell) -> None:
        """A row of one cell: a chapter, or a section's heading across the table; else it is told."""
        text = joined(cell.text)
        if numerals.split(numerals.SECTION, text)[0]:
            self.pending = section(cell)
        elif numerals.split(numerals.CHAPTER, text)[0] or cell.automatic:
            self.chapter(cell)
        else:
            message = f"这一行不是章标题，没有读入：{quoted(text)}"
            hint = "章标题应以「一、」这样的序号开头；是说明文字的，不必处理"
            self.findings.append(warning("row-unread", message, cell.place, hint))

    def chapter(self, cell: Cell) -> None:
        """Begin a chapter; one whose heading is repeated on a new page goes on."""
        number, heading = numerals.split(numerals.CHAPTER, joined(cell.text))
        draft = ChapterDraft(number, heading, cell.place)
        if not (self.chapters and self.chapters[-1].same(draft)):
            self.chapters.append(draft)
            self.pending = None

    def requirement_row(self, row: Row) -> None:
        """A row with a requirement, or with further offices for the one above."""
        self.headings(row)
        cell = self.columns.cell(row, heads.REQUIREMENT)
        if cell is None or not cell.bare:
            self.without_requirement(row)
            return
        last = self.last
        if cell.continued and last:
            more, _ = self.duty(row)
            last.duty = "\n".join(dict.fromkeys(text for text in (last.duty, more) if text))
            return
        for draft in self.requirements(row, cell):
            if draft.wording:
                self.section_for(draft).requirements.append(draft)
            else:
                hint = "请补上要求的文字，或删去这一行"
                self.findings.append(fault("no-requirement", "这一格只有序号，没有要求的文字", cell.place, hint))

    @property
    def last(self) -> RequirementDraft | None:
        """The requirement read last."""
        sections = [section for chapter in self.chapters for section in chapter.sections if section.requirements]
        return sections[-1].requirements[-1] if sections else None

    def headings(self, row: Row) -> None:
        """Note the chapter and the section that begin in this row."""
        chapter = self.columns.cell(row, heads.CHAPTER)
        if chapter and chapter.bare and not chapter.continued:
            self.chapter(chapter)
        cell = self.columns.cell(row, heads.SECTION)
        if cell and cell.bare and not cell.continued and not self.is_requirement(row, cell):
            self.pending = section(cell)
            if self.sections_numbered and self.pending.printed is None:
                self.pending.printed = number_of(self.columns.cell(row, heads.NUMBER))

    def without_requirement(self, row: Row) -> None:
        """A row whose requirement is blank may hold a heading; a responsibility in it is told."""
        duty, place = self.duty(row)
        fresh = any((cell := self.columns.cell(row, role)) and not cell.continued for role in self.columns.duties)
        if duty and fresh:
            message = f"责任栏写了{quoted(duty)}，具体要求却是空的"
            self.findings.append(fault("no-requirement", message, place, "请补上要求，或把这一格的责任并入上一行"))

    def requirements(self, row: Row, cell: Cell) -> Iterator[RequirementDraft]:
        """The requirements of a cell: usually one; several where its lines are numbered on."""
        duty, place = self.duty(row)
        limit = self.columns.cell(row, heads.DEADLINE)
        number = self.columns.cell(row, heads.NUMBER)
        for printed, text in numbered_lines(cell.text):
            if printed is None and number and not number.continued and not self.sections_numbered:
                printed = number_of(number)
            draft = RequirementDraft(printed, text, cell.place, duty, place, joined(limit.text) if limit else "")
            draft.automatic = printed is None and (cell.automatic or bool(number and number.automatic))
            yield draft

    def duty(self, row: Row) -> tuple[str, Place]:
        """The responsibility's wording and place; from several columns, each with its head before it."""
        there = [(role, cell) for role in self.columns.duties if (cell := self.columns.cell(row, role))]
        found = [(role, cell) for role, cell in there if cell.bare]
        place = (found or there)[0][1].place if there else row.place
        if len(self.columns.duties) == 1:
            return (verbatim(found[0][1].text) if found else ""), place
        return "\n".join(f"{self.columns.name(role)}：{verbatim(cell.text)}" for role, cell in found), place

    def section_for(self, draft: RequirementDraft) -> SectionDraft:
        """The section that a requirement belongs to: a new one, or the one whose heading was repeated on a new page.

        A repeated heading goes on with its section unless the numbers begin anew at 1 (domain: G.8 5).
        """
        if not self.chapters:
            self.chapters.append(ChapterDraft(None, "", draft.place))
        sections = self.chapters[-1].sections
        pending, self.pending = self.pending, None
        if pending and sections and sections[-1].same(pending):
            pending.restarted = draft.printed == 1
            pending = pending if pending.restarted else None
        if pending or not sections:
            sections.append(pending or SectionDraft(None, "", draft.place))
        return sections[-1]


def only_text(row: Row) -> Cell | None:
    """The one cell of a row that has text of its own; None where there are more."""
    filled = [cell for cell in row.cells if cell.bare]
    return filled[0] if len(filled) == 1 and not filled[0].continued else None


def section(cell: Cell) -> SectionDraft:
    """A section's heading with its printed number, written （二） or 二、 or 2."""
    text = joined(cell.text)
    for pattern in (numerals.SECTION, numerals.CHAPTER, numerals.REQUIREMENT):
        number, heading = numerals.split(pattern, text)
        if number:
            return SectionDraft(number, heading, cell.place)
    return SectionDraft(None, text, cell.place)


def number_of(cell: Cell | None) -> int | None:
    """The number of a cell of the number column."""
    return numerals.value(cell.bare.strip("（）()、．.")) if cell else None


def numbered_lines(text: str) -> Iterator[tuple[int | None, str]]:
    """The requirements in a cell with their printed numbers: a line that bears the next number begins another."""
    printed: int | None = None
    lines: list[str] = []
    for line in verbatim(text).split("\n"):
        number, _ = numerals.split(numerals.REQUIREMENT, line)
        if lines and number and printed and number == printed + 1:
            yield printed, joined("\n".join(lines))
            lines = []
        if not lines:
            printed, line = numerals.split(numerals.REQUIREMENT, line)
        lines.append(line)
    yield printed, joined("\n".join(lines))
