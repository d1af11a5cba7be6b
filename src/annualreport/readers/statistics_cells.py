"""Put together what a reader of figures found: the form's cells in order, other layouts' rows apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annualreport.forms import Form, Key
from annualreport.model.statistics import Cell, Statistics


@dataclass(frozen=True, slots=True)
class Stands:
    """What stands at a key. absent: the source has no such row. unread: a finding says why nothing is known."""

    key: Key
    cell: Cell
    absent: bool = False
    unread: bool = False


def assemble(edition: str, form: Form, stands: Iterable[Stands], file: str) -> Statistics:
    """The figures in the form's order; what stands under keys of another layout goes apart."""
    found = {one.key: one for one in stands}
    own = {one.key: one for one in found.values() if belongs(one.key, form)}
    foreign = {key: one.cell for key, one in found.items() if key not in own}
    mixed = {key[0] for key in foreign}
    unread = {key for key, one in own.items() if one.unread or (one.absent and key[0] in mixed)}
    cells = {key: own[key].cell for key in in_order(own, form)}
    return Statistics(edition, cells, foreign, file, frozenset(unread))


def belongs(key: Key, form: Form) -> bool:
    """Whether a figure is one of the form's, or of a row that the form has in another shape (其他处理)."""
    if key in form.figures:
        return True
    table = form.table(key[0])
    return bool(table.columns) and any(line[:2] == key[:2] for line in table.lines)


def in_order(keys: Iterable[Key], form: Form) -> list[Key]:
    """The keys in the form's order; rows of another shape stand where the form has theirs."""
    position = {key: number for number, key in enumerate(form.figures)}
    rows: dict[Key, int] = {}
    for key, number in position.items():
        rows.setdefault(key[:2], number)
    return sorted(keys, key=lambda key: position.get(key, rows[key[:2]]))
