"""annualreport words: the manual of the template words with this year's values."""

from __future__ import annotations

from typing import Annotated

import typer

from annualreport.cli.app import app
from annualreport.cli.frame import Format, FormatOption, YearArgument, say, tell, workspace

DocxOption = Annotated[bool, typer.Option("--docx", help="写成 Word 文件 out/年度/模板用词手册.docx，供人查阅和复制。")]


@app.command()
def words(
    context: typer.Context, year: YearArgument = None, form: FormatOption = Format.TEXT, docx: DocxOption = False
) -> None:
    """列出模板里可以用的词、语句和过滤器：写法、含义、本年度的值。"""
    from annualreport.readers.year import load
    from annualreport.source.writing import write_all
    from annualreport.words import as_json, as_text, table

    here = workspace(context)
    wanted = here.year(year)
    lines = table(load(here, wanted)[0])
    if docx:
        from annualreport.words.book import TITLE, book

        target = here.out(wanted, f"{TITLE}.docx")
        write_all({target: book(lines)}, here.root)
        tell(f"已写入 {here.label(target)}")
    if form is Format.JSON or not docx:
        say((as_json if form is Format.JSON else as_text)(lines))
