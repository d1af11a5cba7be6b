"""The shipped year as docxtpl alone could have it: its words as JSON, and the shipped template without our filters."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from annualreport.readers import year as years
from annualreport.vocabulary import words
from annualreport.vocabulary.filters import day
from annualreport.workspace import Workspace

BODY = "word/document.xml"


def plain_words(root: Path, year: int) -> str:
    """The words of a year as JSON; dates as they are printed."""
    dossier, _ = years.load(Workspace(root), year)
    return json.dumps(words(dossier), default=printed, ensure_ascii=False)


def printed(value: Any) -> str:
    """What JSON does not have, as a reader expects it."""
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    raise TypeError(type(value))


def plain_template(content: bytes) -> bytes:
    """The template with paragraphs split by the language itself and dates as they come."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name in package.namelist():
            made.writestr(name, plain_body(package.read(name).decode()) if name == BODY else package.read(name))
    return stream.getvalue()


def plain_body(xml: str) -> str:
    """The body's tags in the language that every Jinja has."""
    split = re.sub(r" in ([\w.]+)\|段落 %}", r" in (\1 or '').split('\\n') %}", xml)
    return split.replace("|日期", "")
