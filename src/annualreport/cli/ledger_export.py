"""annualreport ledger export: the ledger itself as a Word file and a workbook, from the writers' templates."""

from __future__ import annotations

import typer

from annualreport.cli.frame import Format, FormatOption, YearArgument, say, show, tell, working, workspace
from annualreport.cli.ledger import ledger_app


@ledger_app.command("export")
def export(context: typer.Context, year: YearArgument = None, form: FormatOption = Format.TEXT) -> None:
    """把台账做成文件：台账.docx（横排）和 台账.xlsx，样式照 templates/ledger.docx、ledger.xlsx。"""
    here = workspace(context)
    chosen = here.year(year)
    from annualreport.supervision.ledger_export import run

    with working("正在生成"):
        made = run(here, chosen)
    line = tell if form is Format.JSON else say
    for file in made.files:
        line(f"已生成 {here.label(file)}")
    if made.findings or form is Format.JSON:
        show(made.findings, form)
