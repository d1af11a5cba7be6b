"""Guard the cells of a statutory sheet: what may be typed in them, and red where an equation of the form fails."""

from __future__ import annotations

import re

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from annualreport.forms import AMOUNT, CHANGE, COUNT, Cell, Instance, Table, instances
from annualreport.forms.sheet import address, ranges, side_formula

RED = PatternFill(bgColor="FFC7CE")
LARGEST = 10**12
"""More than any figure of a report."""
FEW = 4
"""Up to how many cells of an equation all turn red; of longer ones only those of its right side."""

ERRORS = {
    COUNT: "这一格填从 0 起的整数。确要加注的，写成 55（含自然失效29件）的样子，并选「是」。",
    CHANGE: "这一格填整数，减少的写负数，如 -3。",
    AMOUNT: "这一格填金额，从 0 起，最多 6 位小数。",
}
PROMPTS = {"": "写数字和单位，如 25.1万元、251000元", "万元": "单位已是万元，只写数字；另用单位的写明，如 2821000元"}


def guard_figures(sheet: Worksheet, table: Table) -> None:
    """Validation of every cell to fill, by kind."""
    guards: dict[tuple[str, str], DataValidation] = {}
    for cell in table.figures.values():
        what = (cell.kind, cell.unit if cell.kind == AMOUNT else "")
        if what not in guards:
            guards[what] = guard(cell)
            sheet.add_data_validation(guards[what])
        assert cell.key
        guards[what].add(address(table, cell.key))


def guard(cell: Cell) -> DataValidation:
    """What may be typed in a cell of this kind; a warning that may be overruled, since a figure may carry a note."""
    if cell.kind == AMOUNT:
        made = DataValidation(type="decimal", operator="between", formula1="0", formula2=str(LARGEST))
        made.promptTitle, made.prompt, made.showInputMessage = "金额", PROMPTS[cell.unit], True
        if not cell.unit:
            made.type = None
    else:
        lowest = -LARGEST if cell.kind == CHANGE else 0
        made = DataValidation(type="whole", operator="between", formula1=str(lowest), formula2=str(LARGEST))
    made.allow_blank, made.showErrorMessage, made.errorStyle = True, True, "warning"
    made.errorTitle, made.error = "请核对", ERRORS[cell.kind]
    return made


def colour_broken_sums(sheet: Worksheet, table: Table) -> None:
    """Red where an equation's cells are all figures and its sides differ."""
    for one in instances(table):
        keys = one.keys if len(one.keys) <= FEW else [key for _, key in one.right]
        where = " ".join(address(table, key) for key in keys)
        rule = Rule(type="expression", formula=[failing(table, one)], dxf=DifferentialStyle(fill=RED))
        sheet.conditional_formatting.add(where, rule)


def failing(table: Table, one: Instance) -> str:
    """The condition: every cell holds a number, and the sides differ."""
    complete = f"COUNT({absolute(ranges(table, one.keys))})={len(one.keys)}"
    left, right = (absolute(side_formula(table, side)) for side in (one.left, one.right))
    return f"AND({complete},{left}<>{right})"


def absolute(formula: str) -> str:
    """Cell names fixed, so that the condition says the same wherever it colours: D6 → $D$6."""
    return re.sub(r"\b([A-Z])(\d+)\b", r"$\1$\2", formula)
