"""Write the figures as JSON for programs, with the schema of that JSON and a description of the whole data set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from annualreport.forms import AMOUNT, Form, Table, line_label
from annualreport.forms.form import Cell
from annualreport.model.release import Correction, Figures
from annualreport.model.statistics import FIGURE, read_cell
from annualreport.outputs.record import as_json, sha256
from annualreport.outputs.schema import DIALECT

TABLES, SCHEMA, DATASET = "tables.json", "tables.schema.json", "dataset.json"
JOINT = "."
"""What joins the words of a key: 依申请公开.本年新收.自然人, as in the templates."""
KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "html": "text/html",
    "csv": "text/csv",
    "json": "application/json",
}
"""Media types by file ending."""


@dataclass(frozen=True)
class About:
    """What a data set says of itself beside its figures."""

    title: str
    unit: str
    year: int
    version: int
    issued: date
    period: tuple[date, date]
    website: str = ""
    corrections: tuple[Correction, ...] = ()


def tables(form: Form, figures: Figures, about: About) -> bytes:
    """tables.json: every figure with its table, row, column, unit and key."""
    first, last = about.period
    content = {
        "$schema": SCHEMA,
        "标题": about.title,
        "单位": about.unit,
        "年度": about.year,
        "版次": about.version,
        "发布日期": str(about.issued),
        "统计期限": {"起": str(first), "止": str(last)},
        "版式": {"版式": form.edition, "文号": form.number},
        "表": [table(form, one, figures) for one in form.tables],
        "更正": [correction(one) for one in about.corrections],
    }
    return as_json(content)


def table(form: Form, one: Table, figures: Figures) -> dict[str, Any]:
    """One table."""
    section = next(section for section in form.sections if section.table == one.key)
    return {"名称": one.name, "标题": section.title, "数据": list(data(form, one, figures))}


def data(form: Form, one: Table, figures: Figures) -> Iterator[dict[str, Any]]:
    """The table's figures, top to bottom."""
    for key, cell in one.figures.items():
        column = key[-1] if one.columns else one.column_labels(cell)[-1].text
        row = line_label(form, key[:-1]).partition("·")[2]
        yield {"键": JOINT.join(key), "项目": row, "指标": column, **figure(figures.get(key, ""), cell)}


def figure(text: str, cell: Cell) -> dict[str, Any]:
    """A figure as a number with its unit and note; null where none is printed."""
    read = read_cell(text)
    unit = read.unit or cell.unit
    number = plain(read.figure) if read.state == FIGURE and read.figure is not None else None
    note = read.note if number is not None else text
    return {"数值": number, "单位": unit if cell.kind == AMOUNT else cell.unit, **({"附注": note} if note else {})}


def plain(number: Decimal) -> int | float:
    """The number as JSON has them."""
    return int(number) if number == number.to_integral_value() else float(number)


def correction(one: Correction) -> dict[str, Any]:
    """One correction: which version, when, why, what, from and to."""
    changes = [{"内容": change.what, "更正前": change.before, "更正后": change.after} for change in one.changes]
    about = {"版次": one.number, "日期": str(one.day), "原因": one.reason, "说明": one.what, "改动": changes}
    return {key: value for key, value in about.items() if value}


def schema() -> bytes:
    """The JSON Schema of tables.json."""
    text, whole = {"type": "string"}, {"type": "integer"}
    day = {"type": "string", "format": "date"}
    number = {"type": ["number", "null"]}
    one = record({"键": text, "项目": text, "指标": text, "数值": number, "单位": text, "附注": text}, "附注")
    change = record({"内容": text, "更正前": text, "更正后": text})
    corrected = record({"版次": whole, "日期": day, "原因": text, "说明": text, "改动": array(change)}, "说明", "改动")
    fields = {
        "$schema": text,
        "标题": text,
        "单位": text,
        "年度": whole,
        "版次": whole,
        "发布日期": day,
        "统计期限": record({"起": day, "止": day}),
        "版式": record({"版式": text, "文号": text}),
        "表": array(record({"名称": text, "标题": text, "数据": array(one)})),
        "更正": array(corrected),
    }
    return as_json({"$schema": DIALECT, "title": "政府信息公开工作年度报告的统计数据", **record(fields)})


def record(fields: Mapping[str, Any], *optional: str) -> dict[str, Any]:
    """The schema of an object with exactly these fields."""
    required = [name for name in fields if name not in optional]
    return {"type": "object", "additionalProperties": False, "required": required, "properties": dict(fields)}


def array(items: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of a list."""
    return {"type": "array", "items": dict(items)}


def dataset(files: Mapping[str, bytes], about: About) -> bytes:
    """dataset.json: the data set in the words of DCAT 3, each file with its kind, size and hash."""
    first, last = about.period
    content: dict[str, Any] = {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "spdx": "http://spdx.org/rdf/terms#",
        },
        "@type": "dcat:Dataset",
        "dct:title": about.title,
        "dct:language": "zh-CN",
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": about.unit},
        "dct:issued": str(about.issued),
        "dct:temporal": {"@type": "dct:PeriodOfTime", "dcat:startDate": str(first), "dcat:endDate": str(last)},
        "dcat:version": str(about.version),
        "dcat:distribution": [distribution(name, content) for name, content in sorted(files.items())],
    }
    return as_json({**content, **({"dcat:landingPage": about.website} if about.website else {})})


def distribution(name: str, content: bytes) -> dict[str, Any]:
    """One file of the data set."""
    checksum = {"spdx:algorithm": "spdx:checksumAlgorithm_sha256", "spdx:checksumValue": sha256(content)}
    return {
        "@type": "dcat:Distribution",
        "dct:title": name,
        "dcat:mediaType": KINDS[name.rpartition(".")[2]],
        "dcat:byteSize": len(content),
        "spdx:checksum": checksum,
    }
