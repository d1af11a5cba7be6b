"""What has been published of a year: each version's figures and files, and what a correction changed and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from annualreport.forms import Form, Key, cell_label

Figures = Mapping[Key, str]
"""What is printed in every statutory cell, by key; a blank is not among them."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a correction changed: what it is, what stood there, what stands there now ('' for nothing)."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Correction:
    """Why a further version was published. number: of the version that it made. what: in the words of the office."""

    number: int
    day: date
    reason: str
    what: str = ""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Release:
    """One published version. output: digest of the document that was signed. files: sha256 of every public file."""

    number: int
    day: date
    output: str
    figures: Figures
    files: Mapping[str, str]
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True)
class Reading:
    """The figures read back from one public file; None where that could not be done, why, and what to do.

    tables: the keys of the tables that the file should hold. numbers: those of its running text, in their order; None
    for a file of tables alone.
    """

    file: str
    figures: Figures | None
    tables: tuple[str, ...]
    why: str = ""
    hint: str = ""
    numbers: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Publication:
    """A version on its way to being published: what was read back from its files, what it corrects.

    numbers: those of the running text of the document that was signed, in their order.
    """

    readings: tuple[Reading, ...] = ()
    numbers: tuple[str, ...] = ()
    correction: Correction | None = field(default=None)


def differences(form: Form, before: Figures, after: Figures) -> tuple[Change, ...]:
    """The cells in which two sets of figures differ, in the form's order, each by its full label."""
    keys = dict.fromkeys((*form.figures, *before, *after))
    both = [(key, before.get(key, ""), after.get(key, "")) for key in keys]
    return tuple(Change(cell_label(form, key), old, new) for key, old, new in both if old != new)
