"""Read a web page, whole or a fragment, of any site into an outline: the article of the report, nothing beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml import html as parser

from annualreport.finding import Finding, Stop, fault
from annualreport.outline import htmlarticle, htmltable
from annualreport.outline.charset import decode
from annualreport.outline.htmltext import Element, clean, gather, is_inline, lines, skipped, tag
from annualreport.outline.levels import level
from annualreport.outline.records import Block, Outline, Paragraph
from annualreport.outline.title import titled
from annualreport.place import paragraph, whole
from annualreport.source.patterns import later

DECLARATION = later(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
BREAK = "\u2028"
"""Stands for br between the pieces of a line."""
HEADINGS = {"h2": 0, "h3": 1, "h4": 2, "h5": 3, "h6": 4}
"""Outline levels, counted from 0, that heading elements give where no number is typed."""


@dataclass(frozen=True)
class Raw:
    """A block of the page before the article is cut out: its element, its text or its table's cells."""

    element: Element
    text: str = ""
    level: int = 0
    cells: tuple[htmltable.Spot, ...] = ()


def read(content: bytes, label: str) -> Outline:
    """The article in reading order; label is the file as told to the user. Stop where the page cannot be read."""
    text = DECLARATION.sub("", decode(content, label))
    try:
        tree = parser.document_fromstring(text) if text.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        tree = None
    if tree is None:
        raise Stop(empty(label))
    raw = list(walk(tree))
    article = htmlarticle.cut(raw, tree)
    return Outline(label, titled(tuple(placed(article, label))), properties=properties(tree))


def empty(label: str) -> Finding:
    """Nothing to read."""
    return fault("empty-file", "网页是空的", whole(label), "请重新保存网页")


def placed(article: list[Raw], file: str) -> Iterator[Block]:
    """The blocks with their places, paragraphs and tables counted from 1."""
    paragraphs = tables = 0
    for raw in article:
        if raw.cells:
            tables += 1
            yield htmltable.table(list(raw.cells), file, tables)
        else:
            paragraphs += 1
            yield Paragraph(raw.text, paragraph(file, paragraphs, raw.text), raw.level, tag(raw.element))


def walk(container: Element) -> Iterator[Raw]:
    """The blocks below an element: stretches of text between block elements, tables of data."""
    run: list[str] = [container.text or ""]
    for child in container:
        name = tag(child)
        if name == "br":
            run.append(BREAK)
        elif not skipped(child):
            if is_inline(child) and not holds_blocks(child):
                run.append(BREAK.join(inline(child)))
            else:
                yield from spoken(run, container)
                run = []
                yield from below(child)
        run.append(child.tail or "")
    yield from spoken(run, container)


def inline(element: Element) -> list[str]:
    """The lines of an inline element, uncut at their ends."""
    found = [""]
    gather(element, found)
    return found


def holds_blocks(element: Element) -> bool:
    """Whether an inline element wrongly holds paragraphs or tables."""
    return any(not is_inline(one) and tag(one) not in ("", "br") for one in element.iterdescendants())


def below(element: Element) -> Iterator[Raw]:
    """The blocks of a block element: a table of data as one, anything else walked through."""
    if tag(element) != "table" or htmltable.is_layout(element):
        yield from walk(element)
        return
    yield from captions(element)
    cells = htmltable.spots(element)
    headed = htmlarticle.heading_row(cells)
    if headed:
        yield Raw(element, headed[0], 1)
        cells = headed[1]
    if cells:
        yield Raw(element, cells=tuple(cells))


def captions(element: Element) -> Iterator[Raw]:
    """A caption that bears the number of a part: it stands for the heading."""
    for caption in element.iterchildren("caption"):
        for line in lines(caption):
            if level(line, "", None) == 1:
                yield Raw(caption, line, 1)


def spoken(run: list[str], element: Element) -> Iterator[Raw]:
    """The lines of a stretch of text; line breaks of the source are no lines."""
    for line in "".join(run).split(BREAK):
        text = clean(line)
        if text:
            yield Raw(element, text, level(text, "", HEADINGS.get(tag(element))))


def properties(tree: Element) -> dict[str, str]:
    """What the page's meta tags say of the article: its title and its source."""
    known = {"articletitle": "title", "contentsource": "source"}
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = known.get((meta.get("name") or "").strip().lower())
        if name and (meta.get("content") or "").strip():
            found.setdefault(name, clean(meta.get("content")))
    return found
