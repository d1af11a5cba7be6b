"""annualreport ledger notices: a supervision notice for each office that has something open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from annualreport.cli.frame import Format, FormatOption, YearArgument, say, show, tell, working, workspace
from annualreport.cli.ledger import ledger_app
from annualreport.cli.ledger_status import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annualreport.supervision.notices import Noticed


@ledger_app.command("notices")
def notices(
    context: typer.Context,
    year: YearArgument = None,
    on: Annotated[str, typer.Option("--on", metavar="日期", help="截至哪一天，如 2021-12-01；不写为今天。")] = "",
    days: Annotated[int, typer.Option("--days", metavar="天数", min=0, max=3660, help="多少天内到期的也列入。")] = 30,
    number: Annotated[str, typer.Option("--number", metavar="文号", help="文号；写 {序号} 的依次编号。")] = "",
    date: Annotated[str, typer.Option("--date", metavar="日期", help="成文日期；不写则留空。")] = "",
    reply: Annotated[str, typer.Option("--reply-by", metavar="日期", help="反馈期限；不写则留空。")] = "",
    form: FormatOption = Format.TEXT,
) -> None:
    """督办单：给有逾期、未完成、将到期任务或没有完成整改的处室各写一份 out/年度/督办/处室.docx。"""
    here = workspace(context)
    chosen = here.year(year)
    from annualreport.model.report import Notices
    from annualreport.supervision.notices import Ask, run

    signed = day(date, "--date") if date else None
    bearing = Notices(number=number, day=signed, reply_by=day(reply, "--reply-by") if reply else None)
    with working("正在生成"):
        made = run(here, chosen, Ask(day(on), days, bearing))
    line = tell if form is Format.JSON else say
    for text in account(made):
        line(text)
    for path in made.files:
        line(f"已生成 {here.label(path)}")
    if made.findings or form is Format.JSON:
        show(made.findings, form)


def account(made: Noticed) -> Iterator[str]:
    """Who gets a notice about how many matters of which kinds; or that nobody does."""
    from annualreport.supervision.matters import KINDS

    for office, found in made.matters.items():
        parts = [f"{kind} {count}" for kind in KINDS if (count := sum(one.kind == kind for one in found))]
        yield f"{office}：{'，'.join(parts)}"
    if not made.matters:
        yield "没有要督办的事项，没有生成督办单"
