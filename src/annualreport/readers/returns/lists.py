"""Turn the rows of the sheets of figures and evidence into records, each under its requirement."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, TypeVar

from annualreport.finding import fault, note
from annualreport.model.ledger import Evidence, Indicator
from annualreport.model.office_sheets import DAYS, EXCERPT, NUMBER, OF_EVIDENCE, OF_INDICATORS, PLAN_ID
from annualreport.model.record import Record
from annualreport.place import Place
from annualreport.readers.returns import tables
from annualreport.readers.returns.cells import Reading, day, figure, text
from annualreport.readers.returns.keys import Known
from annualreport.readers.returns.sheets import Sheet
from annualreport.readers.returns.tables import Row
from annualreport.source.yamlfile import Mapped

R = TypeVar("R", bound=Record)
About = tuple[str, str]
"""Plan id and number."""
Items = dict[About, list[tuple[R, Place]]]

LINK = re.compile(r"https?://[^\s<>\"]+$", re.IGNORECASE)
INDICATOR_COLUMNS = (PLAN_ID, NUMBER, EXCERPT, *OF_INDICATORS)
EVIDENCE_COLUMNS = (PLAN_ID, NUMBER, EXCERPT, *OF_EVIDENCE)


def indicators(reading: Reading, sheet: Sheet, known: Known, failed: set[About]) -> Items[Indicator]:
    """The figures of each requirement. failed: takes the requirements of which one could not be understood."""
    return items(reading, sheet, known, failed, INDICATOR_COLUMNS, OF_INDICATORS, indicator)


def evidence(reading: Reading, sheet: Sheet, known: Known, failed: set[About]) -> Items[Evidence]:
    """The evidence of each requirement. failed: takes the requirements of which one could not be understood."""
    return items(reading, sheet, known, failed, EVIDENCE_COLUMNS, OF_EVIDENCE, proof)


def items(
    reading: Reading,
    sheet: Sheet,
    known: Known,
    failed: set[About],
    columns: tuple[str, ...],
    own: tuple[str, ...],
    make: Callable[[Reading, Row, Sheet, dict[str, Any]], R | None],
) -> Items[R]:
    """The records of a list's sheet, in its order."""
    found: Items[R] = {}
    for row in tables.rows(reading, sheet, columns, (NUMBER, own[0])):
        if not any(name in row.cells for name in own):
            continue
        with reading.watching() as wrong:
            key = known.key(reading, row)
            told = dict(said(reading, row, own)) if key else {}
            sent = {"处室": known.sender.office, "季度": known.sender.quarter}
            made = make(reading, row, sheet, {**told, **sent}) if told else None
        if key and wrong:
            failed.add(key[:2])
        if key and made:
            found.setdefault(key[:2], []).append((made, row.place))
    return found


def said(reading: Reading, row: Row, own: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """What the row's own columns say."""
    for name in own:
        if cell := row.cells.get(name):
            value = (day if name in DAYS else text)(reading, row.sheet, name, cell)
            if value:
                yield name, value


def indicator(reading: Reading, row: Row, _sheet: Sheet, told: dict[str, Any]) -> Indicator | None:
    """A figure; None, told, where its name is missing or its value is no number."""
    lacking = [name for name in ("名称", "数值") if name not in told]
    if lacking:
        message = f"这个指标没有填「{lacking[0]}」，没有读入"
        reading.fail(fault("missing-value", message, row.place, "请补上；没有这个指标的，清空这一行"))
        return None
    place = reading.place(row.sheet, row.cells["数值"])
    found = figure(told["数值"])
    if found is None:
        message = f"「数值」：「{told['数值']}」不是数字，这个指标没有读入"
        reading.fail(fault("wrong-value", message, place, "只写数字，单位写在「单位」里；约数、区间写进落实情况"))
        return None
    told = {**told, "数值": found[0], "单位": measured(reading, place, told, found)}
    return record(Indicator, reading, row, {name: one for name, one in told.items() if one != ""})


def measured(reading: Reading, place: Place, told: dict[str, Any], found: tuple[Decimal, str]) -> str:
    """The unit: the one typed behind the number, else that of its own column."""
    typed: str = told.get("单位", "")
    number, unit = found
    if unit and typed and unit != typed:
        message = f"「数值」写的是「{told['数值']}」，「单位」写的是「{typed}」，按数值后面的「{unit}」读"
        reading.findings.append(note("read-as", message, place, "请核对单位，数值一栏只写数字"))
    elif unit and not typed:
        message = f"「数值」写的是「{told['数值']}」，读作 {number:f}，单位「{unit}」"
        reading.findings.append(note("read-as", message, place, "数值一栏只写数字，单位写在「单位」里"))
    return unit or typed


def proof(reading: Reading, row: Row, sheet: Sheet, told: dict[str, Any]) -> Evidence | None:
    """A piece of evidence; a link that is none is told and left out, the rest of the row is kept."""
    if "网址" in told and not LINK.match(told["网址"]):
        cell = row.cells["网址"]
        place = reading.place(row.sheet, cell)
        behind = sheet.links.get((cell.row, cell.column), "")
        if LINK.match(behind):
            message = f"「网址」写的是「{told['网址']}」，按它所带的链接 {behind} 读"
            reading.findings.append(note("read-as", message, place, "请核对链接"))
            told["网址"] = behind
        else:
            message = f"「网址」的「{told.pop('网址')}」不是以 http:// 或 https:// 开头的网址，没有读入"
            reading.fail(fault("wrong-link", message, place, "请填完整的网址；没有网页的，填标题、文号和日期"))
    return record(Evidence, reading, row, told) if any(name in told for name in OF_EVIDENCE) else None


def record(model: type[R], reading: Reading, row: Row, told: dict[str, Any]) -> R:
    """The record of a row, with the places of its cells."""
    data = Mapped(told)
    data.place = row.place
    data.places = {name: reading.place(row.sheet, row.cells[name]) for name in told if name in row.cells}
    return model.model_validate(data, by_name=False)
