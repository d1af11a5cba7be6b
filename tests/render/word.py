"""Small templates as a writer would type them, and what stands in the file that was made of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Made

from annualreport.finding import Stop
from annualreport.render import render
from tests.packages import members, packed

LABEL = "templates/模板.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def saved(document: Made) -> bytes:
    """The file's bytes."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def template(*paragraphs: str, table: list[list[str]] | None = None) -> bytes:
    """A template of paragraphs and, after them, one table."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, texts in enumerate(table):
            for column, text in enumerate(texts):
                grid.cell(row, column).text = text
    return saved(document)


def changed(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The package after its members were changed by hand."""
    parts = members(content)
    change(parts)
    return packed(parts)


def body(content: bytes, old: str, new: str) -> bytes:
    """The package with a piece of the body's XML replaced."""

    def change(members: dict[str, bytes]) -> None:
        xml = members["word/document.xml"].decode()
        assert xml.count(old) == 1, xml
        members["word/document.xml"] = xml.replace(old, new).encode()

    return changed(content, change)


def member(content: bytes, name: str) -> str:
    """A member's text."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name).decode()


def opened(content: bytes) -> Made:
    """The file that was made, as python-docx reads it."""
    return Document(io.BytesIO(content))


def lines(content: bytes) -> list[str]:
    """The paragraphs outside tables."""
    return [paragraph.text for paragraph in opened(content).paragraphs]


def cells(content: bytes, table: int = 0) -> list[list[str]]:
    """The texts of a table."""
    return [[cell.text for cell in row.cells] for row in opened(content).tables[table].rows]


def draft(content: bytes, words: dict[str, Any]) -> tuple[bytes, list[str]]:
    """A draft and what was said about it."""
    made = render(content, LABEL, words, final=False)
    return made.docx, [finding.as_text() for finding in made.findings]


def stopped(content: bytes, words: dict[str, Any] | None = None, *, final: bool = False) -> list[str]:
    """What was said when the template could not be used."""
    with pytest.raises(Stop) as stop:
        render(content, LABEL, words or {}, final=final)
    return [finding.as_text() for finding in stop.value.findings]
