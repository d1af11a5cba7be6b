"""Turn the model and the forms into JSON Schemas, by which an editor completes and checks the YAML files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from annualreport.forms import AMOUNT, Form, Key, Table, all_forms
from annualreport.model.ledger import Entry
from annualreport.model.offices import Office
from annualreport.model.plan import Plan
from annualreport.model.record import Record
from annualreport.model.rectification import Rectification
from annualreport.model.report import Report
from annualreport.model.review import Point
from annualreport.model.wordlists import Lists
from annualreport.source.patterns import later

FOLDER = "data/.schema"
"""Where the schemas lie in a workspace."""

ABOVE = ("offices", "词表")
"""The files that are of no year."""

CHOICES = later(r"\^\((?P<choices>[^()\[\]\\]+)\)\$")
"""A pattern that is a choice of words."""

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The dialect that editors for YAML know."""

Schema = dict[str, Any]


def modeline(name: str) -> str:
    """The first line of a YAML file by which editors find its schema.

    name: report, plan, ledger, rectification, review, offices, 词表 or statistics-‹版式›; offices.yaml and 词表.yaml
    lie one folder above the others.
    """
    above = "" if name in ABOVE else "../"
    return f"# yaml-language-server: $schema={above}.schema/{name}.json\n"


def schemas(forms: Iterable[Form] = ()) -> dict[str, Schema]:
    """Every schema by its name; forms: all that the package knows by default."""
    made = {
        "report": of_record(Report, "年度报告的设置和文字"),
        "plan": of_record(Plan, "要点分工方案"),
        "ledger": of_list(Entry, "台账"),
        "rectification": of_list(Rectification, "整改"),
        "review": of_list(Point, "审阅意见"),
        "offices": of_list(Office, "处室名册"),
        "词表": of_record(Lists, "词表"),
    }
    return made | {f"statistics-{form.edition}": of_form(form) for form in forms or all_forms()}


def files() -> dict[str, bytes]:
    """The schemas as files of FOLDER, by name."""
    return {
        f"{name}.json": (json.dumps(one, ensure_ascii=False, indent=1) + "\n").encode()
        for name, one in schemas().items()
    }


def of_record(model: type[Record], title: str) -> Schema:
    """The schema of a file that holds one record."""
    return {"$schema": DIALECT, "title": title, **tidied(model.model_json_schema())}


def of_list(model: type[Record], title: str) -> Schema:
    """The schema of a file that is a list of records."""
    schema = tidied(model.model_json_schema())
    definitions = schema.pop("$defs", {})
    return {"$schema": DIALECT, "title": title, "type": ["array", "null"], "items": schema, "$defs": definitions}


def tidied(schema: Schema) -> Schema:
    """The schema as files are written: Chinese descriptions only, blanks allowed, numbers where text is asked for."""
    made: Schema = {key: value for key, value in schema.items() if key not in ("title", "description", "default")}
    required = made.get("required", [])
    if "properties" in made:
        fields = made["properties"].items()
        made["properties"] = {key: of_field(field, blank=key not in required) for key, field in fields}
    if "$defs" in made:
        made["$defs"] = {name: tidied(one) for name, one in made["$defs"].items()}
    return made


def of_field(field: Schema, *, blank: bool) -> Schema:
    """One field: its meaning, and what may be written."""
    written = loosened({key: value for key, value in field.items() if key not in ("title", "default", "description")})
    described = {"description": field["description"]} if "description" in field else {}
    alternatives = written["anyOf"] if set(written) == {"anyOf"} else [written]
    if blank and {"type": "null"} not in alternatives:
        alternatives = [*alternatives, {"type": "null"}]
    return {**described, **(alternatives[0] if len(alternatives) == 1 else {"anyOf": alternatives})}


def loosened(written: Schema) -> Schema:
    """What the reader takes beside the strict type: 是 and 否, dates in Chinese, numbers without quotation marks."""
    if written.get("type") == "boolean":
        return {"enum": [True, False, "是", "否"]}
    if written.get("format") == "date":
        return {"type": "string", "pattern": r"^\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?$"}
    choices = CHOICES.fullmatch(written.get("pattern", ""))
    if choices:
        return {"enum": [choice for choice in choices["choices"].split("|") if choice]}
    if written.get("type") == "string" and not written.keys() & {"enum", "pattern"}:
        return {**written, "type": ["string", "number"]}
    if "items" in written:
        return {**written, "items": loosened(written["items"])}
    if "anyOf" in written:
        return {**written, "anyOf": [loosened(one) for one in written["anyOf"]]}
    return written


def of_form(form: Form) -> Schema:
    """The schema of statistics.yaml in one layout: its tables, rows and columns."""
    tables = {table.key: of_table(table) for table in form.tables}
    edition = {"description": "数据所用的版式", "enum": [form.edition]}
    schema = {"$schema": DIALECT, "title": f"{form.edition}版式的统计数据", "type": "object"}
    return {**schema, "additionalProperties": False, "properties": {"版式": edition, **tables}}


def of_table(table: Table) -> Schema:
    """One table: its rows, those of a group below it."""
    rows: Schema = {}
    for line in table.lines:
        if len(line) == 2:
            rows[line[1]] = of_line(table, line)
        else:
            group = rows.setdefault(line[1], {**container(), "properties": {}})
            group["properties"][line[2]] = of_line(table, line)
    return {"description": table.name, **container(), "properties": rows}


def of_line(table: Table, line: Key) -> Schema:
    """One row: its figures by column, and in tables of like columns also as a list from left to right."""
    cells = {key[-1]: of_cell(cell.kind, cell.unit) for key, cell in table.figures.items() if key[:-1] == line}
    by_name = {"type": "object", "additionalProperties": False, "properties": cells}
    if not table.columns:
        return {"anyOf": [by_name, {"type": "null"}]}
    count = len(table.columns)
    listed = {"type": "array", "items": of_cell("", ""), "minItems": count, "maxItems": count}
    return {"description": "、".join(table.columns), "anyOf": [listed, by_name, {"type": "null"}]}


def of_cell(kind: str, unit: str) -> Schema:
    """One figure: a number, a text such as 55（含自然失效29件）, or a blank."""
    if kind == AMOUNT and not unit:
        return {"description": "金额，数字加单位：元、万元、亿元", "type": ["string", "number", "null"]}
    described = {"description": f"单位：{unit}"} if unit else {}
    return {**described, "type": ["number", "string", "null"]}


def container() -> Schema:
    """A table or group that may still be blank."""
    return {"type": ["object", "null"], "additionalProperties": False}
