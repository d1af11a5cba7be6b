"""Cut a text where the page marks a gap, ends a line, or lets a long web address break."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annualreport.source.patterns import later

GAP = later(r"(【缺：[^】]*】)")
ADDRESS = later(r"(https?://[!-~]+)")
AFTER = later(r"(?<=[/.?&=_-])(?=[^/.?&=_-])")
"""Where a web address may break."""
SPECIAL = ("\n", "【缺：", "http")
"""Without any of these a text is one piece."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; ``gap`` where it stands for something missing, ``soft`` where a line may, ``ends`` where it
    must end after it."""

    text: str
    gap: bool = False
    soft: bool = False
    ends: bool = False


def pieces(text: str) -> tuple[Piece, ...]:
    """The text in pieces; nothing for an empty text."""
    text = text.strip()
    if not any(sign in text for sign in SPECIAL):
        return (Piece(text),) if text else ()
    lines = text.split("\n")
    last = len(lines) - 1
    return tuple(piece for number, line in enumerate(lines) for piece in cut(line.strip(), number < last))


def cut(line: str, ends: bool) -> list[Piece]:
    """One line cut at its gaps and in its web addresses."""
    found = [piece for text in GAP.split(line) if text for piece in stretch(text)]
    if not ends:
        return found
    return [*found[:-1], replace(found[-1], ends=True)] if found else [Piece("", ends=True)]


def stretch(text: str) -> Iterator[Piece]:
    """A gap as it is; other text with its web addresses cut after each of their parts."""
    if GAP.fullmatch(text):
        yield Piece(text, gap=True)
        return
    for part in ADDRESS.split(text):
        if ADDRESS.fullmatch(part):
            yield from (Piece(one, soft=True) for one in AFTER.split(part))
        elif part:
            yield Piece(part)
