"""Turn values into the wording of the field: the filters that a template may use after ``|``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import wraps
from typing import Any

from jinja2 import Undefined

from annualreport.model import written
from annualreport.model.statistics import UNITS
from annualreport.source.patterns import later
from annualreport.vocabulary.numerals import capital_amount, cardinal, digit_by_digit
from annualreport.vocabulary.showing import day, worded
from annualreport.vocabulary.sourced import keeping_source
from annualreport.vocabulary.weights import in_words

AMOUNT = later(r"(?P<digits>[-+−－]?[\d,，]+(?:\.\d+)?)\s*(?P<unit>亿元|万元|元)?")
SIGNS = str.maketrans({"−": "-", "－": "-", ",": None, "，": None})
STOPS = "。；;，,、"
GROUPS: dict[type, str] = {list: "一列内容", tuple: "一列内容", dict: "一组内容"}
YEARS = range(1, 10_000)
MORE_PLACES = 6
"""Decimals that may be added so that a share is not taken for all or for nothing."""


def number(value: Any) -> Decimal:
    """The value as a number; a text with a unit of money in yuan; ValueError, in Chinese, where it is none."""
    if isinstance(value, Decimal | int | float) and not isinstance(value, bool):
        made = Decimal(str(value) if isinstance(value, float) else value)
        if not made.is_finite():
            raise ValueError(f"「{made}」不是数字")
        return made
    found = AMOUNT.fullmatch(value.strip()) if isinstance(value, str) else None
    if not found:
        group = GROUPS.get(type(value))
        raise ValueError(f"{group or f'「{worded(value)}」'}不是数字")
    return Decimal(found["digits"].translate(SIGNS)) * UNITS[found["unit"] or "元"]


def rounded(value: Decimal, places: int | None) -> str:
    """The number with at most so many decimals, zeros at the end left out; None: all decimals that it has."""
    if places is not None:
        if type(places) is not int:
            raise ValueError(f"小数位数「{places}」不对")
        try:
            value = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        except InvalidOperation:
            raise ValueError(f"小数位数「{places}」不对") from None
    text = written.number(value)
    return "0" if text in {"-0", ""} else text


def honest(value: Decimal, places: int | None, *edges: int) -> str:
    """The same with as many more decimals as it takes not to be taken for an edge (0, all) that it is not."""
    text = rounded(value, places)
    for more in range(1, MORE_PLACES + 1):
        if places is None or value in edges or Decimal(text) not in edges:
            break
        text = rounded(value, places + more)
    return text


def chinese(value: Any, style: str = "读数") -> str:
    """中文数字：读数（一百二十三）、年份（二〇二一）、大写金额（壹佰贰拾叁元整）。

    >>> chinese(28), chinese(2021, "年份"), chinese("25.1万元", "大写金额")
    ('二十八', '二〇二一', '贰拾伍万壹仟元整')
    """
    if style == "年份":
        year = number(value)
        if year not in YEARS:
            raise ValueError(f"「{worded(value)}」不是年份")
        return digit_by_digit(str(int(year)))
    if style == "大写金额":
        return capital_amount(number(value))
    if style != "读数":
        raise ValueError(f"中文数字没有「{style}」这种写法，可用：读数、年份、大写金额")
    return cardinal(number(value))


def thousands(value: Any, places: int | None = None) -> str:
    """千分位：1234567 写作 1,234,567。

    >>> thousands(1234567), thousands("1234.50"), thousands(-1234), thousands(2.345, 2)
    ('1,234,567', '1,234.5', '-1,234', '2.35')
    """
    whole, point, rest = rounded(number(value), places).partition(".")
    return format(int(whole), ",") + point + rest if whole != "-0" else f"-0{point}{rest}"


def in_unit(unit: str, value: Any, places: int | None = None) -> str:
    """An amount in yuan (a text may carry its own unit) in 万元 or 亿元."""
    return honest(number(value) / UNITS[unit], places, 0) + unit


def ten_thousands(value: Any, places: int | None = None) -> str:
    """万元：以元计的金额写成万元；文字金额自带单位。

    >>> ten_thousands(251000), ten_thousands("25.1万元"), ten_thousands(123456, 1)
    ('25.1万元', '25.1万元', '12.3万元')
    """
    return in_unit("万元", value, places)


def hundred_millions(value: Any, places: int | None = None) -> str:
    """亿元：以元计的金额写成亿元。

    >>> hundred_millions(251000000), hundred_millions("12345.6万元", 2)
    ('2.51亿元', '1.23亿元')
    """
    return in_unit("亿元", value, places)


def percent(value: Any, whole: Any = 1, places: int = 1) -> str:
    """百分比：占总数的比例；不写总数时值本身是比例；四舍五入不会把不足 100% 的写成 100%，把有的写成 0%。

    >>> percent(3, 8), percent("0.256"), percent(28, 28), percent(1, 3, 2), percent(2999, 3000)
    ('37.5%', '25.6%', '100%', '33.33%', '99.97%')
    """
    base = number(whole)
    if base == 0:
        raise ValueError("总数为 0，算不出百分比；请用 {% if %} 另写一句")
    return honest(number(value) / base * 100, places, 0, 100) + "%"


def points(value: Any, before: Any, places: int = 1) -> str:
    """百分点：两个比例之差。

    >>> points("0.956", "0.924"), points("0.9", "0.95"), points(1, 1), points("0.9001", "0.9")
    ('提高3.2个百分点', '下降5个百分点', '持平', '基本持平')
    """
    change = (number(value) - number(before)) * 100
    text = rounded(abs(change), places)
    if text == "0":
        return "基本持平" if change else "持平"
    return f"{'提高' if change > 0 else '下降'}{text}个百分点"


def against(value: Any, before: Any, unit: str = "", places: int = 1) -> str:
    """同比：与上年相比增长、下降或持平，相差不到所写位数的写基本持平；上年为 0 时写增加的数。

    >>> against(25, 20), against(15, 20), against(20, 20), against(0, 0)
    ('增长25%', '下降25%', '持平', '持平')
    >>> against(5, 0, "件"), against(100001, 100000)
    ('增加5件（上年为0件）', '基本持平')
    """
    now, base = number(value), number(before)
    if now == base:
        return "持平"
    if base <= 0:
        more = f"{'增加' if now > base else '减少'}{rounded(abs(now - base), None)}{unit}"
        return f"{more}（上年为{rounded(base, None)}{unit}）"
    text = rounded(abs(now - base) / base * 100, places)
    return "基本持平" if text == "0" else f"{'增长' if now > base else '下降'}{text}%"


def listed(values: Iterable[Any], last: str = "") -> str:
    """顿号：用顿号连接；最后可用「和」「及」连接，或以「等」收尾。

    >>> listed(["网站", "微博", "公报"]), listed(["网站", "微博", "公报"], "和"), listed(["网站", "微博"], "等")
    ('网站、微博、公报', '网站、微博和公报', '网站、微博等')
    """
    words = members(values)
    if last == "等":
        return "、".join(words) + ("等" if words else "")
    return "、".join(words) if not last or len(words) < 2 else "、".join(words[:-1]) + last + words[-1]


def members(values: Any) -> list[str]:
    """The values of a list in words; ValueError, in Chinese, for a single value, which has only letters."""
    if isinstance(values, str | dict) or not isinstance(values, Iterable):
        raise ValueError("这里要用一列内容，不是单个的值")  # noqa: TRY004 - told to the writer
    return in_words(values)


def paragraphs(text: Any) -> list[Any]:
    """段落：把多段文字拆成一段一项，空行不要。

    >>> paragraphs("第一段。\\n\\n 第二段。 ")
    ['第一段。', '第二段。']
    """
    return [line.strip() for line in str(text).splitlines() if line.strip()]


def numbered(values: Iterable[Any]) -> str:
    """列表序号：一是……；二是……。

    >>> numbered(["加强培训。", "完善制度；"]), numbered(["加强培训"])
    ('一是加强培训；二是完善制度。', '加强培训。')
    """
    words = [word.strip().rstrip(STOPS) for word in members(values)]
    if len(words) > 1:
        words = [f"{chinese(place)}是{word}" for place, word in enumerate(words, 1)]
    return "；".join(words) + "。" if words else ""


def passing(work: Callable[..., Any]) -> Callable[..., Any]:
    """The filter that hands a gap on as it is: what is missing stays missing, whatever stands after ``|``.

    A list with a gap in it is missing as long as the gap is.
    """

    @wraps(work)
    def filtered(*values: Any, **named: Any) -> Any:
        """The first gap among the values, else the work's result."""
        for value in (*values, *named.values()):
            for one in value if isinstance(value, list | tuple) else (value,):
                if missing(one):
                    return one
        return work(*values, **named)

    return filtered


def missing(value: Any) -> bool:
    """Whether there is no value."""
    return value is None or isinstance(value, Undefined)


@wraps(paragraphs)
def filled_paragraphs(text: Any) -> list[Any]:
    """The paragraphs of a text; a missing text is one missing paragraph."""
    return [text] if missing(text) else paragraphs(text)


def as_it_is(value: Any) -> Any:
    """照原样：写不写都一样，转义由程序统一做一次。"""
    return value


FILTERS: dict[str, Callable[..., Any]] = {
    "中文数字": keeping_source(passing(chinese)),
    "千分位": keeping_source(passing(thousands)),
    "万元": keeping_source(passing(ten_thousands)),
    "亿元": keeping_source(passing(hundred_millions)),
    "百分比": passing(percent),
    "百分点": passing(points),
    "同比": passing(against),
    "日期": keeping_source(passing(day)),
    "顿号": passing(listed),
    "段落": filled_paragraphs,
    "列表序号": passing(numbered),
    "序号列表": passing(numbered),
}

NEUTRAL = ("e", "escape", "forceescape", "safe")
"""Filters of the language that would escape twice or not at all."""
