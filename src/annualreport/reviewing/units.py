"""Say of each line of the draft which text it belongs to, which figures stand in it, how the data type it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from annualreport.reviewing import sources
from annualreport.reviewing.base import Base
from annualreport.reviewing.lines import Line
from annualreport.reviewing.spans import Span
from annualreport.vocabulary import GAP

CODE = re.compile(r"\{\{.*?\}\}")
STATEMENT = re.compile(r"\{%|\{#")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a line with its source; code: how the data type it, where that is a tag."""

    source: str
    begin: int
    end: int
    code: str = ""


@dataclass
class Units:
    """What the draft that went out was made of."""

    base: Base

    def source(self, tag: str) -> str:
        """The source of a tag."""
        return self.base.tags.get(tag, tag)

    def texts(self, line: Line) -> list[Stretch]:
        """The texts in a line, each from its first sign to its last."""
        return self.stretches(line, lambda tags: next((tag for tag in tags if sources.is_text(tag)), ""))

    def figures(self, line: Line) -> list[Stretch]:
        """The figures and other data in a line."""
        return self.stretches(line, lambda tags: tags[-1] if tags and not sources.is_text(tags[-1]) else "")

    def stretches(self, line: Line, chosen: object) -> list[Stretch]:
        """The parts of a line whose tags give a source; neighbours of one source are one."""
        assert callable(chosen)
        found: list[Stretch] = []
        at = 0
        for piece in line.pieces:
            source = chosen([self.source(tag) for tag in piece.tags])
            end = at + len(piece.text)
            if source and found and found[-1].source == source and found[-1].end == at:
                found[-1] = Stretch(source, found[-1].begin, end)
            elif source and piece.text:
                found.append(Stretch(source, at, end))
            at = end
        return found

    def whole(self, line: Line) -> str:
        """The source of the text that makes up the whole line; empty where there is more in it, or less."""
        found = self.texts(line)
        if len(found) != 1 or line.text[: found[0].begin].strip() or line.text[found[0].end :].strip():
            return ""
        return found[0].source

    @cached_property
    def lines_of(self) -> dict[str, int]:
        """How many lines each whole text went out with."""
        found: dict[str, set[str]] = {}
        for line in self.base.lines:
            for stretch in self.texts(line):
                found.setdefault(sources.owner(stretch.source), set()).add(stretch.source)
        return {owner: len(parts) for owner, parts in found.items()}

    def typed(self, source: str, printed: str) -> str | None:
        """A line as typed in the data; None where that cannot be told line by line."""
        if GAP.fullmatch(printed):
            return ""
        owner = sources.owner(source)
        if not owner.startswith("report:"):
            return printed
        lines = [line for line in self.base.values.get(owner, "").splitlines() if line.strip()]
        if len(lines) != self.lines_of.get(owner):
            return None
        return lines[sources.part(source) - 1].strip()

    def codes(self, source: str, printed: str, figures: Sequence[Stretch]) -> list[Stretch] | None:
        """The tags of a typed line with where their values are printed; None where that cannot be told."""
        if GAP.fullmatch(printed):
            return []
        typed = self.typed(source, printed)
        if typed is None or STATEMENT.search(typed):
            return None
        found = re.fullmatch("(.*?)".join(map(re.escape, CODE.split(typed))), printed, re.DOTALL)
        if found is None:
            return None
        spans = [found.span(number) for number in range(1, (found.lastindex or len(found.groups())) + 1)]
        known = {(one.begin, one.end): one.source for one in figures}
        codes = CODE.findall(typed)
        return [Stretch(known.get(span, ""), *span, code) for span, code in zip(spans, codes, strict=True)]


def outermost(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches that lie in no other, in order."""
    ordered = sorted(stretches, key=lambda one: (one.begin, -one.end))
    found: list[Stretch] = []
    for one in ordered:
        if not found or one.begin >= found[-1].end:
            found.append(one)
    return found


def around(text: str, spans: Sequence[Span]) -> list[str]:
    """What stands around stretches of a text."""
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    return [text[edges[at] : edges[at + 1]] for at in range(0, len(edges), 2)]


def new_words(old: str, new: str, value: str | None, owner: str, units: Units) -> bool:
    """Whether more than a figure changed, so that there is something to write."""
    typed = units.base.values.get(owner, "")
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    return old != new and (not owner.startswith("report:") or value != "\n".join(lines))
