"""Keep what a template's code may do within what a document needs: plain methods, sizes, turns of loops."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from jinja2.exceptions import SecurityError

from annualreport.source.patterns import later
from annualreport.vocabulary.counting import JOINED, SIZED, TURN, TURNS, turn, turns
from annualreport.vocabulary.filters import passing
from annualreport.vocabulary.gaps import Gap
from annualreport.vocabulary.showing import worded

LARGEST = 10**6
"""Letters or items that one value made by a tag may have."""
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

PASSING = (
    "join",
    "string",
    "upper",
    "lower",
    "title",
    "capitalize",
    "trim",
    "striptags",
    "truncate",
    "wordcount",
    "round",
)
"""Filters that would make a text or a count of what is missing."""
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


def joined(values: list[Any]) -> str:
    """What ``~`` makes."""
    return sized("".join(map(worded, values)))


def sized(text: str) -> str:
    """A text that is not longer than a document needs."""
    if len(text) > LARGEST:
        raise SecurityError("拼出的文字太长")
    return text


def refuse_call(called: Any, values: tuple[Any, ...]) -> None:
    """SecurityError for a method that a document does not need, or one that would make too much."""
    called = getattr(called, "__wrapped__", called)
    owner, name = getattr(called, "__self__", None), getattr(called, "__name__", "")
    if owner is None or type(owner).__module__ not in ("builtins", "datetime", "decimal") or type(called) is type:
        return
    if isinstance(owner, type) or name not in next(names for kind, names in METHODS if isinstance(owner, kind)):
        raise SecurityError(f"模板里不能用 {name}()")
    if isinstance(owner, str):
        refuse_text(owner, name, values)


def refuse_text(text: str, name: str, values: tuple[Any, ...]) -> None:
    """SecurityError for a method of a text that would make too much."""
    if name == "replace" and len(values) > 1:
        refuse_length(text.count(str(values[0])) * len(str(values[1])) + len(text))
    elif name == "join" and values and isinstance(values[0], list | tuple | str):
        refuse_length(sum(len(str(item)) + len(text) for item in values[0]))
    elif name == "format":
        refuse_width(text)


def refuse_length(length: int) -> None:
    """SecurityError for a text longer than a document needs."""
    if length > LARGEST:
        raise SecurityError("拼出的文字太长")


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
            if isinstance(text, str | list | tuple) and isinstance(times, int) and len(text) * times > LARGEST:
                raise SecurityError("重复的次数太多")
    if operator == "+" and isinstance(left, str | list | tuple) and isinstance(right, str | list | tuple):
        refuse_length(len(left) + len(right))
    if operator == "%":
        refuse_width(left)


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
        check(*(values[1:] if hasattr(work, "jinja_pass_arg") else values))
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
    refuse_text(str(text), "replace", (old, new))


def check_join(values: Any, glue: Any = "", *_: Any) -> None:
    """Before ``join``."""
    if isinstance(values, list | tuple | str):
        refuse_text(str(glue), "join", (values,))


def check_format(pattern: Any, *_: Any) -> None:
    """Before ``format``."""
    refuse_width(pattern)


def limit(filters: dict[str, Callable[..., Any]]) -> None:
    """Take what is not needed out of the language's filters, put bounds on the others, add the program's own."""
    for name in UNNEEDED:
        del filters[name]
    for name, most in BOUNDED.items():
        filters[name] = bounded(filters[name], most)
    for name, check in (("replace", check_replace), ("join", check_join), ("format", check_format)):
        filters[name] = checked(filters[name], check)
    for name in PASSING:
        filters[name] = passing(filters[name])
    for name in CHOOSING:
        filters[name] = chosen(filters[name])
    filters.update({TURNS: turns, TURN: turn, JOINED: joined, SIZED: sized})
