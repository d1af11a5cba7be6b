"""Write the look-back as a workbook: the totals, every item, and what is to be put right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from openpyxl import Workbook

from annualreport.outputs.book_cells import A4, EXAMPLE_TEXT, HEAD_FONT, Shape, fill, heads, mark_pages, saved

TOTALS = (
    *("任务总数", "纳入核查数", "已落实数", "按期完成", "逾期完成"),
    *("已整改数", "未落实数", "未完成", "无佐证", "不在核查范围数"),
)
"""The totals in the order of the sheet."""
TOTAL = {"项目": 24, "数值": 12}
ITEM = {"序号": 6, "方案": 12, "编号": 10, "要求": 46, "责任原文": 18, "牵头": 18, "时限": 16, "结果": 13, "说明": 36}
REMEDY = {"编号": 10, "方案": 12, "年度": 8, "处室": 18, "问题": 36, "措施": 36, "时限": 13, "状态": 10, "完成日期": 13}
"""The columns of the sheets with their widths in characters."""
REMEDY_DAYS = ("时限", "完成日期")
Rows = Iterable[Mapping[str, Any]]


def workbook(words: Mapping[str, Any], *, example: bool) -> bytes:
    """The workbook from the words of 回头看; example: the first row of every sheet says that it is a demonstration."""
    book = Workbook()
    book.remove(book.worksheets[0])
    totals = [{"项目": name, "数值": Decimal(words[name])} for name in TOTALS]
    sheet(book, "核查结果", TOTAL, totals, example=example)
    sheet(book, "逐项清单", ITEM, words["清单"], example=example)
    sheet(book, "整改情况", REMEDY, words["整改"], example=example)
    return saved(book)


def sheet(book: Workbook, name: str, widths: Mapping[str, int], rows: Rows, *, example: bool) -> None:
    """A sheet: the notice where it is one, the head, a row an item; 方案 only where there are several plans."""
    made, rows = book.create_sheet(name), list(rows)
    columns = tuple(one for one in widths if one != "方案" or any(row[one] for row in rows))
    shape = Shape(columns, widths, REMEDY_DAYS if widths is REMEDY else ())
    head = 2 if example else 1
    if example:
        made.cell(1, 1, EXAMPLE_TEXT).font = HEAD_FONT
        mark_pages(made)
    heads(made, shape, A4, head)
    for row, item in enumerate(rows, head + 1):
        fill(made, row, [plain(item[column]) for column in shape.columns], shape)
    made.freeze_panes = f"A{head + 1}"


def plain(value: Any) -> Any:
    """A value for one cell: a list joined by 、, everything else as it is."""
    return "、".join(value) if isinstance(value, list) else value
