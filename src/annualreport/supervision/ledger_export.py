"""From a workspace and a year to the ledger as documents: 台账.docx and 台账.xlsx, each in the look of its template."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annualreport.finding import Finding, note
from annualreport.outputs import ledger_export
from annualreport.place import whole
from annualreport.readers.workbook import open_book
from annualreport.render.templates import Templates
from annualreport.source import package
from annualreport.source.writing import write_all
from annualreport.supervision.documents import filled, template
from annualreport.supervision.status_report import readable
from annualreport.vocabulary import words
from annualreport.workspace import Workspace

NAME = "台账"
PICTURES, DRAWINGS, ANCHOR = ("xl/media/", "xl/charts/"), "xl/drawings/drawing", b"Anchor>"
"""Where a workbook keeps what is not taken over: pictures and charts; shapes, where a drawing has any (LibreOffice
gives every sheet an empty one)."""


@dataclass(frozen=True)
class Exported:
    """The files written, and what there is to say."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]


def run(workspace: Workspace, year: int) -> Exported:
    """Make both files, then write them; Stop where there is no plan, or data or a template cannot be used."""
    known = words(readable(workspace, year))
    document, of_document = word_file(workspace, known)
    book, of_book = workbook(workspace, known)
    files = {workspace.out(year, f"{NAME}.docx"): document, workspace.out(year, f"{NAME}.xlsx"): book}
    write_all(files, workspace.root)
    return Exported(tuple(files), (*of_document, *of_book))


def word_file(workspace: Workspace, known: dict[str, Any]) -> tuple[bytes, tuple[Finding, ...]]:
    """The Word file."""
    path, told = template(workspace, NAME)
    rendered = filled(workspace, path, known, Templates())
    return rendered.docx, (*told, *rendered.findings)


def workbook(workspace: Workspace, known: dict[str, Any]) -> tuple[bytes, tuple[Finding, ...]]:
    """The workbook."""
    path, told = template(workspace, NAME, ".xlsx")
    label = workspace.label(path)
    package.check(path, label, ".xlsx")
    book = open_book(path, label, f"annualreport template new 文件.xlsx --kind {NAME}", data_only=False)
    content, findings = ledger_export.filled(book, label, known)
    return content, (*told, *left_out(path, label), *findings)


def left_out(path: Path, label: str) -> Iterator[Finding]:
    """What of the template does not come into the workbook."""
    with zipfile.ZipFile(path) as parts:
        if any(drawn(name, parts) for name in parts.namelist()):
            hint = "请在生成的 台账.xlsx 里另加，或用 Word 模板 templates/ledger.docx"
            yield note("left-out", "模板里的图片、图形、图表不会带进台账", whole(label), hint)


def drawn(name: str, parts: zipfile.ZipFile) -> bool:
    """Whether a part of a workbook is a picture, a chart or a drawing with something in it."""
    return name.startswith(PICTURES) or (name.startswith(DRAWINGS) and ANCHOR in parts.read(name))
