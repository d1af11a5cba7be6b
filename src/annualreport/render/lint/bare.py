"""Find tables of which nothing is left where a loop has nothing to go through."""

from __future__ import annotations

from collections.abc import Iterator

from annualreport.finding import Finding, note
from annualreport.render.lint.sheets import Sheet
from annualreport.render.records import Tag
from annualreport.render.spots import TBL, TR, Element, P
from annualreport.render.tags import nearest


def bare(sheet: Sheet) -> Iterator[Finding]:
    """The tables whose rows all stand inside blocks over rows."""
    for table in sheet.spots.tables:
        rows = [row for row in table.iter(TR) if nearest(row, TBL) is table]
        tags = statements(sheet, rows)
        depth, kept = 0, 0
        for row in rows:
            tag = tags.get(row)
            depth += 0 if tag is None else -1 if tag.keyword.startswith("end") else tag.keyword in ("for", "if")
            kept += tag is None and depth == 0
        if rows and not kept and any(tag.keyword == "for" for tag in tags.values()):
            message = "表格里只有循环的行，没有表头：循环的内容为空时，整个表格会略去"
            place = sheet.spots.of(next(table.iter(P), table))
            yield note("template-bare-table", message, place, "请加上表头行，或用 {%p if … %} 把表格和它的说明包起来")


def statements(sheet: Sheet, rows: list[Element]) -> dict[Element, Tag]:
    """The statement that takes a whole row, by the row."""
    wanted = set(rows)
    over_rows = [tag for tag in sheet.tags if tag.unit == "tr" and tag.kind == "{%"]
    homes = ((sheet.home(tag), tag) for tag in over_rows)
    found = ((nearest(home, TR), tag) for home, tag in homes if home is not None)
    return {row: tag for row, tag in found if row is not None and row in wanted}
