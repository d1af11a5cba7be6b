"""Recognise the labels of the statutory tables, of every edition, also where a site misprints them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from annualreport.forms import Key, Table, all_forms
from annualreport.outline.wording import alike

NUMBER = re.compile(r"^(?:第?[一二三四五六七八九十]{1,2}[、.]|\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}[、.])+")
ASIDE = re.compile(r"\([^()]*\)")
MARKS = re.compile(r"[\"'()、,.:;/《》\-*＊·]")
SIMILAR = 0.75
"""How much of a label must be the form's for it to count as that label, misprinted."""
SHORTEST = 3
"""Signs below which a likeness says nothing."""
UNIT = re.compile(r"(亿元|万元|元)")


@dataclass(frozen=True, slots=True)
class Match:
    """What a label was taken for: its name in the model, the form's wording, whether the words are the form's."""

    name: str
    wording: str
    exact: bool


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """A label without its number, what stands in brackets, and marks."""
    return MARKS.sub("", ASIDE.sub("", NUMBER.sub("", alike(text))))


def match(text: str, known: Mapping[str, tuple[str, str]]) -> Match | None:
    """The known label that a text is, word for word or nearly; None where it is none.

    known: bare wording → name in the model and wording of the form.
    """
    words = bare(text)
    if words in known:
        return Match(*known[words], True)
    if len(words) < SHORTEST or words.isdigit():
        return None
    ratio, best = max(((likeness(words, label), label) for label in known), default=(0.0, ""))
    return Match(*known[best], False) if ratio >= SIMILAR else None


@lru_cache(maxsize=8192)
def likeness(one: str, other: str) -> float:
    """How much two labels share, 0 … 1."""
    shorter, longer = sorted((len(one), len(other)))
    if 2 * shorter < SIMILAR * (shorter + longer):
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


@cache
def tables(key: str) -> tuple[Table, ...]:
    """The table of every edition, oldest first."""
    return tuple(form.table(key) for form in all_forms())


@cache
def rows(key: str) -> dict[str, tuple[str, str]]:
    """The names of a table's rows: bare wording of the last label → line of the model, its parts joined by dots."""
    found: dict[str, tuple[str, str]] = {}
    for table in tables(key):
        for line in table.lines:
            cell = next(cell for one, cell in table.figures.items() if one[:-1] == line)
            label = table.row_labels(cell)[-1].text if table.row_labels(cell) else line[-1]
            found.setdefault(bare(label), (".".join(line[1:]), label))
    return found


@cache
def columns(key: str) -> dict[str, tuple[str, str]]:
    """The heads of a table's columns: bare wording → name in the model and wording."""
    found: dict[str, tuple[str, str]] = {}
    for table in tables(key):
        for figure, cell in table.figures.items():
            label = table.column_labels(cell)[-1].text
            found.setdefault(bare(label), (figure[-1], label))
    return found


@cache
def blocks(key: str) -> dict[str, tuple[str, str]]:
    """The blocks of 表四: the head above each five columns."""
    names = dict.fromkeys(line[-1] for table in tables(key) for line in table.lines)
    return {bare(name): (name, name) for name in names}


@cache
def all_labels(key: str) -> frozenset[str]:
    """Every label of a table, of any edition, bare."""
    return frozenset(bare(cell.text) for table in tables(key) for cell in table.cells if cell.key is None)


@cache
def owners(key: str, column: str) -> tuple[str, ...]:
    """The editions in whose table a column of that name stands."""
    return tuple(
        form.edition for form in all_forms() if any(figure[-1] == column for figure in form.table(key).figures)
    )


def line(key: str, name: str) -> Key:
    """The line of a row's name."""
    return (key, *name.split("."))


def unit(head: str) -> str:
    """The unit that a head states for the figures below it: 本年收费金额（单位：万元）."""
    found = UNIT.search(head) if "单位" in head or "（" in head or "(" in head else None
    return found[1] if found else ""
