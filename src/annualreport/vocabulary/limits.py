"""Keep what a template's code may do within what a document needs: plain methods, sizes, turns of loops."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any

from jinja2 import nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer

LARGEST = 10**6
"""Letters or items that one value made by a tag may have."""
MOST_TURNS = 10**6
"""How often the loops inside loops, and the macros, of one part may go round."""
MOST_PRINTED = 10**7
"""Letters that the long texts of one part may have together."""
WIDEST_NUMBER = 4096
"""Bits of a product."""
COUNT = " count"
"""The key of a render's Count in a context; no template can spell it."""
TURNS, TURN, JOINED, SIZED = " turns", " turn", " joined", " sized"
"""Filters that stand only in the program, never in a template."""

UNNEEDED = ("random", "center", "indent", "wordwrap", "pprint", "xmlattr", "urlize", "tojson")
"""Filters of the language that a document does not need and that make much out of little."""
BOUNDED = {"batch": 10_000, "slice": 10_000, "round": 30}
"""Filters with the largest number that may stand behind them."""

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
WIDE = re.compile(r"\d{4}|\{[^{}]*\{|%[-+ #0]*\*")
"""A width in a format string that no document needs, or one that the data says."""


@dataclass
class Count:
    """How often the loops and macros of one render have gone round."""

    turns: int = 0

    def turn(self) -> None:
        """One more; SecurityError beyond the limit."""
        self.turns += 1
        if self.turns > MOST_TURNS:
            raise SecurityError("循环或重复调用的次数太多")


@pass_context
def turns(context: Context, items: Iterable[Any]) -> Iterator[Any]:
    """The items of a loop inside another, counted."""
    count: Count = context.get(COUNT) or Count()
    for item in items:
        count.turn()
        yield item


@pass_context
def turn(context: Context, _: Any) -> str:
    """One call of a macro, or one round of a loop that calls itself."""
    (context.get(COUNT) or Count()).turn()
    return ""


def joined(values: list[Any]) -> str:
    """What ``~`` makes."""
    return sized("".join(map(str, values)))


def sized(text: str) -> str:
    """A text that is not longer than a document needs."""
    if len(text) > LARGEST:
        raise SecurityError("拼出的文字太长")
    return text


class Limiter(NodeTransformer):
    """Puts the counters into a program before it is compiled."""

    def __init__(self) -> None:
        self.depth = 0

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - the visitor's name
        """A loop inside a loop or macro is counted; one that calls itself at every round."""
        inside = self.depth > 0
        self.deeper(node)
        if inside:
            node.iter = hidden(TURNS, node.iter, node.lineno)
        if node.recursive:
            node.body.insert(0, counter(node))
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802 - the visitor's name
        """Every call of a macro is counted."""
        self.deeper(node)
        node.body.insert(0, counter(node))
        return node

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802 - the visitor's name
        """What a macro calls back is counted."""
        self.deeper(node)
        node.body.insert(0, counter(node))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - the visitor's name
        """Texts put together are measured."""
        self.generic_visit(node)
        return hidden(JOINED, nodes.List(node.nodes, lineno=node.lineno), node.lineno)

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.Node:  # noqa: N802 - the visitor's name
        """A text that is set as a block is measured."""
        self.generic_visit(node)
        node.filter = hidden(SIZED, node.filter, node.lineno)
        return node

    def deeper(self, node: nodes.Node) -> None:
        """What stands inside a loop or macro."""
        self.depth += 1
        self.generic_visit(node)
        self.depth -= 1


def hidden(name: str, node: Any, line: int) -> nodes.Filter:
    """A value through one of the program's own filters."""
    return nodes.Filter(node, name, [], [], None, None, lineno=line)


def counter(node: nodes.Node) -> nodes.ExprStmt:
    """A statement that counts and prints nothing."""
    line = node.lineno
    return nodes.ExprStmt(hidden(TURN, nodes.Const(None, lineno=line), line), lineno=line)


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
    filters.update({TURNS: turns, TURN: turn, JOINED: joined, SIZED: sized})
