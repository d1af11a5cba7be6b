"""The manual of the template words with this year's values, as text and as a table for programs."""

from annualreport.words.table import Line, as_json, as_text, table

__all__ = ["Line", "as_json", "as_text", "table"]
