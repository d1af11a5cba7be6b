"""Write an office's workbook: its requirements by role, its figures and evidence, and hidden whose it is."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from annualreport.model.assignment import Assigned, Assignment
from annualreport.model.office_sheets import (
    ABOUT,
    CHECKSUM,
    EVIDENCE,
    INDICATORS,
    OF_EVIDENCE,
    OF_INDICATORS,
    TASKS,
    Asked,
    Identity,
    checksum,
    digest,
)  # fmt: skip
from annualreport.outputs import book_cells
from annualreport.outputs.office_guide import guide_sheet
from annualreport.outputs.office_rows import Sender, list_sheet, task_sheet


def workbook(sender: Sender, asked: Assignment) -> bytes:
    """The workbook's bytes, filled with what the office has reported for the period; the same for the same content."""
    book = Workbook()
    guide_sheet(book.worksheets[0], sender, asked)
    numbers = task_sheet(book.create_sheet(TASKS), sender, asked)
    list_sheet(book.create_sheet(INDICATORS), sender, asked, OF_INDICATORS, asked.indicators, numbers)
    list_sheet(book.create_sheet(EVIDENCE), sender, asked, OF_EVIDENCE, asked.evidence, numbers)
    about_sheet(book.create_sheet(ABOUT), identity(sender, asked))
    book.properties.title = f"{asked.office}{sender.year}年政务公开工作要点落实情况报送表"
    return book_cells.saved(book)


def identity(sender: Sender, asked: Assignment) -> Identity:
    """What the hidden sheet says."""
    rows = tuple(sent(row) for row in asked.rows)
    return Identity(sender.unit, str(sender.year), sender.quarter, asked.office, sender.revision, rows)


def sent(row: Assigned) -> Asked:
    """A row as it was sent out."""
    if row.report is None:
        return Asked(row.duty.key)
    day = row.report.day.isoformat() if row.report.day else ""
    return Asked(row.duty.key, day, digest(row.report))


def about_sheet(sheet: Worksheet, about: Identity) -> None:
    """The sheet that no menu shows, with its checksum last; every value is a text."""
    lines = about.lines()
    for row, line in enumerate((*lines, (CHECKSUM, checksum(lines))), 1):
        for column, text in enumerate(line, 1):
            if text:
                cell = sheet.cell(row, column)
                book_cells.write(cell, text)
                cell.number_format = "@"
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True
