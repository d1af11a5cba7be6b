"""Work out what the tables say of a phrase: cells, groups of cells and sums of them, by the form's own labels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from annualreport.checks.figures import REQUESTS, Sheet
from annualreport.forms import Key
from annualreport.model.written import number as printed
from annualreport.source.patterns import later

SIGNED = later(r"([＋－]?)([^＋－]+)")


@dataclass(frozen=True)
class Sum:
    """A figure of the tables: a cell, a group of cells or a sum of groups. label: by the form's words.

    figure: None where a cell that it needs is blank or no number.
    """

    label: str
    figure: Decimal | None
    keys: tuple[Key, ...]

    @property
    def said(self) -> str:
        """As messages give it: label and figure."""
        return f"「{self.label}」{'没有数' if self.figure is None else f'是 {printed(self.figure)}'}"


def of_keys(sheet: Sheet, keys: Iterable[Key], label: str) -> Sum:
    """The sum of some cells; without any cell there is no figure."""
    found = tuple(keys)
    figures = [sheet.whole(key) for key in found]
    known = [Decimal(one) for one in figures if one is not None]
    return Sum(label, sum(known, Decimal(0)) if found and len(known) == len(figures) else None, found)


@lru_cache(maxsize=256)
def of_rows(sheet: Sheet, rows: str, columns: tuple[str, ...] = ("总计",), named: str = "") -> Sum:
    """Rows of 表三 in some columns: 本年新收＋上年结转; named: what the columns are called together."""
    total, missing = Decimal(0), False
    keys: list[Key] = []
    labels: list[str] = []
    for sign, name in terms(rows):
        own = tuple(key for key in rows_of(sheet, name) if key[-1] in columns)
        part = of_keys(sheet, own, "")
        missing |= part.figure is None
        if part.figure is not None:
            total += -part.figure if sign == "－" else part.figure
        keys += own
        labels.append(sign + row_label(sheet, name))
    label = f"表三 {''.join(labels).removeprefix('＋')}·{named or '、'.join(columns)}"
    return Sum(label, None if missing else total, tuple(keys))


def rows_of(sheet: Sheet, name: str) -> tuple[Key, ...]:
    """The cells of 表三 of a row or of a group of rows."""
    return tuple(key for key in sheet.statistics.cells if key[0] == REQUESTS and name in key[1:-1])


@cache
def terms(rows: str) -> tuple[tuple[str, str], ...]:
    """The signed names of 总计－其他处理."""
    return tuple((sign, name) for sign, name in SIGNED.findall(rows))


def row_label(sheet: Sheet, name: str) -> str:
    """The row by the form's words; a group by the words of the group alone."""
    line = next((key[:-1] for key in sheet.form.table(REQUESTS).figures if name in key[1:-1]), (REQUESTS, name))
    label = sheet.line(line).partition("·")[2]
    return label if line[-1] == name else label.partition(" ")[0]
