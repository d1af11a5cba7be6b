"""Make the Word twin of tests/plan/plan-2021.txt, as Word would have it: cells merged, lines broken."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document

TEXT = Path(__file__).parent / "plan-2021.txt"
Rows = list[list[str]]


def source_rows() -> Rows:
    """The rows of the text: one cell for a chapter, three for a requirement; line breaks kept."""
    body = TEXT.read_text("utf-8").split("\n\t", 1)[1]
    rows: Rows = []
    for group in ("\t" + body).split("\n\n"):
        cells = [cell.rstrip("\n") for cell in group.split("\t")[1:]]
        if cells:
            rows.append(cells)
    return rows


def twin(path: Path, rows: Rows | None = None, cuts: Sequence[int] = (), *, heads_again: bool = True) -> Path:
    """Write the twin; cuts: rows before which a new table begins, with the head again unless told otherwise."""
    document = Document()
    for line in ("附件", "", "广州市教育局2021年政务公开", "工作要点分工实施方案"):
        document.add_paragraph(line)
    rows = source_rows() if rows is None else rows
    starts = [0, *cuts]
    for start, end in zip(starts, [*cuts, len(rows)], strict=True):
        piece = rows[start:end]
        add_table(document, [rows[0], *piece] if start and heads_again else piece)
        document.add_paragraph("")
    document.save(str(path))
    return path


def add_table(document: Any, rows: Rows) -> None:
    """One table: full-width rows merged across, the first column merged down over its continued rows."""
    table = document.add_table(rows=len(rows), cols=max(len(row) for row in rows))
    for at, row in enumerate(rows):
        if len(row) == 1:
            table.cell(at, 0).merge(table.cell(at, len(table.columns) - 1))
    top = 0
    for at, row in enumerate(rows):
        if len(row) > 1 and row[0].strip():
            top = at
        elif len(row) > 1 and at and len(rows[at - 1]) > 1:
            table.cell(top, 0).merge(table.cell(at, 0))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if text.strip():
                write(table.cell(at, column), text)


def write(cell: Any, text: str) -> None:
    """A cell's text in its first paragraph, line breaks as Word's."""
    run = cell.paragraphs[0].add_run()
    for number, line in enumerate(text.split("\n")):
        if number:
            run.add_break()
        run.add_text(line)
