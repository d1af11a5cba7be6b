"""annualreport init: a folder to work in, with every file to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from annualreport.cli.app import app
from annualreport.cli.frame import Format, FormatOption, say, show, start, tell

DirArgument = Annotated[Path, typer.Argument(metavar="文件夹", help="要建立的工作文件夹；已有的加一个年度。")]
UnitOption = Annotated[str, typer.Option("--unit", metavar="单位", help="单位全称，用在标题和文件名里。")]
YearOption = Annotated[int, typer.Option("--year", metavar="年度", help="报告年度，如 2021。")]
PlanOption = Annotated[
    Path | None, typer.Option("--plan", metavar="文件", help="同时读入要点分工方案（.docx 或 .txt）。")
]
MEANINGS = {
    "offices.yaml": "处室名册",
    "report.yaml": "年度报告的设置和文字",
    "plan.yaml": "方案",
    "ledger.yaml": "台账",
    "statistics.yaml": "三张法定表的数字",
    "annual-report-30.docx": "年度报告的模板，30号版式",
    "annual-report-60.docx": "年度报告的模板，60号版式",
    "implementation.docx": "要点落实情况一节的模板，年度报告引用它",
    "ledger.docx": "台账文件的模板",
    "ledger.xlsx": "台账工作簿的样式",
    "lookback.docx": "回头看的模板",
    "notice.docx": "督办单的模板",
    "release-record.docx": "发布记录的模板",
}


@app.command()
def init(
    context: typer.Context,
    folder: DirArgument,
    unit: UnitOption,
    year: YearOption,
    plan: PlanOption = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """建立工作文件夹：名册、一个年度的空白文件和 Word 模板，都带填写说明。"""
    from annualreport.building import init as building

    root = start(context) / folder
    made = building.init(root, unit, year, Path.cwd() / plan if plan else None)
    line = tell if form is Format.JSON else say
    line(f"已在 {root.as_posix()} 建立 {unit.strip()} {year} 年度（{made.edition}版式）：")
    for file in made.written:
        line(f"  {file}{meaning(file)}")
    if made.kept:
        line(f"原来就有、没有改动：{'、'.join(made.kept)}")
    for step in steps(root, year, planned=plan is not None):
        line(step)
    if made.findings or form is Format.JSON:
        show(made.findings, form)


def meaning(file: str) -> str:
    """What a file holds."""
    name = file.rpartition("/")[2]
    said = MEANINGS.get(name, "")
    return f"　{said}" if said else ""


def steps(root: Path, year: int, *, planned: bool) -> list[str]:
    """What to do next, numbered."""
    here = f'annualreport -C "{root.as_posix()}"' if root.resolve() != Path.cwd().resolve() else "annualreport"
    first = (
        f"核对读出的方案和责任处室：{here} plan show {year}"
        if planned
        else f"读入要点分工方案：{here} plan import 方案.docx --year {year}"
    )
    found = [
        first,
        f"填写 data/{year}/ 下的文件，每一项上面都有说明；台账和统计数据也可以用 Excel 填："
        f"{here} ledger new {year}，{here} statistics new {year}",
        f"核对：{here} check {year}",
        f"生成年度报告：{here} build {year}",
    ]
    return ["接下来：", *(f"  {number}. {text}" for number, text in enumerate(found, 1))]
