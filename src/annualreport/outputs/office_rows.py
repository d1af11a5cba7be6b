"""Write the sheets that an office fills: a row for each of its requirements, and lists of figures and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from annualreport.model import written
from annualreport.model.assignment import About, Assigned, Assignment, Duty
from annualreport.model.ledger import OfficeReport
from annualreport.model.office_sheets import (
    BEFORE,
    DAYS,
    EXCERPT,
    FILLED,
    LEAD,
    LONGEST_PROGRESS,
    NUMBER,
    PLAN_ID,
    ROLE,
    SAID,
    SCOPE,
    TASKS,
    WORDINGS,
    period,
)  # fmt: skip
from annualreport.model.record import Record
from annualreport.outputs import book_cells
from annualreport.outputs.book_cells import Shape

WIDTHS = {
    NUMBER: 7, PLAN_ID: 9, ROLE: 6, SCOPE: 9, "章节": 15, "要求": 32, "责任原文": 14, "时限": 10, BEFORE: 20,
    "状态": 10, "完成日期": 11, "落实情况": 36, "说明": 13, "未完成原因": 13, "整改措施": 13, "整改时限": 11,
    EXCERPT: 34, "名称": 24, "数值": 12, "单位": 10, "依据": 34, "标题": 34, "网址": 40, "文号": 20, "日期": 12,
}  # fmt: skip
SPARE = 30
"""Empty rows below a list, each with a drop-down of the numbers."""
EXCERPT_LENGTH = 30
MOST_BEFORE = 3000
"""Characters of earlier reports that a row shows; the ledger has them whole."""


@dataclass(frozen=True)
class Sender:
    """Who sends the workbook out, and for what. quarter: 1 to 4, '' for the whole year. revision: of the plans."""

    unit: str
    year: int
    quarter: str
    revision: str
    several: bool
    """Whether there are several plans."""
    example: bool = False
    """Whether the year is a demonstration."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that name a requirement."""
        return (PLAN_ID, NUMBER) if self.several else (NUMBER,)

    def named(self, about: About) -> tuple[str, ...]:
        """A requirement in those columns."""
        return about if self.several else about[1:]


def task_sheet(sheet: Worksheet, sender: Sender, asked: Assignment) -> str:
    """One row a requirement, what the plan says locked; where its numbers stand, for the drop-downs of the lists."""
    scoped = (SCOPE,) if any(row.duty.scope for row in asked.rows) else ()
    told = (BEFORE,) if any(row.before for row in asked.rows) else ()
    before = (*sender.keys, ROLE, *scoped)
    shape = shaped((*before, *WORDINGS, *told, *FILLED))
    locked = len(before) + len(WORDINGS) + len(told)
    book_cells.heads(sheet, shape, book_cells.A4)
    for number, row in enumerate(asked.rows, 2):
        duty = row.duty
        names = (*sender.named(duty.about), duty.role, *((duty.scope,) if scoped else ()))
        filled = tuple(getattr(row.report, field) if row.report else None for field in SAID)
        book_cells.fill(
            sheet, number, (*names, *worded(duty), *((earlier(row),) if told else ()), *filled), shape, locked
        )
        if duty.role == LEAD:
            book_cells.styled(sheet.cell(number, len(sender.keys) + 1), book_cells.SHOWN_BOLD)
    last = max(len(asked.rows) + 1, 2)
    book_cells.guard(sheet, shape, last)
    limit_progress(sheet, shape.columns.index("落实情况") + 1, last)
    finish(sheet, f"{get_column_letter(len(before) + 1)}2", header(sender, asked))
    column = get_column_letter(len(sender.keys))
    return f"{TASKS}!${column}$2:${column}${last}"


def shaped(columns: tuple[str, ...]) -> Shape:
    """The columns with their widths and days."""
    return Shape(columns, WIDTHS, DAYS)


def worded(duty: Duty) -> tuple[str, ...]:
    """The plan's wording in its columns."""
    limits = "；".join(deadline.wording for deadline in duty.requirement.deadlines)
    headings = f"{duty.chapter.ordinal}、{duty.chapter.heading}\n（{duty.section.ordinal}）{duty.section.heading}"
    return headings, duty.requirement.wording, duty.requirement.duty, limits


def earlier(row: Assigned) -> str:
    """What was said before: whose, when, the state, the text, and the figures, whose names are to stay the same."""
    told = "\n".join(reported(one, row) for one in row.before)
    return told if len(told) <= MOST_BEFORE else f"{told[:MOST_BEFORE]}……（全文见台账）"


def reported(report: OfficeReport, row: Assigned) -> str:
    """One earlier report in a line."""
    role = "（牵头）" if report.office in row.duty.leads else ""
    said = "，".join(part for part in (report.status, report.progress or report.remark) if part)
    own = (one for one in row.figures if (one.office, one.quarter) == (report.office, report.quarter))
    figures = "、".join(f"{one.name} {written.number(one.value)} {one.unit}".strip() for one in own)
    return f"{report.office}{role}{period(report.quarter)}：{said}" + (f"（指标：{figures}）" if figures else "")


def limit_progress(sheet: Worksheet, column: int, last: int) -> None:
    """A word of caution at a long 落实情况; it may be overruled, nothing is cut."""
    made = DataValidation(type="textLength", operator="lessThanOrEqual", formula1=str(LONGEST_PROGRESS))
    made.allow_blank, made.errorStyle = True, "warning"
    made.error = f"落实情况超过 {LONGEST_PROGRESS} 字，年报里用不了这么多。确需这么长的，选「是」，不会丢字。"
    book_cells.guarded(sheet, made, column, last)


def list_sheet(
    sheet: Worksheet,
    sender: Sender,
    asked: Assignment,
    own: tuple[str, ...],
    items: Mapping[About, Sequence[Record]],
    numbers: str,
) -> None:
    """What was given for each requirement and an empty row for it, then rows to choose a requirement for."""
    shape = shaped((*sender.keys, EXCERPT, *own))
    book_cells.heads(sheet, shape, book_cells.A4)
    locked = len(sender.keys) + 1
    lines = list(listed(asked, own, items, sender))
    blank = ("",) * len(shape.columns)
    for row, line in enumerate((*lines, *(blank,) * SPARE), 2):
        book_cells.fill(sheet, row, line, shape, locked if line is not blank else 0)
    first, last = len(lines) + 2, len(lines) + SPARE + 1
    choose = DataValidation(type="list", formula1=numbers, allow_blank=True, errorStyle="warning")
    choose.error = "编号请从下拉单里选；要报别的要求，选「是」。"
    book_cells.guarded(sheet, choose, len(sender.keys), last, first)
    ids = dict.fromkeys(row.duty.plan.id for row in asked.rows if row.duty.plan.id)
    if sender.several and ids:
        plans = DataValidation(type="list", formula1=f'"{",".join(ids)}"', allow_blank=True, errorStyle="warning")
        plans.error = "本年自己的方案空着；别的方案从下拉单里选。"
        book_cells.guarded(sheet, plans, 1, last, first)
    book_cells.guard(sheet, shape, last)
    guard_list(sheet, shape, last)
    finish(sheet, f"{get_column_letter(locked + 1)}2", header(sender, asked))


def listed(
    asked: Assignment, own: tuple[str, ...], items: Mapping[About, Sequence[Record]], sender: Sender
) -> Iterable[tuple[Any, ...]]:
    """The lines of a list: each requirement once, what was given for it, then an empty line for it."""
    wordings = {row.duty.about: row.duty.requirement.wording for row in asked.rows}
    for about in dict.fromkeys((*wordings, *items)):
        wording = wordings.get(about, "")
        excerpt = wording[:EXCERPT_LENGTH] + ("…" if len(wording) > EXCERPT_LENGTH else "")
        for item in items.get(about, ()):
            fields = {field.alias: name for name, field in type(item).model_fields.items()}
            yield (*sender.named(about), excerpt, *(getattr(item, fields[name]) for name in own))
        yield (*sender.named(about), excerpt, *("",) * len(own))


def guard_list(sheet: Worksheet, shape: Shape, last: int) -> None:
    """A word of caution at a value that is no number and at a link that is none."""
    for number, column in enumerate(shape.columns, 1):
        if column == "数值":
            made = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
            made.error = "这里只写数字，单位写在「单位」一栏，如 3 和 场次。"
        elif column == "网址":
            spot = f"{get_column_letter(number)}2"
            formula = f'OR(LEFT({spot},7)="http://",LEFT({spot},8)="https://")'
            made = DataValidation(type="custom", formula1=formula, allow_blank=True)
            made.error = "网址以 http:// 或 https:// 开头；没有网页的，填标题、文号和日期。"
        else:
            continue
        made.errorStyle = "warning"
        book_cells.guarded(sheet, made, number, last)


def finish(sheet: Worksheet, below: str, title: str) -> None:
    """Head and names in view, what is locked locked, rows free to be added, a title and page numbers on paper."""
    sheet.freeze_panes = below
    book_cells.lock(sheet)
    sheet.protection.insertRows = False
    head, foot = sheet.oddHeader, sheet.oddFooter
    assert head is not None and foot is not None
    head.center.text = f" {title}　{sheet.title}".replace("&", "&&")  # a digit at once behind &C would be a size
    foot.center.text = "第 &P 页，共 &N 页"


def header(sender: Sender, asked: Assignment) -> str:
    """What stands above every page."""
    title = f"{asked.office}　{sender.year}年{period(sender.quarter)}政务公开工作要点落实情况"
    return f"{book_cells.EXAMPLE_TEXT}　{title}" if sender.example else title
