"""Finish a rendered part as a tree: paragraphs and tabs inside values, gaps highlighted, no cell without paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy

from lxml import etree

from annualreport.finding import Finding, warning
from annualreport.place import whole
from annualreport.render.spots import TBL, TC, TEXTS, Element, P, R, T, W, select, text_of, texts_with
from annualreport.vocabulary import GAP, marker
from annualreport.vocabulary.printing import PARAGRAPH

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
DOCPR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
PPR, RPR, SECTPR, HIGHLIGHT = W + "pPr", W + "rPr", W + "sectPr", W + "highlight"
AFTER = "u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
AFTER_HIGHLIGHT = frozenset(W + name for name in AFTER.split())
"""What stands behind the highlight among a run's properties."""
BLOCKS = frozenset({P, TBL, *(W + name for name in ("sdt", "customXml", "altChunk"))})
HOLDERS = frozenset({TC, *(W + name for name in ("hdr", "ftr", "footnote", "endnote", "txbxContent"))})


def finish(root: Element, label: str) -> tuple[Finding, ...]:
    """Change the tree in place; what had to be taken out is told."""
    for text in texts_with(root, PARAGRAPH):
        split_paragraphs(text)
    for text in texts_with(root, "\t"):
        split_tabs(text)
    for text in texts_with(root, "【缺："):
        shorten(text)
        highlight(text)
    for text in texts_with(root, "【缺：", kinds=TEXTS[1:]):
        highlight_formula(text)
    findings = tuple(drop_empty_tables(root, label))
    for holder in root.iter(*HOLDERS):
        keep_a_paragraph(holder)
    return findings


def split_paragraphs(text: Element) -> None:
    """A value of several paragraphs becomes several, each like the one that the tag stands in."""
    first, *others = (text.text or "").split(PARAGRAPH)
    set_text(text, first)
    paragraph = next(text.iterancestors(P))
    for other in others:
        run, paragraph = split_after(text, paragraph)
        text = etree.Element(T)
        set_text(text, other)
        run.insert(1 if run.find(RPR) is not None else 0, text)


def split_after(node: Element, paragraph: Element) -> tuple[Element, Element]:
    """Move what follows the node to a new paragraph behind its own; the new run (or what held it) and paragraph."""
    inner: Element | None = None
    carried: Element | None = None
    child = node
    while True:
        parent = child.getparent()
        assert parent is not None
        clone = like(parent)
        following = list(child.itersiblings())
        for part in ([carried] if carried is not None else []) + following:
            clone.append(part)
        inner = clone if inner is None else inner
        if parent is paragraph:
            paragraph.addnext(clone)
            return inner, clone
        carried, child = clone, parent


def like(element: Element) -> Element:
    """An empty element with the same properties; a section's end goes to the new paragraph, which is the last."""
    clone = twin(element)
    properties = element.find(PPR if element.tag == P else RPR) if element.tag in (P, R) else None
    if properties is not None:
        clone.append(deepcopy(properties))
        for section in properties.findall(SECTPR):
            properties.remove(section)
    return clone


def twin(element: Element) -> Element:
    """An empty element of the same name and attributes."""
    made = etree.Element(element.tag)
    for name, value in element.attrib.items():
        made.set(name, value)
    return made


def split_tabs(text: Element) -> None:
    """A tab inside a value becomes Word's own."""
    pieces = (text.text or "").split("\t")
    set_text(text, pieces[0])
    for piece in pieces[1:]:
        tab, following = etree.Element(W + "tab"), etree.Element(T)
        set_text(following, piece)
        text.addnext(tab)
        tab.addnext(following)
        text = following


def shorten(text: Element) -> None:
    """A gap that fills a table cell alone keeps the last of its names: the row and the heads say the rest."""
    found = GAP.fullmatch(text.text or "")
    cell = next(text.iterancestors(TC), None)
    if found and cell is not None and text_of(cell) == text.text:
        text.text = marker(found[1].partition("（")[0].rpartition(".")[2])


def highlight(text: Element) -> None:
    """The gaps of a text in runs of their own, highlighted; the rest of the run keeps its look."""
    run = text.getparent()
    pieces = [piece for piece in gap_pieces(text.text or "") if piece]
    assert run is not None
    before = [part for part in text.itersiblings(preceding=True) if part.tag != RPR][::-1]
    after = list(text.itersiblings())
    runs = [piece_run(run, piece) for piece in pieces]
    for place, part in enumerate(before):
        runs[0].insert((1 if runs[0].find(RPR) is not None else 0) + place, part)
    runs[-1].extend(after)
    for new in runs:
        run.addprevious(new)
    remove(run)


def highlight_formula(text: Element) -> None:
    """A gap of a formula highlights its whole run, whose look stands behind the formula's own."""
    run = text.getparent()
    assert run is not None
    if run.find(RPR) is None:
        text.addprevious(etree.Element(RPR))
    mark_yellow(run)


def gap_pieces(text: str) -> Iterator[str]:
    """The text cut before and behind every gap."""
    position = 0
    for found in GAP.finditer(text):
        yield text[position : found.start()]
        yield found.group()
        position = found.end()
    yield text[position:]


def piece_run(run: Element, piece: str) -> Element:
    """A run like another with one piece of its text; highlighted where the piece is a gap."""
    new = twin(run)
    properties = run.find(RPR)
    if properties is not None:
        new.append(deepcopy(properties))
    if GAP.fullmatch(piece):
        mark_yellow(new)
    text = etree.SubElement(new, T)
    set_text(text, piece)
    return new


def mark_yellow(run: Element) -> None:
    """Highlight a run, at the highlight's own place among its properties."""
    properties = run.find(RPR)
    if properties is None:
        properties = etree.Element(RPR)
        run.insert(0, properties)
    for old in properties.findall(HIGHLIGHT):
        properties.remove(old)
    mark = etree.Element(HIGHLIGHT, {W + "val": "yellow"})
    later = next((one for one in properties if one.tag in AFTER_HIGHLIGHT), None)
    if later is None:
        properties.append(mark)
    else:
        later.addprevious(mark)


def set_text(element: Element, text: str) -> None:
    """A text whose blanks at the ends Word keeps."""
    element.text = text
    if text != text.strip():
        element.set(SPACE, "preserve")


def drop_empty_tables(root: Element, label: str) -> Iterator[Finding]:
    """Rows without cells and tables without rows go: Word cannot open them."""
    for row in select(root, "//w:tr[not(w:tc) and not(w:sdt) and not(w:customXml)]"):
        remove(row)
    for table in select(root, "//w:tbl[not(w:tr) and not(w:sdt) and not(w:customXml)]"):
        before = "".join(text_of(paragraph) for paragraph in select(table, "preceding::w:p[1]"))
        near = f"（在「{before[:18]}」之后）" if before else ""
        remove(table)
        message = f"有一个表格一行也没有{near}，已略去：循环的内容是空的"
        yield warning("empty-table", message, whole(label), "请给表格加上表头行，或在模板里用 {%p if … %} 把它包起来")


def remove(element: Element) -> None:
    """Take an element out of its tree."""
    holder = element.getparent()
    assert holder is not None
    holder.remove(element)


def keep_a_paragraph(holder: Element) -> None:
    """A cell, header or note ends with a paragraph, even when a tag emptied it."""
    last = next((part for part in holder.iterchildren(reversed=True) if part.tag in BLOCKS), None)
    if last is None or (last.tag == TBL and holder.tag == TC):
        etree.SubElement(holder, P)


def number_drawings(roots: Iterable[Element], taken: frozenset[str] = frozenset()) -> None:
    """Give every drawing a number of its own, where two have the same; taken: the numbers of parts without tags."""
    drawings = [drawing for root in roots for drawing in root.iter(DOCPR)]
    numbers = {drawing.get("id") for drawing in drawings}
    if len(numbers) < len(drawings) or numbers & taken:
        first = 1 + max((int(number) for number in taken if number.isdigit()), default=0)
        for number, drawing in enumerate(drawings, first):
            drawing.set("id", str(number))
