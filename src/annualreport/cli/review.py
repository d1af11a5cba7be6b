"""annualreport review …: the draft goes out to reviewers in Word, and what they changed comes back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annualreport.cli.app import app
from annualreport.cli.chinese import App, page_without_command
from annualreport.cli.frame import Format, FormatOption, YearArgument, finish, say, show, tell, working, workspace
from annualreport.finding import Finding, Stop, fault, note
from annualreport.place import whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annualreport.reviewing.comparing import Difference, Figure
    from annualreport.reviewing.importing import Review

review_app = App(help="审阅和签署：导出审阅稿，把审阅人在 Word 里的修改收回到数据里，比对两稿，签署。")
app.add_typer(review_app, name="review")


@review_app.callback()
def review(context: typer.Context) -> None:
    """审阅和签署：导出审阅稿，把审阅人在 Word 里的修改收回到数据里，比对两稿，签署。"""
    page_without_command(context)


@review_app.command("export")
def export(context: typer.Context, year: YearArgument = None, form: FormatOption = Format.TEXT) -> None:
    """导出审阅稿 out/年度/审阅稿.docx：每处文字注明出处，核对发现的问题写成批注，缺项标黄。"""
    here = workspace(context)
    from annualreport.reviewing.export import export

    with working("正在导出"):
        path, draft = export(here, here.year(year))
    line = tell if form is Format.JSON else say
    line(f"已生成 {here.label(path)}：{draft.units} 处文字和数字注明出处，{len(draft.base.remarks)} 条批注")
    tell("交审阅人在 Word 或 WPS 里修改；改好的文件用 annualreport review import 文件 收回")
    if form is Format.JSON:
        finish(draft.findings, form)


@review_app.command("import")
def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="文件", help="审阅人改过的审阅稿（.docx）。")],
    year: YearArgument = None,
    apply: Annotated[bool, typer.Option("--apply", help="把能写入的修改写进台账和 report.yaml。")] = False,
    author: Annotated[
        str, typer.Option("--author", metavar="姓名", help="没有修订记录的修改是谁改的，记入变更记录。")
    ] = "",
    form: FormatOption = Format.TEXT,
) -> None:
    """收回审阅稿：逐处列出修改和意见，意见记入 data/年度/review.yaml；加 --apply 才把修改写入数据。"""
    here = workspace(context)
    chosen = here.year(year)
    from annualreport.reviewing import applying, showing
    from annualreport.reviewing.importing import review
    from annualreport.source.lock import hold

    with hold(here.root, "annualreport review import"):
        with working("正在比对"):
            found = review(here, chosen, file, here.label(file))
        moment = datetime.now().isoformat(timespec="seconds")
        written = applying.write(here, found, apply=apply, author=author, moment=moment)
    if form is Format.JSON:
        finish((*found.findings, *showing.findings(found, author)), form)
        return
    showing.show(found, author)
    if found.findings:
        show(found.findings, form)
    for path in written:
        say(f"已写入 {here.label(path)}")
    tell(outcome(found, apply=apply))


def outcome(found: Review, *, apply: bool) -> str:
    """What came of it in one line."""
    if not (found.changes or found.findings or found.points):
        return "审阅稿没有改动，没有写入任何文件"
    counts = f"修改 {len(found.changes)} 处，新意见 {len(found.points)} 条，另有 {len(found.findings)} 处只提示"
    if apply or not found.writable:
        return counts
    return f"{counts}；可以写入的 {len(found.writable)} 处还没有写入，看过后加 --apply 再运行一次"


@review_app.command("answer")
def answer(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="编号", help="审阅意见的编号，见 data/年度/review.yaml。")],
    year: YearArgument = None,
    text: Annotated[str, typer.Option("--text", metavar="答复", help="怎样处理的。")] = "",
    form: FormatOption = Format.TEXT,
) -> None:
    """答复一条审阅意见，check 不再列出它。"""
    here = workspace(context)
    chosen = here.year(year)
    if not text.strip():
        raise Stop(fault("usage", "没有写答复", hint=f"annualreport review answer {number} --text 怎样处理的"))
    from annualreport.outputs.review_yaml import answered
    from annualreport.readers.review import FILE
    from annualreport.source.lock import hold
    from annualreport.source.writing import write_all
    from annualreport.source.yamlfile import decode

    path = here.data(chosen, FILE)
    label = here.label(path)
    with hold(here.root, "annualreport review answer"):
        made = answered(decode(path, label), label, number, text.strip()) if path.exists() else None
        if made is None:
            raise Stop(fault("no-such-point", f"没有第 {number} 条审阅意见", whole(label), "请核对编号"))
        write_all({path: made.encode()}, here.root)
    if form is Format.JSON:
        finish((), form)
        return
    say(f"已答复审阅意见第 {number} 条")


@review_app.command("diff")
def diff(
    context: typer.Context,
    before: Annotated[str, typer.Argument(metavar="旧稿", help="旧的一份：.docx 文件，或年度（按现在的数据）。")],
    after: Annotated[str, typer.Argument(metavar="新稿", help="新的一份：.docx 文件，或年度（按现在的数据）。")],
    form: FormatOption = Format.TEXT,
) -> None:
    """比对两稿或两个年度：做一份带修订的 Word，列出文字的改动和三张表里变了的数字。"""
    here = workspace(context)
    from annualreport.reviewing.comparing import compare

    with working("正在比对"):
        found = compare(here, before, after, f"{datetime.now():%Y-%m-%dT%H:%M:00Z}")
    if form is Format.JSON:
        finish(differences(found), form)
        return
    for line in found.changes:
        say(line)
    show_figures(found.figures)
    say(f"已生成 {here.label(found.path)}")
    tell("在 Word 里全部接受即新稿，全部拒绝即旧稿")


def differences(found: Difference) -> list[Finding]:
    """Every changed text and every changed figure, for programs."""
    figures = (f"{one.name}：{one.before} → {one.after}" for one in found.figures or ())
    return [*(note("changed-text", line) for line in found.changes), *(note("changed-figure", one) for one in figures)]


def show_figures(figures: Sequence[Figure] | None) -> None:
    """The figures that differ as a table."""
    if figures is None:
        tell("两份里有一份认不出三张法定表，数字没有列表比对")
        return
    if not figures:
        say("三张法定表的数字没有变化")
        return
    from rich.console import Console
    from rich.table import Table

    table = Table("数字", "旧稿", "新稿", title="三张法定表里变了的数字")
    for one in figures:
        table.add_row(one.name, one.before, one.after)
    Console(soft_wrap=True).print(table)
