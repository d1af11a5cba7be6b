"""Follow words through loops, settings and filters: what each stands for, and which of them nobody knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from jinja2 import nodes

from annualreport.render.lint.advice import Unknown, dotted
from annualreport.vocabulary.environment import House
from annualreport.vocabulary.shape import ANYTHING, VALUE, Shape, vocabulary

SAME = frozenset({"sort", "reverse", "unique", "list", "select", "reject", "selectattr", "rejectattr", "default", "d"})
"""Filters that give what they are given, or some of it."""
ONE = frozenset({"first", "last", "max", "min"})
"""Filters that give an item of a list."""
BY_ATTRIBUTE = frozenset({"sort", "unique", "map", "groupby", "sum", "max", "min"})
"""Filters whose ``attribute=`` names a word of the items."""
FIRST_IS_ATTRIBUTE = frozenset({"selectattr", "rejectattr", "groupby"})
PRINTABLE = (str, int, Decimal, date)
ASKING = frozenset({"defined", "undefined"})

FORBIDDEN = Shape(anything=True)
"""What lies behind a trespass, which is told once."""

Scope = dict[str, Shape]


@dataclass
class Inference:
    """One part's program being read.

    lost: a name that nobody knows may be one that an unreadable tag gives. used: every word met, in full, by the
    line that it stands on.
    """

    language: House
    lost: bool = False
    unknown: list[Unknown] = field(default_factory=list)
    used: dict[int, list[str]] = field(default_factory=dict)

    def name(self, node: nodes.Name, scope: Scope) -> Shape:
        """A word at the top: of a loop or setting, of the vocabulary, or of the language."""
        if node.name in scope:
            return scope[node.name]
        if node.name in vocabulary():
            return vocabulary()[node.name]
        if not self.knows(node.name, scope):
            self.unknown.append(Unknown(node.lineno, node.name, None, scope))
        return ANYTHING

    def knows(self, name: str, scope: Scope) -> bool:
        """Whether a name is one, or may be one that got lost."""
        return self.lost or name in scope or name in vocabulary() or name in self.language.globals

    def of(self, node: nodes.Node, scope: Scope) -> Shape:
        """What an expression stands for; unknown words in it are noted."""
        kind = type(node).__name__.lower()
        work: Callable[[Any, Scope], Shape] = getattr(self, f"of_{kind}", self.of_other)
        shape = work(node, scope)
        if shape.name:
            self.used.setdefault(node.lineno, []).append(shape.name)
        return shape

    def of_other(self, node: nodes.Node, scope: Scope) -> Shape:
        """An operation or the like: a value made of values."""
        for child in node.iter_child_nodes():
            self.of(child, scope)
        return ANYTHING

    def of_const(self, node: nodes.Const, scope: Scope) -> Shape:  # noqa: ARG002 - one signature for all
        """A value typed in the tag."""
        return ANYTHING if node.value is None else VALUE

    def of_name(self, node: nodes.Name, scope: Scope) -> Shape:
        """A word."""
        return self.name(node, scope)

    def of_getattr(self, node: nodes.Getattr, scope: Scope) -> Shape:
        """``group.word``."""
        return self.step(self.of(node.node, scope), node.attr, node, scope)

    def of_getitem(self, node: nodes.Getitem, scope: Scope) -> Shape:
        """``group["word"]``, ``list[0]``, ``list[1:]``."""
        base = self.of(node.node, scope)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self.step(base, node.arg.value, node, scope)
        self.of(node.arg, scope)
        if isinstance(node.arg, nodes.Slice):
            return base
        return base.item or ANYTHING

    def step(self, base: Shape, word: str, node: nodes.Expr, scope: Scope) -> Shape:
        """What lies below a group under a word; nothing that begins with _ is ever for templates."""
        if word.startswith("_"):
            if base is not FORBIDDEN:
                self.unknown.append(Unknown(node.lineno, dotted(node), base, scope))
            return FORBIDDEN
        if word in base.words:
            return base.words[word]
        kinds = [dict] * bool(base.words) + [list] * (base.item is not None) + [*PRINTABLE] * base.plain
        if not base.anything and not any(hasattr(kind, word) for kind in kinds):
            self.unknown.append(Unknown(node.lineno, dotted(node), base, scope))
        return ANYTHING

    def of_filter(self, node: nodes.Filter, scope: Scope) -> Shape:
        """``value|filter``."""
        base = self.of(node.node, scope) if node.node is not None else VALUE
        self.attributes(node, base, scope)
        for child in (*node.args, *node.kwargs):
            self.of(child, scope)
        if node.name == "段落":
            return Shape(item=VALUE)
        if node.name in ONE:
            return base.item or ANYTHING
        return base if node.name in SAME and (base.item or base.anything) else ANYTHING

    def attributes(self, node: nodes.Filter, base: Shape, scope: Scope) -> None:
        """The words of items that a filter names in quotes."""
        if base.item is None:
            return
        named = [one.value for one in node.kwargs if one.key == "attribute" and node.name in BY_ATTRIBUTE]
        if node.name in FIRST_IS_ATTRIBUTE and node.args:
            named.append(node.args[0])
        for one in named:
            if isinstance(one, nodes.Const) and isinstance(one.value, str):
                shape = base.item
                for word in one.value.split(","):
                    self.path(shape, word.strip(), node, scope)

    def path(self, shape: Shape, written: str, node: nodes.Expr, scope: Scope) -> None:
        """A dotted path below an item."""
        for word in written.split("."):
            name = nodes.Name(shape.name or "每一项", "load", lineno=node.lineno)
            shape = self.step(shape, word, nodes.Getattr(name, word, "load", lineno=node.lineno), scope)

    def of_call(self, node: nodes.Call, scope: Scope) -> Shape:
        """``name(…)``: a macro, a function of the language, a method; a word is none of these."""
        if isinstance(node.node, nodes.Name) and not self.knows(node.node.name, scope):
            return ANYTHING  # a name with brackets is told as such, tag by tag
        if self.of(node.node, scope).name:
            return ANYTHING
        for child in (*node.args, *node.kwargs):
            self.of(child, scope)
        return ANYTHING

    def of_test(self, node: nodes.Test, scope: Scope) -> Shape:
        """``x is test``; whether a word is there may be asked of any word."""
        if node.name not in ASKING:
            self.of_other(node, scope)
        return VALUE

    def of_condexpr(self, node: nodes.CondExpr, scope: Scope) -> Shape:
        """``one if test else other``."""
        self.of(node.test, scope)
        shapes = [self.of(one, scope) for one in (node.expr1, node.expr2) if one is not None]
        return shapes[0] if len(set(map(id, shapes))) == 1 else ANYTHING

    def of_or(self, node: nodes.Or, scope: Scope) -> Shape:
        """``one or other``."""
        left, right = self.of(node.left, scope), self.of(node.right, scope)
        return left if left is right else ANYTHING

    of_and = of_or

    def of_list(self, node: nodes.List, scope: Scope) -> Shape:
        """A list typed in the tag."""
        shapes = [self.of(one, scope) for one in node.items]
        alike = shapes and all(one is shapes[0] for one in shapes)
        return Shape(item=shapes[0] if alike else ANYTHING)

    of_tuple = of_list


def names(target: nodes.Node) -> Iterator[str]:
    """The names that an assignment gives."""
    yield from (one.name for one in target.find_all(nodes.Name))
    if isinstance(target, nodes.Name):
        yield target.name
