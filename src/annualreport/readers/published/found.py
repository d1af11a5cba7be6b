"""What reading one table came to: cells by key, labels that are misprinted, rows that were not understood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from annualreport.finding import Finding, warning
from annualreport.forms import Key
from annualreport.model.statistics import Cell
from annualreport.outline import TableCell
from annualreport.readers.published.labels import Match

NAMES = {"主动公开": "表二", "依申请公开": "表三", "复议诉讼": "表四"}


@dataclass
class Found:
    """The figures of one statutory table; it grows while its tables are read, and lives no longer."""

    key: str
    cells: dict[Key, Cell] = field(default_factory=dict)
    columns: dict[str, None] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def add(self, key: Key, cell: Cell) -> None:
        """A figure; the first that stands there counts."""
        self.cells.setdefault(key, cell)
        self.columns[key[-1]] = None

    def label(self, cell: TableCell, found: Match) -> None:
        """Note a label that is not the form's word for word."""
        if found.exact:
            return
        text = cell.text.replace("\n", "")
        message = f"{NAMES[self.key]}的「{text}」认作「{found.wording}」"
        self.findings.append(
            warning(
                "label-misprint", message, cell.place, "请按格式改正行名或列名", subject=found.wording, figures=text
            )
        )

    def inferred(self, cells: Iterable[TableCell], wording: str) -> None:
        """Note a row without a readable label that was known by its neighbours."""
        places = [cell.place for cell in cells][:1]
        message = f"{NAMES[self.key]}有一行的行名认不出，按上下行认作「{wording}」"
        self.findings.append(warning("label-misprint", message, places, "请按格式补上行名", subject=wording))
