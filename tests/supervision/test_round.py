"""The whole round is a law: what is split, filled at random and collected is the filled ledger; nothing comes twice."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from annualreport.model.ledger import STATUSES, Entry, OfficeReport
from annualreport.model.office_sheets import FILLED
from annualreport.readers import ledger as ledgers
from annualreport.supervision.collect_entry import inner_names, told
from annualreport.supervision.split import split
from annualreport.workspace import Workspace
from tests.conftest import GOOD_YEAR
from tests.source.test_writing import listing
from tests.supervision.returned import YEAR, collect

SIGNS = "办理公开，。：；「」（）=+-@'\"#&*!|>{}[]~%\\ 0１a_x000D\n\t📎龘"
TEXTS = st.text(st.sampled_from(SIGNS), min_size=1, max_size=20)
DAYS = st.dates(date(2020, 1, 1), date(2020, 12, 31))
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "状态": st.sampled_from(STATUSES), "完成日期": DAYS, "整改时限": DAYS,
    **dict.fromkeys(("落实情况", "说明", "未完成原因", "整改措施"), TEXTS),
}  # fmt: skip
Row = dict[str, Any]
Key = tuple[str, str, str]
"""Office, number and scope."""


def rows(workspace: Workspace, quarter: str) -> list[Key]:
    """Every row that was sent out."""
    made = split(workspace, YEAR, quarter)
    return [(one.office, row.duty.requirement.number, row.duty.scope) for one in made.made.values() for row in one.rows]


def typed(workspace: Workspace, filled: dict[Key, Row]) -> list[Path]:
    """The workbooks with these rows typed; what was typed there before is gone."""
    paths = []
    for office in dict.fromkeys(office for office, _, _ in filled):
        path = workspace.out(YEAR, f"报送/{office}.xlsx")
        book = load_workbook(path)
        sheet = book["任务"]
        heads = {cell.value: cell.column for cell in sheet[1]}
        for row in range(2, sheet.max_row + 1):
            scope = sheet.cell(row, heads["范围"]).value or "" if "范围" in heads else ""
            values = filled.get((office, sheet.cell(row, heads["编号"]).value, scope))
            for key in FILLED if values is not None else ():
                cell = sheet.cell(row, heads[key])
                cell.value = values.get(key) if values else None
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
        book.save(path)
        paths.append(path)
    return paths


def entries(workspace: Workspace) -> dict[str, Entry]:
    """The ledger."""
    ledger, said = ledgers.load(workspace, YEAR)
    assert ledger
    assert said == ()
    return {entry.number: entry for entry in ledger.entries}


def bare(record: Any, *but: str) -> dict[str, Any]:
    """What a record says, without some keys."""
    return {key: value for key, value in told(record).items() if key not in but}


def reported(entry: Entry, office: str, scope: str, quarter: str) -> list[dict[str, Any]]:
    """What an office reported of a scope for a period."""
    own = [one for one in entry.reports if (one.office, one.scope, one.quarter) == (office, scope, quarter)]
    return [bare(one, "处室", "范围", "季度", "日期", "文件") for one in own]


def untouched(entry: Entry, touched: set[tuple[str, str]], quarter: str) -> list[dict[str, Any]]:
    """The reports of others, of other scopes and of other periods."""
    return [told(one) for one in entry.reports if one.quarter != quarter or (one.office, one.scope) not in touched]


@settings(max_examples=6, deadline=None)
@given(st.data(), st.sampled_from(["", "3"]))
def test_what_is_filled_is_what_the_ledger_says_and_nothing_else_moves(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, quarter: str
) -> None:
    workspace = Workspace(tmp_path_factory.mktemp("round") / "w")
    shutil.copytree(GOOD_YEAR, workspace.root)
    before = entries(workspace)
    chosen = data.draw(st.lists(st.sampled_from(rows(workspace, quarter)), unique=True, min_size=1, max_size=4))
    filled = {key: data.draw(st.fixed_dictionaries({}, optional=VALUES)) for key in chosen}
    paths = typed(workspace, filled)
    collect(workspace, *paths)
    after = entries(workspace)
    for number, entry in after.items():
        touched = {(office, scope) for office, known, scope in filled if known == number}
        assert untouched(entry, touched, quarter) == untouched(before[number], touched, quarter)
        assert entry.model_dump(exclude={"reports"}) == before[number].model_dump(exclude={"reports"})
        for office, scope in touched:
            values = {key: kept for key, value in filled[office, number, scope].items() if (kept := shown(value))}
            earlier = reported(before[number], office, scope, quarter)
            assert reported(entry, office, scope, quarter) == ([values] if values else earlier)
    files = listing(workspace.root)
    collect(workspace, *paths)
    assert listing(workspace.root) == files
    split(workspace, YEAR, quarter, force=True)
    found, said = collect(workspace, *sorted(workspace.out(YEAR, "报送").glob("*.xlsx")))
    assert found
    assert (dict(found.files), said) == ({}, [])


def shown(value: Any) -> Any:
    """A value as the model keeps it."""
    return value.strip() if isinstance(value, str) else value


def test_the_fields_that_are_filled_are_those_of_a_report() -> None:
    assert set(FILLED) == set(VALUES) <= set(inner_names(OfficeReport))
