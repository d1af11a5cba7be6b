"""The commands template …: make a Word template in house format for the writers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from annualreport.cli import frame
from annualreport.cli.app import app
from annualreport.cli.chinese import App, page_without_command
from annualreport.finding import Stop, fault
from annualreport.place import whole

LEDGER = "台账"
"""The kind of document that has a template in Word and one in Excel."""

template_app = App(help="Word 模板：生成、检查、修复、试填。")
app.add_typer(template_app, name="template")


@template_app.callback()
def template(context: typer.Context) -> None:
    """Word 模板：生成、检查、修复、试填。"""
    page_without_command(context)


@template_app.command()
def new(
    file: Annotated[Path, typer.Argument(metavar="文件", help="要生成的模板，如 templates/annual-report-60.docx。")],
    edition: Annotated[str, typer.Option("--edition", metavar="版式", help="60号或30号；不写为现行版式。")] = "",
    section: Annotated[bool, typer.Option("--section", help="只要要点落实情况一节，单独成文。")] = False,
    kind: Annotated[
        str, typer.Option("--kind", metavar="种类", help="其他文件：回头看、督办单、台账、发布记录。")
    ] = "",
    form: frame.FormatOption = frame.Format.TEXT,
) -> None:
    """生成一份模板，已有的文件不会覆盖。年度报告引用的要点落实情况一节不在旁边时，一并生成。"""
    book = kind == LEDGER and file.suffix.lower() == ".xlsx"
    check_name(file, book)
    files = {file: made_book() if book else made(edition, section, kind)}
    from annualreport.outputs.template import SECTION_FILE, section_template
    from annualreport.source.writing import write_all

    beside = file.with_name(SECTION_FILE)
    if not (section or kind) and not beside.exists():
        files[beside] = section_template()
    write_all(files, Path.cwd())
    tell = frame.tell if form is frame.Format.JSON else frame.say
    tell("\n".join(f"已生成 {one.as_posix()}" for one in files))
    if form is frame.Format.JSON:
        frame.finish((), form)


def check_name(file: Path, book: bool) -> None:
    """Stop where the file is there already or is not named as a Word file; book: a workbook is asked for."""
    if file.exists():
        hint = "换一个文件名；确实要重做时，先把原来的文件改名或移走"
        raise Stop(fault("file-exists", "文件已经在了，没有覆盖", whole(file.as_posix()), hint))
    if not book and file.suffix.lower() != ".docx":
        hint = "例如 templates/annual-report-60.docx"
        raise Stop(fault("usage", "模板是 Word 文件，文件名应以 .docx 结尾", whole(file.as_posix()), hint))


def made_book() -> bytes:
    """The template of the ledger's workbook."""
    from annualreport.outputs.ledger_template import workbook

    return workbook()


def made(edition: str, section: bool, kind: str) -> bytes:
    """The template asked for: the section alone, a document beside the report, or the report of an edition."""
    from annualreport import forms
    from annualreport.outputs.template import KINDS, report_template, section_template

    given = [name for name, value in (("--edition", edition), ("--section", section), ("--kind", kind)) if value]
    if len(given) > 1:
        hint = "年度报告用 --edition，单独的要点落实情况用 --section，其他文件用 --kind，只写一个"
        raise Stop(fault("usage", f"{' 和 '.join(given)} 不能同时用", hint=hint))
    if section:
        return section_template()
    if kind:
        if kind not in KINDS:
            raise Stop(fault("usage", f"没有「{kind}」这种文件", hint=f"可选：{'、'.join(KINDS)}"))
        return KINDS[kind][1]()
    known = {form.edition: form for form in forms.all_forms()}
    if edition and edition not in known:
        raise Stop(fault("usage", f"没有「{edition}」这个版式", hint=f"可选：{'、'.join(known)}"))
    return report_template(known[edition] if edition else forms.all_forms()[-1])
