"""Take a paragraph apart into stretches of text with their looks, and write the change of two as tracked changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count, groupby

from lxml import etree

from annualreport.outline import wordxml
from annualreport.render.spots import Element, P, R, T, W
from annualreport.reviewing.spans import operations

OBJECT = "\ufffc"
"""Stands for what is no text: a picture, a field, a note."""
AUTHOR = "版本比对"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TEXTS = {"t": "", "tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
GONE = frozenset({"del", "moveFrom", "pPr", "sdtPr", "sdtEndPr", "proofErr", "lastRenderedPageBreak"})
MARKERS = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd")
HELD = frozenset({*MARKERS, "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"})
SIGNS = {"\t": "tab", "\n": "br"}


@dataclass(frozen=True)
class Sign:
    """One sign of a paragraph: its looks, or the element that it stands for."""

    text: str
    looks: Element | None = None
    element: Element | None = None


@dataclass
class Numbers:
    """The numbers that tracked changes have in a file. moment: when they were made, as 2021-01-08T09:30:00Z."""

    moment: str
    numbers: Iterator[int] = field(default_factory=lambda: count(70_001))

    def change(self, kind: str) -> Element:
        """A tracked change of a kind."""
        return etree.Element(
            W + kind, {W + "id": str(next(self.numbers)), W + "author": AUTHOR, W + "date": self.moment}
        )


def signs(paragraph: Element) -> list[Sign]:
    """The signs of a paragraph as it reads with every change accepted."""
    return [*within(paragraph)]


def within(container: Element) -> Iterator[Sign]:
    """The signs of what a paragraph holds, through links, controls and insertions."""
    for one in container:
        kind = wordxml.local(one.tag)
        if one.tag == R:
            yield from of_run(one)
        elif kind not in GONE and kind not in HELD:
            yield from within(one)


def of_run(run: Element) -> Iterator[Sign]:
    """The signs of a run; one that holds something else than text is one object."""
    looks = run.find(W + "rPr")
    inside = [one for one in run if one is not looks and wordxml.local(one.tag) not in GONE]
    if any(not is_text(one) for one in inside):
        if all(wordxml.local(one.tag) not in ("commentReference", "annotationRef") for one in inside):
            yield Sign(OBJECT, looks, run)
        return
    for one in inside:
        kind = wordxml.local(one.tag)
        text = (one.text or "") if kind == "t" else "\n" if kind == "br" else TEXTS[kind]
        yield from (Sign(sign, looks) for sign in text)


def is_text(element: Element) -> bool:
    """Whether an element of a run is text: a break of a page or column is none."""
    kind = wordxml.local(element.tag)
    return kind in TEXTS or (kind == "br" and wordxml.value(element, "type") not in ("page", "column"))


def text(paragraph: Element) -> str:
    """The text of a paragraph, objects as one sign each."""
    return "".join(sign.text for sign in signs(paragraph))


def runs(found: Sequence[Sign], *, deleted: bool = False) -> Iterator[Element]:
    """The signs as runs; of what is deleted only the text."""
    for (looks, element), group in groupby(found, lambda sign: (sign.looks, sign.element)):
        if element is not None:
            if not deleted:
                yield deepcopy(element)
            continue
        run = etree.Element(R)
        if looks is not None:
            run.append(deepcopy(looks))
        write(run, "".join(sign.text for sign in group), "delText" if deleted else "t")
        yield run


def write(run: Element, words: str, name: str) -> None:
    """Text with tabs and breaks at the end of a run."""
    for special, group in groupby(words, lambda sign: sign in SIGNS):
        piece = "".join(group)
        if special:
            for sign in piece:
                etree.SubElement(run, W + SIGNS[sign])
            continue
        made = etree.SubElement(run, W + name)
        made.text = piece
        made.set(SPACE, "preserve")


def properties(paragraph: Element, *, foreign: bool = False) -> Element | None:
    """A copy of a paragraph's properties without old changes; foreign: without the end of a section too."""
    found = paragraph.find(W + "pPr")
    if found is None:
        return None
    made = deepcopy(found)
    for name in ("pPrChange", *(("sectPr",) if foreign else ())):
        for one in made.findall(W + name):
            made.remove(one)
    for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange"):
        for one in made.findall(f"{W}rPr/{W}{name}"):
            one.getparent().remove(one)  # type: ignore[union-attr]
    return made


def mark(paragraph: Element, kind: str, numbers: Numbers) -> None:
    """Say that a paragraph's mark was added or removed."""
    found = paragraph.find(W + "pPr")
    if found is None:
        found = etree.Element(W + "pPr")
        paragraph.insert(0, found)
    looks = found.find(W + "rPr")
    if looks is None:
        looks = etree.Element(W + "rPr")
        behind = next((one for one in found if wordxml.local(one.tag) in ("sectPr", "pPrChange")), None)
        if behind is None:
            found.append(looks)
        else:
            behind.addprevious(looks)
    looks.insert(0, numbers.change(kind))


def whole(paragraph: Element, kind: str, numbers: Numbers) -> Element:
    """A paragraph of which everything was added (ins, moveTo) or removed (del, moveFrom); its mark is left as it is."""
    gone = kind in ("del", "moveFrom")
    made = etree.Element(P)
    about = properties(paragraph, foreign=gone)
    if about is not None:
        made.append(about)
    inside = [*runs(signs(paragraph), deleted=kind == "del")]
    if kind == "moveFrom":
        inside = [one for one in inside if one.find(T) is not None or one.find(W + "tab") is not None]
    if inside:
        change = numbers.change(kind)
        change.extend(inside)
        made.append(change)
    return made


def changed(before: Element, after: Element, numbers: Numbers) -> Element:
    """The later paragraph with what changed since the earlier as tracked changes."""
    old, new = signs(before), signs(after)
    made = etree.Element(P)
    about = properties(after)
    if about is not None:
        made.append(about)
    old_text, new_text = ("".join(sign.text for sign in side) for side in (old, new))
    for kind, a, b, c, d in operations(old_text, new_text):
        if kind == "equal":
            made.extend(runs(new[c:d]))
            continue
        for name, stretch in (("del", old[a:b]), ("ins", new[c:d])):
            inside = [*runs(stretch, deleted=name == "del")]
            if inside:
                change = numbers.change(name)
                change.extend(inside)
                made.append(change)
    return made
