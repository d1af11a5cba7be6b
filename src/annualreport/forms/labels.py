"""Name a figure by the words that the form prints beside and above its cell."""

from __future__ import annotations

from functools import cache

from annualreport.forms.form import Form, Key, Table
from annualreport.forms.library import all_forms


@cache
def cell_label(form: Form, key: Key) -> str:
    """依申请公开·（三）不予公开 1.属于国家秘密·自然人; a key of another edition is named by that edition's form."""
    table = home(form, key)
    if table is None:
        return "·".join(key)
    if table.columns:
        return f"{line_label(form, key[:-1])}·{key[-1]}"
    return f"{line_label(form, key[:-1])}·{table.column_labels(table.figures[key])[-1].text}"


@cache
def line_label(form: Form, line: Key) -> str:
    """依申请公开·（三）不予公开 1.属于国家秘密, 复议诉讼·行政复议; the key's own words where no form knows the line."""
    for table in known_tables(form, line[0]):
        cell = next((cell for key, cell in table.figures.items() if key[:-1] == line), None)
        if cell:
            labels = table.row_labels(cell)[1 - len(line) :]
            return "·".join((line[0], " ".join(label.text for label in labels) or line[-1]))
    return "·".join(line)


def home(form: Form, key: Key) -> Table | None:
    """The table that holds the key: the form's own, else another edition's; None where none does."""
    return next((table for table in known_tables(form, key[0]) if key in table.figures), None)


def known_tables(form: Form, table: str) -> tuple[Table, ...]:
    """The tables of that key, the form's own first."""
    others = (other for other in all_forms() if other.edition != form.edition)
    return tuple(found for known in (form, *others) for found in known.tables if found.key == table)
