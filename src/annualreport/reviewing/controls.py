"""Turn the marks around printed values into Word's content controls, each with its source as its tag."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from lxml import etree

from annualreport.forms import Form
from annualreport.render.pieces import remove
from annualreport.render.spots import TBL, TC, Element, P, R, T, W, grid_spot, select
from annualreport.reviewing.sources import named, of_word
from annualreport.vocabulary import GAP
from annualreport.vocabulary.sourced import CLOSE, NAMED, OPEN

MARK = re.compile(f"({OPEN}[^{NAMED}]*{NAMED}|{CLOSE})")
RPR, SDT, CONTENT = W + "rPr", W + "sdt", W + "sdtContent"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
LONGEST = 64
"""Characters that Word allows in a tag or title."""


@dataclass
class Open:
    """A control that is being filled: its source, the control in the present paragraph, how many paragraphs it has."""

    source: str
    control: Element
    paragraphs: int = 1


@dataclass
class Controls:
    """The controls made so far in one part with their sources; cells: the source of each cell of a statutory table."""

    first: int
    cells: dict[Element, str] = field(default_factory=dict)
    made: list[tuple[str, Element]] = field(default_factory=list)
    stack: list[Open] = field(default_factory=list)


def tag_of(source: str) -> str:
    """The source as a tag: itself where Word takes it, else its beginning and a fingerprint."""
    if len(source) <= LONGEST:
        return source
    return f"{source[: LONGEST - 13]}~{sha256(source.encode()).hexdigest()[:12]}"


def place(root: Element, form: Form) -> list[tuple[str, Element]]:
    """Every control of a part with its source, in reading order; the marks are gone."""
    known = [int(number) for one in select(root, "//w:sdtPr/w:id") if (number := one.get(W + "val", "")).isdigit()]
    controls = Controls(first=max(known, default=1000) + 1, cells=statutory(root, form))
    for paragraph in [*root.iter(P)]:
        fill_paragraph(paragraph, controls)
    return controls.made


def fill_paragraph(paragraph: Element, controls: Controls) -> None:
    """One paragraph; a control that goes on from the paragraph before begins it."""
    typed = [text.text or "" for text in paragraph.iter(T)]
    if not controls.stack and not any(OPEN in text or "【缺：" in text for text in typed):
        return
    children = list(paragraph)
    holder = paragraph
    for going_on in controls.stack:
        holder = reopened(going_on, holder, controls)
    for child in children:
        if child.tag == W + "pPr":
            paragraph.insert(0, child)
        elif child.tag == R:
            holder = fill_run(child, holder, paragraph, controls)
        else:
            holder.append(child)
    for control in [one for one in paragraph.iter(SDT) if not len(one.find(CONTENT))]:  # type: ignore[arg-type]
        drop(control, controls)


def fill_run(run: Element, holder: Element, paragraph: Element, controls: Controls) -> Element:
    """A run cut at the marks inside it; where the next one goes."""
    if not any(MARK.search(text.text or "") for text in run.iter(T)):
        return append(run, holder, controls)
    properties, own = run.find(RPR), like(run)
    for part in [one for one in run if one is not properties]:
        if part.tag != T:
            own.append(part)
            continue
        for piece in MARK.split(part.text or ""):
            if not MARK.fullmatch(piece):
                add_text(own, piece)
                continue
            flush(own, holder, controls)
            own = like(run)
            holder = turned(piece, holder, paragraph, controls)
    flush(own, holder, controls)
    remove(run)
    return holder


def turned(mark: str, holder: Element, paragraph: Element, controls: Controls) -> Element:
    """Where the text goes behind a mark: into a new control, or out of the innermost."""
    if mark != CLOSE:
        control = new_control(mark[1:-1], holder, controls)
        controls.stack.append(Open(mark[1:-1], control))
        return content(control)
    if not controls.stack:
        return holder
    controls.stack.pop()
    return content(controls.stack[-1].control) if controls.stack else paragraph


def reopened(one: Open, holder: Element, controls: Controls) -> Element:
    """The control's continuation in the next paragraph; its parts are numbered."""
    if one.paragraphs == 1:
        rename(one.control, f"{one.source}#1", controls)
    one.paragraphs += 1
    one.control = new_control(f"{one.source}#{one.paragraphs}", holder, controls)
    return content(one.control)


def new_control(source: str, holder: Element, controls: Controls) -> Element:
    """An empty control at the end of a holder."""
    control = etree.SubElement(holder, SDT)
    properties = etree.SubElement(control, W + "sdtPr")
    etree.SubElement(properties, W + "alias", {W + "val": named(source)[:LONGEST]})
    etree.SubElement(properties, W + "tag", {W + "val": tag_of(source)})
    etree.SubElement(properties, W + "id", {W + "val": str(controls.first + len(controls.made))})
    etree.SubElement(control, CONTENT)
    controls.made.append((source, control))
    return control


def rename(control: Element, source: str, controls: Controls) -> None:
    """Give a control another source."""
    for name, value in (("alias", named(source)[:LONGEST]), ("tag", tag_of(source))):
        select(control, f"w:sdtPr/w:{name}")[0].set(W + "val", value)
    controls.made = [(source, one) if one is control else (old, one) for old, one in controls.made]


def content(control: Element) -> Element:
    """What a control holds."""
    found = control.find(CONTENT)
    assert found is not None
    return found


def append(run: Element, holder: Element, controls: Controls) -> Element:
    """A run without marks into its holder; a gap becomes a control of the word that is missing."""
    gap = GAP.fullmatch("".join(text.text or "" for text in run.iter(T)))
    source = (of_word(gap[1]) or missing(run, controls)) if gap else ""
    if source:
        content(new_control(source, holder, controls)).append(run)
    else:
        holder.append(run)
    return holder


def missing(run: Element, controls: Controls) -> str:
    """The figure that is missing in a cell of a statutory table."""
    return next((controls.cells[one] for one in run.iterancestors(TC) if one in controls.cells), "")


def statutory(root: Element, form: Form) -> dict[Element, str]:
    """The source of every cell of the statutory tables, which are told by their captions."""
    known = {table.name: table for table in form.tables}
    found: dict[Element, str] = {}
    for block in root.iter(TBL):
        caption = [one.get(W + "val", "") for one in select(block, "w:tblPr/w:tblCaption")]
        own = known.get(caption[0]) if caption else None
        keys = {(cell.row + 1, cell.column + 1): key for key, cell in own.figures.items()} if own else {}
        found.update({cell: f"statistics:{'/'.join(keys[spot])}" for cell, spot in spots(block) if spot in keys})
    return found


def spots(block: Element) -> Iterator[tuple[Element, tuple[int, int]]]:
    """The cells of a table with their place in its grid."""
    return ((cell, grid_spot(cell)) for cell in block.iter(TC))


def like(run: Element) -> Element:
    """An empty run with the same looks."""
    clone = etree.Element(R)
    properties = run.find(RPR)
    if properties is not None:
        clone.append(etree.fromstring(etree.tostring(properties)))
    return clone


def add_text(run: Element, text: str) -> None:
    """A piece of text at the end of a run."""
    if text:
        made = etree.SubElement(run, T)
        made.text = text
        made.set(SPACE, "preserve")


def flush(run: Element, holder: Element, controls: Controls) -> None:
    """A piece of a run into its holder, unless it is empty."""
    if any(one.tag != RPR for one in run):
        append(run, holder, controls)


def drop(control: Element, controls: Controls) -> None:
    """Take an empty control away."""
    remove(control)
    controls.made = [(source, one) for source, one in controls.made if one is not control]
