"""Rewrite one part's XML so that only what a reader sees stays: elements, attributes and texts that are allowed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count

from lxml import etree

from annualreport.publishing.cleaning.allowed import (
    ATTRIBUTES,
    DRAWN,
    ELEMENTS,
    FONT,
    HOLDERS,
    MC,
    PIC,
    SETTINGS,
    UNWRAPPED,
    WP,
    WPS,
    A,
    O,
    W,
)
from annualreport.publishing.cleaning.forbidden import fields
from annualreport.publishing.cleaning.naming import PATH, drop, names
from annualreport.publishing.cleaning.packaging import Part
from annualreport.render.spots import Element

NUMBERED = (f"{{{WP}}}docPr", f"{{{PIC}}}cNvPr", f"{{{WPS}}}cNvPr")
"""The elements that number and name a drawing."""
NAMED = re.compile(r"(?:PAGEREF|REF|\\l)\s+\"?([^\s\"\\]+)", re.IGNORECASE)
RSID = re.compile(r"rsid", re.IGNORECASE)
BOOKMARKS = (f"{{{W}}}bookmarkStart", f"{{{W}}}bookmarkEnd")
DRAWING_NOISE = frozenset({f"{{{A}}}extLst", f"{{{A}}}ext", f"{{{O}}}lock"})


def clean(parts: Iterable[Part]) -> None:
    """Every part as it may be published."""
    parts = list(parts)
    needed = frozenset(wanted_bookmarks(parts))
    numbers = count(1)
    for part in parts:
        strip(part)
    names(parts)
    for part in parts:
        {"settings": settings, "fontTable": fonts, "theme": theme, "numbering": numbering}.get(part.role, nothing)(
            part.root
        )
        bookmarks(part.root, needed)
        number_drawings(part.root, numbers)
        wanted = {prefix for one in part.root.iter(f"{{{MC}}}Choice") for prefix in (one.get("Requires") or "").split()}
        etree.cleanup_namespaces(part.root, keep_ns_prefixes=sorted(wanted))


def nothing(root: Element) -> None:
    """A part in which nothing more is to be done."""


def strip(part: Part) -> None:
    """Comments of XML, strange elements, strange attributes and stray texts go; labels round a text are unwrapped."""
    etree.strip_tags(part.root, etree.Comment, etree.ProcessingInstruction)
    known = SETTINGS if part.role == "settings" else ELEMENTS
    if part.role not in ("settings", "fontTable", "theme"):
        for element in list(part.root.iter(etree.Element)):
            if stays(element, known):
                continue
            if unwraps(element):
                unwrap(element)
            elif element.getparent() is not None:
                drop(element)
    for element in part.root.iter(etree.Element):
        tidy(element)


def stays(element: Element, known: frozenset[str]) -> bool:
    """Whether an element may be published."""
    name = etree.QName(element)
    if element.tag in DRAWING_NOISE:
        return False
    return name.localname in known if name.namespace == W else name.namespace in DRAWN


def unwraps(element: Element) -> bool:
    """Whether an element is a label round what stays."""
    name = etree.QName(element)
    return name.namespace == W and name.localname in UNWRAPPED


def unwrap(element: Element) -> None:
    """What an element holds in its place; its own properties are no element that stays."""
    parent = element.getparent()
    if parent is None:
        return
    for child in element:
        element.addprevious(child)
    parent.remove(element)


def tidy(element: Element) -> None:
    """An element without attributes of other namespaces and identities, without text where none belongs."""
    for name in list(element.attrib):
        space, local = etree.QName(name).namespace or "", etree.QName(name).localname
        if space not in ATTRIBUTES or RSID.match(local) or (space == "" and local in ("alt", "gfxdata", "href")):
            del element.attrib[name]
    if element.tag not in HOLDERS:
        element.text = None
    element.tail = None


def settings(root: Element) -> None:
    """The settings that say how pages look, and no others."""
    for child in list(root):
        name = etree.QName(child)
        if name.namespace != W or name.localname not in SETTINGS:
            root.remove(child)


def fonts(root: Element) -> None:
    """The fonts' names and kinds; none is carried along."""
    for child in list(root):
        if etree.QName(child).localname != "font":
            root.remove(child)
            continue
        for inner in list(child):
            if etree.QName(inner).localname not in FONT:
                child.remove(inner)


def theme(root: Element) -> None:
    """Colours and fonts under a name that tells nothing; what programs have added is gone."""
    for element in list(root.iter(etree.Element)):
        if etree.QName(element).namespace != A or etree.QName(element).localname in ("extLst", "custClrLst"):
            drop(element)
        elif "name" in element.attrib and etree.QName(element).localname != "font":
            element.set("name", "Office")


def numbering(root: Element) -> None:
    """Lists without the codes by which a program knows them, and without the names that people gave them."""
    for one in list(root.iter(f"{{{W}}}abstractNum", f"{{{W}}}lvl")):
        for name in [name for name in one.attrib if etree.QName(name).localname == "tplc"]:
            del one.attrib[name]
        for child in list(one):
            if etree.QName(child).localname == "name":
                one.remove(child)


def wanted_bookmarks(parts: Iterable[Part]) -> Iterator[str]:
    """The bookmarks that a link or a field leads to."""
    for part in parts:
        yield from (str(one.get(f"{{{W}}}anchor")) for one in part.root.iter(f"{{{W}}}hyperlink"))
        for _, code in fields(part.root):
            yield from NAMED.findall(code)


def bookmarks(root: Element, needed: frozenset[str]) -> None:
    """Bookmarks that nothing leads to go, with their ends."""
    kept: set[str | None] = set()
    for one in list(root.iter(*BOOKMARKS)):
        if one.tag == BOOKMARKS[0] and one.get(f"{{{W}}}name") in needed:
            kept.add(one.get(f"{{{W}}}id"))
        elif one.tag == BOOKMARKS[0] or one.get(f"{{{W}}}id") not in kept:
            drop(one)


def number_drawings(root: Element, numbers: Iterator[int]) -> None:
    """Every drawing its own number and a name that tells nothing; a description stays unless it is a file's path."""
    for one in root.iter(*NUMBERED):
        number = next(numbers)
        one.set("id", str(number))
        one.set("name", f"图形{number}")
        for name in ("descr", "title"):
            said = one.get(name)
            if said is not None and (one.tag != NUMBERED[0] or PATH.search(said)):
                del one.attrib[name]
