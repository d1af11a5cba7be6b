"""Make every public file of a version from the one document that was signed and the figures that it was made from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annualreport.building import pictures
from annualreport.building.report import Draft, Options, facts
from annualreport.finding import Finding
from annualreport.model.dossier import Dossier
from annualreport.model.printed import printed
from annualreport.outline import docx as word
from annualreport.outputs import html
from annualreport.outputs.open_data import tables_json
from annualreport.outputs.open_data.csv_table import csv_table
from annualreport.outputs.open_data.tables_json import About

FORMATS = ("docx", "pdf", "html", "csv", "xlsx", "json")
"""What a version consists of, unless less is asked for."""
BOOK = "三张统计表.xlsx"
FRAGMENT, META = "网站正文.html", "网站信息.json"


@dataclass(frozen=True)
class Public:
    """The files of a version by name, and what there is to say about their making."""

    files: dict[str, bytes]
    findings: tuple[Finding, ...]


def public_files(dossier: Dossier, docx: bytes, about: About, formats: tuple[str, ...]) -> Public:
    """Every file of the version; docx: the Word file as it goes public."""
    files: dict[str, bytes] = {}
    findings: tuple[Finding, ...] = ()
    name = dossier.title
    if "docx" in formats:
        files[f"{name}.docx"] = docx
    if "html" in formats:
        made, findings = pages(dossier, docx, about)
        files |= made
    if "pdf" in formats:
        from annualreport.outputs import pdf

        content, told = pdf.convert(docx, name)
        findings += told
        files |= {} if content is None else {f"{name}.pdf": content}
    return Public(files | open_files(dossier, files, about, formats), findings)


def pages(dossier: Dossier, docx: bytes, about: About) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """The web page, the same text for a site's content system and its meta values, from the Word file's own text;
    what there is to say about charts."""
    outline = word.read(docx, f"{dossier.title}.docx")
    said = facts(dossier, Draft(dossier.title, docx, outline, ()), Options(final=True))
    said = replace(said, published=about.issued, corrections=about.corrections)
    form = dossier.form
    charts, findings = pictures.for_page(dossier)
    made = {
        f"{dossier.title}.html": html.page(outline, form, said, charts),
        FRAGMENT: html.fragment(outline, form, said, charts),
        META: html.meta_json(outline, form, said),
    }
    return {name: text.encode() for name, text in made.items()}, findings


def open_files(
    dossier: Dossier, documents: dict[str, bytes], about: About, formats: tuple[str, ...]
) -> dict[str, bytes]:
    """The three tables as open data, and the description of the whole."""
    form, figures = dossier.form, printed(dossier.form, dossier.statistics)
    files: dict[str, bytes] = {}
    if "csv" in formats:
        files |= {f"{one.name}.csv": csv_table(form, one, figures) for one in form.tables}
    if "xlsx" in formats:
        from annualreport.outputs.open_data.book import book  # openpyxl takes longer to load than all else to be made

        files[BOOK] = book(form, figures, about.title, about.unit)
    if "json" in formats:
        files[tables_json.TABLES] = tables_json.tables(form, figures, about)
        files[tables_json.SCHEMA] = tables_json.schema()
        files[tables_json.DATASET] = tables_json.dataset({**documents, **files}, about)
    return files
