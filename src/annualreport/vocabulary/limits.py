"""Keep what a template's code may do within what a document needs: plain methods, sizes, turns of loops."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import wraps
from typing import Any

from jinja2 import Environment, Undefined, pass_environment
from jinja2.exceptions import SecurityError
from jinja2.filters import make_attrgetter

from annualreport.source.patterns import later
from annualreport.vocabulary.counting import EXACT, JOINED, SIZED, TURN, TURNS, WEIGHED, counted, turn, turns
from annualreport.vocabulary.exact import exact, half_up
from annualreport.vocabulary.filters import number, passing
from annualreport.vocabulary.gaps import Gap
from annualreport.vocabulary.weights import (
    GROUPS,
    LARGEST,
    arguments,
    fits,
    glued,
    plain,
    refuse_length,
    sized,
    weighed,
    weight,
)

MOST_NUMBERS = 100_000
"""Numbers that ``range`` may give."""
MOST_PRINTED = 10**7
"""Letters that the long texts of one part may have together."""
WIDEST_NUMBER = 4096
"""Bits of a product."""
UNNEEDED = ("random", "center", "indent", "wordwrap", "pprint", "xmlattr", "urlize", "tojson")
"""Filters of the language that a document does not need and that make much out of little."""
BOUNDED = {"batch": 10_000, "slice": 10_000, "round": 30}
"""Filters with the largest number that may stand behind them."""

OF_ONE = ("string", "upper", "lower", "title", "capitalize", "trim", "striptags", "truncate", "wordcount", "urlencode")
"""Filters that make a text or a count of one text; a group is none, and what is missing stays missing."""
PASSING = (*OF_ONE, "join", "round", "abs")
"""Filters that hand on what is missing."""
LAZY = ("map", "select", "reject", "selectattr", "rejectattr", "batch", "slice", "unique")
"""Filters that work item by item while somebody asks for the next."""
CHOOSING = ("first", "last", "max", "min")
"""Filters that find nothing in an empty list."""

OF_TEXTS = """strip lstrip rstrip lower upper title capitalize startswith endswith split rsplit splitlines partition
rpartition find index count isdigit isalpha isnumeric isspace removeprefix removesuffix replace join format"""
METHODS: tuple[tuple[type, frozenset[str]], ...] = (
    (str, frozenset(OF_TEXTS.split())),
    (dict, frozenset(("keys", "values", "items", "get"))),
    (list, frozenset(("index", "count"))),
    (tuple, frozenset(("index", "count"))),
    (date, frozenset(("isoformat", "weekday", "isoweekday"))),
    (object, frozenset()),
)
"""The methods of plain values that a template may call."""
WIDE = later(r"\d{4}|\{[^{}]*\{|%[-+ #0]*\*")
"""A width in a format string that no document needs, or one that the data says."""


def refuse_call(called: Any, values: tuple[Any, ...], named: Mapping[str, Any]) -> None:
    """SecurityError for a method that a document does not need, or one that would make too much."""
    called = getattr(called, "__wrapped__", called)
    owner, name = getattr(called, "__self__", None), getattr(called, "__name__", "")
    if owner is None or type(owner).__module__ not in ("builtins", "datetime", "decimal") or type(called) is type:
        return
    if isinstance(owner, type) or name not in next(names for kind, names in METHODS if isinstance(owner, kind)):
        raise SecurityError(f"模板里不能用 {name}()")
    if isinstance(owner, str):
        refuse_text(owner, name, (*values, *named.values()))


def refuse_text(text: str, name: str, values: tuple[Any, ...]) -> None:
    """SecurityError for a method of a text that would make too much."""
    if name == "replace" and len(values) > 1:
        refuse_length(text.count(str(values[0])) * len(str(values[1])) + len(text))
    elif name == "join" and values and isinstance(values[0], list | tuple | str):
        glued(values[0], text)
    elif name == "format":
        refuse_width(text)
        fits(text, values, "{")


def refuse_width(pattern: Any) -> None:
    """SecurityError for a format with a width that no document needs."""
    if isinstance(pattern, str) and WIDE.search(pattern):
        raise SecurityError("格式里的宽度太大")


def refuse_operation(operator: str, left: Any, right: Any) -> None:
    """SecurityError for a product, power or sum larger than a document needs."""
    numbers = isinstance(left, int) and isinstance(right, int)
    if operator == "**" and (abs(left) > LARGEST or abs(right) > 64):
        raise SecurityError("乘方太大")
    if operator == "*" and numbers and left.bit_length() + right.bit_length() > WIDEST_NUMBER:
        raise SecurityError("乘积太大")
    if operator == "*":
        for text, times in ((left, right), (right, left)):
            if isinstance(text, str | list | tuple) and isinstance(times, int) and size(text) * times > LARGEST:
                raise SecurityError("重复的次数太多")
    if operator == "+" and isinstance(left, str | list | tuple) and isinstance(right, str | list | tuple):
        refuse_length(size(left) + size(right))
    if operator == "%" and isinstance(left, str):
        refuse_width(left)
        fits(left, arguments(right), "%")


def size(value: Any) -> int:
    """The letters of a text, the items of a list and of the lists in it."""
    return weight(value, {}) if isinstance(value, GROUPS) else len(value)


def short_range(*bounds: int) -> range:
    """Numbers to go through, no more than a document needs."""
    numbers = range(*bounds)
    if numbers and (numbers[-1] - numbers[0]) // numbers.step >= MOST_NUMBERS:
        raise SecurityError("range 的范围太大")
    return numbers


def bounded(work: Callable[..., Any], most: int) -> Callable[..., Any]:
    """The filter with no number behind it larger than most."""

    @wraps(work)
    def filtered(*values: Any, **named: Any) -> Any:
        """The filter's own result."""
        if any(isinstance(value, int) and abs(value) > most for value in (*values[1:], *named.values())):
            raise SecurityError("过滤器后面的数太大")
        return work(*values, **named)

    return filtered


def checked(work: Callable[..., Any], check: Callable[..., None]) -> Callable[..., Any]:
    """The filter, its values looked at first; those that the language hands over beside them are left out."""

    @wraps(work)
    def filtered(*values: Any, **named: Any) -> Any:
        """The filter's own result."""
        check(*(values[1:] if hasattr(work, "jinja_pass_arg") else values), **named)
        return work(*values, **named)

    return filtered


def chosen(work: Callable[..., Any]) -> Callable[..., Any]:
    """The filter that gives a gap, named by its tag, where there is nothing to choose from."""

    @wraps(work)
    def filtered(*values: Any, **named: Any) -> Any:
        """The filter's own result; None for nothing."""
        made = work(*values, **named)
        return None if isinstance(made, Gap) and not made.named else made

    return filtered


def check_replace(text: Any, old: Any = "", new: Any = "", *_: Any) -> None:
    """Before ``replace``."""
    refuse_text(str(plain(text)), "replace", (old, new))


def check_format(pattern: Any, *values: Any, **named: Any) -> None:
    """Before ``format``."""
    refuse_width(pattern)
    fits(str(plain(pattern)), (*values, *named.values()), "%")


def check_text(text: Any, *_: Any, **__: Any) -> None:
    """Before a filter of one text."""
    plain(text)


def check_sum(_: Any, attribute: Any = None, start: Any = 0) -> None:  # noqa: ARG001 - as the filter is called
    """Before ``sum``."""
    if not isinstance(start, int | float | Decimal):
        raise SecurityError("sum 只能加数")


@pass_environment
def join(environment: Environment, values: Any, glue: str = "", attribute: str | int | None = None) -> str:
    """What ``join`` makes; attribute: which word of each item."""
    return glued(values if attribute is None else map(make_attrgetter(environment, attribute), values), str(glue))


def numeric(kind: Callable[[Any], Any]) -> Callable[..., Any]:
    """A filter that makes a number of a text; what is no number is told, unless the writer says what stands for it."""

    def filtered(value: Any, *default: Any) -> Any:
        """The number, else the default."""
        try:
            return kind(value if isinstance(value, Undefined) else number(value))
        except ValueError:
            if default:
                return default[0]
            raise

    return filtered


CHECKS: dict[str, Callable[..., None]] = {
    "replace": check_replace,
    "format": check_format,
    "sum": check_sum,
    **dict.fromkeys(OF_ONE, check_text),
}
"""What is looked at before a filter of the language works."""


def limit(filters: dict[str, Callable[..., Any]]) -> None:
    """Take what is not needed out of the language's filters, put bounds on the others, add the program's own."""
    for name in UNNEEDED:
        del filters[name]
    filters["round"] = half_up
    for name, most in BOUNDED.items():
        filters[name] = bounded(filters[name], most)
    filters.update({"join": join, "int": numeric(int), "float": numeric(exact)})
    for name, check in CHECKS.items():
        filters[name] = checked(filters[name], check)
    for name in LAZY:
        filters[name] = counted(filters[name])
    for name in PASSING:
        filters[name] = passing(filters[name])
    for name in CHOOSING:
        filters[name] = chosen(filters[name])
    filters.update({TURNS: turns, TURN: turn, JOINED: glued, SIZED: sized, WEIGHED: weighed, EXACT: exact})
