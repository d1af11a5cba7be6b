"""annualreport review …: the draft goes out to reviewers in Word, and what they changed comes back."""

from __future__ import annotations

import typer

from annualreport.cli.app import app
from annualreport.cli.chinese import App, page_without_command

review_app = App(help="审阅：导出审阅稿，把审阅人在 Word 里的修改收回到数据里。")
app.add_typer(review_app, name="review")


@review_app.callback()
def review(context: typer.Context) -> None:
    """审阅：导出审阅稿，把审阅人在 Word 里的修改收回到数据里。"""
    page_without_command(context)
