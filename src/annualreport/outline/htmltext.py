"""Turn an element of a web page into the lines of text that a reader sees."""

from __future__ import annotations

import re
from typing import Any

from annualreport.source.patterns import later

Element = Any
"""An lxml element; its stubs know too little of HTML."""

SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "select", "button", "textarea", "input", "svg", "iframe", "object"}
    | {"embed", "head", "nav", "footer", "audio", "video", "map", "canvas", "xml"}
)
"""What holds no text of the article."""
INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd"}
    | {"label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup"}
    | {"time", "tt", "u", "var", "wbr", "nobr", "img"}
)
"""Elements that go on in the same line; any other begins a new one."""
HIDDEN = later(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.IGNORECASE)
BLANKS = later(r"[\s\u00a0\u200b\ufeff]+")
BETWEEN = later(r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])")
"""A blank between two Chinese signs: a line break of the page's source."""


def tag(element: Element) -> str:
    """The element's name in small letters; empty for comments and instructions."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def hidden(element: Element) -> bool:
    """Whether a reader does not see the element."""
    return "hidden" in element.attrib or HIDDEN.search(element.get("style") or "") is not None


def skipped(element: Element) -> bool:
    """Whether nothing of the element is text."""
    return tag(element) in SKIPPED or tag(element) == "" or hidden(element)


def is_inline(element: Element) -> bool:
    """Whether the element goes on in the line; those with a colon in their names are Word's."""
    return tag(element) in INLINE or ":" in tag(element)


def clean(text: str) -> str:
    """One line: blanks of the source made one, none at the ends."""
    return BETWEEN.sub("", BLANKS.sub(" ", text)).strip(" \u3000")


def lines(element: Element) -> list[str]:
    """The element's text line by line; br and blocks begin a new line; empty lines are left out."""
    found: list[str] = [""]
    gather(element, found)
    return [line for one in found if (line := clean(one))]


def gather(element: Element, found: list[str]) -> None:
    """Add the text below an element to the last line, and lines after it."""
    found[-1] += element.text or ""
    for child in element:
        if tag(child) == "br":
            found.append("")
        elif not skipped(child):
            if is_inline(child):
                gather(child, found)
            else:
                found.append("")
                gather(child, found)
                found.append("")
        found[-1] += child.tail or ""
