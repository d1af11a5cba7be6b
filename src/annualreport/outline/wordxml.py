"""Read the text of Word's XML as a reader sees it: deletions left out, one of two alternatives, boxes apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from lxml import etree

Element = etree._Element

PROPERTIES = frozenset({"pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr"})
GONE = PROPERTIES | {"del", "moveFrom", "delText", "instrText", "Fallback"}
"""Elements whose text no reader sees; a Fallback says again what its Choice says."""
MARKS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}

MIXED = tuple("{*}" + one for one in sorted((GONE - PROPERTIES) | MARKS.keys() | {"br", "txbxContent"}))
"""What a paragraph may hold beside plain runs that bears on its text."""


def name(element: Element) -> str:
    """The element's name without namespace; empty for comments and instructions."""
    return local(element.tag)


@lru_cache(maxsize=1024)
def local(tag: object) -> str:
    """A name without its namespace; empty for what lxml names a comment or an instruction by."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


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
            if local(one.tag) == step:
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
        kind = local(one.tag)
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
    for one in element:
        kind = local(one.tag)
        if kind == "txbxContent":
            yield one
        elif kind not in GONE:
            yield from boxes(one)


def blocks(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables (rows, cells) of a container, through content controls and insertions."""
    for one in parent:
        kind = local(one.tag)
        if kind in ("p", "tbl", "tr", "tc"):
            yield one
        elif kind not in GONE:
            yield from blocks(one)


class Texts:
    """The texts of all paragraphs of a part, gathered in one go; only paragraphs with more than runs are gone through.

    Elements of the part are known here by identity: ask with those of the same tree.
    """

    def __init__(self, root: Element) -> None:
        self.plain: dict[Element, list[str]] = {}
        self.mixed: set[Element] = set()
        for one in root.iter("{*}t", *MIXED):
            run = one.getparent()
            paragraph = None if run is None else run.getparent()
            if (
                run is None
                or paragraph is None
                or (local(one.tag), local(run.tag), local(paragraph.tag)) != ("t", "r", "p")
            ):
                self.mixed.update(one.iterancestors("{*}p"))
            else:
                self.plain.setdefault(paragraph, []).append(one.text or "")

    def of(self, paragraph: Element) -> str:
        """What a reader sees of a paragraph, as ``text`` says it."""
        return text(paragraph) if paragraph in self.mixed else "".join(self.plain.get(paragraph, ()))

    def boxes(self, paragraph: Element) -> Iterable[Element]:
        """The text boxes anchored in it."""
        return boxes(paragraph) if paragraph in self.mixed else ()
