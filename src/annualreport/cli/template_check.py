"""The commands template check and template fix: every fault of a template at once, and a repaired copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annualreport.cli import frame
from annualreport.cli.frame import Format, FormatOption
from annualreport.cli.template import template_app
from annualreport.finding import Finding, Stop

if TYPE_CHECKING:
    from annualreport.building.template_check import Checked
    from annualreport.building.template_copies import Copy

FilesArgument = Annotated[list[Path], typer.Argument(metavar="文件…", help="要检查的模板（.docx），可以写几个。")]
FileArgument = Annotated[Path, typer.Argument(metavar="文件", help="要修复的模板（.docx）；原文件不动。")]
AnnotateOption = Annotated[bool, typer.Option("--annotate", help="另存一份带批注的副本：‹文件名›-批注.docx。")]
StrictOption = Annotated[bool, typer.Option("--strict", help="从严：打错的标签、修订记录里的标签也是阻断。")]


@template_app.command()
def check(
    files: FilesArgument,
    annotate: AnnotateOption = False,
    strict: StrictOption = False,
    form: FormatOption = Format.TEXT,
) -> None:
    """检查模板：标签、用词、法定表格、必备内容和版面，一次全部列出；不需要数据。"""
    from annualreport.building import template_check

    checked: list[Checked] = []
    for file in dict.fromkeys(files):
        with frame.working(f"正在检查 {file.name}"):
            checked.append(template_check.check(file, file.as_posix(), strict=strict))
    refused = [finding for one in checked if annotate for finding in annotated(one)]
    for one in checked:
        if not one.findings:
            frame.tell(f"{one.label}：没有发现问题")
    frame.show([*(finding for one in checked for finding in one.findings), *refused], form)
    if refused or any(one.content is None for one in checked):
        raise typer.Exit(2)
    if any(finding.stops for one in checked for finding in one.findings):
        raise typer.Exit(1)


def annotated(checked: Checked) -> tuple[Finding, ...]:
    """Write the copy with comments; why it could not be written."""
    from annualreport.building import template_copies

    try:
        written = template_copies.annotate(Path(checked.label), checked)
    except Stop as stop:
        return stop.findings
    if written:
        frame.tell(f"已写出带批注的副本 {written.as_posix()}")
    return ()


@template_app.command()
def fix(file: FileArgument, form: FormatOption = Format.TEXT) -> None:
    """修复模板里打错的标签（全角符号、大写语句等），另存为 ‹文件名›-修复.docx。"""
    from annualreport.building import template_copies

    with frame.working(f"正在修复 {file.name}"):
        copy = template_copies.fix(file, file.as_posix())
    tell_of(copy, form)
    frame.show(copy.findings if form is Format.TEXT else (*copy.repairs, *copy.findings), form)


def tell_of(copy: Copy, form: Format) -> None:
    """Each change and where the copy is, on stdout; beside the result where that is for programs."""
    line = frame.say if form is Format.TEXT else frame.tell
    for one in copy.changes if form is Format.TEXT else ():
        line(f"{one.place} {one.typed} → {one.meant}（{'；'.join(one.changes)}）")
    if copy.path:
        line(f"已写出 {copy.path.as_posix()}，改了 {len(copy.changes)} 处；原文件未动")
    else:
        line("没有需要修复的标签，没有写出文件")
    if copy.findings and form is Format.TEXT:
        line("以下需要自己改：")
