"""Read statistics.xlsx into the cells of the form, each with its sheet and cell; our own totals are worked out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from annualreport.finding import Finding, fault
from annualreport.forms import AMOUNT, Form, Key, Table, all_forms, cell_label, totals
from annualreport.forms import Cell as FormCell
from annualreport.forms import form as form_of
from annualreport.forms.sheet import ABOUT, ABOUT_KEYS, spot, total_formulas
from annualreport.model.statistics import Cell, Statistics, read_cell
from annualreport.model.written import number as digits
from annualreport.place import Place, sheet_cell, whole
from annualreport.readers.statistics_cells import Stands, assemble
from annualreport.readers.workbook import open_book
from annualreport.source import celltext, package

COMMAND = "annualreport statistics new"
FORMULA = "f"
SHAPE_HINT = "请用 annualreport statistics new 重做一份工作簿，把数填进去；表头和行列不要改动"

Found = Iterator[Stands | Finding]


@dataclass(frozen=True)
class Pages:
    """One table's sheet twice: as typed, with formulas, and with the values that Excel saved for them."""

    label: str
    typed: Worksheet
    values: Worksheet
    table: Table
    form: Form

    def place(self, cell: FormCell) -> Place:
        """The place of a cell on its sheet."""
        return sheet_cell(self.label, self.typed.title, *spot(cell))


def read(path: Path, label: str, form: Form, *, own: bool = False) -> tuple[Statistics | None, tuple[Finding, ...]]:
    """The workbook's figures and findings; Stop where it cannot be opened. own: its 版式 goes before the form."""
    package.check(path, label, ".xlsx")
    typed, values = (open_book(path, label, COMMAND, data_only=saved) for saved in (False, True))
    edition = declared(typed)
    shape = form_of(edition) if edition else form
    found = [one for table in shape.tables for one in read_table(typed, values, table, shape, label)]
    stands = [one for one in found if isinstance(one, Stands)]
    findings = tuple(one for one in found if isinstance(one, Finding))
    wanted = shape if own else form
    return assemble(shape.edition, wanted, completed(stands, shape, wanted), label), findings


def declared(book: Workbook) -> str:
    """The edition that the hidden sheet names; '' where there is none."""
    if ABOUT not in book.sheetnames:
        return ""
    sheet = book[ABOUT]
    said = {row[0]: row[1] for row in sheet.iter_rows(max_col=2, values_only=True)}
    edition = said.get(ABOUT_KEYS[0])
    return str(edition) if edition in [form.edition for form in all_forms()] else ""


def completed(stands: list[Stands], shape: Form, form: Form) -> Iterator[Stands]:
    """What stands there, and blanks for what the year's form has beside the workbook's."""
    yield from stands
    if shape is not form:
        have = {one.key for one in stands}
        rows = {key[:2] for key in have if len(shape.table(key[0]).columns)}
        for key in form.figures:
            if key not in have and key[:2] not in rows:
                yield Stands(key, Cell(place=stands[0].cell.place if stands else None), absent=True)


def read_table(typed: Workbook, values: Workbook, table: Table, form: Form, label: str) -> Found:
    """The cells of one table; where its sheet is missing or changed in shape, a finding, and nothing is known."""
    if table.name not in typed.sheetnames or not isinstance(typed[table.name], Worksheet):
        near = get_close_matches(table.name, typed.sheetnames, 1, 0.5)
        hint = f"工作表「{near[0]}」是不是它？请改回原名" if near else SHAPE_HINT
        yield fault("no-sheet", f"工作簿里没有工作表「{table.name}」", whole(label), hint)
        yield from unknown(table, whole(label))
        return
    pages = Pages(label, typed[table.name], values[table.name], table, form)
    changed = list(changes(pages))
    if changed:
        yield from changed
        yield from unknown(table, Place(label, table.name))
        return
    yield from settle(pages)


def unknown(table: Table, place: Place) -> Iterator[Stands]:
    """Blanks of which a finding says why nothing is known."""
    return (Stands(key, Cell(place=place), unread=True) for key in table.figures)


def changes(pages: Pages) -> Iterator[Finding]:
    """A label of the form that does not stand where it should: the first, for the rest moves with it."""
    for cell in pages.table.cells:
        if cell.key is None:
            value = pages.values.cell(*spot(cell)).value
            if plain(value) != plain(cell.text):
                message = f"表头或行名被改动：应为「{cell.text}」，现为「{value if value is not None else ''}」"
                yield fault("sheet-changed", message, pages.place(cell), SHAPE_HINT, subject=pages.table.name)
                return


def plain(value: Any) -> str:
    """A label without blanks and line breaks."""
    return "".join(str(value if value is not None else "").split())


def settle(pages: Pages) -> Found:
    """Every cell; totals that our own formulas make are worked out from what stands in their range."""
    formulas, parts = total_formulas(pages.table), totals(pages.table)
    cells: dict[Key, Cell] = {}
    waiting: list[Key] = []
    for key, cell in pages.table.figures.items():
        typed = pages.typed.cell(*spot(cell))
        if typed.data_type == FORMULA and same_formula(typed.value, formulas.get(key)):
            waiting.append(key)
        elif typed.data_type == FORMULA and pages.values.cell(*spot(cell)).value is None:
            yield without_value(pages, key, cell)
            yield Stands(key, Cell(place=pages.place(cell)), unread=True)
        else:
            cells[key] = read_cell(shown(pages.values.cell(*spot(cell)).value, cell), pages.place(cell))
    yield from (Stands(key, cell) for key, cell in cells.items())
    yield from worked_out(pages, waiting, parts, cells)


def worked_out(
    pages: Pages, waiting: list[Key], parts: Mapping[Key, tuple[Key, ...]], cells: Mapping[Key, Cell]
) -> Iterator[Stands]:
    """Totals from their parts, which may be totals themselves; a part that is no figure leaves a blank."""
    known = dict(cells)
    for key in sorted(waiting, key=lambda key: any(part in waiting for part in parts[key])):
        place = pages.place(pages.table.figures[key])
        figures = [known[part].figure if part in known else None for part in parts[key]]
        complete = [figure for figure in figures if figure is not None]
        text = digits(sum(complete, Decimal(0))) if len(complete) == len(figures) else None
        known[key] = read_cell(text, place)
        yield Stands(key, known[key])


def same_formula(typed: Any, ours: str | None) -> bool:
    """Whether a formula is the one that we write there; Excel may add blanks or a prefix."""
    return ours is not None and isinstance(typed, str) and plain(typed).upper() == ours


def without_value(pages: Pages, key: Key, cell: FormCell) -> Finding:
    """A formula of which nobody has worked out the value yet."""
    message = f"{cell_label(pages.form, key)}：这一格是公式，文件里没有存下算出的值"
    hint = "请用 Excel 或 WPS 打开、保存一次，或直接填数"
    return fault("formula-without-value", message, pages.place(cell), hint, subject="·".join(key))


def shown(value: Any, cell: FormCell) -> str | None:
    """A cell's value as one would type it; a bare number under a head that names the unit has that unit."""
    if value is None or isinstance(value, str):
        return value and celltext.told(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return digits(Decimal(f"{value:.15g}")) + (cell.unit if cell.kind == AMOUNT else "")
    return value.isoformat() if isinstance(value, date | time) else str(value)
