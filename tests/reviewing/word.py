"""Word files for the tests of the review: looked into, and changed by hand as Word writes it."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from annualreport.render.spots import Element, P, W, select
from annualreport.reviewing.lines import Line, accepted, read
from tests.packages import members, packed

BODY, COMMENTS = "word/document.xml", "word/comments.xml"
W_NS = W[1:-1]


def document(docx: bytes) -> Element:
    return etree.fromstring(members(docx)[BODY])


def edited(docx: bytes, change: Callable[[Element], None]) -> bytes:
    """The file with its body changed in place."""
    parts = members(docx)
    root = etree.fromstring(parts[BODY])
    change(root)
    parts[BODY] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(parts)


def lines(docx: bytes) -> list[Line]:
    body = document(docx).find(W + "body")
    assert body is not None
    return accepted(read(body))


def controls(docx: bytes) -> dict[str, str]:
    """The text of each control by its tag, the first of each."""
    found: dict[str, str] = {}
    for control in document(docx).iter(W + "sdt"):
        tag = select(control, "w:sdtPr/w:tag")[0].get(W + "val", "")
        found.setdefault(tag, "".join(control.itertext()))
    return found


def comments(docx: bytes) -> list[str]:
    """The text of every comment, its paragraphs as lines."""
    root = etree.fromstring(members(docx)[COMMENTS])
    return ["\n".join("".join(p.itertext()) for p in one.iter(P)) for one in root]
