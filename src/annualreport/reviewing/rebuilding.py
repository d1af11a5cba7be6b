"""Turn a line as the reviewer left it into what is to be typed in the data: tags stay, only the words change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annualreport.reviewing.lines import Line
from annualreport.reviewing.spans import Span, mapped, operations
from annualreport.reviewing.units import Stretch, Units

BRACES = ("{{", "{%", "{#", "}}")
NEAR = 3
"""Signs before a figure by which it is known again where a clause was moved."""
BY_HAND = "这段文字里有模板语句，要请熟悉模板的人改"
TYPED_BRACES = "改后的文字里有花括号，写进数据会被当作模板用词"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that reads otherwise than the data."""

    source: str
    before: str
    after: str


@dataclass(frozen=True)
class Rebuilt:
    """A line for the data; None with the reason where it cannot be written."""

    typed: str | None
    figures: tuple[Figure, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Printed:
    """A line, or several that were joined, as they went out: the text, its figures, its tags (None: not to be told)."""

    text: str
    figures: tuple[Stretch, ...]
    codes: tuple[Stretch, ...] | None
    typed: str | None


def printed(units: Units, line: Line, stretch: Stretch) -> Printed:
    """A text of the line as it went out."""
    text = line.text[stretch.begin : stretch.end]
    inside = [one for one in units.figures(line) if stretch.begin <= one.begin and one.end <= stretch.end]
    figures = tuple(moved(one, -stretch.begin) for one in inside)
    codes = units.codes(stretch.source, text, figures)
    return Printed(text, figures, None if codes is None else tuple(codes), units.typed(stretch.source, text))


def together(parts: Sequence[Printed]) -> Printed:
    """Lines one behind the other."""
    text, figures, codes = "", [], []
    for part in parts:
        figures += [moved(one, len(text)) for one in part.figures]
        codes += [moved(one, len(text)) for one in part.codes or ()]
        text += part.text
    known = all(part.codes is not None for part in parts)
    typed = None if any(part.typed is None for part in parts) else "".join(part.typed or "" for part in parts)
    return Printed(text, tuple(figures), tuple(codes) if known else None, typed)


def moved(stretch: Stretch, by: int) -> Stretch:
    """The stretch further on."""
    return Stretch(stretch.source, stretch.begin + by, stretch.end + by, stretch.code)


def rebuild(before: Printed, after: str, exact: Sequence[tuple[str, Span]]) -> Rebuilt:
    """The line for the data; exact: where figures stand that kept their controls."""
    if after == before.text and before.typed is not None:
        return Rebuilt(before.typed)
    if before.codes is None:
        return Rebuilt(None, reason=BY_HAND)
    typed: list[str] = []
    told: list[Figure] = []
    at = 0
    for stretch, (begin, end) in ordered(before, after, exact):
        old, new = before.text[stretch.begin : stretch.end], after[begin:end]
        if begin == end and gone_with_its_clause(before.text, after, stretch):
            continue
        if new != old:
            told.append(Figure(stretch.source, old, new))
        typed += [after[at:begin], stretch.code]
        at = end
    typed.append(after[at:])
    if any(sign in part for part in typed[::2] for sign in BRACES):
        return Rebuilt(None, tuple(told), TYPED_BRACES)
    return Rebuilt("".join(typed), tuple(told))


def ordered(before: Printed, after: str, exact: Sequence[tuple[str, Span]]) -> list[tuple[Stretch, Span]]:
    """The tags by where their values stand now, apart from each other."""
    codes = before.codes or ()
    spans = mapped(before.text, after, [(one.begin, one.end) for one in codes])
    left = list(exact)
    found: list[tuple[Stretch, Span]] = []
    for stretch, span in zip(codes, spans, strict=True):
        own = next((one for one in left if stretch.source and one[0] == stretch.source), None)
        if own:
            left.remove(own)
        found.append((stretch, own[1] if own else again(before.text, after, stretch, span)))
    clear: list[tuple[Stretch, Span]] = []
    for stretch, (begin, end) in sorted(found, key=lambda one: one[1]):
        floor = clear[-1][1][1] if clear else 0
        clear.append((stretch, (max(begin, floor), max(end, floor))))
    return clear


def again(before: str, after: str, stretch: Stretch, span: Span) -> Span:
    """Where a figure is known again that is gone from its place: behind the same words."""
    near = before[max(stretch.begin - NEAR, 0) : stretch.end]
    at = after.find(near) if span[0] == span[1] and len(near) > stretch.end - stretch.begin else -1
    return span if at < 0 else (at + len(near) - (stretch.end - stretch.begin), at + len(near))


def gone_with_its_clause(before: str, after: str, stretch: Stretch) -> bool:
    """Whether words beside a figure are gone with it."""
    for kind, a, b, _, _ in operations(before, after):
        if kind != "equal" and a <= stretch.begin and stretch.end <= b:
            return a < stretch.begin or b > stretch.end
    return False
