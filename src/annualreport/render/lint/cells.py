"""Hold the tags in the cells of the statutory tables against the form: missing, doubled, in the wrong cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from annualreport.finding import Finding, fault, warning
from annualreport.forms import Cell as Wanted
from annualreport.forms import Table as Statutory
from annualreport.forms import all_forms, cell_label
from annualreport.outline import Table, TableCell
from annualreport.outline.parts import find
from annualreport.outline.wording import alike
from annualreport.render.lint.report import ReportTemplate
from annualreport.render.lint.sheets import Sheet
from annualreport.render.lint.whereabouts import Whereabouts
from annualreport.render.records import Tag
from annualreport.render.spots import TC, W
from annualreport.render.tags import nearest
from annualreport.render.writing import STAMP

PICTURES = tuple(W + name for name in ("drawing", "pict", "object"))
Spot = tuple[int, int, int]
"""Table, row and column, all counted from 1."""


def findings(template: ReportTemplate, whereabouts: Whereabouts) -> Iterator[Finding]:
    """What is wrong with the tags of the three tables; places are those of an outline."""
    yield from pictures(template, whereabouts)
    tags = by_cell(template.sheets.body)
    for statutory, table in tables(template):
        for wanted, there in pairs(statutory, table):
            yield from judged(template, statutory, wanted, there, tags.get(spot(table, there), ()))


def pairs(statutory: Statutory, table: Table) -> Iterator[tuple[Wanted, TableCell]]:
    """The cells to fill with the table's own, row by row in order: editors add columns a hair wide to a grid.

    None of a table with other rows, nor of a row with other cells; these are told as such.
    """
    for number, row in enumerate(statutory.rows() if table.height == statutory.height else ()):
        there = sorted((cell for cell in table.cells if cell.row == number), key=lambda cell: cell.column)
        if len(there) == len(row):
            yield from ((wanted, cell) for wanted, cell in zip(row, there, strict=True) if wanted.key)


def tables(template: ReportTemplate) -> Iterator[tuple[Statutory, Table]]:
    """The template's statutory tables with the form's."""
    for part in find(template.outline, template.form).parts:
        if part.section.table and part.tables:
            statutory = template.form.table(part.section.table)
            yield statutory, max(part.tables, key=lambda table: shared(table, statutory))


def pictures(template: ReportTemplate, whereabouts: Whereabouts) -> Iterator[Finding]:
    """STR-12: a picture stands where the form has a table."""
    parts = find(template.outline, template.form).parts
    body = template.sheets.body
    ranks = [whereabouts.translated(part.heading.place).order[1] for part in parts]
    for part, first, last in zip(parts, ranks, [*ranks[1:], len(body.paragraphs)], strict=True):
        if not part.section.table or part.tables:
            continue
        shown = [one for one in body.paragraphs[first:last] if any(True for _ in one.iter(*PICTURES))]
        if shown:
            message = f"「{part.section.title}」里是图片，不是表格"
            hint = "请按格式插入真表格，每一格写一个标签；图片里的数填不进去，也读不出来"
            yield warning("STR-12", message, [body.spots.of(one) for one in shown], hint, subject=part.section.title)


def shared(table: Table, statutory: Statutory) -> int:
    """How many labels of the form a table has."""
    own = {alike(cell.text) for cell in statutory.cells if cell.key is None}
    return sum(alike(cell.text) in own for cell in table.cells)


def by_cell(body: Sheet) -> dict[Spot, list[Tag]]:
    """The tags that stand in the cells of the body's tables."""
    found: dict[Spot, list[Tag]] = {}
    for tag in body.tags:
        home = body.home(tag)
        cell = nearest(home, TC) if home is not None else None
        table = (
            next((one for one in cell.iterancestors() if one in body.spots.tables), None) if cell is not None else None
        )
        if cell is not None and table is not None:
            found.setdefault((body.spots.tables[table], *body.spots.grid_spot(cell)), []).append(tag)
    return found


def spot(table: Table, cell: TableCell) -> Spot:
    """A cell of an outline as the part counts it."""
    return table.place.order[0], cell.row + 1, cell.column + 1


def judged(
    template: ReportTemplate, statutory: Statutory, wanted: Wanted, there: TableCell, tags: Sequence[Tag]
) -> Iterator[Finding]:
    """What is wrong with one cell; a word that nobody knows is told elsewhere."""
    assert wanted.key is not None
    word, label = ".".join(wanted.key), cell_label(template.form, wanted.key)
    prints = [tag for tag in tags if tag.kind == "{{"]
    words = [one for tag in prints for one in template.sheets.body.words(tag) if one in figures()]
    hint = f"这一格应写 {{{{ {word} }}}}"
    if words.count(word) > 1:
        message = f"{statutory.name}「{label}」这一格的标签写了 {words.count(word)} 遍"
        yield fault("STR-05", message, there.place, "请只留一个", subject=word)
    elif words and word not in words:
        message = f"{statutory.name}「{label}」这一格写的是 {{{{ {words[0]} }}}}，填的会是{figures()[words[0]]}的数"
        yield fault("STR-05", message, there.place, hint, subject=word)
    elif not prints:
        typed = STAMP.sub("", there.text).strip()
        message = f"{statutory.name}「{label}」这一格" + (f"写死了「{typed}」，没有标签" if typed else "没有标签")
        yield fault("STR-05", message, there.place, hint, subject=word)


@cache
def figures() -> Mapping[str, str]:
    """The words of all figures of all forms, with what they are called there."""
    return {".".join(key): f"「{cell_label(form, key)}」" for form in reversed(all_forms()) for key in form.figures}
