"""Cut a text at its gaps and line ends, so that the page can mark the first and break at the second."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

GAP = re.compile(r"(【缺：[^】]*】)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; ``gap`` where it stands for something missing; ``ends`` where a line ends after it."""

    text: str
    gap: bool = False
    ends: bool = False


def pieces(text: str) -> tuple[Piece, ...]:
    """The text in pieces; nothing for an empty text."""
    lines = text.strip().split("\n")
    last = len(lines) - 1
    return tuple(piece for number, line in enumerate(lines) for piece in cut(line.strip(), number < last))


def cut(line: str, ends: bool) -> list[Piece]:
    """One line cut at its gaps."""
    found = [Piece(text, bool(GAP.fullmatch(text))) for text in GAP.split(line) if text]
    if not ends:
        return found
    return [*found[:-1], replace(found[-1], ends=True)] if found else [Piece("", ends=True)]
