"""From a template's file to everything that is wrong with it: its code, and what the form asks of a report."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from annualreport.checks import layout, structure
from annualreport.finding import Finding, Stop, fault
from annualreport.forms import Form
from annualreport.model.dossier import Dossier
from annualreport.model.report import Report
from annualreport.outline import Outline
from annualreport.place import whole
from annualreport.render.lint import lint
from annualreport.render.records import Settings
from annualreport.render.templates import content_of
from annualreport.source import package

TYPES = "[Content_Types].xml"
OLD = "这是旧格式的文件（.doc、.dot、.wps、.wpt），读不了"
MACROS = "这是带宏的文件（.docm、.dotm），不能作模板"
WORDS_OWN = "这是 Word 自己的模板（.dotx），不能直接使用"
SUFFIXES = {
    **dict.fromkeys((".doc", ".dot", ".wps", ".wpt"), OLD),
    **dict.fromkeys((".docm", ".dotm"), MACROS),
    ".dotx": WORDS_OWN,
}
CONTENTS = {b"macroEnabled": MACROS, b"wordprocessingml.template.main+xml": WORDS_OWN}
"""What is said by a sign among the content types, whatever the file is called."""


@dataclass(frozen=True)
class Checked:
    """One template. content: its bytes, None where it could not be read; then findings say why."""

    label: str
    content: bytes | None
    findings: tuple[Finding, ...]


def check(path: Path, label: str, *, strict: bool = False) -> Checked:
    """One template judged; label: the file as told to the user; strict: as Settings has it."""
    try:
        content = read(path, label)
        return Checked(label, content, lint(content, label, judged, Settings.written(path.parent, strict=strict)))
    except Stop as stop:
        return Checked(label, None, stop.findings)


def read(path: Path, label: str) -> bytes:
    """The file's bytes; Stop where it is no Word file that can be opened, or of a kind that is no template here."""
    if path.is_dir():
        raise Stop(fault("usage", "这是文件夹，不是模板", whole(label), "请写到文件，可以写几个：templates/*.docx"))
    if not path.exists():
        raise Stop(fault("missing-file", "没有这个文件", whole(label), "请核对文件名和所在的文件夹"))
    refuse(unsuitable(path.name), label)
    package.check(path, label, ".docx")
    content = content_of(path, label)
    refuse(next((told for sign, told in CONTENTS.items() if sign in types_of(content)), ""), label)
    return content


def refuse(told: str, label: str) -> None:
    """Stop where there is something to say."""
    if told:
        raise Stop(fault("wrong-format", told, whole(label), "请用 Word 或 WPS 打开，另存为「Word 文档（.docx）」"))


def unsuitable(name: str) -> str:
    """Why a file of that name is no template; '' where it may be one."""
    suffix = PurePath(name).suffix.lower()
    if name.startswith("~$"):
        return "这是 Word 打开文件时的临时文件，不是模板"
    return "" if suffix == ".docx" else SUFFIXES.get(suffix, "模板应是 Word 文档（.docx）")


def types_of(content: bytes) -> bytes:
    """The list of the package's content types."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return opened.read(TYPES) if TYPES in opened.namelist() else b""


def judged(form: Form, outline: Outline) -> Iterable[Finding]:
    """The rules on a report's parts and tables, applied to the template itself, of which there is no data."""
    dossier = Dossier(form.years.first, Report.model_construct(unit="单位", year=form.years.first), form)
    yield from structure.the_six_parts_are_there_in_order.judge(dossier, outline)
    yield from structure.headings_are_the_forms.judge(dossier, outline)
    yield from structure.the_overview_has_its_five_aspects.judge(dossier, outline)
    yield from layout.the_note_of_table_three_stands.judge(dossier, outline)
    for finding in layout.the_tables_are_the_forms.judge(dossier, outline):
        yield from told(finding, form)


def told(finding: Finding, form: Form) -> Iterator[Finding]:
    """A finding on a table as it is told of a template, which declares no layout."""
    if finding.rule != "STR-04":
        yield finding
        return
    message = f"{finding.subject}混用了两种版式：全文多为{form.edition}版式，这个表里却有「{finding.figures}」"
    yield replace(finding, message=message)
