"""Make the template of the ledger's workbook, which the clerks change in Excel or WPS."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from annualreport.model.ledger_sheets import DATES, LEDGER
from annualreport.outputs import book_cells
from annualreport.outputs.ledger_columns import CHAPTER, GUIDE, REQUIREMENT, SECTION

COLUMNS = {
    "编号": 8, "要求": 40, "责任原文": 20, "时限": 12, "状态": 10, "完成日期": 12, "落实情况": 44, "指标汇总": 20,
    "佐证": 28, "说明": 20, "未完成原因": 20, "整改措施": 20, "整改时限": 12,
}  # fmt: skip
"""The columns of the first sheet, with their widths in characters."""
LISTED = {
    "指标": {"编号": 8, "名称": 30, "数值": 12, "单位": 8, "处室": 20, "季度": 8, "依据": 40},
    "佐证": {"编号": 8, "标题": 40, "网址": 40, "文号": 24, "日期": 12, "处室": 20, "季度": 8},
    "报送": {
        "编号": 8, "处室": 20, "范围": 12, "季度": 8, "状态": 10, "完成日期": 12, "落实情况": 50, "说明": 20,
        "未完成原因": 20, "整改措施": 20, "整改时限": 12, "日期": 12, "文件": 24,
    },
}  # fmt: skip
"""The columns of the other sheets."""
TITLE = "{{ 单位 }}{{ 年度 }}年政务公开工作要点台账"
HELP = (
    "一、这是台账工作簿的模板，annualreport ledger export 照它生成 out/年度/台账.xlsx。",
    "二、表头写栏目的名称，程序按名称填写：要加一栏，插入一列并在表头写上名称；不要的删去；次序可以换。列宽、字体、边框、数字格式随意改。",
    "三、表头下面第一格写着「章」「节」「条」的是样板行，各行照它们的样子做；不要章、节的行，删去那一行样板。",
    "四、表头上面和样板行下面的内容原样保留，里面可以写模板用词，如 {{ 单位 }}。",
    "五、工作表「台账」一行一条要求；「指标」「佐证」「报送」一行一项。不要的工作表可以删去。这一页不会写进台账。",
)
CHAPTER_FILL, SECTION_FILL = PatternFill("solid", fgColor="D9E2F3"), PatternFill("solid", fgColor="F2F2F2")
TITLE_FONT = Font(name=book_cells.FONT, size=16, bold=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)


def workbook() -> bytes:
    """The template's bytes, the same every time."""
    book = Workbook()
    first = book.worksheets[0]
    first.title = LEDGER
    sheet(first, COLUMNS, (CHAPTER, SECTION, REQUIREMENT))
    for name, columns in LISTED.items():
        sheet(book.create_sheet(name), columns, (REQUIREMENT,))
    guide(book.create_sheet(GUIDE))
    book.properties.title = TITLE
    return book_cells.saved(book)


def sheet(made: Worksheet, columns: dict[str, int], kinds: Sequence[str]) -> None:
    """One sheet: its title, its head, and a pattern for each kind of row."""
    shape = book_cells.Shape(tuple(columns), columns, DATES)
    book_cells.heads(made, shape, book_cells.A4 if made.title != LEDGER else book_cells.A3, row=2)
    last = get_column_letter(len(columns))
    title = made.cell(1, 1, TITLE if made.title == LEDGER else f"{TITLE}：{made.title}")
    title.font, title.alignment = TITLE_FONT, Alignment("center", "center")
    made.merge_cells(f"A1:{last}1")
    made.row_dimensions[1].height = 30
    for row, kind in enumerate(kinds, 3):
        pattern(made, row, kind, shape)
    made.print_title_rows = "1:2"
    made.freeze_panes = "B3"
    made.auto_filter.ref = f"A2:{last}{2 + len(kinds)}"
    made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def pattern(made: Worksheet, row: int, kind: str, shape: book_cells.Shape) -> None:
    """The row of one kind: of a chapter or section one cell over the whole width."""
    for number, column in enumerate(shape.columns, 1):
        cell = made.cell(row, number)
        cell.font, cell.border, cell.alignment = book_cells.BODY_FONT, book_cells.BOX, book_cells.TOP
        cell.number_format = "yyyy-mm-dd" if column in shape.days else "General" if column == "数值" else "@"
    made.cell(row, 1).value = kind
    if kind != REQUIREMENT:
        first = made.cell(row, 1)
        first.font, first.alignment = book_cells.HEAD_FONT, LEFT
        first.fill = CHAPTER_FILL if kind == CHAPTER else SECTION_FILL
        made.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(shape.columns))


def guide(made: Worksheet) -> None:
    """How the template is changed; the ledger itself has no such page."""
    made.column_dimensions["A"].width = 100
    for row, text in enumerate(HELP, 1):
        cell = made.cell(row, 1, text)
        cell.font, cell.alignment = Font(name=book_cells.FONT, size=12), Alignment(wrap_text=True, vertical="top")
