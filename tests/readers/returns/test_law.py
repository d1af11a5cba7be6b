"""The law of the round: what an office fills into what was sent to it is exactly what is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from annualreport.model.dossier import Dossier
from annualreport.model.ledger import STATUSES, Evidence, Indicator, Ledger, OfficeReport
from annualreport.model.office_sheets import SAID
from annualreport.model.returns import Returned
from annualreport.readers import returns, year
from annualreport.source import celltext
from annualreport.workspace import Workspace
from tests.conftest import GOOD_YEAR
from tests.readers.returns.conftest import sent

OFFICE = "办公室"
KEYS = (("1.1.1", ""), ("1.1.2", ""), ("2.1.1", ""), ("2.1.2", ""), ("1.2.1", "内容安全"))
"""The rows of its workbook, in their order."""
SIGNS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"), include_characters="\n\t=+-@'\"_x0D")
TEXTS = st.text(SIGNS, max_size=30).map(str.strip)
NAMES = TEXTS.filter(bool)
DAYS = st.dates(date(2000, 1, 1), date(2098, 12, 31))
FIGURES = st.decimals(-(10**9), 10**9, places=3)
UNITS = st.sampled_from(["", "次", "万元", "件"])
WAYS = ("{:%Y-%m-%d}", "{0.year}年{0.month}月{0.day}日", "{0.year}.{0.month}.{0.day}", "{:%Y%m%d}")


@dataclass(frozen=True)
class Typed:
    """A day as it was typed, and the day that is meant."""

    value: Any
    day: date


TYPED = st.builds(
    lambda day, way: Typed(WAYS[way].format(day) if way < len(WAYS) else datetime(day.year, day.month, day.day), day),
    DAYS,
    st.integers(0, len(WAYS)),
)
ROW = st.fixed_dictionaries(
    {
        "status": st.sampled_from(("", *STATUSES)),
        "finished": st.none() | TYPED,
        "progress": TEXTS,
        "remark": TEXTS,
        "reason": TEXTS,
        "measure": TEXTS,
        "remedy_due": st.none() | TYPED,
    }
)
INDICATOR = st.tuples(st.sampled_from(range(5)), NAMES, FIGURES, UNITS, TEXTS)
LINKS = st.sampled_from(["", "https://jyj.example.gov.cn/a?b=1&c=2", "http://例子.example/页"])
EVIDENCE = st.tuples(st.sampled_from(range(5)), NAMES, LINKS, TEXTS, st.none() | TYPED)


@cache
def dossier() -> Dossier:
    """The good year, its ledger empty."""
    whole, _ = year.load(Workspace(GOOD_YEAR), 2020)
    return Dossier(whole.year, whole.report, whole.form, whole.roster, whole.plans, Ledger())


@cache
def blank() -> bytes:
    """The workbook as it is sent out."""
    return sent(dossier(), OFFICE, "2")


def put(cell: Any, value: Any) -> None:
    """Type a value as a person does: a text stays a text."""
    if isinstance(value, Typed):
        value = value.value
    if isinstance(value, str) and value:
        cell.value = celltext.written(value)
        cell.data_type = "s"
    elif value not in (None, ""):
        cell.value = value


def filled(rows: list[dict[str, Any]], figures: list[Any], proofs: list[Any]) -> Returned:
    """What is read of the workbook once it is filled in and sent back; nothing is to be said of it."""
    book = load_workbook(BytesIO(blank()))
    for number, row in enumerate(rows, 2):
        for column, name in enumerate(SAID, 8):
            put(book["任务"].cell(number, column), row[name])
    for sheet, many in ((book["指标"], figures), (book["佐证"], proofs)):
        for number, (at, *values) in enumerate(many, 7):
            sheet.cell(number, 1).value = KEYS[at][0]
            for column, value in enumerate(values, 3):
                put(sheet.cell(number, column), value)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.xlsx"
        book.save(path)
        found, said = returns.read(path, "x.xlsx", dossier().plans, dossier().roster)
    assert [finding.as_text() for finding in said] == []
    assert found
    return found


def meant(value: Any) -> Any:
    """What a typed value means."""
    return value.day if isinstance(value, Typed) else value


@settings(max_examples=30, deadline=None)
@given(st.tuples(*[ROW] * 5), st.lists(INDICATOR, max_size=5), st.lists(EVIDENCE, max_size=5))
def test_what_is_filled_in_is_what_is_read(rows: Any, figures: list[Any], proofs: list[Any]) -> None:
    found = filled(list(rows), figures, proofs)
    reports = {(one.number, one.report.scope): one.report for one in found.reports if not one.bare}
    expected = {
        key: OfficeReport(office=OFFICE, quarter="2", scope=key[1], **{name: meant(one) for name, one in row.items()})
        for key, row in zip(KEYS, rows, strict=True)
        if any(row.values())
    }
    assert {key: one.model_dump() for key, one in reports.items()} == {
        key: one.model_dump() for key, one in expected.items()
    }
    for at, (number, _) in enumerate(KEYS):
        own = [one for one in found.reports if one.number == number]
        assert [one.model_dump() for each in own for one in each.indicators] == [
            Indicator(name=name, value=Decimal(value), unit=unit, basis=basis, office=OFFICE, quarter="2").model_dump()
            for of, name, value, unit, basis in figures
            if of == at
        ]
        assert [one.model_dump() for each in own for one in each.evidence] == [
            Evidence(title=title, link=link, document=document, day=meant(day), office=OFFICE, quarter="2").model_dump()
            for of, title, link, document, day in proofs
            if of == at
        ]
