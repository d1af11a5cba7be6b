"""Find the tags in a text, whatever the width of their braces, and tell them from braces of the prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from annualreport.render.repair import INVISIBLE, Repair, repaired
from annualreport.render.statements import reads
from annualreport.source.patterns import later

GAP = rf"[\s{INVISIBLE}]*"
OPEN = later(rf"[{{｛]{GAP}[{{｛%％]|[{{｛][{INVISIBLE}]*[#＃]")
CLOSE = {
    "{{": later(rf"(?=([}}｝]{GAP}[}}｝]))"),
    "{%": later(rf"(?=([%％]{GAP}[}}｝]))"),
    "{#": later(rf"(?=([#＃][{INVISIBLE}]*[}}｝]))"),
}
KINDS = {**dict.fromkeys("{｛", "{{"), **dict.fromkeys("%％", "{%"), **dict.fromkeys("#＃", "{#")}
ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
TRIMS = {**dict.fromkeys("-－", "-"), **dict.fromkeys("+＋", "+")}
CODELIKE = later(r"[|｜=＝\[\]［］]")
"""What hardly stands between braces of the prose."""
QUOTATION = later(r"'[^']*'|\"[^\"]*\"")
"""A text in quotes and nothing else, which nobody would put into a tag."""
TRIED = 6
"""How many ends are tried for one beginning."""


@dataclass(frozen=True)
class Found:
    """A tag in a text, or (prose) a pair of braces that is none.

    start, end: where it stands. kind: ``{{``, ``{%`` or ``{#``. before, after: the signs - and + inside the braces.
    """

    start: int
    end: int
    kind: str
    typed: str
    repair: Repair
    before: str = ""
    after: str = ""
    braces: tuple[str, str] = ("", "")

    @property
    def exact(self) -> bool:
        """Whether the braces are the language's own."""
        return self.braces == (self.kind, ENDS[self.kind])

    @property
    def plain(self) -> bool:
        """Whether it is exact and nothing inside could be taken for its end."""
        return self.exact and not any(sign in self.repair.code for sign in "{}%\"'")

    @property
    def readable(self) -> bool:
        """Whether the language can read what stands inside."""
        return reads(self.kind, self.repair.code)

    @property
    def prose(self) -> bool:
        """Whether braces that are not the language's own hold nothing that looks like code."""
        half = any(brace in (self.kind, ENDS[self.kind]) or mixed(brace) for brace in self.braces)
        if self.exact or half or self.kind == "{#":
            return False
        code = self.repair.code
        return not code or bool(QUOTATION.fullmatch(code)) or not (self.readable or CODELIKE.search(self.typed[1:-1]))

    @property
    def meant(self) -> str:
        """The tag as the language reads it."""
        unit = f"{self.repair.unit} " if self.repair.unit else "" if self.before else " "
        return f"{self.kind}{self.before}{unit}{self.repair.code} {self.after}{ENDS[self.kind]}"

    @property
    def changes(self) -> tuple[str, ...]:
        """What the repair changed, braces first."""
        braces = () if self.exact else ("花括号和百分号改为半角、连写",)
        return (*braces, *self.repair.changes)


def mixed(brace: str) -> bool:
    """Whether one sign of the pair is the language's own and the other is not."""
    signs = [sign for sign in brace if sign in "{}%#｛｝％＃"]
    return len({sign in "{}%#" for sign in signs}) > 1


def find(text: str) -> Iterator[Found]:
    """Every tag and every pair of braces of the text, from left to right, none inside another."""
    position = 0
    while opened := OPEN.search(text, position):
        found = closed(text, opened)
        if found is None:
            position = opened.start() + 1
            continue
        yield found
        position = found.end


def closed(text: str, opened: re.Match[str]) -> Found | None:
    """The tag that begins here: up to the first end that leaves something readable, else to the first end at all.

    None where there is no end, or where another tag begins before it: then this one was left open.
    """
    kind = KINDS[opened.group()[-1]]
    ends = islice(CLOSE[kind].finditer(text, opened.end()), TRIED)
    tried: Found | None = None
    for end in ends:
        one = between(text, opened, end)
        if one.plain or one.readable:
            return one
        tried = tried or one
    return None if tried and OPEN.search(tried.typed, 1) else tried


def between(text: str, opened: re.Match[str], end: re.Match[str]) -> Found:
    """The tag from one brace to the other."""
    kind, closing = KINDS[opened.group()[-1]], end.group(1)
    inner = text[opened.end() : end.start()]
    before = TRIMS.get(inner[:1], "")
    after = TRIMS.get(inner[-1:], "") if len(inner) > 1 else ""
    code = inner[len(before) : len(inner) - len(after)]
    stop = end.start() + len(closing)
    typed = text[opened.start() : stop]
    return Found(opened.start(), stop, kind, typed, repaired(code, kind), before, after, (opened.group(), closing))
