"""Take from a Word file the names and hints that people gave to what no page shows: styles, lists, links, tables."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from annualreport.outline.levels import styled
from annualreport.outputs.template.styles import STYLES
from annualreport.publishing.cleaning.allowed import V
from annualreport.publishing.cleaning.packaging import Part
from annualreport.publishing.cleaning.values import value
from annualreport.render.spots import Element, W

CALLS = tuple(
    W + name for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "link", "next", "numStyleLink", "styleLink")
)
"""What names a style by its identity."""
HOUSE = frozenset({*(one.name for one in STYLES), "法定表格"})
"""The names of the styles that the shipped templates have."""
HINTS = frozenset(W + name for name in ("tooltip", "docLocation", "tgtFrame", "history"))
"""What a link says when a pointer rests on it, and where it opens."""
TEXTUAL = frozenset(
    {"val", "name", "descr", "title", "typeface", "ascii", "hAnsi", "eastAsia", "cs", "string", "instr"}
)
"""The attributes that may hold text: names of fonts and styles, signs of lists, descriptions, codes of fields."""
PATH = re.compile(r"[A-Za-z]:[\\/]|\\\\|file:|/(?:home|Users|root)/|\.(?:jpe?g|png|gif|bmp|docx?|wps)\b", re.IGNORECASE)
"""What tells of a file or a machine and not of a picture."""
DESCRIBED = (W + "tblCaption", W + "tblDescription")


def names(parts: Iterable[Part]) -> None:
    """The file without names and hints that tell of people and machines; what the pages show stays."""
    roots = {one.name: one.root for one in parts}
    by_role = {one.role: one.root for one in parts}
    if "styles" in by_role:
        of_styles(by_role["styles"], list(roots.values()))
    if "numbering" in by_role:
        of_lists(by_role["numbering"], list(roots.values()))
    for root in roots.values():
        for element in root.iter(etree.Element):
            of_attributes(element)
        for element in list(root.iter(*DESCRIBED)):
            if PATH.search(value(element) or ""):
                drop(element)


def of_styles(styles: Element, roots: list[Element]) -> None:
    """Styles that somebody made and nothing uses go; the others get names that tell nothing."""
    made = {identity(one): one for one in styles.iter(W + "style") if is_made(one)}
    used = in_use(styles, roots, made)
    for name in made.keys() - used:
        drop(made[name])
    kept = [name for name in made if name in used]
    new = {name: f"Style{number}" for number, name in enumerate(kept, 1)}
    for number, name in enumerate(kept, 1):
        made[name].set(W + "styleId", new[name])
        title = made[name].find(W + "name")
        if title is not None and not styled(value(title) or "", None):
            title.set(W + "val", f"样式{number}")
    for element in [one for root in roots for one in root.iter(*CALLS)]:
        called = value(element) or ""
        if called in new:
            element.set(W + "val", new[called])
        elif called in made:
            drop(element)


def is_made(style: Element) -> bool:
    """Whether somebody made a style: it is neither the program's nor one of the shipped templates."""
    return style.get(W + "customStyle") in ("1", "true") and value(style.find(W + "name")) not in HOUSE


def identity(style: Element) -> str:
    """By what a style is called."""
    return style.get(W + "styleId") or ""


def in_use(styles: Element, roots: list[Element], made: dict[str, Element]) -> set[str]:
    """The styles that the text uses, the program has, or one of these is based on or linked with."""
    found = {value(one) or "" for root in roots if root is not styles for one in root.iter(*CALLS)}
    found |= {name for one in styles.iter(W + "style") if (name := identity(one)) not in made}
    found |= {name for name, one in made.items() if one.get(W + "default") in ("1", "true")}
    by_name = {identity(one): one for one in styles.iter(W + "style")}
    waiting = list(found)
    while waiting:
        one = by_name.get(waiting.pop())
        for below in () if one is None else one.iterchildren(W + "basedOn", W + "link"):
            if (name := value(below) or "") not in found:
                found.add(name)
                waiting.append(name)
    return found


def of_lists(numbering: Element, roots: list[Element]) -> None:
    """The lists that no paragraph and no style uses go, with the signs that people gave them."""
    used = {value(one) for root in roots if root is not numbering for one in root.iter(W + "numId")}
    for one in numbering.findall(W + "num"):
        if one.get(W + "numId") not in used:
            drop(one)
    kinds = {value(one) for one in numbering.iterfind(f"{W}num/{W}abstractNumId")}
    for one in numbering.findall(W + "abstractNum"):
        if one.get(W + "abstractNumId") not in kinds:
            drop(one)


def of_attributes(element: Element) -> None:
    """An element without hints, and without text in attributes that hold none."""
    for name, said in list(element.items()):
        local = etree.QName(name).localname
        label = str(element.tag).startswith(f"{{{V}}}") and local == "id" and not str(said).startswith("_x0000_")
        if name in HINTS or label or (local not in TEXTUAL and not str(said).isascii()):
            del element.attrib[name]


def drop(element: Element) -> None:
    """The element out of its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
