"""The command batch: the newest year's report of every workspace below a folder."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from annualreport.cli import frame
from annualreport.cli.app import app
from annualreport.cli.making import chosen

if TYPE_CHECKING:
    from annualreport.building.batch import Outcome
    from annualreport.building.batch_worker import Done

SECONDS = 10.0
"""How often the work is told of where stderr is no terminal."""


@app.command()
def batch(
    folder: Annotated[Path, typer.Argument(metavar="文件夹", help="放着各单位工作文件夹的文件夹。")],
    jobs: Annotated[int | None, typer.Option(min=1, metavar="个数", help="同时开几个进程；不写为处理器个数。")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="材料没有变、产出都在的单位不重做。")] = False,
    formats: Annotated[str, typer.Option(metavar="docx,html,pdf", help="生成哪些格式，用逗号隔开。")] = "docx,html",
    form: frame.FormatOption = frame.Format.TEXT,
) -> None:
    """生成文件夹下每个单位最新年度的报告；一个单位出错，不影响其他单位。"""
    wanted = chosen(formats)
    from annualreport.building import batch as building
    from annualreport.source.halves import processors

    units = building.find(folder)
    order = building.Order(folder, wanted, jobs or processors(), resume)
    with meter(len(units.folders)) as told:
        outcome = building.batch(order, units, told)
    show(outcome, folder, form)
    if outcome.interrupted:
        frame.tell("已中断：做完的已记入 batch.json；加 --resume 重新运行，接着做没有做完的。")
        raise typer.Exit(130)
    if not outcome.sound:
        raise typer.Exit(2)


def show(outcome: Outcome, root: Path, form: frame.Format) -> None:
    """Each unit's end on stdout, as a line of text or as its findings in one JSON list; the sum on stderr."""
    if form is frame.Format.JSON:
        say_json(outcome, root)
    else:
        for line in lines(outcome):
            frame.say(line)
    failed = sum(bool(one.entry.findings) for one in outcome.done)
    kept = sum(one.kept for one in outcome.done)
    made = len(outcome.done) - failed - kept
    frame.tell(f"合计：{len(outcome.done)} 个单位，已生成 {made}，没有变化 {kept}，未做成 {failed}")


def lines(outcome: Outcome) -> Iterator[str]:
    """What could not be seen or made in full; of every other unit how many findings it has."""
    for finding in outcome.findings:
        yield finding.as_text()
    for one in outcome.done:
        if one.entry.findings:
            yield from (finding.as_text() for finding in one.entry.findings)
        else:
            counts = "，".join(f"{severity} {number}" for severity, number in one.entry.counts.items())
            yield f"{one.entry.folder} {one.entry.year}年度 {'没有变化' if one.kept else one.entry.status}：{counts}"


def say_json(outcome: Outcome, root: Path) -> None:
    """One JSON list, written unit by unit, so that no more than one unit's findings are in memory."""
    before = "["
    for record in records(outcome, root):
        frame.say(before)
        sys.stdout.write(json.dumps(record, ensure_ascii=False, indent=1))
        before = ","
    frame.say("[]" if before == "[" else "\n]")


def records(outcome: Outcome, root: Path) -> Iterator[dict[str, Any]]:
    """Every finding of every unit, its places told from the batch's folder."""
    from annualreport.building.batch_worker import findings_of

    yield from (finding.as_json() for finding in outcome.findings)
    for one in outcome.done:
        yield from findings_of(root, one.entry)


@contextmanager
def meter(total: int) -> Iterator[Any]:
    """What tells how far the work is: a bar on a terminal, else a line every so often."""
    if not sys.stderr.isatty():
        yield Lines(total, time.monotonic(), time.monotonic())
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    rate = TextColumn("每秒 {task.fields[rate]:.1f} 个")
    left = (TextColumn("还要"), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(TextColumn("正在生成"), BarColumn(), MofNCompleteColumn(), rate, *left, console=console) as bar:
        task, begun = bar.add_task("", total=total, rate=0.0), time.monotonic()

        def told(_done: Done) -> None:
            """One more unit has had its turn."""
            count = bar.tasks[0].completed + 1
            bar.update(task, advance=1, rate=count / max(time.monotonic() - begun, 0.001))

        yield told


@dataclass
class Lines:
    """A line on stderr every so often."""

    total: int
    begun: float
    last: float
    count: int = 0

    def __call__(self, _done: Done) -> None:
        """One more unit has had its turn."""
        self.count += 1
        now = time.monotonic()
        if now - self.last < SECONDS:
            return
        self.last = now
        rate = self.count / (now - self.begun)
        frame.tell(
            f"已处理 {self.count}/{self.total}，每秒 {rate:.1f} 个，还要约 {(self.total - self.count) / rate:.0f} 秒"
        )
