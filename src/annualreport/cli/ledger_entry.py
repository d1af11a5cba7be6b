"""annualreport ledger show, edit, resolve: one requirement whole, its fields set, a conflict of two offices decided."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from annualreport.cli.frame import POST, Format, FormatOption, PostOption, YearArgument, finish, say, tell, workspace
from annualreport.cli.ledger import ledger_app

NumberArgument = Annotated[str, typer.Argument(metavar="编号", help="方案里的编号，如 2.2.5。")]
PlanOption = Annotated[str | None, typer.Option("--plan", metavar="方案", help="几个方案都有这个编号时写明是哪一个。")]
SetOption = Annotated[list[str], typer.Option("--set", metavar="字段=值", help="可以写几次；等号后面不写就是清空。")]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="理由", help="记入 history.jsonl。")]
FieldOption = Annotated[str, typer.Option("--field", metavar="状态|指标:名称", help="裁定哪一处；只有一处时不写。")]
TakeOption = Annotated[str, typer.Option("--take", metavar="处室", help="以这个处室报的为准。")]
ValueOption = Annotated[str, typer.Option("--value", metavar="值", help="另定一个值，如两个处室之和。")]


@ledger_app.command("show")
def show(
    context: typer.Context,
    number: NumberArgument,
    year: YearArgument = None,
    plan: PlanOption = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """看一条要求的全部：方案原文、分工、台账、各处室的报送和出处、历次变更。"""
    from annualreport.supervision import entry_show
    from annualreport.supervision.entry import find

    here = workspace(context)
    found = find(here, here.year(year), number, plan)
    if form is Format.JSON:
        say(entry_show.as_json(found))
        return
    for line in entry_show.lines(found):
        say(line)


@ledger_app.command("edit")
def edit(
    context: typer.Context,
    number: NumberArgument,
    settings: SetOption,
    year: YearArgument = None,
    reason: ReasonOption = "",
    plan: PlanOption = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """改台账里一条要求的字段：几项一起改，有一项不对就都不改；注释和写法不动，改动记入 history.jsonl。"""
    from annualreport.checks.offices import misdated
    from annualreport.source.journal import write_together
    from annualreport.source.lock import hold
    from annualreport.supervision import entry_edit
    from annualreport.supervision.entry import find

    here = workspace(context)
    chosen = here.year(year)
    with hold(here.root, entry_edit.SOURCE):
        done = entry_edit.edit(find(here, chosen, number, plan), settings, reason.strip(), datetime.now())
        if done.files:
            write_together(done.files, here.root)
        findings = tuple(misdated(find(here, chosen, number, plan).entry))
    line = tell if form is Format.JSON else say
    for text in entry_edit.told(done.changes):
        line(text)
    tell(f"已写入 {'、'.join(map(here.label, done.files))}" if done.files else "没有变化，没有写入")
    if findings or form is Format.JSON:
        finish(findings, form)


@ledger_app.command("resolve")
def resolve(
    context: typer.Context,
    number: NumberArgument,
    year: YearArgument = None,
    field: FieldOption = "",
    take: TakeOption = "",
    value: ValueOption = "",
    reason: ReasonOption = "",
    post: PostOption = POST,
    plan: PlanOption = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """裁定几个处室报得不一样的状态或指标；各处室再报时变了的，裁定自动作废，要重新裁定。"""
    from annualreport.checks.offices import misdated
    from annualreport.source.journal import write_together
    from annualreport.source.lock import hold
    from annualreport.supervision import resolve as resolving
    from annualreport.supervision.entry import find

    here = workspace(context)
    chosen = here.year(year)
    choice = resolving.Choice(take.strip(), value.strip(), reason.strip(), post.strip())
    with hold(here.root, resolving.SOURCE):
        done = resolving.resolve(find(here, chosen, number, plan), field.strip(), choice, datetime.now())
        write_together(done.files, here.root)
        findings = tuple(misdated(find(here, chosen, number, plan).entry))
    (tell if form is Format.JSON else say)(done.line)
    if findings or form is Format.JSON:
        finish(findings, form)
