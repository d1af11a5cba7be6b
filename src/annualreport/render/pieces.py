"""The signs of a paragraph with the elements that hold them, so that a tag cut into pieces can be put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from annualreport.render.spots import MATH, TEXTS, Element, P, R, T, W, select

BLANKS = {W + "br": " ", W + "cr": " ", W + "tab": " ", W + "noBreakHyphen": "-"}
"""Elements of a run that stand for a sign."""
LEAVES = (T, *BLANKS)
INSTRUCTION = W + "instrText"
"""What a field does: HYPERLINK "…"."""
GONE = frozenset(W + name for name in ("moveFrom", "del"))
"""What is around a text that a tracked change takes away."""
WRAPPERS = frozenset(W + name for name in ("ins", "moveTo", "smartTag", "customXml"))
"""What may go from around a tag without loss: the tag is taken as if the change were accepted."""
CHANGES = frozenset(W + name for name in ("ins", "moveTo", "del", "moveFrom"))
RANGES = tuple(
    W + name + end
    for name in ("bookmark", "commentRange", "moveFromRange", "moveToRange", "customXmlInsRange", "perm")
    for end in ("Start", "End")
)
OUTDATED = tuple(W + name for name in ("dataBinding", "showingPlcHdr"))
"""What lets Word put its own text into a content control."""


@dataclass
class Signs:
    """Signs and, for each, the element that holds it. literal: whether an element's text is its own (w:t)."""

    text: str
    holders: list[Element]

    def write(self, tags: Iterable[tuple[int, int, str]], prose: Callable[[str], str]) -> None:
        """Put each tag, from its first sign to its last, into the first one's element; the rest is prose."""
        made: dict[Element, list[str]] = {holder: [] for holder in self.holders}
        position = 0
        for start, end, written in tags:
            self.copy(position, start, made, prose)
            made[self.holders[start]].append(written)
            self.release(start, end, made)
            position = end
        self.copy(position, len(self.text), made, prose)
        for holder, texts in made.items():
            if holder.tag not in BLANKS:
                holder.text = "".join(texts)

    def copy(self, start: int, end: int, made: dict[Element, list[str]], prose: Callable[[str], str]) -> None:
        """The signs between two tags as they were, element by element."""
        position = start
        while position < end:
            holder, begin = self.holders[position], position
            while position < end and self.holders[position] is holder:
                position += 1
            made[holder].append(prose(self.text[begin:position]))

    def release(self, start: int, end: int, made: dict[Element, list[str]]) -> None:
        """Line ends inside a tag go; what is wrapped around pieces of it goes too, its content stays."""
        for holder in dict.fromkeys(self.holders[start:end]):
            for around in list(holder.iterancestors()):
                if around.tag == P:
                    break
                if around.tag in WRAPPERS:
                    unwrap(around)
                elif around.tag == W + "sdt":
                    unbind(around)
            if holder.tag in BLANKS:
                remove(holder)
                made.pop(holder, None)

    def tracked(self, start: int, end: int) -> bool:
        """Whether a tracked change touches the signs."""
        holders = dict.fromkeys(self.holders[start:end])
        inside = any(around.tag in CHANGES for holder in holders for around in holder.iterancestors())
        return inside or between(list(holders))


@dataclass
class Attribute:
    """The signs of an attribute: a simple field's instruction, the text that stands for a picture."""

    text: str
    element: Element
    name: str

    def write(self, tags: Iterable[tuple[int, int, str]], prose: Callable[[str], str]) -> None:
        """Put each tag where it stands; the rest is prose."""
        made: list[str] = []
        position = 0
        for start, end, written in tags:
            made += (prose(self.text[position:start]), written)
            position = end
        self.element.set(self.name, "".join((*made, prose(self.text[position:]))))

    def tracked(self, start: int, end: int) -> bool:  # noqa: ARG002 - as the other signs
        """Whether a tracked change holds the element."""
        return any(around.tag in CHANGES for around in self.element.iterancestors())


def between(holders: list[Element]) -> bool:
    """Whether a deletion lies between pieces of a tag."""
    if len(holders) < 2:
        return False
    paragraph = next(holders[0].iterancestors(P))
    order = list(paragraph.iter())
    inside = order[order.index(holders[0]) : order.index(holders[-1])]
    return any(element.tag in CHANGES for element in inside)


def of_whole(paragraph: Element) -> Iterator[Signs]:
    """The signs of a paragraph: its running text, then each formula, then each instruction of a field."""
    yield of_paragraph(paragraph)
    for formula in paragraph.iter(MATH + "oMath"):
        if leaves := [leaf for leaf in formula.iter(*TEXTS) if leaf.tag != T and belongs(leaf, paragraph)]:
            yield signs(leaves)
    yield from of_fields(paragraph)


def of_paragraph(paragraph: Element) -> Signs:
    """The signs of a paragraph, without what was moved away."""
    return signs(leaf for leaf in paragraph.iter(*LEAVES) if belongs(leaf, paragraph))


def of_fields(paragraph: Element) -> Iterator[Signs]:
    """The signs of each instruction of a paragraph's fields, however many runs it is cut into."""
    leaves: list[Element] = []
    for leaf in [*paragraph.iter(INSTRUCTION, W + "fldChar"), None]:
        if leaf is not None and leaf.tag == INSTRUCTION:
            leaves += [leaf] if next(leaf.iterancestors(P)) is paragraph else []
        elif leaves:
            yield signs(leaves)
            leaves = []


def of_attributes(root: Element) -> Iterator[Attribute]:
    """The signs of every attribute with a brace."""
    for value in select(root, "//@*[contains(., '{') or contains(., '｛')]"):
        found: Any = value
        yield Attribute(str(found), found.getparent(), found.attrname)


def of_element(element: Element) -> Signs:
    """The signs of an element's own text."""
    return signs([element])


def signs(leaves: Iterable[Element]) -> Signs:
    """The signs of elements in reading order."""
    text: list[str] = []
    holders: list[Element] = []
    for leaf in leaves:
        typed = BLANKS.get(str(leaf.tag)) or leaf.text or ""
        text.append(typed)
        holders += [leaf] * len(typed)
    return Signs("".join(text), holders)


def belongs(leaf: Element, paragraph: Element) -> bool:
    """Whether a leaf is part of the paragraph's own running text."""
    parent = leaf.getparent()
    if leaf.tag in BLANKS and (parent is None or parent.tag != R):
        return False
    for around in leaf.iterancestors():
        if around.tag == P:
            return around is paragraph
        if around.tag in GONE:
            return False
    return False


def unwrap(element: Element) -> None:
    """Put an element's children in its place."""
    parent = element.getparent()
    if parent is None:
        return
    for child in list(element):
        if child.tag not in (W + "smartTagPr", W + "customXmlPr"):
            element.addprevious(child)
    parent.remove(element)


def unbind(control: Element) -> None:
    """A content control shows what is printed in it, not Word's prompt or a bound value."""
    properties = control.find(W + "sdtPr")
    for old in [] if properties is None else [one for one in properties if one.tag in OUTDATED]:
        remove(old)


def save_ranges(unit: Element, *, after: bool) -> None:
    """Take the marks of ranges out of a paragraph, row or cell that will vanish: before it, or behind it."""
    marks = list(unit.iter(*RANGES))
    for mark in marks if not after else reversed(marks):
        remove(mark)
        if after:
            unit.addnext(mark)
        else:
            unit.addprevious(mark)


def remove(element: Element) -> None:
    """Take an element out of its tree."""
    holder = element.getparent()
    if holder is not None:
        holder.remove(element)
