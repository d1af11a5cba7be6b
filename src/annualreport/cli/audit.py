"""The command audit: check published reports of either layout, one's own or others'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annualreport.cli import frame
from annualreport.cli.app import app
from annualreport.finding import Stop, fault

if TYPE_CHECKING:
    from annualreport.building.audit import Audited
    from annualreport.building.audit_many import Told

FilesArgument = Annotated[list[Path], typer.Argument(metavar="文件…", help="年度报告：.docx、.html 或 .pdf。")]
PreviousOption = Annotated[Path | None, typer.Option("--previous", metavar="文件", help="上一年度的报告，用来比对。")]
UnitOption = Annotated[str, typer.Option("--unit", metavar="单位", help="单位全称；不写为标题里的。")]
YearOption = Annotated[int | None, typer.Option("--year", metavar="年度", help="报告年度；不写为标题里的。")]
PageOption = Annotated[
    Path | None, typer.Option("--html", metavar="文件", help="另写一个网页：列出三表，标出有问题的格。")
]
WIDTH = 160
"""Columns of the summary where stderr is no terminal."""
COUNTED = ("阻断", "警告", "提示")


@app.command()
def audit(
    files: FilesArgument,
    previous: PreviousOption = None,
    unit: UnitOption = "",
    year: YearOption = None,
    html: PageOption = None,
    form: frame.FormatOption = frame.Format.TEXT,
) -> None:
    """核对已发布的年度报告（两种版式，.docx、.html、.pdf），不需要工作文件夹。"""
    from annualreport.building.audit import Wanted
    from annualreport.building.audit_many import audit_all

    spare(html, [*files, *([previous] if previous else [])])
    wanted = Wanted(previous, unit, year, pictured=html is not None)
    with meter(len(files)) as told:
        audited = audit_all([(path, path.as_posix()) for path in files], wanted, told)
    frame.show([finding for one in audited for finding in one.findings], form)
    summarise(audited)
    if html is not None:
        write_page(audited, html)
    leave(audited)


def spare(target: Path | None, files: Sequence[Path]) -> None:
    """Stop where the page would be written over a report that is read."""
    for file in files:
        if target is not None and target.exists() and file.exists() and target.samefile(file):
            message = f"--html 写的是要核对的文件 {file.as_posix()}，没有覆盖它"
            raise Stop(fault("usage", message, hint="请给网页另取一个文件名，如 --html 核对结果.html"))


def leave(audited: Sequence[Audited]) -> None:
    """Status 2 where a file could not be read, else 1 where a 阻断 is open."""
    if any(one.unreadable for one in audited):
        raise typer.Exit(2)
    if any(one.stops for one in audited):
        raise typer.Exit(1)


def write_page(audited: Sequence[Audited], target: Path) -> None:
    """Write the page; nothing where no file could be read."""
    if all(one.coverage is None for one in audited):
        return
    from annualreport.building.audit_page import page
    from annualreport.source.writing import write_all

    write_all({target: page(audited).encode()}, Path.cwd())
    frame.tell(f"已生成 {target.as_posix()}")


def summarise(audited: Sequence[Audited]) -> None:
    """How the rules came out: a line for one file, a table for several."""
    if len(audited) > 1:
        print_table(audited)
        unread = sum(one.unreadable for one in audited)
        stopped = sum(one.stops and not one.unreadable for one in audited)
        frame.tell(f"合计：{len(audited)} 份，有阻断 {stopped}，读不了 {unread}")
    for one in audited[:1]:
        if len(audited) == 1 and one.coverage is not None:
            frame.tell(covered(one))


def covered(one: Audited) -> str:
    """How many rules held, failed and could not be assessed, and why not."""
    why = f"（{'；'.join(one.reasons)}）" if one.reasons else ""
    return f"{one.coverage}{why}"


def print_table(audited: Sequence[Audited]) -> None:
    """One row a file, on stderr."""
    from rich import box
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    console = Console(stderr=True)
    console = console if console.is_terminal else Console(stderr=True, width=WIDTH)
    table = Table(box=box.SIMPLE_HEAD)
    for name in ("文件", "单位", "年度", "版式", *COUNTED, "符合", "未核"):
        table.add_column(name, overflow="fold")
    for one in audited:
        table.add_row(*(escape(text) for text in row(one)))
    console.print(table)


def row(one: Audited) -> list[str]:
    """The cells of a file's row."""
    if one.coverage is None:
        return [one.file, "读不了", "", "", *("" for _ in COUNTED), "", ""]
    counts = [str(one.counts[name]) for name in COUNTED]
    rules = [str(len(one.coverage.held)), str(len(one.coverage.unassessed))]
    return [one.file, one.unit, str(one.year), one.layout, *counts, *rules]


@contextmanager
def meter(total: int) -> Iterator[Told]:
    """What is told of each file that is done: a bar on a terminal, nothing else."""
    import sys

    if total < 2 or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    left = (TextColumn("还要"), TimeRemainingColumn())
    with Progress(
        TextColumn("正在核对"), BarColumn(), MofNCompleteColumn(), *left, console=Console(stderr=True)
    ) as bar:
        task = bar.add_task("", total=total)
        yield lambda _: bar.advance(task)
