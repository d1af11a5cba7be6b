"""Put the program's remarks into a Word part as comments: what a text comes from, what was found at it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from annualreport.render.spots import NAMESPACE, Element, W

AUTHOR = "年报程序"
"""Who signs the remarks; what is signed so and unchanged is no reviewer's."""
NUMBERS = re.compile(rb'<w:comment (?:[^<>]* )?w:id="(\d+)"')
LOOKS = '<w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>'
PARAGRAPH = '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/></w:pPr>'


@dataclass(frozen=True)
class Remark:
    """A comment: the element that it is about, and its lines."""

    at: Element
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole comment."""
        return "\n".join(self.lines)


def attach(remarks: Sequence[Remark], present: bytes | None = None) -> bytes:
    """Put the anchors of the remarks around their elements, in place; the part that holds their texts.

    present: the part as it was, with comments of the template's writer.
    """
    first = 1 + max((int(number) for number in NUMBERS.findall(present or b"")), default=-1)
    for number, remark in enumerate(remarks, first):
        anchor(remark.at, number)
    return part((remark.lines for remark in remarks), first, present)


def anchor(element: Element, number: int) -> None:
    """The range of a comment around an element, and the mark that refers to it behind."""
    name = {W + "id": str(number)}
    element.addprevious(etree.Element(W + "commentRangeStart", name))
    end, run = etree.Element(W + "commentRangeEnd", name), etree.Element(W + "r")
    etree.SubElement(run, W + "commentReference", name)
    while (beyond := element.getnext()) is not None and beyond.tag == W + "commentRangeEnd":
        element = beyond.getnext()  # type: ignore[assignment]
    element.addnext(end)
    end.addnext(run)


def part(texts: Iterable[tuple[str, ...]], first: int, present: bytes | None) -> bytes:
    """comments.xml; without dates, so that equal drafts give equal bytes."""
    comments = "".join(
        f'<w:comment w:id="{number}" w:author={quoteattr(AUTHOR)} w:initials="程">{body(lines)}</w:comment>'
        for number, lines in enumerate(texts, first)
    )
    if present is not None:
        before, end, after = present.decode().rpartition("</")
        return f"{before}{comments}{end}{after}".encode()
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<w:comments xmlns:w="{NAMESPACE}">{comments}</w:comments>'.encode()


def body(lines: Sequence[str]) -> str:
    """The paragraphs of a comment."""
    return "".join(
        f'<w:p>{PARAGRAPH}<w:r>{LOOKS}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in lines
    )
