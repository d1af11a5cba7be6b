"""Count how often the loops and macros of a template go round, and how long, so that none goes on for ever."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from jinja2 import nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer

MOST_TURNS = 10**6
"""How often the loops and the macros of one part may go round."""
MOST_SECONDS = 20.0
"""How long the processor may be busy with one part; a report of thousands of tasks takes less than one."""
COUNT = " count"
"""The key of a render's Count in a context; no template can spell it."""
TURNS, TURN, JOINED, SIZED, WEIGHED, EXACT = " turns", " turn", " joined", " sized", " weighed", " exact"
"""Filters that stand only in the program, never in a template."""


@dataclass
class Count:
    """How often the loops and macros of one render have gone round; begun: the processor's time at its beginning."""

    turns: int = 0
    begun: float = field(default_factory=time.thread_time)

    def turn(self) -> None:
        """One more; SecurityError beyond the limits. Every eighth time the clock is asked."""
        self.turns += 1
        if self.turns > MOST_TURNS:
            raise SecurityError("循环或重复调用的次数太多")
        if not self.turns & 7 and time.thread_time() - self.begun > MOST_SECONDS:
            raise SecurityError("循环或重复调用的时间太长")


@pass_context
def turns(context: Context, items: Iterable[Any]) -> Iterator[Any]:
    """The items of a loop, counted."""
    count: Count = context.get(COUNT) or Count()
    for item in items:
        count.turn()
        yield item


def counted(work: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that works item by item, its rounds counted; what the language hands it, it is handed still."""
    handed = getattr(getattr(work, "jinja_pass_arg", None), "name", "")

    @wraps(work)
    def filtered(context: Context, *values: Any, **named: Any) -> Any:
        """The filter's own items."""
        about = {"context": context, "eval_context": context.eval_ctx, "environment": context.environment}
        return turns(context, work(*([about[handed]] if handed else []), *values, **named))

    return pass_context(filtered)


@pass_context
def turn(context: Context, _: Any) -> str:
    """One call of a macro, or one round of a loop that calls itself."""
    (context.get(COUNT) or Count()).turn()
    return ""


class Limiter(NodeTransformer):
    """Puts the counters into a program before it is compiled."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - the visitor's name
        """A loop is counted; one that calls itself at every round."""
        self.generic_visit(node)
        node.iter = hidden(TURNS, node.iter, node.lineno)
        if node.recursive:
            node.body.insert(0, counter(node))
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802 - the visitor's name
        """Every call of a macro is counted."""
        self.generic_visit(node)
        node.body.insert(0, counter(node))
        return node

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802 - the visitor's name
        """What a macro calls back is counted."""
        self.generic_visit(node)
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

    def visit_Const(self, node: nodes.Const) -> nodes.Node:  # noqa: N802 - the visitor's name
        """A number with decimals is what the writer typed, to the last of them."""
        return hidden(EXACT, node, node.lineno) if isinstance(node.value, float) else node

    def visit_group(self, node: Any) -> nodes.Node:
        """A list that holds other values is weighed."""
        self.generic_visit(node)
        if getattr(node, "ctx", "load") != "load" or not any(True for _ in node.find_all((nodes.Name, nodes.Call))):
            return node  # type: ignore[no-any-return]
        return hidden(WEIGHED, node, node.lineno)

    visit_List = visit_Tuple = visit_Dict = visit_group  # noqa: N815 - the visitor's names


def hidden(name: str, node: Any, line: int) -> nodes.Filter:
    """A value through one of the program's own filters."""
    return nodes.Filter(node, name, [], [], None, None, lineno=line)


def counter(node: nodes.Node) -> nodes.ExprStmt:
    """A statement that counts and prints nothing."""
    line = node.lineno
    return nodes.ExprStmt(hidden(TURN, nodes.Const(None, lineno=line), line), lineno=line)
