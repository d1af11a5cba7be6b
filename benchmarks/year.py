"""The shipped year as docxtpl alone could have it: its words as JSON, and the shipped template without our filters."""

from __future__ import annotations

import io
import json
import re
import zipfile
from copy import deepcopy
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from lxml import etree

from annualreport.readers import year as years
from annualreport.vocabulary import words
from annualreport.vocabulary.charts import Chart
from annualreport.vocabulary.showing import day
from annualreport.workspace import Workspace

BODY = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
INCLUDE = re.compile(r'{%p include "([^"]+)" %}')


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
    if isinstance(value, Chart):
        return ""  # drawn where a template asks for it; the shipped ones do not
    raise TypeError(type(value))


def plain_template(path: Path) -> bytes:
    """The template in one file, its paragraphs split by the language itself and its dates as they come."""
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name in package.namelist():
            content = package.read(name)
            body = plain_body(etree.tostring(whole(content, path), encoding="unicode")) if name == BODY else content
            made.writestr(name, body)
    return stream.getvalue()


def whole(content: bytes, path: Path) -> etree._Element:
    """The body with what it takes in from other templates of its folder."""
    root = etree.fromstring(content)
    for paragraph in list(root.iter(W + "p")):
        if taken := INCLUDE.search("".join(paragraph.itertext())):
            with zipfile.ZipFile(path.parent / taken.group(1)) as package:
                other = whole(package.read(BODY), path)
            for block in other[0]:
                if block.tag != W + "sectPr":
                    paragraph.addprevious(deepcopy(block))
            paragraph.getparent().remove(paragraph)
    return root


def plain_body(xml: str) -> str:
    """The body's tags in the language that every Jinja has."""
    split = re.sub(r" in ([\w.]+)\|段落 %}", r" in (\1 or '').split('\\n') %}", xml)
    return split.replace("|日期", "")
