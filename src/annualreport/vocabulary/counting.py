"""Count how often the loops and macros of a template go round, so that none goes on for ever."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer

MOST_TURNS = 10**6
"""How often the loops inside loops, and the macros, of one part may go round."""
COUNT = " count"
"""The key of a render's Count in a context; no template can spell it."""
TURNS, TURN, JOINED, SIZED = " turns", " turn", " joined", " sized"
"""Filters that stand only in the program, never in a template."""


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
