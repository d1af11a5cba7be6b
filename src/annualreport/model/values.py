"""Read what people write for a text, a date, a number, yes or no; nothing behind a key is an empty text or list."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from annualreport.model.fields import Before
from annualreport.source.patterns import later


def none_as_empty(value: Any) -> Any:
    """A key with nothing behind it is an empty text or list."""
    return () if value is None else value


def none_as_text(value: Any) -> Any:
    """A key with nothing behind it is an empty text."""
    return "" if value is None else value


def none_as_group(value: Any) -> Any:
    """A key with nothing behind it is an empty group."""
    return {} if value is None else value


DATE = later(r"(\d{4})\s*[-/.．年]\s*(\d{1,2})\s*[-/.．月]\s*(\d{1,2})\s*[日号]?$")
WIDE = str.maketrans("０１２３４５６７８９－／．，", "0123456789-/.,")


def read_date(value: Any) -> Any:
    """A date typed as 2021-12-31, 2021/12/31, 2021.12.31 or 2021年12月31日; ValueError, in Chinese, for others."""
    if not isinstance(value, str):
        return value
    found = DATE.match(value.strip().translate(WIDE))
    if not found:
        raise ValueError(f"「{value}」不是日期，应写成 2021-12-31 的样子")
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        raise ValueError(f"日历上没有「{value}」这一天") from None


def read_yes(value: Any) -> Any:
    """是 and 否 beside true and false."""
    return {"是": True, "否": False}.get(value, value) if isinstance(value, str) else value


NUMBER = later(r"[-+]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")


def read_number(value: Any) -> Any:
    """A number typed as 1234, 1,234, 12.5 or in wide digits; ValueError, in Chinese, for others."""
    if not isinstance(value, str):
        return value
    typed = value.strip().translate(WIDE)
    if not NUMBER.fullmatch(typed):
        raise ValueError(f"「{value}」不是数字，只写数字，单位写在「单位」里")
    return Decimal(typed.replace(",", ""))


T = TypeVar("T")

Text = Annotated[str, Before(none_as_text)]
Day = Annotated[date, Before(read_date)]
Number = Annotated[Decimal, Before(read_number)]
YesNo = Annotated[bool, Before(read_yes)]
Names = Annotated[tuple[str, ...], Before(none_as_empty)]
Many = Annotated[tuple[T, ...], Before(none_as_empty)]
"""A list of records: Many[Entry]."""
Texts = Annotated[dict[str, Text], Before(none_as_group)]
"""Texts under keys of their own."""
