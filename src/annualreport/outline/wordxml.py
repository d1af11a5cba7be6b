"""Read the text of Word's XML as a reader sees it: deletions left out, one of two alternatives, boxes apart."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

Element = etree._Element

GONE = frozenset(
    {"del", "moveFrom", "delText", "instrText", "Fallback", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr"}
)
"""Elements whose text no reader sees; a Fallback says again what its Choice says."""
MARKS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


def name(element: Element) -> str:
    """The element's name without namespace; empty for comments and instructions."""
    tag = element.tag
    return local(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1024)
def local(tag: str) -> str:
    """A name without its namespace."""
    return tag.rpartition("}")[2]


def value(element: Element | None, attribute: str = "val") -> str:
    """An attribute by its name without namespace; empty where it is not written."""
    if element is None:
        return ""
    for key, text in element.items():
        if local(str(key)) == attribute:
            return str(text)
    return ""


def child(element: Element | None, *path: str) -> Element | None:
    """The first child by name, down a path."""
    for step in path:
        if element is None:
            return None
        for one in element:
            if name(one) == step:
                element = one
                break
        else:
            return None
    return element


def text(element: Element) -> str:
    """What a reader sees of a paragraph or run; the text of boxes is not part of it."""
    found: list[str] = []
    gather(element, found)
    return "".join(found)


def gather(element: Element, found: list[str]) -> None:
    """Add the text of the element's children in order."""
    for one in element:
        kind = name(one)
        if kind == "t":
            found.append(one.text or "")
        elif kind == "br":
            found.append("" if value(one, "type") in ("page", "column") else "\n")
        elif kind in MARKS:
            found.append(MARKS[kind])
        elif kind not in GONE and kind != "txbxContent":
            gather(one, found)


def boxes(element: Element) -> Iterator[Element]:
    """The text boxes anchored in a paragraph; those inside another box come with it."""
    if next(element.iter("{*}txbxContent"), None) is not None:  # most paragraphs have none: asked first, at once
        yield from boxed(element)


def boxed(element: Element) -> Iterator[Element]:
    """The same by going through what the element holds."""
    for one in element:
        kind = name(one)
        if kind == "txbxContent":
            yield one
        elif kind not in GONE:
            yield from boxed(one)


def blocks(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables (rows, cells) of a container, through content controls and insertions."""
    for one in parent:
        kind = name(one)
        if kind in ("p", "tbl", "tr", "tc"):
            yield one
        elif kind not in GONE:
            yield from blocks(one)
