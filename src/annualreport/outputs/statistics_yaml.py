"""Write statistics.yaml in a form's order, every row with its label as a comment: blank for a new year, or filled."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from annualreport.forms import Form, Key, Table, all_forms, line_label
from annualreport.forms import form as form_of
from annualreport.model.statistics import Cell, Statistics
from annualreport.source.patterns import later

PLAIN = later(r"-?\d+(\.\d+)?(亿元|万元|元|件|项)?")
"""What needs no quotes inside a YAML list."""
HEAD = """\
# {number} {name}：统计数据
# 没有填的格写 ~，是「还没有数」，不等于 0；确无数据的填 0。加注写成 "55（含自然失效29件）"。
"""


def blank(form: Form) -> str:
    """statistics.yaml of a new year, in the form's shape, every cell ~."""
    return written(form, {}, list(form.figures))


def text(statistics: Statistics) -> str:
    """statistics.yaml of figures; rows of another layout's 其他处理 stay as they stand."""
    known = [form for form in all_forms() if form.edition == statistics.edition]
    form = known[0] if known else form_of(all_forms()[-1].edition)
    return written(form, statistics.cells, list(statistics.cells))


def written(form: Form, cells: Mapping[Key, Cell], keys: list[Key]) -> str:
    """The whole file."""
    lines = [HEAD.format(number=form.number, name=form.name) + f"版式: {form.edition}"]
    for table in form.tables:
        lines += table_lines(form, table, cells, [key for key in keys if key[0] == table.key])
    return "\n".join(lines) + "\n"


def table_lines(form: Form, table: Table, cells: Mapping[Key, Cell], keys: list[Key]) -> Iterator[str]:
    """A table's heading, then its rows; a group of rows has its name on a line of its own."""
    section = next(section for section in form.sections if section.table == table.key)
    order = f"；每行依次为 {'、'.join(table.columns)}" if table.columns else ""
    yield f"# {table.name}  {section.title}{order}"
    yield f"{table.key}:"
    group = ""
    for line in dict.fromkeys(key[:-1] for key in keys):
        indent = "  " * (len(line) - 1)
        if len(line) > 2 and line[1] != group:
            yield f"  {line[1]}:"
        group = line[1]
        value = row([key for key in keys if key[:-1] == line], cells, bool(table.columns))
        comment = line_label(form, line).partition("·")[2] if table.columns else article(table, line)
        yield f"{indent}{line[-1]}: {value}" + (f"  # {comment}" if comment != line[-1] else "")


def row(keys: list[Key], cells: Mapping[Key, Cell], listed: bool) -> str:
    """One row: a list in the form's order, or names with figures."""
    values = [scalar(cells[key].text if key in cells else None) for key in keys]
    if listed:
        return f"[{', '.join(values)}]"
    return "{" + ", ".join(f"{key[-1]}: {value}" for key, value in zip(keys, values, strict=True)) + "}"


def article(table: Table, line: Key) -> str:
    """The article that a row of 表二 belongs to, and what its figures are counted in."""
    cells = [cell for key, cell in table.figures.items() if key[:-1] == line]
    units = "、".join(dict.fromkeys(cell.unit or "元、万元或亿元，须写明" for cell in cells))
    return f"{table.column_labels(cells[0])[0].text}，单位：{units}"


def scalar(value: str | None) -> str:
    """A cell as YAML: ~ for a blank, a plain figure, any other words in quotes."""
    if value is None:
        return "~"
    if PLAIN.fullmatch(value):
        return value
    return '"' + "".join(escaped(sign) for sign in value) + '"'


def escaped(sign: str) -> str:
    """One character inside double quotes; control characters, which nobody typed, are left out."""
    if unicodedata.category(sign) == "Cc":
        return ""
    if sign in '"\\':
        return "\\" + sign
    return sign if sign.isprintable() else f"\\U{ord(sign):08x}"
