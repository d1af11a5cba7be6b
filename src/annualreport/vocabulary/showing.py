"""Show a plain value as a reader of the report expects it: dates as 2021年12月31日, lists joined by 、."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from jinja2 import Undefined
from jinja2.exceptions import TemplateRuntimeError

from annualreport.model import written
from annualreport.model.values import read_date
from annualreport.vocabulary.charts import Chart
from annualreport.vocabulary.gaps import Gap
from annualreport.vocabulary.numerals import cardinal, digit_by_digit
from annualreport.vocabulary.sourced import Sourced

UNPRINTABLE: dict[type, str] = {
    list: "这里的词代表一列内容，不能直接印出；请用 for 逐项写",
    dict: "这里的词代表一组内容，不能直接印出；请写到组内的词",
    Chart: "图只能印在年报的 Word 模板里，不能写进文字",
}


def shown(value: Any) -> str:
    """A plain value as a reader expects it; TemplateRuntimeError for any other."""
    if isinstance(value, Sourced):
        return value.marked
    if isinstance(value, str | Gap):
        return str(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float | Decimal):
        return decimal(Decimal(repr(value)) if isinstance(value, float) else value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, list | tuple) and not any(isinstance(item, dict | list | tuple) for item in value):
        return "、".join(shown(item) for item in value)
    raise TemplateRuntimeError(UNPRINTABLE.get(type(value), "这里的词不是可以印出的值"))


def decimal(value: Decimal) -> str:
    """A number with all its decimals; TemplateRuntimeError for what is none, such as a result beyond all bounds."""
    if not value.is_finite():
        raise TemplateRuntimeError("算出来的不是数：太大，或没有意义")
    return format(value, "f")


def worded(value: Any) -> str:
    """The same inside a longer text, where no source can be kept; whatever has a text of its own gives that."""
    if isinstance(value, Sourced):
        return value.printed
    return str(value) if isinstance(value, Undefined) or hasattr(value, "__html__") else shown(value)


def day(value: Any, style: str = "年月日") -> str:
    """日期：年月日（2021年12月31日）、年月、月日、数字（2021-12-31）、汉字（二〇二一年十二月三十一日）。

    >>> day(date(2021, 12, 31)), day("2021-12-05", "月日"), day("2021/1/5", "数字")
    ('2021年12月31日', '12月5日', '2021-01-05')
    >>> day(date(2021, 10, 20), "汉字")
    '二〇二一年十月二十日'
    """
    when = read_date(value)
    if not isinstance(when, date):
        raise ValueError(f"「{value}」不是日期")  # noqa: TRY004 - told to the writer like a text that is no date
    month, number = cardinal(Decimal(when.month)), cardinal(Decimal(when.day))
    styles = {
        "年月日": written.day(when),
        "年月": f"{when.year}年{when.month}月",
        "月日": f"{when.month}月{when.day}日",
        "数字": when.isoformat(),
        "汉字": f"{digit_by_digit(str(when.year))}年{month}月{number}日",
    }
    if style not in styles:
        raise ValueError(f"日期没有「{style}」这种写法，可用：{'、'.join(styles)}")
    return styles[style]
