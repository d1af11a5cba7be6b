"""Put values into a YAML text so that everything else in it, to the character, stays as it was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from annualreport.outputs import yaml_block
from annualreport.source.patterns import later
from annualreport.source.yamlfile import SUSPECT, UNPRINTABLE
from annualreport.source.yamlspans import Node, end_of_line

Values = Mapping[str, Any]
ItemChange = tuple[int | None, Values | None]
"""An item to stand at a position, to be added at the end (no position), or to be taken away (no item)."""
COLON = later(r"\s*:")
BREAKS = later(r"\r\n|\r|\n")


@dataclass
class Splices:
    """What is to stand in place of which part of the text; a part of no length is an insertion."""

    text: str
    pieces: list[tuple[int, bool, int, str]] = field(default_factory=list)
    """Start, whether it comes behind others of the same start, end, the new text."""

    @property
    def newline(self) -> str:
        """How the file ends its lines."""
        found = BREAKS.search(self.text)
        return found[0] if found else "\n"

    def put(self, start: int, end: int, new: str, *, behind: bool = False) -> None:
        """Let the new text stand from start to end; behind: after a value that is put in the same spot."""
        self.pieces.append((start, behind, end, new.replace("\n", self.newline)))

    def lines_after(self, at: int, lines: str) -> None:
        """Insert whole lines behind the line that ends at this character, or begins there."""
        begins = at > 0 and self.text[at - 1] in "\r\n"
        self.put(at, at, f"{lines}\n" if begins else f"\n{lines}", behind=True)

    def done(self) -> str:
        """The text with every piece in its place, those of one place in the order they came."""
        parts, last = [], 0
        for start, _, end, new in sorted(self.pieces, key=lambda piece: piece[:2]):
            parts += [self.text[last:start], new]
            last = end
        return "".join((*parts, self.text[last:]))


def set_key(into: Splices, owner: Node, key: str, value: Any, order: Sequence[str] = ()) -> None:
    """Put a plain value behind a key, None taking it away; a key that is not there is made in the order given."""
    assert owner.keys is not None
    if key not in owner.keys:
        if clean(value) is not None:
            add_key(into, owner, key, value, order)
        return
    name, old = owner.keys[key]
    if old.written and not old.keys and not old.items and plain(value) == plain(old.value):
        return
    alone = not owner.flows and not into.text[old.end : end_of_line(into.text, old.end)].strip()
    new = typed(value, owner.column, several=alone)
    if old.written and not new and not owner.flows:
        into.put(len(into.text[: old.start].rstrip(" ")), old.end, "")
    elif old.written:
        into.put(old.start, old.end, new)
    elif new:
        at, joint = behind_colon(into.text, name)
        into.put(at, at, f"{joint}{new}")


def behind_colon(text: str, name: Node) -> tuple[int, str]:
    """Where the value of a key may begin, and what stands between; in braces a key may lack its colon."""
    colon = COLON.match(text, name.end)
    return (colon.end(), " ") if colon else (name.end, ": ")


def add_key(into: Splices, owner: Node, key: str, value: Any, order: Sequence[str] = ()) -> None:
    """Make a key with its value behind the last key that goes before it in the order, else behind all."""
    assert owner.keys is not None
    before = set(order[: order.index(key)] if key in order else owner.keys)
    ends = {name: node.end for name, (_, node) in owner.keys.items()}
    last = next(reversed([end for name, end in ends.items() if name in before] or list(ends.values())), owner.start + 1)
    if owner.flows:
        into.put(last, last, f"{', ' if ends else ''}{key}: {flow(value)}", behind=True)
        return
    lines = yaml_block.entry(f"{' ' * owner.column}{key}:", clean(value), " " * owner.column)
    into.lines_after(end_of_line(into.text, last), "\n".join(lines))


def set_items(into: Splices, owner: Node, key: str, changes: Sequence[ItemChange], order: Sequence[str] = ()) -> None:
    """Change the list behind a key; positions are those of the list as it stands."""
    assert owner.keys is not None
    found = owner.keys.get(key)
    if found and found[1].items:
        change_items(into, found[1], changes)
        return
    added = [clean(item) for _, item in changes if item is not None]
    if found is None:
        add_key(into, owner, key, added, order)
    else:
        fill(into, owner, found, added)


def fill(into: Splices, owner: Node, found: tuple[Node, Node], value: Any) -> None:
    """Put a list or a group behind a key that has none."""
    name, old = found
    at, joint = behind_colon(into.text, name)
    end = max(old.end, at)
    into.put(at, end, f"{joint}{flow(value)}" if owner.flows else "")
    if not owner.flows:
        lines = yaml_block.lines(value, " " * (owner.column + 2))
        into.lines_after(end_of_line(into.text, end), "\n".join(lines))


def change_items(into: Splices, listed: Node, changes: Sequence[ItemChange]) -> None:
    """Replace, take away and add items of a list that has some."""
    assert listed.items is not None
    gone = [position for position, item in changes if position is not None and item is None]
    added = [item for position, item in changes if position is None and item is not None]
    for position, item in changes:
        if position is not None and item is not None:
            replace_item(into, listed.items[position], item)
    if listed.flows:
        change_flow(into, listed, gone, added)
        return
    for position in gone:
        remove_block(into, listed.items[position])
    if added:
        lines = yaml_block.lines([clean(item) for item in added], " " * listed.column)
        into.lines_after(end_of_line(into.text, listed.end), "\n".join(lines))


def replace_item(into: Splices, old: Node, item: Values) -> None:
    """Let the keys of an item say something else; keys and comments that stay are not touched."""
    assert old.keys is not None
    for key in (*item, *(key for key in old.keys if key not in item)):
        set_key(into, old, key, item.get(key), tuple(item))


def change_flow(into: Splices, listed: Node, gone: Sequence[int], added: Sequence[Values]) -> None:
    """Take items of a list in brackets away, each with its comma, or add some behind the last."""
    assert listed.items is not None
    items = listed.items
    kept = [position for position in range(len(items)) if position not in gone]
    if not kept:
        into.put(listed.start, listed.end, "[]")
        return
    for position in (one for one in gone if one < kept[-1]):
        into.put(items[position].start, items[position + 1].start, "")
    if kept[-1] < len(items) - 1:
        into.put(items[kept[-1]].end, items[-1].end, "")
    into.put(items[-1].end, items[-1].end, "".join(f", {flow(one)}" for one in added))


def remove_block(into: Splices, item: Node) -> None:
    """Take an item of a block away with its dash and its lines."""
    dash = into.text.rindex("-", 0, item.start)
    start = max(into.text.rfind("\n", 0, dash), into.text.rfind("\r", 0, dash)) + 1
    end = end_of_line(into.text, item.end)
    follows = BREAKS.match(into.text, end)
    into.put(start, follows.end() if follows else end, "")


def typed(value: Any, column: int, *, several: bool = False) -> str:
    """A plain value as typed behind its key; several: whether it may take lines of its own."""
    text = yaml_block.scalar(clean(value), " " * column)
    return text if several or "\n" not in text else yaml_block.on_one_line(clean(value))


def flow(value: Any) -> str:
    """A value in brackets and braces, on one line."""
    value = clean(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    return typed(value, 0)


def clean(value: Any) -> Any:
    """The value as a file can hold it: no control characters, no key without value."""
    return settled(value, lambda one: Decimal(format(one, "f")) if isinstance(one, Decimal) else one)


def plain(value: Any) -> Any:
    """What the reader gives for a value that was put in: every scalar a text, no key without value."""
    return settled(value, typed_text)


def settled(value: Any, scalar: Callable[[Any], Any]) -> Any:
    """The value without blanks in it; every text tidied, every other single value as the function makes it."""
    if value is None:
        return None
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, (dict, Mapping)):  # nearly always a dict, which is asked for quickly
        made = {key: settled(inner, scalar) for key, inner in value.items()}
        return {key: inner for key, inner in made.items() if inner is not None and inner != []}
    if isinstance(value, (list, Sequence)):
        return [settled(one, scalar) for one in value]
    return scalar(value)


def tidy(text: str) -> str | None:
    """The text without blanks around it and without control characters, lines broken by a line feed; None for none."""
    if SUSPECT.search(text):
        text = "\n".join(UNPRINTABLE.sub("", line) for line in BREAKS.split(text.strip()))
    return text.strip() or None


def typed_text(value: Any) -> str:
    """A single value as it is typed in a file."""
    if isinstance(value, Decimal):
        return format(value, "f")
    return yaml_block.scalar(value, "") if isinstance(value, (bool, date)) else str(value)
