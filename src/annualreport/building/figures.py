"""Make the year's workbook of figures, so that still only one of statistics.yaml and statistics.xlsx speaks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from annualreport.finding import Finding, Stop, fault
from annualreport.forms import Form
from annualreport.model.statistics import Statistics
from annualreport.place import whole
from annualreport.readers import report
from annualreport.readers.statistics import BOOK, YAML, read_file
from annualreport.source.journal import write_together
from annualreport.source.lock import hold
from annualreport.source.writing import cannot_write, write_all
from annualreport.workspace import Workspace

ASIDE = "statistics.yaml.bak"
"""Where statistics.yaml is kept once its figures are in the workbook."""


@dataclass(frozen=True)
class Made:
    """The workbook; how many figures of statistics.yaml it took over; where that file is now, if it was moved."""

    book: Path
    carried: int = 0
    aside: Path | None = None


def new_book(workspace: Workspace, year: int, *, carry: bool = False) -> Made:
    """Write data/‹year›/statistics.xlsx in the form of the year's report.

    carry: take the figures of a filled statistics.yaml over and put that file aside.
    Stop, with nothing changed, where the workbook is filled already or statistics.yaml is and is not to be carried.
    """
    with hold(workspace.root, "annualreport statistics new"):
        return set_up(workspace, year, carry=carry)


def set_up(workspace: Workspace, year: int, *, carry: bool) -> Made:
    """Look at what stands there and write; the caller holds the lock."""
    form, example = year_form(workspace, year)
    book, yaml = workspace.data(year, BOOK), workspace.data(year, YAML)
    refuse_filled(book, workspace.label(book), form)
    figures = standing(yaml, workspace.label(yaml), form)
    if figures is None:
        from annualreport.outputs.statistics_book import workbook  # openpyxl is loaded only when a workbook is made

        write_all({book: workbook(form, None, year, example=example)}, workspace.root)
        return Made(book)
    if not carry:
        raise Stop(two_voices(figures))
    return carried(workspace, year, (form, example), figures)


def year_form(workspace: Workspace, year: int) -> tuple[Form, bool]:
    """The form that the year's report.yaml asks for, whether it is a demonstration; Stop where it cannot be read."""
    settings, findings = report.load(workspace, year)
    if settings is None:
        raise Stop(*findings)
    return report.form_of(settings, year, workspace.label(workspace.data(year, "report.yaml"))), settings.example


def refuse_filled(book: Path, label: str, form: Form) -> None:
    """Stop where a workbook is there that holds anything, or that nobody can read."""
    if not book.exists():
        return
    there, _ = read_file(book, label, form)
    if there is None or not there.blank:
        hint = "要重做的，先把原来的文件改名或移走；要继续填的，直接打开它"
        raise Stop(fault("file-exists", "工作簿已经在了，里面有内容，没有覆盖", whole(label), hint))


def standing(yaml: Path, label: str, form: Form) -> Statistics | None:
    """What a filled statistics.yaml says; None where it is not there or blank. Stop where it cannot be read."""
    if not yaml.exists():
        return None
    figures, findings = read_file(yaml, label, form)
    if figures is None:
        raise Stop(*findings)
    if figures.blank:
        return None
    if findings:
        raise Stop(*findings)
    return figures


def two_voices(figures: Statistics) -> Finding:
    """Why no second source is made beside a filled one, and what to do."""
    message = f"{YAML} 已填有 {len(figures.said)} 格；一个年度的数据只能有一个来源，没有另建工作簿"
    hint = f"改用工作簿的，加 --carry：把数带进工作簿，原文件改名为 {ASIDE}；不改的，继续填 {YAML}"
    return fault("two-sources", message, whole(figures.file), hint)


def carried(workspace: Workspace, year: int, wanted: tuple[Form, bool], figures: Statistics) -> Made:
    """The workbook with the figures; statistics.yaml is put aside under another name."""
    from annualreport.outputs.statistics_book import workbook

    form, example = wanted
    lost = [key for key in figures.said if key not in form.figures]
    aside, yaml = workspace.data(year, ASIDE), workspace.data(year, YAML)
    if lost:
        message = f"{YAML} 里有 {len(lost)} 格不属于{form.edition}版式，带不进工作簿"
        raise Stop(fault("STR-04", message, whole(figures.file), "先运行 annualreport check，按 STR-04 的提示改好"))
    if aside.exists():
        raise Stop(fault("file-exists", f"{ASIDE} 已经在了，没有覆盖", whole(workspace.label(aside)), "请先移走它"))
    content = {workspace.data(year, BOOK): workbook(form, figures, year, example=example), aside: yaml.read_bytes()}
    write_together(content, workspace.root)
    try:
        yaml.unlink()
    except OSError as error:
        raise Stop(cannot_write(error, yaml, workspace.root)) from None
    return Made(workspace.data(year, BOOK), len(figures.said), aside)
