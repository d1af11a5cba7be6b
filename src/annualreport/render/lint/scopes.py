"""Read a part's program from top to bottom with the scopes of its blocks, and hand every expression on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jinja2 import nodes

from annualreport.render.lint.advice import LOOP_WORDS, Unknown, dotted
from annualreport.render.lint.inference import Inference, Scope, names
from annualreport.vocabulary.shape import ANYTHING, VALUE, Shape

LETTERS = "letters"
"""The way in which a loop over a plain value is wrong."""


def read(body: Iterable[nodes.Node], scope: Scope, inference: Inference) -> None:
    """Statements one after the other; names that they give go into the scope."""
    for node in body:
        work = BLOCKS.get(type(node))
        if work:
            work(node, scope, inference)
        elif isinstance(node, nodes.Stmt):
            children(node, scope, inference)
        else:
            inference.of(node, scope)


def children(node: nodes.Node, scope: Scope, inference: Inference) -> None:
    """A statement that gives no names: whatever is in it."""
    read(node.iter_child_nodes(), scope, inference)


def bind(target: nodes.Node, shape: Shape, scope: Scope) -> None:
    """A name stands for a shape; several names at once stand for anything."""
    given = list(names(target))
    scope.update(dict.fromkeys(given, shape if isinstance(target, nodes.Name) else ANYTHING))


def loop(node: nodes.For, scope: Scope, inference: Inference) -> None:
    """``for``: its names and ``loop`` are known inside it."""
    listed = inference.of(node.iter, scope)
    if listed.plain and not (listed.item or listed.words or listed.anything):
        inference.unknown.append(Unknown(node.lineno, dotted(node.iter), listed, scope, looped=True))
    item = listed.item or ANYTHING
    inner = dict(scope)
    inner["loop"] = Shape(words=dict.fromkeys(LOOP_WORDS, VALUE) | {"previtem": item, "nextitem": item, **CALLED})
    bind(node.target, item, inner)
    if node.test is not None:
        inference.of(node.test, inner)
    read(node.body, inner, inference)
    read(node.else_, dict(scope), inference)


CALLED = {"cycle": ANYTHING, "changed": ANYTHING}


def assign(node: nodes.Assign, scope: Scope, inference: Inference) -> None:
    """``set name = value``."""
    bind(node.target, inference.of(node.node, scope), scope)


def assign_block(node: nodes.AssignBlock, scope: Scope, inference: Inference) -> None:
    """``set name`` … ``endset``."""
    read(node.body, dict(scope), inference)
    bind(node.target, VALUE, scope)


def within(node: nodes.With, scope: Scope, inference: Inference) -> None:
    """``with name = value``."""
    inner = dict(scope)
    for target, value in zip(node.targets, node.values, strict=True):
        bind(target, inference.of(value, scope), inner)
    read(node.body, inner, inference)


def macro(node: nodes.Macro, scope: Scope, inference: Inference) -> None:
    """``macro name(…)``: its arguments may be anything."""
    scope[node.name] = ANYTHING
    arguments(node, scope, inference)


def call_block(node: nodes.CallBlock, scope: Scope, inference: Inference) -> None:
    """``call name(…)`` … ``endcall``."""
    inference.of(node.call, scope)
    arguments(node, scope, inference)


def arguments(node: Any, scope: Scope, inference: Inference) -> None:
    """The body of a macro or call with its own names."""
    for default in node.defaults:
        inference.of(default, scope)
    own = (*(argument.name for argument in node.args), "caller", "varargs", "kwargs")
    read(node.body, {**scope, **dict.fromkeys(own, ANYTHING)}, inference)


BLOCKS: dict[type[nodes.Node], Any] = {
    nodes.For: loop,
    nodes.Assign: assign,
    nodes.AssignBlock: assign_block,
    nodes.With: within,
    nodes.Macro: macro,
    nodes.CallBlock: call_block,
}
