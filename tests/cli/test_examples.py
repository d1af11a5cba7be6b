"""Whatever is made of a demonstration year says so, on the screen and on paper; of a real year nothing does."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook

from annualreport.cli import status
from annualreport.workspace import Workspace
from tests.conftest import spoil

COMMANDS = (
    "ledger new", "statistics new --carry", "ledger split --quarter 2", "ledger export",
    "ledger notices", "ledger status --on 2020-12-01",
)  # fmt: skip
MARK, KINDS = "示例：", (".xlsx", ".docx", ".html")


def made(year: Workspace) -> list[Path]:
    """Everything that the commands make of the year."""
    before = {*year.root.rglob("*")}
    for command in COMMANDS:
        assert status(["-C", str(year.root), *command.split()]) == 0
    files = [one for one in sorted(year.root.rglob("*")) if one not in before and one.suffix in KINDS]
    assert {one.parent.name for one in files} == {"2020", "报送", "督办"}
    return files


def unmarked(path: Path) -> Iterator[str]:
    """The parts of a file that do not say that it is a demonstration; of a workbook the visible sheets on paper."""
    if path.suffix == ".xlsx":
        sheets = [sheet for sheet in load_workbook(path) if sheet.sheet_state == "visible"]
        yield from (sheet.title for sheet in sheets if MARK not in printed(sheet) + str(sheet["A1"].value))
        if not any(MARK in str(cell.value) for sheet in sheets for row in sheet.iter_rows(max_row=2) for cell in row):
            yield "on the screen"
    elif path.suffix == ".docx":
        with zipfile.ZipFile(path) as parts:
            heads = [name for name in parts.namelist() if name.startswith("word/header")]
            yield from (name for name in ("word/document.xml", *heads) if MARK not in parts.read(name).decode())
    elif MARK not in path.read_text("utf-8"):
        yield "page"


def printed(sheet: object) -> str:
    """What stands above every page of a sheet."""
    return str(sheet.oddHeader.center.text)  # type: ignore[attr-defined]


def test_everything_of_a_demonstration_year_says_so(a_year: Workspace) -> None:
    spoil(a_year.data(2020, "report.yaml"), "年度: 2020\n", "年度: 2020\n示例: 是\n")
    assert {path.name: list(unmarked(path)) for path in made(a_year) if list(unmarked(path))} == {}


def test_nothing_of_a_real_year_says_so(a_year: Workspace) -> None:
    for path in made(a_year):
        if path.suffix == ".xlsx":
            sheets = load_workbook(path).worksheets
            cells = [str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row]
            assert MARK not in "".join((*cells, *map(printed, sheets)))
        else:
            assert list(unmarked(path))
