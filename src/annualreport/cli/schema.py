"""annualreport schema: JSON Schemas by which an editor completes the YAML files."""

from __future__ import annotations

import typer

from annualreport.cli.app import app
from annualreport.cli.frame import Format, FormatOption, finish, say, tell, workspace


@app.command()
def schema(context: typer.Context, form: FormatOption = Format.TEXT) -> None:
    """写出各 YAML 文件的 JSON Schema（data/.schema/），编辑器据此提示和检查。"""
    from annualreport.outputs.schema import FOLDER, files, modeline
    from annualreport.source.lock import hold
    from annualreport.source.writing import write_all

    here = workspace(context)
    made = {here.root / FOLDER / name: text for name, text in files().items()}
    with hold(here.root, "annualreport schema"):
        write_all(made, here.root)
    line = tell if form is Format.JSON else say
    for path in made:
        line(here.label(path))
    tell(f"YAML 文件第一行写上这样一句，编辑器就会提示：{modeline('report').strip()}")
    if form is Format.JSON:
        finish((), form)
