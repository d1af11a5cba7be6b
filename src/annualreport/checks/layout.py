"""Judge whether layout and year agree and the document's three tables are the declared form's: STR-03 to 06."""

from __future__ import annotations

from collections.abc import Iterator

from annualreport.checks.rule import DOCUMENT, SETTINGS, rule
from annualreport.finding import Finding, Severity, fault, warning
from annualreport.forms import Cell as Expected
from annualreport.forms import Form, all_forms, edition_for_year
from annualreport.forms import Table as Statutory
from annualreport.model.dossier import Dossier
from annualreport.outline import Outline, Table, TableCell
from annualreport.outline.parts import Part, find
from annualreport.outline.wording import alike

SHOWN = 6
"""How many labels one message lists."""


@rule(
    "STR-03",
    severity=Severity.BLOCKING,
    needs=(SETTINGS,),
    basis="60号格式（试行）用于2019、2020年度，30号格式用于2021年度起",
)
def the_layout_is_the_years(dossier: Dossier) -> Iterator[Finding]:
    """版式与报告年度匹配：2019—2020 年度用 60 号版式，2021 年度起用 30 号版式。"""
    edition, expected = dossier.form.edition, edition_for_year(dossier.year)
    places = dossier.report.places("版式")
    if expected is None:
        message = f"{dossier.year}年度早于新格式施行的 {all_forms()[0].years.first} 年度，没有可用的版式"
        yield fault("STR-03", message, places, "请核对「年度」", subject="版式", figures=edition)
    elif edition != expected:
        form = next(form for form in all_forms() if form.edition == expected)
        message = f"版式是{edition}，{dossier.year}年度应为{expected}（{form.number}，{form.years}）"
        hint = f"请按{expected}的三张表填数；report.yaml 的「版式」改为{expected}，确需沿用的写「版式理由」"
        yield fault("STR-03", message, places, hint, subject="版式", figures=f"{dossier.year}年度用{edition}")


@rule(
    "STR-04", "STR-05", severity=Severity.BLOCKING, needs=(DOCUMENT,), decidable=False, basis="60号、30号格式的三张表"
)
def the_tables_are_the_forms(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """全文三表是同一版式，不混用新旧列名、行名；行列、表头、行名和跨行跨列与格式一致，未增删改。"""
    for part, statutory in tabled(dossier, outline):
        table = nearest(part, statutory)
        if table is None:
            message = f"「{part.section.title}」里没有{statutory.name}"
            hint = "请按格式插入表格；图片、截图不算表格"
            yield fault("STR-05", message, part.heading.place, hint, subject=statutory.name)
        elif mixed := of_other_editions(table, statutory):
            yield mixture(mixed, statutory, dossier.form)
        else:
            yield from departures(table, statutory)


@rule("STR-06", severity=Severity.WARNING, needs=(DOCUMENT,), basis="60号、30号格式表三左上角的勾稽关系注")
def the_note_of_table_three_stands(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """表三左上角的勾稽关系注原文在位。"""
    for part, statutory in tabled(dossier, outline):
        note, table = statutory.cells[0], nearest(part, statutory)
        if table is None or not is_note(note.text):
            continue
        there = table.grid.get((0, 0))
        if there is None or alike(there.text) != alike(note.text):
            message = f"{statutory.name}左上角应有「{note.text}」"
            found = f"，现在是「{there.text}」" if there and there.text else "，现在没有"
            yield warning(
                "STR-06", message + found, (there or table).place, "请按格式补上这句注", subject=statutory.name
            )


def is_note(text: str) -> bool:
    """Whether a label is the note on how the columns balance."""
    return "勾稽" in text


def tabled(dossier: Dossier, outline: Outline) -> Iterator[tuple[Part, Statutory]]:
    """The document's parts that hold a statutory table, each with the declared form's."""
    for part in find(outline, dossier.form).parts:
        if part.section.table:
            yield part, dossier.form.table(part.section.table)


def labels(statutory: Statutory) -> dict[str, str]:
    """The labels of a table as compared, with their wording."""
    return {alike(cell.text): cell.text for cell in statutory.cells if cell.key is None}


def nearest(part: Part, statutory: Statutory) -> Table | None:
    """The part's table that shares most labels with the statutory one, of any edition; None where none does."""
    known = {label for form in all_forms() for label in labels(form.table(statutory.key))}

    def shared(table: Table) -> int:
        """How many of the table's cells bear a statutory label."""
        return sum(alike(cell.text) in known for cell in table.cells)

    best = max(part.tables, key=shared, default=None)
    return best if best and shared(best) else None


def of_other_editions(table: Table, statutory: Statutory) -> list[TableCell]:
    """The cells whose label only another edition has."""
    own = labels(statutory)
    foreign = {label for other in all_forms() for label in labels(other.table(statutory.key))} - own.keys()
    return [cell for cell in table.cells if alike(cell.text) in foreign]


def mixture(cells: list[TableCell], statutory: Statutory, form: Form) -> Finding:
    """Labels of another edition in a table."""
    names = list(dict.fromkeys(cell.text.replace("\n", "") for cell in cells))
    listed = "、".join(f"「{name}」" for name in names[:SHOWN]) + ("等" if len(names) > SHOWN else "")
    message = f"{statutory.name}声明为{form.edition}版式，却有其他版式的列名或行名：{listed}"
    hint = f"请把{statutory.name}整表换成{form.edition}的；新旧版式不能混用"
    places = [cell.place for cell in cells[:SHOWN]]
    return fault(
        "STR-04", message, places, hint, subject=statutory.name, figures="、".join(names), rules=("STR-04", "STR-05")
    )


def departures(table: Table, statutory: Statutory) -> Iterator[Finding]:
    """Where the table departs from the form, row by row."""
    if table.height != statutory.height:
        message = f"{statutory.name}有 {table.height} 行，格式是 {statutory.height} 行{lacking(table, statutory)}"
        yield fault("STR-05", message, table.place, "请按格式补齐或删去多出的行", subject=statutory.name)
        return
    for row, expected in enumerate(statutory.rows()):
        cells = sorted((cell for cell in table.cells if cell.row == row), key=lambda cell: cell.column)
        subject = f"{statutory.name}第{row + 1}行"
        if len(cells) == len(expected):
            exact = table.width == len(statutory.widths)
            for cell, wanted in zip(cells, expected, strict=True):
                yield from departure(cell, wanted, subject, exact)
        else:
            message = f"{subject}有 {len(cells)} 个单元格，格式是 {len(expected)} 个"
            where = cells[0].place if cells else table.place
            yield fault("STR-05", message, where, "请按格式恢复这一行的合并与拆分", subject=subject)


def departure(cell: TableCell, wanted: Expected, subject: str, exact: bool) -> Iterator[Finding]:
    """Where one cell departs from the form's: label, spans. exact: the grids have equally many columns.

    Web editors leave columns a pixel wide; where the grid is wider than the form's, spans of columns say nothing.
    """
    if wanted.key is None and not is_note(wanted.text) and alike(cell.text) != alike(wanted.text):
        written = f"写的是「{cell.text}」" if cell.text.strip() else "有一格空着"
        message = f"{subject}{written}，格式是「{wanted.text}」"
        yield fault("STR-05", message, cell.place, "请按格式改正表头或行名", subject=subject)
    elif cell.rows != wanted.rows or (exact and cell.columns != wanted.columns):
        spans = f"跨 {cell.rows} 行 {cell.columns} 列，格式是跨 {wanted.rows} 行 {wanted.columns} 列"
        yield fault("STR-05", f"{subject}「{cell.text}」{spans}", cell.place, "请按格式恢复合并单元格", subject=subject)


def lacking(table: Table, statutory: Statutory) -> str:
    """Which labels of the form the table does not have, told at the end of a message."""
    there = {alike(cell.text) for cell in table.cells}
    missing = [text for label, text in labels(statutory).items() if label not in there and not is_note(text)]
    return f"，缺{'、'.join(f'「{text}」' for text in missing[:SHOWN])}" if missing else ""
