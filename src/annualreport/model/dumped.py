"""Give the values of a record as plain ones, for files and comparisons."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any


def dumped(value: Any, **how: Any) -> Any:
    """A value as a plain one; how: as for Record.model_dump."""
    if hasattr(value, "model_dump"):
        return value.model_dump(**how)
    if isinstance(value, tuple):
        items = [dumped(one, **how) for one in value]
        return items if how["mode"] == "json" else tuple(items)
    if isinstance(value, dict):
        return {key: dumped(one, **how) for key, one in value.items()}
    if how["mode"] == "json" and isinstance(value, (date, Decimal)):
        return value.isoformat() if isinstance(value, date) else str(value)
    return value
