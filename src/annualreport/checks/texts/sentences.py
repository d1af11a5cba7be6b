"""Cut a report's paragraphs into sentences and clauses, each knowing its place and what its heading is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from annualreport.checks.texts.words import CLOSE, END, MARK, OPEN, Token, normal, phrases, tokens
from annualreport.forms import Form
from annualreport.model.kept import kept
from annualreport.outline import Outline, Paragraph
from annualreport.outline.parts import find
from annualreport.outline.wording import squashed
from annualreport.place import Place

REQUESTS, REVIEWS = "申请", "复议"
"""What a heading may be about; '' for anything else."""
HEADING = 40
"""Characters of a heading; more is a sentence that begins with a number."""


@dataclass(frozen=True)
class Clause:
    """What stands between two marks, or in a pair of brackets; tokens in order, mark: the mark that
    ends it, depth: in how many brackets it stands."""

    tokens: tuple[Token, ...]
    mark: str = ""
    depth: int = 0

    @property
    def start(self) -> int:
        """Where its first token begins."""
        return self.tokens[0].start

    @cached_property
    def lasts(self) -> dict[str, int]:
        """Where the last token of each kind begins."""
        return {one.kind: one.start for one in self.tokens}


@dataclass(frozen=True, eq=False)
class Sentence:
    """One sentence. part: the part 一 … 六 it stands in, or ''. about: what its heading is about.

    paragraph: the number of its paragraph in the report, from 0. near: whether the paragraph speaks of 信息公开.
    """

    text: str
    place: Place
    part: str
    about: str
    paragraph: int
    near: bool
    clauses: tuple[Clause, ...]

    @cached_property
    def on_openness(self) -> bool:
        """Whether it speaks of 信息公开."""
        return "信息公开" in self.text

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Every token but the marks, from left to right."""
        return tuple(sorted((one for clause in self.clauses for one in clause.tokens), key=lambda one: one.start))


@kept
def sentences(outline: Outline, form: Form) -> tuple[Sentence, ...]:
    """The sentences of all paragraphs outside tables, footnotes among them."""
    parts = find(outline, form).parts
    numbers = tuple((id(one), part.number) for part in parts for one in (part.heading, *part.paragraphs))
    known = dict(numbers)
    paragraphs = (*outline.paragraphs, *outline.notes)
    return cut(tuple((one, known.get(id(one), "")) for one in paragraphs))


def cut(paragraphs: tuple[tuple[Paragraph, str], ...]) -> tuple[Sentence, ...]:
    """The sentences of paragraphs with the number of their part."""
    found: list[Sentence] = []
    about = ""
    for number, (paragraph, part) in enumerate(paragraphs):
        if paragraph.level > 0 and len(squashed(paragraph.text)) <= HEADING:
            about = subject(paragraph.text)
        found += of_paragraph(paragraph, part, about, number)
    return tuple(found)


def subject(heading: str) -> str:
    """What a heading is about."""
    if any(word in heading for word in phrases()["申请"]) or "公开申请" in heading:
        return REQUESTS
    return REVIEWS if "复议" in heading or "诉讼" in heading else ""


def of_paragraph(paragraph: Paragraph, part: str, about: str, number: int) -> Iterator[Sentence]:
    """The sentences of one paragraph; positions of tokens count from the sentence's beginning."""
    text = normal(paragraph.text)
    near = "信息公开" in text or "依申请" in text
    start, held = 0, []
    for token in (*tokens(text), Token(END, "", len(text), len(text))):
        if token.kind != END:
            held.append(token)
            continue
        if held:
            moved = (
                held
                if not start
                else [Token(one.kind, one.name, one.start - start, one.end - start, one.number) for one in held]
            )
            own = text[start : token.start]
            yield Sentence(own, paragraph.place, part, about, number, near, clauses(moved))
        start, held = token.end, []


def clauses(found: list[Token]) -> tuple[Clause, ...]:
    """Clauses by their marks; what stands in brackets is a clause of its own and the outer one goes on after it."""
    done: list[Clause] = []
    open_: list[list[Token]] = [[]]
    for token in found:
        if token.kind == OPEN:
            open_.append([])
        elif token.kind == CLOSE and len(open_) > 1:
            held = open_.pop()
            close(held, token.name, done, len(open_))
        elif token.kind in (MARK, CLOSE):
            close(open_[-1], token.name, done, len(open_) - 1)
            open_[-1] = []
        else:
            open_[-1].append(token)
    for depth, rest in enumerate(open_):
        close(rest, "", done, depth)
    return tuple(sorted(done, key=lambda one: one.start))


def close(held: list[Token], mark: str, done: list[Clause], depth: int) -> None:
    """Keep a clause that holds anything."""
    if held:
        done.append(Clause(tuple(held), mark, depth))
