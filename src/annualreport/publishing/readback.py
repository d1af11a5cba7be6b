"""Read the figures of the statutory tables back from every public file, each by its own reader."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from decimal import Decimal

from annualreport.finding import Stop
from annualreport.forms import AMOUNT, Form, Key, Table, line_label
from annualreport.forms.form import Cell
from annualreport.forms.sheet import spot
from annualreport.model.printed import plain, printed
from annualreport.model.release import Figures, Reading
from annualreport.outline import Outline
from annualreport.outline import docx as word
from annualreport.outline.records import TITLE
from annualreport.outputs.open_data.tables_json import TABLES
from annualreport.readers import published

UNREADABLE = (ValueError, KeyError, IndexError, TypeError, StopIteration, zipfile.BadZipFile)
"""What reading a file raises that is not as it was made; its figures then count as missing."""
Read = tuple[Figures, tuple[str, ...] | None]
"""The figures of the tables, and the numbers of the running text; None of a file of tables alone."""
Reader = Callable[[bytes, str, Form], Read]
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def readings(files: Mapping[str, bytes], form: Form) -> tuple[Reading, ...]:
    """What each file that holds the tables says, by file name; what cannot be read says why."""
    return tuple(reading(name, content, form) for name, content in files.items() if reader(name) is not None)


def reading(name: str, content: bytes, form: Form) -> Reading:
    """One file."""
    read = reader(name)
    assert read is not None
    tables = tuple(one.key for one in form.tables if not name.endswith(".csv") or name.startswith(one.name))
    try:
        figures, running = read(content, name, form)
        return Reading(name, figures, tables, numbers=running)
    except Stop as stop:
        return Reading(name, None, tables, stop.findings[0].message, stop.findings[0].hint)
    except UNREADABLE:
        return Reading(name, {}, tables)


def reader(name: str) -> Reader | None:
    """Who reads a file; None for those that hold no table."""
    if name == TABLES:
        return of_json
    return {"docx": of_word, "html": of_page, "pdf": of_pdf, "csv": of_csv, "xlsx": of_book}.get(
        name.rpartition(".")[2]
    )


def of_outline(outline: Outline, form: Form) -> Read:
    """The figures of a document's tables and the numbers of its text."""
    return printed(form, published.from_outline(outline).statistics), numbers(outline)


def numbers(outline: Outline) -> tuple[str, ...]:
    """The numbers of a document's running text in their order; its title, which not every format has, left out."""
    text = "\n".join("".join(one.text.split()) for one in outline.paragraphs if one.level != TITLE)
    return tuple(NUMBER.findall(text))


def of_word(content: bytes, name: str, form: Form) -> Read:
    """The Word file."""
    return of_outline(word.read(content, name), form)


def of_page(content: bytes, name: str, form: Form) -> Read:
    """A web page, whole or a fragment."""
    from annualreport.outline import html

    return of_outline(html.read(content, name), form)


def of_pdf(content: bytes, name: str, form: Form) -> Read:
    """The PDF; Stop where pdfplumber is not installed."""
    from annualreport.outline import pdf

    return of_outline(pdf.read(content, name), form)


def of_csv(content: bytes, name: str, form: Form) -> Read:
    """One table as CSV; the file's name begins with the table's."""
    table = next(one for one in form.tables if name.startswith(one.name))
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    if table.columns:
        lines = {line_label(form, line).partition("·")[2]: line for line in table.lines}
        wide = {(*lines[row[0]], key): text for row in rows for key, text in zip(head[1:], row[1:], strict=True)}
        return wide, None
    return dict(of_long(form, table, row) for row in rows), None


def of_long(form: Form, table: Table, row: list[str]) -> tuple[Key, str]:
    """One figure of a table with a figure a row."""
    name, column, text, unit = row
    for key, cell in table.figures.items():
        if (line_label(form, key[:-1]).partition("·")[2], table.column_labels(cell)[-1].text) == (name, column):
            return key, text + unit if cell.kind == AMOUNT and not cell.unit else text
    raise KeyError(name)


def of_book(content: bytes, _name: str, form: Form) -> Read:
    """The workbook, sheet by sheet in the form's shape."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content))
    found = {}
    for table in form.tables:
        for key, cell in table.figures.items():
            row, column = spot(cell)
            written = book[table.name].cell(row, column).value
            if written is not None:
                found[key] = number(written, "")
    return found, None


def of_json(content: bytes, _name: str, form: Form) -> Read:
    """tables.json."""
    data = [one for table in json.loads(content, parse_float=Decimal)["表"] for one in table["数据"]]
    found = {key: said(one, form.figures[key]) for one in data if (key := tuple(one["键"].split(".")))}
    return {key: text for key, text in found.items() if text}, None


def said(one: Mapping[str, object], cell: Cell) -> str:
    """One figure of tables.json as it is printed: number, unit, note."""
    note = str(one.get("附注") or "")
    if one["数值"] is None:
        return note
    return number(one["数值"], unit(cell, str(one["单位"]))) + (f"（{note}）" if note else "")


def unit(cell: Cell, written: str) -> str:
    """The unit that is printed beside the figure: that of an amount whose head names none."""
    return written if cell.kind == AMOUNT and not cell.unit else ""


def number(written: object, unit: str) -> str:
    """A number as it is printed; words as they are."""
    if isinstance(written, (int, float, Decimal)):
        return f"{plain(Decimal(str(written)))}{unit}"
    return str(written)
