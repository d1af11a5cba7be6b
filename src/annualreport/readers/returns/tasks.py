"""Turn the rows of the sheet of tasks into what the office reports on each requirement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from annualreport.finding import note, warning
from annualreport.model.ledger import STATUSES, OfficeReport
from annualreport.model.office_sheets import BEFORE, DAYS, FILLED, NUMBER, PLAN_ID, ROLE, SAID, SCOPE, WORDINGS, digest
from annualreport.model.returns import Key
from annualreport.place import Place
from annualreport.readers.returns import tables, words
from annualreport.readers.returns.cells import Reading, day, text
from annualreport.readers.returns.keys import Known
from annualreport.readers.returns.sheets import Sheet
from annualreport.readers.returns.tables import Row
from annualreport.source.yamlfile import Mapped

COLUMNS = (PLAN_ID, NUMBER, ROLE, SCOPE, *WORDINGS, BEFORE, *FILLED)
NEEDED = (NUMBER, "落实情况")


@dataclass(frozen=True)
class Filled:
    """A row of the sheet: what it is about, what it reports (None where nothing is filled), whether all was read."""

    key: Key
    report: OfficeReport | None
    place: Place
    whole: bool


def read(reading: Reading, sheet: Sheet, known: Known, reported_on: date | None) -> list[Filled]:
    """Every row that tells what it is about, rows about the same joined."""
    made: dict[Key, list[Filled]] = {}
    for row in tables.rows(reading, sheet, COLUMNS, NEEDED):
        filled = any(name in row.cells for name in FILLED)
        if not filled and NUMBER not in row.cells:
            continue
        one = taken(reading, row, known, filled=filled)
        if one:
            made.setdefault(one.key, []).append(one)
    single = [one for rows in made.values() for one in separate(reading, rows, known)]
    return [dated(one, known, reported_on) for one in single]


def taken(reading: Reading, row: Row, known: Known, *, filled: bool) -> Filled | None:
    """One row; None where it does not tell what it is about."""
    with reading.watching() as failed:
        key = known.key(reading, row, filled=filled)
        if key is None:
            return None
        report = reported(reading, row, known.sender.office, known.sender.quarter, key[2]) if filled else None
    return Filled(key, report, row.place, not failed)


def reported(reading: Reading, row: Row, office: str, quarter: str, scope: str) -> OfficeReport | None:
    """What a row reports; None where its cells hold blanks only."""
    told: dict[str, Any] = {}
    for name in FILLED:
        if cell := row.cells.get(name):
            told[name] = (day if name in DAYS else text)(reading, row.sheet, name, cell)
    told = {name: value for name, value in told.items() if value}
    if not told:
        return None
    if "状态" in told:
        told["状态"] = state(reading, row, told["状态"])
    data = Mapped({"处室": office, "范围": scope, "季度": quarter, **told})
    data.place = row.place
    data.places = {name: reading.place(row.sheet, row.cells[name]) for name in told}
    return OfficeReport.model_validate(data, by_name=False)


def state(reading: Reading, row: Row, typed: str) -> str:
    """The state that is meant; what was typed, told, where none is known to be."""
    meant, place = words.state(typed), reading.place(row.sheet, row.cells["状态"])
    if not meant:
        hint = f"请改为{'、'.join(STATUSES)}之一"
        reading.findings.append(warning("wrong-state", f"状态「{typed}」不在五种状态里，照原样收", place, hint))
        return typed
    if meant != typed:
        reading.findings.append(note("read-as", f"状态「{typed}」读作「{meant}」", place, "不是这个意思的，请改正"))
    return meant


def separate(reading: Reading, rows: list[Filled], known: Known) -> list[Filled]:
    """Rows about the same requirement: as many as were sent out stay apart, of more the filled ones become one."""
    if len(rows) <= max(len(known.sender.asked.get(rows[0].key, ())), 1):
        return rows
    filled = [one for one in rows if one.report]
    return [joined(reading, filled)] if len(filled) > 1 else (filled or rows)[:1]


def joined(reading: Reading, filled: list[Filled]) -> Filled:
    """Several filled rows about the same as one: texts one after another, of states and days the first."""
    whole = all(one.whole for one in filled)
    report = filled[0].report
    assert report
    merged = {name: together([getattr(one.report, name) for one in filled]) for name in SAID}
    plan, number, scope = filled[0].key
    about = " ".join(part for part in (plan, number, scope) if part)
    places = [one.place for one in filled]
    message = f"{about} 填了 {len(filled)} 行，文字接在一起读，状态和日期按第一行"
    reading.findings.append(warning("joined-rows", message, places, "请合成一行"))
    return Filled(filled[0].key, report.model_copy(update=merged), filled[0].place, whole)


def together(values: list[Any]) -> Any:
    """Texts that differ one after another; of states and days the first that is given."""
    given = list(dict.fromkeys(value for value in values if value))
    texts = all(isinstance(value, str) and value not in STATUSES for value in given)
    return "\n".join(given) if given and texts else next(iter(given), values[0])


def dated(one: Filled, known: Known, reported_on: date | None) -> Filled:
    """The row with its day: that of before where the row says what it said before, else the one of the first sheet."""
    if one.report is None:
        return one
    sent = [asked for asked in known.sender.asked.get(one.key, ()) if asked.said]
    said = digest(one.report) if sent else ""
    before = next((asked for asked in sent if asked.said == said), None)
    found = date.fromisoformat(before.day) if before and before.day else None if before else reported_on
    if found is None:
        return one
    return Filled(one.key, one.report.model_copy(update={"day": found}), one.place, one.whole)


def missing(known: Known, rows: list[Filled]) -> Iterator[Key]:
    """What was asked and has no row any more."""
    present = {one.key for one in rows}
    yield from (row.key for row in known.sender.rows if row.key not in present)
