"""annualreport ledger …: the ledger as a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from annualreport.cli.app import app
from annualreport.cli.chinese import App, page_without_command
from annualreport.cli.frame import Format, FormatOption, YearArgument, finish, say, tell, workspace
from annualreport.finding import Stop, fault
from annualreport.place import whole

if TYPE_CHECKING:
    from annualreport.workspace import Workspace

ledger_app = App(help="台账：工作簿，处室报送，报送情况，督办单，做成文件。")
app.add_typer(ledger_app, name="ledger")


@ledger_app.callback()
def ledger(context: typer.Context) -> None:
    """台账：工作簿，处室报送，报送情况，督办单，做成文件。"""
    page_without_command(context)


@ledger_app.command("new")
def new(context: typer.Context, year: YearArgument = None, form: FormatOption = Format.TEXT) -> None:
    """做一份台账工作簿 data/年度/ledger.xlsx：每条要求一行，状态可下拉选择；已有的台账内容一并写入。"""
    from annualreport.source.lock import hold

    here = workspace(context)
    chosen = here.year(year)
    with hold(here.root, "annualreport ledger new"):
        written = make(here, chosen)
    line = tell if form is Format.JSON else say
    line(f"已生成 {written}")
    tell(f"填好后运行 annualreport check {chosen}")
    if here.data(chosen, "ledger.yaml").exists():
        tell("ledger.yaml 还在：今后只在工作簿里填写，填好后删去 ledger.yaml；两份内容不一样时会提示")
    if form is Format.JSON:
        finish((), form)


def make(here: Workspace, year: int) -> str:
    """Write the workbook; its path as told to the user. Stop where there is no plan or a workbook is there already."""
    from annualreport.outputs.ledger_book import workbook
    from annualreport.readers import ledger as ledgers
    from annualreport.readers import plan_yaml, report
    from annualreport.source.writing import write_all

    path = here.data(year, "ledger.xlsx")
    label = here.label(path)
    if path.exists():
        raise Stop(fault("already-there", "台账工作簿已经有了，没有改动", whole(label), "要重做的，先把它移走或改名"))
    plans, said = plan_yaml.load(here, year)
    entries, more = ledgers.load(here, year)
    settings, _ = report.load(here, year)
    stopping = [finding for finding in (*said, *more) if finding.stops]
    if stopping:
        raise Stop(*stopping)
    if not plans:
        hint = "先运行 annualreport plan import 方案文件"
        raise Stop(fault("no-plan", f"没有 {year} 年度的方案", whole(here.label(here.data(year, "plan.yaml"))), hint))
    write_all({path: workbook(plans, entries, example=bool(settings and settings.example))}, here.root)
    return label
