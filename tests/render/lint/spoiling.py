"""The shipped templates with one thing spoilt, as a writer would in Word."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.document import Document as Made

from annualreport.building.template_check import judged
from annualreport.forms import form
from annualreport.outputs.template import report_template
from annualreport.render.lint import lint
from tests.render.word import LABEL, saved

Spoil = Callable[[Made], Any]


def spoilt(spoil: Spoil, edition: str = "60号") -> bytes:
    """The template of an edition after something was done to it."""
    document = Document(io.BytesIO(report_template(form(edition))))
    spoil(document)
    return saved(document)


def told(spoil: Spoil, edition: str = "60号") -> list[str]:
    """What is said of it, the file's name left out."""
    return [finding.as_text().replace(f" {LABEL}", "") for finding in lint(spoilt(spoil, edition), LABEL, judged)]


def retype(paragraph: Any, text: str) -> None:
    """Another text in a paragraph, looking as before."""
    for run in paragraph.runs[1:]:
        run._r.getparent().remove(run._r)
    paragraph.runs[0].text = text


def cell(document: Made, table: int, row: int, column: int) -> Any:
    """The only paragraph of a cell; all counted from 1."""
    return document.tables[table - 1].rows[row - 1]._tr.tc_lst[column - 1]


def retype_cell(document: Made, table: int, row: int, tag: int, text: str) -> None:
    """Another text in a cell; tag: the physical cell of the row, counted from 1."""
    texts = cell(document, table, row, tag).xpath(".//w:t")
    for one in texts[1:]:
        one.getparent().remove(one)
    texts[0].text = text


def paragraph(document: Made, beginning: str) -> Any:
    """The first paragraph that begins so."""
    return next(one for one in document.paragraphs if one.text.startswith(beginning))


def number(beginning: str) -> int:
    """Which paragraph outside tables begins so in the shipped template, counted from 1."""
    made = Document(io.BytesIO(report_template(form("60号"))))
    return 1 + [one._p for one in made.paragraphs].index(paragraph(made, beginning)._p)


def remove(element: Any) -> None:
    """Delete something."""
    element.getparent().remove(element)


def remove_between(document: Made, first: str, last: str) -> None:
    """Delete from one paragraph up to another, tables too."""
    element = paragraph(document, first)._p
    end = paragraph(document, last)._p
    while element is not end:
        following = element.getnext()
        remove(element)
        element = following
