"""Write one statutory table as CSV that Excel opens rightly and in which no text is taken for a formula."""

from __future__ import annotations

import csv
import io
import re

from annualreport.forms import Form, Table
from annualreport.model.release import Figures
from annualreport.outputs.open_data.rows import head, rows

MARK = b"\xef\xbb\xbf"
"""The byte order mark by which Excel knows UTF-8."""
NUMBER = re.compile(r"-?\d+(\.\d+)?")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def csv_table(form: Form, table: Table, figures: Figures) -> bytes:
    """The table with its head; lines end as RFC 4180 has them."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(head(table))
    writer.writerows([safe(text) for text in row] for row in rows(form, table, figures))
    return MARK + stream.getvalue().encode()


def safe(text: str) -> str:
    """A text that no spreadsheet runs: an apostrophe before what looks like a formula and is no number."""
    return f"'{text}" if text.startswith(FORMULA) and not NUMBER.fullmatch(text) else text
