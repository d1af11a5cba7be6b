"""annualreport ledger status: who has reported, what is due, what is over, as tables, a workbook and a page."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from annualreport.cli.frame import Format, FormatOption, YearArgument, finish, say, tell, workspace
from annualreport.cli.ledger import ledger_app
from annualreport.finding import Stop, fault

if TYPE_CHECKING:
    from rich.console import Console

    from annualreport.model.standing import Standing
    from annualreport.outputs.status_listings import Listing

WIDTH = 150
"""Columns of the tables where stdout is no terminal."""
NARROW, FIRST = 130, 6
"""A terminal that has fewer columns shows less; the least width of a table's first column."""


class By(StrEnum):
    """What the counts can be by."""

    OFFICE = "处室"
    CHAPTER = "章"
    STATE = "状态"


@ledger_app.command("status")
def status(
    context: typer.Context,
    year: YearArgument = None,
    days: Annotated[int, typer.Option("--days", metavar="天数", min=0, max=3660, help="列出多少天内到期的事项。")] = 30,
    by: Annotated[By | None, typer.Option("--by", help="只按这一项列出计数；不写则三项都列。")] = None,
    on: Annotated[str, typer.Option("--on", metavar="日期", help="截至哪一天，如 2021-12-01；不写为今天。")] = "",
    form: FormatOption = Format.TEXT,
) -> None:
    """报送情况：谁还没有报、什么快到期、什么超期，列表并写出 报送情况.xlsx、报送情况.html。"""
    from annualreport.supervision import status_report

    here = workspace(context)
    made = status_report.make(here, here.year(year), day(on), days)
    if form is Format.JSON:
        finish(made.findings, form)
    else:
        print_tables(made.standing, by)
    line = tell if form is Format.JSON else say
    for file in made.files:
        line(f"已生成 {here.label(file)}")


def day(typed: str, option: str = "--on") -> date:
    """The day that an option names, today without one; Stop where it is none."""
    from annualreport.model.values import read_date

    if not typed:
        return date.today()
    try:
        found = read_date(typed)
    except ValueError as error:
        raise Stop(fault("usage", f"选项「{option}」：{error}", hint=f"例如 {option} 2021-12-01")) from None
    assert isinstance(found, date)
    return found


def print_tables(standing: Standing, by: By | None) -> None:
    """The headline, the counts asked for and every list that has something to say."""
    from rich.console import Console

    from annualreport.outputs.status_listings import headline, listings

    console = Console(highlight=False)
    console = console if console.is_terminal else Console(width=WIDTH, highlight=False)
    if standing.example:
        console.print("示例：演示数据，不是任何单位的真实情况", style="bold red")
    console.print(standing.title, style="bold", markup=False)
    console.print(headline(standing), markup=False, soft_wrap=True)
    for one in listings(standing):
        if one.rows and by in (None, one.by or by):
            print_table(console, one)


def print_table(console: Console, listing: Listing) -> None:
    """One table; columns of blanks and noughts are left out."""
    from rich import box
    from rich.markup import escape
    from rich.table import Table

    table = Table(title=listing.title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    kept = columns(listing, narrow=console.width < NARROW)
    for at in kept:
        long, first = listing.heads[at] in listing.long, at == 0
        justify: Literal["left", "right"] = "right" if all(isinstance(row[at], int) for row in listing.rows) else "left"
        fixed = all(isinstance(row[at], int | date) or row[at] is None for row in listing.rows)
        table.add_column(
            listing.heads[at],
            justify=justify,
            ratio=1 if long else None,
            overflow="fold",
            no_wrap=fixed,
            min_width=FIRST if first else None,
        )
    for row in listing.rows:
        table.add_row(*(escape("" if row[at] is None else str(row[at])) for at in kept))
    console.print(table)


def columns(listing: Listing, *, narrow: bool) -> list[int]:
    """The columns to be shown: the first, and those that hold something; on a narrow terminal without the spare."""
    filled = [at for at in range(1, len(listing.heads)) if any(row[at] for row in listing.rows)]
    return [0, *(at for at in filled if not (narrow and listing.heads[at] in listing.spare))]
