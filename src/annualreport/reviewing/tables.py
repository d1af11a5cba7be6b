"""Lay the tables of a returned file over those that went out, so that a row that came in or went shifts no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from annualreport.reviewing.lines import Cell, Line

Rows = dict[tuple[int, int], list[Line]]
"""The lines of each row by table and row."""
Texts = list[tuple[str, list[Line]]]
"""A row as its text, with its lines."""


@dataclass
class Laid:
    """The returned lines of cells by the cell that went out; rows that came in, rows that are gone."""

    cells: dict[Cell, list[Line]] = field(default_factory=dict)
    added: Texts = field(default_factory=list)
    gone: Texts = field(default_factory=list)


def lay(base: Sequence[Line], returned: Sequence[Line]) -> Laid:
    """The tables laid over each other, row by row."""
    made = Laid()
    old, new = rows(base), rows(returned)
    for before, after in paired(groups(old), groups(new)):
        over(old, new, (before, after), made)
    return made


def rows(lines: Sequence[Line]) -> Rows:
    """The lines of cells by row."""
    found: Rows = {}
    for line in lines:
        if line.cell is not None:
            found.setdefault(line.cell[:2], []).append(line)
    return found


def groups(found: Rows) -> list[tuple[int, str]]:
    """Each table's number with its text."""
    texts: dict[int, list[str]] = {}
    for (table, _), lines in found.items():
        texts.setdefault(table, []).append(text(lines))
    return [(table, "\n".join(parts)) for table, parts in texts.items()]


def text(lines: Sequence[Line]) -> str:
    """A row in one line."""
    return " ".join(line.text for line in lines if line.text.strip())


def paired(old: Sequence[tuple[int, str]], new: Sequence[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Which table is which: by rank where there are as many, else by text; 0 for none."""
    if len(old) == len(new):
        yield from ((before, after) for (before, _), (after, _) in zip(old, new, strict=True))
        return
    steps = aligned([one for _, one in old], [one for _, one in new])
    for before, after in steps:
        yield (old[before][0] if before >= 0 else 0, new[after][0] if after >= 0 else 0)


def aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of places of two lists of texts in order; -1 for none. As many as before where texts were replaced."""
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        shared = min(b - a, d - c) if kind in ("equal", "replace") else 0
        yield from ((a + step, c + step) for step in range(shared))
        yield from ((one, -1) for one in range(a + shared, b))
        yield from ((-1, one) for one in range(c + shared, d))


def over(old: Rows, new: Rows, tables: tuple[int, int], made: Laid) -> None:
    """One table over another."""
    before, after = ([one for one in side if one[0] == table] for side, table in zip((old, new), tables, strict=True))
    texts = [[text(side[one]) for one in found] for side, found in ((old, before), (new, after))]
    same = len(before) == len(after)
    pairs = ((place, place) for place in range(len(before))) if same else aligned(*texts)
    for first, last in pairs:
        if first < 0:
            made.added.append((texts[1][last], new[after[last]]))
        elif last < 0:
            made.gone.append((texts[0][first], old[before[first]]))
        else:
            for line in new[after[last]]:
                assert line.cell is not None
                cell = (*before[first], line.cell[2])
                made.cells.setdefault(cell, []).append(replace(line, cell=cell))
