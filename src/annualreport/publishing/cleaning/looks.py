"""Follow what a Word file says of a run, a paragraph or a cell: by itself, by its list, by its styles, by default."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from annualreport.publishing.cleaning import colours
from annualreport.publishing.cleaning.conditions import Grid, bands
from annualreport.publishing.cleaning.values import on, value
from annualreport.render.spots import TBL, TC, Element, P, W

RPR, PPR = W + "rPr", W + "pPr"


class Looks:
    """The styles and lists of a file with those that they are based on, and the theme's colours."""

    def __init__(self, roots: Mapping[str, Element]) -> None:
        styles = roots.get("styles")
        self.theme = colours.of_theme(roots.get("theme"))
        self.known: dict[str, Element] = {}
        self.default: dict[str, str] = {}
        for one in () if styles is None else styles.iter(W + "style"):
            identifier = one.get(W + "styleId") or ""
            self.known[identifier] = one
            if one.get(W + "default") in ("1", "true"):
                self.default[str(one.get(W + "type"))] = identifier
        defaults = None if styles is None else styles.find(W + "docDefaults")
        self.letters, self.lines = (found(defaults, f"{W}{one}Default", W + one) for one in ("rPr", "pPr"))
        self.lists = dict(lists(roots.get("numbering")))
        self.grids: dict[Element, tuple[Grid, tuple[Element, ...], list[dict[str | None, Element]]]] = {}
        self.cells: dict[Element, tuple[Element, ...]] = {}
        self.chains: dict[str | None, tuple[Element, ...]] = {}
        self.paragraphs: dict[Element, tuple[Element, ...]] = {}

    def chain(self, identifier: str | None) -> tuple[Element, ...]:
        """A style and all that it is based on."""
        if identifier not in self.chains:
            found: dict[str, Element] = {}
            below = identifier
            while below in self.known and below not in found:
                found[below] = self.known[below]
                below = value(found[below].find(W + "basedOn"))
            self.chains[identifier] = tuple(found.values())
        return self.chains[identifier]

    def named(self, kind: str, identifier: str | None) -> tuple[Element, ...]:
        """The chain of a style, or of that which holds where none is named or known."""
        return self.chain(identifier if identifier in self.known else self.default.get(kind))

    def of_cell(self, element: Element) -> tuple[Element, ...]:
        """The table style's parts that hold for the cell in which an element lies; the nearest first."""
        cell = next(element.iterancestors(TC), None) if element.tag != TC else element
        if cell is None:
            return ()
        if cell not in self.cells:
            self.cells[cell] = tuple(self.holding(cell))
        return self.cells[cell]

    def holding(self, cell: Element) -> Iterator[Element]:
        """The same, put together."""
        table = next(cell.iterancestors(TBL))
        if table not in self.grids:
            chain = self.named("table", value(table.find(f"{W}tblPr/{W}tblStyle")))
            parts = [{one.get(W + "type"): one for one in style.iter(W + "tblStylePr")} for style in chain]
            self.grids[table] = Grid(table), chain, parts
        grid, chain, parts = self.grids[table]
        for kind in grid.kinds(cell, bands(chain[0])) if any(parts) else ():
            yield from (part[kind] for part in parts if kind in part)
        yield from chain

    def of_run(self, run: Element) -> tuple[Element, ...]:
        """Everything that speaks of a run's letters, the nearest first."""
        own = run.find(RPR)
        character = None if own is None else value(own.find(W + "rStyle"))
        paragraph = next(run.iterancestors(P), None)
        named = found(paragraph, PPR, W + "pStyle")
        holders = (*self.chain(character), *self.named("paragraph", value(named)), *self.of_cell(run))
        levels = (own, *(holder.find(RPR) for holder in holders), self.letters)
        return tuple(one for one in levels if one is not None)

    def of_paragraph(self, paragraph: Element) -> tuple[Element, ...]:
        """Everything that speaks of a paragraph, the nearest first."""
        if paragraph not in self.paragraphs:
            self.paragraphs[paragraph] = tuple(self.speaking(paragraph))
        return self.paragraphs[paragraph]

    def speaking(self, paragraph: Element) -> Iterator[Element]:
        """The same, put together."""
        own = paragraph.find(PPR)
        styles = list(self.named("paragraph", value(found(paragraph, PPR, W + "pStyle"))))
        by_style = [one for one in (style.find(PPR) for style in styles) if one is not None]
        listed = next((one for one in (own, *by_style) if one is not None and one.find(W + "numPr") is not None), None)
        levels = [own, self.of_list(listed), *by_style, *(one.find(PPR) for one in self.of_cell(paragraph)), self.lines]
        yield from (one for one in levels if one is not None)

    def of_list(self, properties: Element | None) -> Element | None:
        """What a list says of the paragraphs of a level."""
        number = found(properties, W + "numPr", W + "numId")
        level = found(properties, W + "numPr", W + "ilvl")
        return self.lists.get((value(number) or "", value(level) or "0"))


def nearest(levels: tuple[Element, ...], name: str) -> Element | None:
    """The nearest word on one property; None where nothing speaks of it."""
    return next((one for level in levels if (one := level.find(name)) is not None), None)


def word(levels: tuple[Element, ...], name: str, attribute: str) -> str | None:
    """The nearest word on one attribute of a property; each attribute is inherited by itself."""
    found = (one.get(W + attribute) for level in levels if (one := level.find(W + name)) is not None)
    return next((one for one in found if one is not None), None)


def switched(levels: tuple[Element, ...], name: str) -> Element | None:
    """What switches a property on: the run itself decides, else any of its styles does (they are added up)."""
    own = next((level for level in levels if is_own(level) and level.find(name) is not None), None)
    asked = (own,) if own is not None else levels
    return next((level for level in asked if on(level.find(name))), None)


def is_own(level: Element) -> bool:
    """Whether properties are those of a run itself."""
    parent = level.getparent()
    return parent is not None and parent.tag == W + "r"


def lists(numbering: Element | None) -> Iterator[tuple[tuple[str, str], Element]]:
    """What every level of every list says of its paragraphs."""
    kinds = (
        {} if numbering is None else {one.get(W + "abstractNumId"): one for one in numbering.iter(W + "abstractNum")}
    )
    for one in () if numbering is None else numbering.iter(W + "num"):
        kind = kinds.get(value(one.find(W + "abstractNumId")))
        for level in (*(() if kind is None else kind.iter(W + "lvl")), *one.iter(W + "lvl")):
            properties = level.find(PPR)
            if properties is not None:
                yield (one.get(W + "numId") or "", level.get(W + "ilvl") or "0"), properties


def found(element: Element | None, *path: str) -> Element | None:
    """What lies below an element; None where any step is missing."""
    return None if element is None else element.find("/".join(path))
