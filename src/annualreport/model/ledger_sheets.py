"""What the ledger is as a workbook: one sheet of requirements, one sheet for each list that an entry holds."""

from __future__ import annotations

import unicodedata

from annualreport.model.ledger import Entry, Evidence, Indicator, OfficeReport
from annualreport.model.record import Record

LEDGER = "台账"
"""The sheet with one row a requirement."""

LISTS: dict[str, type[Record]] = {"指标": Indicator, "佐证": Evidence, "报送": OfficeReport}
"""Fields of an entry that hold several records: each has a sheet of its own, with 方案 and 编号 before its columns."""

GUIDE = "填写说明"
"""A sheet for the reader; nothing on it is data."""

NUMBER, PLAN_ID = "编号", "方案"

WORDING = ("章", "节", "要求", "责任原文", "时限")
"""Columns that show the plan beside the entry; they are not read back."""


MOST_ROWS = 20_000
"""More than any ledger has; a sheet formatted down to its last row would take minutes."""


def keys(model: type[Record]) -> tuple[str, ...]:
    """The Chinese keys of a model that are single values, in its order."""
    fields = model.model_fields.values()
    return tuple(field.alias for field in fields if field.alias and not field.exclude and field.alias not in LISTS)


ENTRY = tuple(key for key in keys(Entry) if key not in (NUMBER, PLAN_ID))
"""Columns of the ledger sheet that the clerk fills."""

DATES = frozenset({"完成日期", "整改时限", "日期"})
LONG = frozenset({"要求", "责任原文", "落实情况", "说明", "未完成原因", "整改措施", "标题", "网址"})
"""Columns that hold dates, and those that hold long texts."""


def number_typed(text: str) -> str:
    """A requirement's number in half-width digits and stops: ２．２．５ is 2.2.5."""
    return unicodedata.normalize("NFKC", text).replace("。", ".").replace(" ", "")
