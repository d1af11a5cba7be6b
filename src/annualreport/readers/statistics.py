"""Read the year's figures from statistics.yaml or statistics.xlsx, of which only one may speak."""

from __future__ import annotations

from pathlib import Path

from annualreport.finding import Finding, Stop, fault
from annualreport.forms import Form, Key, all_forms, cell_label, edition_for_year
from annualreport.forms import form as form_of
from annualreport.model.statistics import Statistics
from annualreport.place import whole
from annualreport.workspace import Workspace

YAML, BOOK = "statistics.yaml", "statistics.xlsx"
SHOWN = 3
"""How many differing cells of two sources are named."""

Read = tuple[Statistics | None, tuple[Finding, ...]]


def load(workspace: Workspace, year: int, form: Form | None = None) -> Read:
    """The year's figures, read as cells of the form, and what to say about them.

    form: the report's; without one (figures of another year) the file's own 版式 counts, else that of the year.
    None: neither file is there, or it cannot be read (then a finding says so).
    """
    wanted = form or form_of(edition_for_year(year) or all_forms()[-1].edition)
    sources = [path for path in (workspace.data(year, YAML), workspace.data(year, BOOK)) if path.exists()]
    read = [read_file(path, workspace.label(path), wanted, own=form is None) for path in sources]
    if len(read) == 2:
        return one_voice(read[0], read[1], wanted)
    return read[0] if read else (None, ())


def read_file(path: Path, label: str, form: Form, *, own: bool = False) -> Read:
    """One file; what stops it from being read is a finding like others. own: its 版式 goes before the form."""
    try:
        if path.suffix == ".xlsx":
            from annualreport.readers import statistics_book  # openpyxl is loaded only for a workbook

            return statistics_book.read(path, label, form, own=own)
        from annualreport.readers import statistics_yaml

        return statistics_yaml.read(path, label, form, own=own)
    except Stop as stop:
        return None, stop.findings


def one_voice(first: Read, second: Read, form: Form) -> Read:
    """The source that speaks where both files are there: the one that is filled; both where they say the same."""
    (one, one_says), (two, two_says) = first, second
    if one is None or two is None:
        return (one or two), (*one_says, *two_says)
    if two.blank:
        return one, one_says
    if one.blank:
        return two, two_says
    if one.said == two.said and one.edition == two.edition:
        return one, (*one_says, *two_says)
    return one, (*one_says, *two_says, two_sources(one, two, form))


def two_sources(one: Statistics, two: Statistics, form: Form) -> Finding:
    """阻断 with both places: which figures differ."""
    keys = [key for key in {**one.cells, **two.cells} if one.said.get(key) != two.said.get(key)]
    named = "；".join(f"{cell_label(form, key)}：{shown(one, key)} 与 {shown(two, key)}" for key in keys[:SHOWN])
    more = f"等 {len(keys)} 处" if len(keys) > SHOWN else ""
    message = f"两份统计数据不一致：{named or '版式或行列不同'}{more}"
    hint = f"只能有一个来源：核对后删去 {YAML} 或 {BOOK} 中的一份"
    return fault("two-sources", message, (whole(one.file), whole(two.file)), hint)


def shown(statistics: Statistics, key: Key) -> str:
    """What stands in a cell, for a message."""
    cell = statistics.cells.get(key)
    return (cell.text if cell else None) or "空"
