"""Find where every value of a YAML text stands, to the character, so that one is replaced and nothing else moves."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from annualreport.source.patterns import later
from annualreport.source.yamlfile import Events, events_of

BREAK = later(r"[\r\n]")


@dataclass(slots=True)
class Node:
    """A value of the text.

    start, end: its first character and the one behind its last; a value that is not written has none between.
    column: where it begins in its line. style: ``|`` ``>`` ``"`` ``'`` of a scalar, ``[`` ``{`` of a flow, else empty.
    keys: of a mapping, each key's own node and its value's. value: the text of a scalar.
    """

    start: int
    end: int
    column: int
    style: str = ""
    items: list[Node] | None = None
    keys: dict[str, tuple[Node, Node]] | None = None
    value: str = ""

    @property
    def flows(self) -> bool:
        """Whether it is written in brackets."""
        return self.style in ("[", "{")

    @property
    def written(self) -> bool:
        """Whether anything is written."""
        return self.end > self.start


def tree(text: str) -> Node | None:
    """The document's value; None where there is none. text: one that yamlfile.parse takes."""
    events = events_of(text)
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            return node(next(events), events, text)
    return None


def node(event: yaml.Event, events: Events, text: str) -> Node:
    """The value that begins with this event."""
    start, end = event.start_mark, event.end_mark
    assert start is not None
    assert end is not None
    if isinstance(event, yaml.ScalarEvent):
        style = event.style or ""
        end_index = last_sign(text, start.index, end.index, style)
        return Node(start.index, end_index, start.column, style, value=event.value)
    flows = bool(getattr(event, "flow_style", False))
    if isinstance(event, yaml.SequenceStartEvent):
        return sequence(Node(start.index, end.index, start.column, "[" * flows, items=[]), events, text)
    return mapping(Node(start.index, end.index, start.column, "{" * flows, keys={}), events, text)


def sequence(found: Node, events: Events, text: str) -> Node:
    """A list with its items."""
    assert found.items is not None
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            return closed(found, event)
        found.items.append(node(event, events, text))
        found.end = found.items[-1].end
    return found


def mapping(found: Node, events: Events, text: str) -> Node:
    """A mapping with its keys."""
    assert found.keys is not None
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            return closed(found, event)
        key = node(event, events, text)
        value = node(next(events), events, text)
        found.keys[str(getattr(event, "value", ""))] = (key, value)
        found.end = value.end
    return found


def closed(found: Node, event: yaml.Event) -> Node:
    """A flow ends with its bracket; a block with its last value."""
    if found.flows and event.end_mark is not None:
        found.end = event.end_mark.index
    return found


def last_sign(text: str, start: int, end: int, style: str) -> int:
    """Where a scalar ends: a block without the empty lines behind it, unless it keeps them."""
    if style not in ("|", ">") or "+" in text[start : start + 3]:
        return end
    return start + len(text[start:end].rstrip("\r\n "))


def end_of_line(text: str, at: int) -> int:
    """Where the line that holds this character ends, before its break."""
    found = BREAK.search(text, at)
    return found.start() if found else len(text)
