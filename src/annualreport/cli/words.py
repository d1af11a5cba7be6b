"""annualreport words: the manual of the template words with this year's values."""

from __future__ import annotations

import typer

from annualreport.cli.app import app
from annualreport.cli.frame import Format, FormatOption, YearArgument, say, workspace


@app.command()
def words(context: typer.Context, year: YearArgument = None, form: FormatOption = Format.TEXT) -> None:
    """列出模板里可以用的词、语句和过滤器：写法、含义、本年度的值。"""
    from annualreport.readers.year import load
    from annualreport.words import as_json, as_text, table

    here = workspace(context)
    dossier, _ = load(here, here.year(year))
    say((as_json if form is Format.JSON else as_text)(table(dossier)))
