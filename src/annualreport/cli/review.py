"""annualreport review …: the draft goes out to reviewers in Word, and what they changed comes back."""

from __future__ import annotations

import typer

from annualreport.cli.app import app
from annualreport.cli.chinese import App, page_without_command
from annualreport.cli.frame import Format, FormatOption, YearArgument, finish, say, tell, working, workspace

review_app = App(help="审阅：导出审阅稿，把审阅人在 Word 里的修改收回到数据里。")
app.add_typer(review_app, name="review")


@review_app.callback()
def review(context: typer.Context) -> None:
    """审阅：导出审阅稿，把审阅人在 Word 里的修改收回到数据里。"""
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
