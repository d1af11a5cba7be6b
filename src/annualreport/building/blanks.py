"""Write a year's blank files: every key of the model with its explanation, for a clerk to fill in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from annualreport.model.fields import Field
from annualreport.model.ledger import Entry
from annualreport.model.offices import Office
from annualreport.model.record import Record, types
from annualreport.model.report import Report
from annualreport.readers.published.heads import unit_kind
from annualreport.source.patterns import later

PLAIN = later(r"[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9（）()·、]*")
"""What YAML reads as the text it is; other values are quoted."""
HEAD = """\
# {unit}{year}年政府信息公开工作年度报告的设置和文字。
# 冒号左边的名称不要改；冒号后留一个空格再写。带 # 的行是说明，程序不看；要用带 # 的键，去掉 # 即可。
# 要分段的文字，冒号后写 |- ，从下一行起每段一行，行首比键名多空两格。
# 文字里可以写模板用词，如 {{{{ 依申请公开.本年新收.总计 }}}}，数字只在统计数据里填一次；用词见 annualreport words。
"""
LISTED = """\
# {title}。
# 一条一段，以「- 」起头，各键左边对齐。填写时删去下面的 []。
#
# 一条的写法：
{keys}
[]
"""


def report(unit: str, year: int, edition: str) -> str:
    """report.yaml with every key: what is known filled in, the rest blank, each after its explanation."""
    known = {"单位": unit, "单位类型": unit_kind(unit), "年度": str(year), "版式": edition, "示例": "否", "图表": "否"}
    return HEAD.format(unit=unit, year=year) + "\n".join(fields(Report, known)) + "\n"


def offices() -> str:
    """offices.yaml without an office, with an explanation of an entry's keys."""
    return LISTED.format(title="名册：本单位的处室和支撑机构", keys=entry_keys(Office))


def ledger() -> str:
    """ledger.yaml without an entry, with an explanation of an entry's keys."""
    title = "台账：方案每一条要求的落实情况（导入方案时会按编号逐条列好）"
    return LISTED.format(title=title, keys=entry_keys(Entry))


def fields(model: type[Record], known: Mapping[str, str], indent: str = "") -> Iterator[str]:
    """The keys of a record, each after a comment that explains it; a nested record's keys further in."""
    for key, field in named(model):
        yield f"{indent}# {field.description}"
        inner, many = nested(field, types(model)[field.name])
        if inner is None:
            yield f"{indent}{key}: {value(known, key, field)}".rstrip()
        elif many or any(one.is_required() for _, one in named(inner)):
            yield f"{indent}{key}:"
            yield from commented(inner, f"{indent}  ", many)
        else:
            yield f"{indent}{key}:"
            yield from fields(inner, {}, f"{indent}  ")


def named(model: type[Record]) -> Iterator[tuple[str, Field]]:
    """The fields that people write, by their Chinese key."""
    for field in model.model_fields.values():
        if field.alias and not field.exclude:
            yield field.alias, field


def nested(field: Field, hint: Any) -> tuple[type[Record] | None, bool]:
    """The record that a field holds, and whether it holds many; None for a plain value."""
    found = [hint, *inner_types(hint)]
    record = next((one for one in found if isinstance(one, type) and issubclass(one, Record)), None)
    return record, record is not None and field.get_default(call_default_factory=True) == ()


def inner_types(annotation: Any) -> Iterator[Any]:
    """What a type is made of: of tuple[X, ...] or X | None the X."""
    for part in get_args(annotation):
        yield part
        yield from inner_types(part)


def commented(model: type[Record], indent: str, many: bool) -> Iterator[str]:
    """The keys of a record that may not stay blank, as comments to be opened."""
    for number, (key, field) in enumerate(named(model)):
        mark = "" if not many else "- " if number == 0 else "  "
        yield f"{indent}# {mark}{key}:  # {field.description}"


def entry_keys(model: type[Record]) -> str:
    """The keys of one entry of a list, as comments."""
    return "\n".join(commented(model, "", True))


def value(known: Mapping[str, str], key: str, field: Field) -> str:
    """What stands behind a key: what is known, else the model's default."""
    default = field.get_default()
    usual = "否" if default is False else default if isinstance(default, str) else ""
    text = known.get(key, usual)
    return text if not text or PLAIN.fullmatch(text) or text.isdigit() else json.dumps(text, ensure_ascii=False)
