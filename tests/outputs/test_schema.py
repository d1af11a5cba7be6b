"""The schemas take what the reader takes, and an editor that follows them finds misspelt keys and words."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from annualreport.forms import all_forms
from annualreport.outputs.schema import modeline, schemas
from tests.conftest import GOOD_YEAR

KINDS = {
    "object": dict,
    "array": list,
    "string": str,
    "number": (int, float),
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
DATA = GOOD_YEAR / "data"
LISTS = Path(str(files("annualreport.checks"))) / "lists"
FILES = {
    "report": DATA / "2020/report.yaml",
    "plan": DATA / "2020/plan.yaml",
    "ledger": DATA / "2020/ledger.yaml",
    "offices": DATA / "offices.yaml",
    "statistics-60号": DATA / "2020/statistics.yaml",
}


class AsTyped(yaml.SafeLoader):
    """YAML as editors read it for a schema: dates stay texts."""


AsTyped.yaml_implicit_resolvers = {
    sign: [(tag, shape) for tag, shape in resolvers if not tag.endswith("timestamp")]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(path: Path) -> Any:
    """A file's data."""
    return yaml.load(path.read_text("utf-8"), Loader=AsTyped)


def faults(schema: dict[str, Any], data: Any, root: dict[str, Any], at: str = "") -> list[str]:
    """Where the data breaks the schema; only the words that our schemas use."""
    if "$ref" in schema:
        return faults(root["$defs"][schema["$ref"].rpartition("/")[2]], data, root, at)
    if "anyOf" in schema:
        tried = [faults(one, data, root, at) for one in schema["anyOf"]]
        return [] if [] in tried else max(tried, key=lambda found: len(found[0]))
    types = schema.get("type", [])
    kinds = tuple(KINDS[kind] for kind in ([types] if isinstance(types, str) else types))
    if kinds and not isinstance(data, kinds):  # type: ignore[arg-type]
        return [f"{at}: type"]
    if "enum" in schema and data not in schema["enum"]:
        return [f"{at}: enum"]
    if isinstance(data, str) and not re.search(schema.get("pattern", ""), data):
        return [f"{at}: pattern"]
    found: list[str] = []
    if isinstance(data, dict):
        found += [f"{at}/{key}: missing" for key in schema.get("required", ()) if key not in data]
        for key, value in data.items():
            if key in schema.get("properties", {}):
                found += faults(schema["properties"][key], value, root, f"{at}/{key}")
            elif schema.get("additionalProperties") is False:
                found.append(f"{at}/{key}: unknown")
    if isinstance(data, list) and "items" in schema:
        found += [
            one for number, value in enumerate(data) for one in faults(schema["items"], value, root, f"{at}/{number}")
        ]
    return found


@pytest.mark.parametrize("name", FILES)
def test_the_good_year_fits_its_schemas(name: str) -> None:
    schema = schemas()[name]
    assert faults(schema, read(FILES[name]), schema) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("report", "单位类型:", "单位种类:", ["/单位种类: unknown"]),
        ("report", "版式: 60号", "版式: 61号", ["/版式: enum"]),
        ("report", "年度: 2020\n", "", ["/年度: missing"]),
        ("plan", "编号: 2.1.1", "编号: 二.1.1", ["/章/1/节/0/条/0/编号: pattern"]),
        ("ledger", "状态: 不适用", "状态: 无", ["/1/状态: enum"]),
        ("offices", "别名: [信息中心]", "别称: [信息中心]", ["/4/别称: unknown"]),
        ("statistics-60号", "规章: {本年新制作数量", "规章: {本年制作数量", ["/主动公开/规章/本年制作数量: unknown"]),
        ("statistics-60号", "版式: 60号", "版式: 30号", ["/版式: enum"]),
    ],
)
def test_a_spoilt_file_does_not_fit(name: str, old: str, new: str, expected: list[str]) -> None:
    text = FILES[name].read_text("utf-8")
    assert old in text
    schema = schemas()[name]
    assert faults(schema, yaml.load(text.replace(old, new, 1), Loader=AsTyped), schema) == expected


@pytest.mark.parametrize(
    "text", ["单位: 甲\n年度: 2020\n网址:\n示例: 是\n已核:\n计划发布日期: 2021年1月15日\n联系方式: {邮编: 590000}\n"]
)
def test_blanks_yes_and_chinese_dates_fit(text: str) -> None:
    schema = schemas()["report"]
    assert faults(schema, yaml.load(text, Loader=AsTyped), schema) == []


def test_the_shipped_word_lists_and_what_an_office_adds_fit_their_schema() -> None:
    schema = schemas()["词表"]
    for shipped in ("names", "narrative", "notices", "slips"):
        assert faults(schema, read(LISTS / f"{shipped}.yaml"), schema) == []
    own = "规范名称: [{写法: 市教委, 应为: }]\n第五部分最少字数: 200\n不用:\n期外日期: [2019, 校历]\n"
    assert faults(schema, yaml.load(own, Loader=AsTyped), schema) == []
    spoilt = own.replace("写法", "写作").replace("期外日期", "期外日子")
    assert faults(schema, yaml.load(spoilt, Loader=AsTyped), schema) == [
        "/规范名称/0/写法: missing",
        "/规范名称/0/写作: unknown",
        "/期外日子: unknown",
    ]


def test_every_form_has_a_schema_with_all_its_rows() -> None:
    made = schemas()
    for form in all_forms():
        tables = made[f"statistics-{form.edition}"]["properties"]
        for table in form.tables:
            assert list(tables[table.key]["properties"]) == list(dict.fromkeys(line[1] for line in table.lines))


def test_the_schemas_speak_chinese_only() -> None:
    for schema in schemas().values():
        for said in re.findall(r'"(?:description|title)": "([^"]*)"', json.dumps(schema, ensure_ascii=False)):
            assert re.search("[一-鿿]", said)


def test_the_line_for_the_editor_leads_to_the_schema() -> None:
    assert modeline("ledger") == "# yaml-language-server: $schema=../.schema/ledger.json\n"
    assert modeline("词表") == "# yaml-language-server: $schema=.schema/词表.json\n"
    assert modeline("offices") == "# yaml-language-server: $schema=.schema/offices.json\n"
