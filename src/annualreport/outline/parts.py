"""Find the six statutory parts of a report, each with its paragraphs, tables and sub-headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from annualreport.forms import Form, Section
from annualreport.model.kept import kept
from annualreport.outline.records import Block, Outline, Paragraph, Table
from annualreport.outline.wording import alike, squashed
from annualreport.source.patterns import later

NUMBERED = later(r"([一二三四五六七八九十]{1,2})[、．.](.+)")
LONGEST = 40
"""Characters of a heading; more is a sentence that begins with a number."""
SIMILAR = 0.6
"""How much of a heading must be the form's wording for it to count as that part, badly written."""


@dataclass(frozen=True)
class Sub:
    """A second-level heading （一） with what stands under it."""

    heading: Paragraph
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Part:
    """One of the six parts. section: the form's; heading: the paragraph; typed: the number that it really bears."""

    section: Section
    heading: Paragraph
    typed: str
    blocks: tuple[Block, ...]

    @property
    def number(self) -> str:
        """The part's number by the form."""
        return self.section.number

    @property
    def standard(self) -> bool:
        """Whether the heading is the form's, word for word."""
        return alike(self.heading.text).rstrip("。") == alike(self.section.title)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs outside tables, without the heading."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def text(self) -> str:
        """The paragraphs' text, one a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @cached_property
    def subs(self) -> tuple[Sub, ...]:
        """The sub-headings of the second level, each with its blocks."""
        starts = [i for i, block in enumerate(self.blocks) if isinstance(block, Paragraph) and block.level == 2]
        ends = [*starts[1:], len(self.blocks)]
        return tuple(
            Sub(heading, self.blocks[start + 1 : end])
            for start, end in zip(starts, ends, strict=False)
            if isinstance(heading := self.blocks[start], Paragraph)
        )


@dataclass(frozen=True)
class Parts:
    """A report cut into what stands before part 一 and its parts in the document's order."""

    preface: tuple[Paragraph, ...]
    parts: tuple[Part, ...]

    def part(self, number: str) -> Part | None:
        """The first part with the form's number; None where the document has none."""
        return next((part for part in self.parts if part.number == number), None)


@kept
def find(outline: Outline, form: Form) -> Parts:
    """The parts of a report, the variants of the form and headings badly written among them."""
    heads = sorted(headings(outline, form).items())
    starts = [index for index, _ in heads]
    ends = [*starts[1:], len(outline.blocks)]
    before = outline.blocks[: starts[0]] if starts else outline.blocks
    preface = tuple(block for block in before if isinstance(block, Paragraph))
    return Parts(
        preface,
        tuple(
            Part(section, heading, typed_number(heading), outline.blocks[index + 1 : end])
            for (index, section), end in zip(heads, ends, strict=False)
            if isinstance(heading := outline.blocks[index], Paragraph)
        ),
    )


def headings(outline: Outline, form: Form) -> dict[int, Section]:
    """Which blocks are headings of which part: by wording; what is then missing, by number in its gap."""
    found = {index: section for index, paragraph in candidates(outline) if (section := by_wording(paragraph, form))}
    for section in form.sections:
        if section not in found.values():
            index = by_number(section, outline, found)
            if index is not None:
                found[index] = section
    return found


def candidates(outline: Outline) -> Iterator[tuple[int, Paragraph]]:
    """Short paragraphs that bear a number 一、, are headings of the first level, or nothing (numbered by Word)."""
    for index, block in enumerate(outline.blocks):
        if isinstance(block, Paragraph) and len(squashed(block.text)) <= LONGEST and block.level in (0, 1):
            yield index, block


def by_wording(paragraph: Paragraph, form: Form) -> Section | None:
    """The part that the words name: a heading or variant of the form's, else a similar one under its number."""
    words = wording(paragraph)
    for section in form.sections:
        if words in {alike(heading) for heading in (section.heading, *section.variants)}:
            return section
    number = typed_number(paragraph)
    for section in form.sections:
        if number == section.number and SequenceMatcher(None, words, alike(section.heading)).ratio() >= SIMILAR:
            return section
    return None


def by_number(section: Section, outline: Outline, found: dict[int, Section]) -> int | None:
    """The block numbered like the part, in the gap between the parts before and after it that are known."""
    order = "一二三四五六七八九十"
    rank = order.index(section.number)
    first = max((index for index, known in found.items() if order.index(known.number) < rank), default=-1)
    last = min(
        (index for index, known in found.items() if order.index(known.number) > rank), default=len(outline.blocks)
    )
    for index, paragraph in candidates(outline):
        if first < index < last and typed_number(paragraph) == section.number:
            return index
    return None


def typed_number(paragraph: Paragraph) -> str:
    """The number that the heading bears; empty without one."""
    match = NUMBERED.match(squashed(paragraph.text))
    return match[1] if match else ""


def wording(paragraph: Paragraph) -> str:
    """The heading without its number and full stop, as compared."""
    text = squashed(paragraph.text)
    match = NUMBERED.match(text)
    return alike(match[2] if match else text).rstrip("。:.")
