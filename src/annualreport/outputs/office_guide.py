"""Write the first sheet of an office's workbook: whose it is and how it is filled in."""

from __future__ import annotations

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from annualreport.model.assignment import Assignment
from annualreport.model.ledger import STATUSES
from annualreport.model.office_sheets import (
    DAY,
    GUIDE,
    LONGEST_PROGRESS,
    OFFICE,
    QUARTER,
    UNIT,
    YEAR,
    period,
)  # fmt: skip
from annualreport.outputs import book_cells
from annualreport.outputs.office_rows import Sender

HELP = (
    "白底的格填写，灰底的格照录方案，已锁定。没有情况可报的行空着，不要删。",
    f"「状态」从下拉单里选：{'、'.join(STATUSES)}。",
    "「已完成」填完成日期；「未完成」填未完成原因、整改措施、整改时限；「不适用」在「说明」里写为什么。",
    f"「落实情况」写本处室做了什么、多少、何时，{LONGEST_PROGRESS} 字以内为宜，不照抄方案的要求。",
    "日期写成 2021-12-31，写成 2021年12月31日 也可以。",
    "数字写在工作表「指标」，一行一个：名称、数值、单位分开写；佐证写在「佐证」，一行一份，网址以 http 开头。",
    "按季度报的，落实情况和指标都写年初以来的累计情况，不只写本季度，指标名称与此前报的一致；数据的出处（网址或文号）写在「依据」，汇总时同一出处只计一次。",
    "同一条要求有几个指标、几份佐证的，用下面的空行，「编号」从下拉单里选。",
    f"牵头的把全条情况写全；会同、配合的写本处室做的部分。填好后在上面写上{DAY}，保存，发回办公室。",
)
FIRST_HELP = 10


def guide_sheet(sheet: Worksheet, sender: Sender, asked: Assignment) -> None:
    """Title, whose it is, the day to fill in, and the instructions."""
    sheet.title = GUIDE
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 14, 92
    name = f"{sender.year}年政务公开工作要点落实情况报送表"
    title(sheet, f"{name}\n{book_cells.EXAMPLE_TEXT}" if sender.example else name)
    told = (UNIT, sender.unit), (YEAR, str(sender.year)), (QUARTER, period(sender.quarter)), (OFFICE, asked.office)
    for row, (name, value) in enumerate((*told, ("任务", f"共 {len(asked.rows)} 条：{asked.tally}"), (DAY, "")), 2):
        line(sheet, row, name, value)
    day = sheet.cell(7, 2)
    book_cells.styled(day, book_cells.OPEN)
    day.number_format = "yyyy-mm-dd"
    made = DataValidation(type="date", operator="greaterThan", formula1="36526", allow_blank=True, errorStyle="warning")
    made.error = "这里填日期，如 2021-12-31。"
    book_cells.guarded(sheet, made, 2, 7, 7)
    line(sheet, FIRST_HELP - 1, "怎么填", "")
    for row, text in enumerate(HELP, FIRST_HELP):
        line(sheet, row, f"{row - FIRST_HELP + 1}.", text)
    sheet.protection.sheet = True
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", book_cells.A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def title(sheet: Worksheet, text: str) -> None:
    """The title over both columns."""
    sheet.merge_cells("A1:B1")
    cell = sheet.cell(1, 1, text)
    cell.font, cell.alignment = Font(name="黑体", size=16), Alignment("center", "center", wrap_text=True)
    sheet.row_dimensions[1].height = 36 * (text.count("\n") + 1)


def line(sheet: Worksheet, row: int, name: str, text: str) -> None:
    """A name and what it says, high enough for it."""
    for column, (value, bold) in enumerate(((name, True), (text, False)), 1):
        cell = sheet.cell(row, column)
        cell.font, cell.alignment = Font(name=book_cells.FONT, size=12, bold=bold), book_cells.TOP
        if value:
            book_cells.write(cell, value)
    sheet.row_dimensions[row].height = 19 * book_cells.lines_needed(text, 80)
