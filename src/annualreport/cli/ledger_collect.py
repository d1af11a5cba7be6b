"""annualreport ledger collect: what the offices sent back, shown as a plan of changes and applied to the ledger."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annualreport.cli.frame import Format, FormatOption, say, show, start, tell, workspace
from annualreport.cli.ledger import ledger_app

if TYPE_CHECKING:
    from annualreport.supervision.collect import Collected
    from annualreport.workspace import Workspace

FilesArgument = Annotated[list[Path], typer.Argument(metavar="文件…", help="发回的报送表，或放着它们的文件夹。")]
YearOption = Annotated[int | None, typer.Option("--year", metavar="年度", help="不写，按报送表自己写的年度。")]
OfficeOption = Annotated[str, typer.Option("--office", metavar="处室", help="报送表认不出处室时写明，与 --year 同用。")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="只列出会有哪些变化，不写入。")]
FEW = 5
"""Files up to which no progress is shown."""


@ledger_app.command("collect")
def collect(
    context: typer.Context,
    files: FilesArgument,
    year: YearOption = None,
    office: OfficeOption = "",
    dry_run: DryRunOption = False,
    form: FormatOption = Format.TEXT,
) -> None:
    """收回处室填好的报送表：先列出变化，再记入台账；每份原件留存在 data/年度/returns/。"""
    from annualreport.source.lock import hold

    here = workspace(context)
    paths = [path if path.is_absolute() else start(context) / path for path in files]
    with ExitStack() as stack:
        if not dry_run:
            stack.enter_context(hold(here.root, "annualreport ledger collect"))
        unread = run(here, paths, (office, year), form, write=not dry_run)
    if unread:
        raise typer.Exit(2)


def run(here: Workspace, paths: list[Path], confirmed: tuple[str, int | None], form: Format, *, write: bool) -> bool:
    """Read, plan, show, and write unless told not to; whether something that came back could not be read."""
    from annualreport.model.receipts import RETURNS
    from annualreport.readers.returns.sender import Confirmed
    from annualreport.source.journal import write_together
    from annualreport.source.writing import sweep_folder
    from annualreport.supervision.collect import collect_years
    from annualreport.supervision.collect_read import files_of, passed_over, read_all
    from annualreport.supervision.collect_told import before, lines

    files = list(files_of(paths))
    with counting(len(files)) as each:
        reading = read_all(here, files, Confirmed(*confirmed), each)
    years = collect_years(here, reading.by_year, datetime.now())
    line = tell if form is Format.JSON else say
    for text in (*before(reading.known), *(told for one in years for told in lines(one))):
        line(text)
    written = {path: content for one in years for path, content in one.files.items()}
    if write and written:
        for one in years:
            sweep_folder(here.data(one.year, RETURNS))
        write_together(written, here.root)
    said = (finding for one in years for finding in one.said(here, written=write))
    show((*passed_over(here, paths), *reading.findings, *said), form)
    tell(ending(here, years, len(written), write=write))
    return reading.unread


def ending(here: Workspace, years: tuple[Collected, ...], written: int, *, write: bool) -> str:
    """What was done, in a line."""
    taken = sum(bool(outcome.kept) for one in years for outcome in one.outcomes)
    if not written:
        return "没有变化，没有写入"
    if not write:
        return "以上是会有的变化，没有写入；去掉 --dry-run 就记入台账"
    folders = "、".join(here.label(here.data(one.year)) for one in years if one.files)
    return f"已收 {taken} 份，记入 {folders}/；接着运行 annualreport ledger status 看还有谁没有报"


@contextmanager
def counting(total: int) -> Iterator[Callable[[], None]]:
    """Show on a terminal's stderr how many files have been read."""
    if total <= FEW or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("正在读报送表", total=total)
        yield lambda: progress.advance(task)
