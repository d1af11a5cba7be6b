"""Find the three statutory tables of a document by their labels and put their figures together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annualreport.finding import Finding, warning
from annualreport.forms import Form, Key, all_forms, edition_for_year, line_label
from annualreport.model.statistics import Cell, Statistics
from annualreport.outline import Outline, Table
from annualreport.place import Place, whole
from annualreport.readers.published import disclosure, labels, requests, reviews
from annualreport.readers.published.found import NAMES, Found
from annualreport.readers.published.labels import bare
from annualreport.readers.statistics_cells import Stands, assemble

READERS = {"主动公开": disclosure.read, "依申请公开": requests.read, "复议诉讼": reviews.read}
FEWEST = 3
"""Labels of a statutory table that a table must have to be it, or a piece of it."""
OTHER = ("依申请公开", "其他处理")


@dataclass(frozen=True)
class Figures:
    """The figures of a document, not yet laid on a form.

    editions: the layout of each table by its heads (表二) or rows (表三): 60号, 30号, or both where they are mixed.
    tables: how many tables of the document each statutory one was read from.
    """

    found: dict[str, Found]
    tables: dict[str, int]
    editions: dict[str, tuple[str, ...]]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be said of labels."""
        return tuple(dict.fromkeys(one for found in self.found.values() for one in found.findings))

    @property
    def any(self) -> bool:
        """Whether a statutory table was found at all."""
        return any(self.tables.values())


def gather(outline: Outline) -> Figures:
    """The figures of every statutory table, wherever in the document it stands."""
    found = {key: Found(key) for key in READERS}
    tables = dict.fromkeys(READERS, 0)
    for table in outline.tables:
        key = kind(table)
        if key:
            READERS[key](table, found[key])
            tables[key] += 1
    return Figures(found, tables, editions(found))


def kind(table: Table) -> str:
    """Which statutory table shares most labels with a table; '' where none shares enough."""
    texts = {bare(cell.text) for cell in table.cells if cell.text.strip()}
    shared = {key: len(texts & labels.all_labels(key)) for key in READERS}
    best = max(shared, key=lambda key: shared[key])
    return best if shared[best] >= FEWEST else ""


def editions(found: dict[str, Found]) -> dict[str, tuple[str, ...]]:
    """The layouts that each table's own columns and rows belong to; nothing where every layout has them."""
    told: dict[str, tuple[str, ...]] = {}
    heads = [labels.owners("主动公开", column) for column in found["主动公开"].columns]
    told["主动公开"] = single(heads)
    shapes = [len(key) for key in found["依申请公开"].cells if key[:2] == OTHER]
    told["依申请公开"] = single([shape_owners(size) for size in set(shapes)])
    told["复议诉讼"] = ()
    return told


def single(owners: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The editions that something belongs to alone."""
    return tuple(sorted({one[0] for one in owners if len(one) == 1}))


def shape_owners(size: int) -> tuple[str, ...]:
    """The editions whose 其他处理 has keys of this length: one row, or three below it."""
    return tuple(
        form.edition
        for form in all_forms()
        if any(key[:2] == OTHER and len(key) == size for key in form.table(OTHER[0]).figures)
    )


def edition(figures: Figures, year: int | None) -> str:
    """The layout of the report: the one that all its tables agree on, else the year's, else 表二's."""
    told = {one for found in figures.editions.values() for one in found}
    prescribed = edition_for_year(year) if year else None
    if len(told) == 1:
        return told.pop()
    if prescribed and (not told or prescribed in told):
        return prescribed
    return next(iter(figures.editions["主动公开"]), prescribed or all_forms()[-1].edition)


def statistics(figures: Figures, form: Form, outline: Outline) -> Statistics | None:
    """The figures laid on a form, with places in the document; None where there is no statutory table at all."""
    if not figures.any:
        return None
    stands = [Stands(key, cell) for found in figures.found.values() for key, cell in found.cells.items()]
    there = {one.key for one in stands}
    shaped = {key[:2] for key in there if key not in form.figures and key[:2] == OTHER}
    absent = [key for key in form.figures if key not in there and key[:2] not in shaped]
    lost = [Stands(key, Cell(place=whole(outline.file)), absent=True, unread=True) for key in absent]
    return assemble(form.edition, form, [*stands, *lost], outline.file)


def missing(figures: Figures, read: Statistics, form: Form) -> Iterator[Finding]:
    """What the document's tables do not have: a whole table, or rows that are nowhere."""
    for key, count in figures.tables.items():
        lines: dict[Key, None] = {one[:-1]: None for one in read.cells if one[0] == key and one in read.unread}
        if not count:
            yield warning("table-missing", f"没有找到{NAMES[key]}", whole(read.file), "图片、截图不算表格", subject=key)
        elif lines and not any(one[0] == key for one in read.foreign):
            names = "、".join(f"「{line_label(form, one).partition('·')[2]}」" for one in lines)
            message = f"{NAMES[key]}没有读到{names}"
            yield warning("row-missing", message, Place(read.file), "请核对这几行的行名和表头", subject=key)
