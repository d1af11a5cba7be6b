"""Say how a paragraph and its letters look: defaults, styles and direct formatting of Word put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from annualreport.render.spots import Element, W, select

ATTRIBUTES = {
    "rFonts": ("eastAsia", "eastAsiaTheme"),
    "sz": ("val",),
    "spacing": ("line", "lineRule"),
    "jc": ("val",),
    "outlineLvl": ("val",),
}
"""What is looked at, by element; a run's spacing has none of these attributes."""
Look = dict[str, str]
"""Values by element and attribute: ``sz.val``, ``spacing.line``."""


@dataclass(frozen=True)
class Styles:
    """The styles of a file. root: word/styles.xml; None where the file has none."""

    root: Element | None = None
    known: dict[str, Look] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> dict[str, Element]:
        """The styles by id."""
        found = select(self.root, "w:style") if self.root is not None else []
        return {str(style.get(W + "styleId")): style for style in found}

    @cached_property
    def default(self) -> str:
        """The id of the paragraph style that holds where none is named."""
        wanted = (
            name
            for name, style in self.by_id.items()
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true")
        )
        return next(wanted, "")

    @cached_property
    def defaults(self) -> Look:
        """What holds before any style."""
        paths = "w:docDefaults/w:pPrDefault/w:pPr | w:docDefaults/w:rPrDefault/w:rPr"
        return merged(select(self.root, paths) if self.root is not None else [])

    def name(self, identifier: str) -> str:
        """What the writer calls a style."""
        style = self.by_id.get(identifier)
        names = select(style, "w:name") if style is not None else []
        return str(names[0].get(W + "val")) if names else identifier

    def of_style(self, identifier: str) -> Look:
        """A style's look with what it is based on."""
        if identifier not in self.known:
            chain: list[Element] = []
            current: str | None = identifier
            while current in self.by_id and self.by_id[current] not in chain:
                chain.append(self.by_id[current])
                current = value(self.by_id[current], "basedOn")
            self.known[identifier] = merged(part for style in reversed(chain) for part in parts(style))
        return self.known[identifier]

    def of_paragraph(self, paragraph: Element) -> Look:
        """A paragraph's look; its letters' too, as far as no run says otherwise."""
        own = paragraph.find(W + "pPr")
        identifier = value(own, "pStyle") if own is not None else None
        return {
            **self.defaults,
            **self.of_style(identifier or self.default),
            **merged([own] if own is not None else []),
        }

    def of_run(self, run: Element, around: Look) -> Look:
        """The look of a run's letters; around: its paragraph's."""
        own = run.find(W + "rPr")
        if own is None:
            return around
        return {**around, **self.of_style(value(own, "rStyle") or ""), **merged([own])}


def style_of(paragraph: Element) -> str:
    """The id of a paragraph's style; '' where none is named."""
    own = paragraph.find(W + "pPr")
    return (value(own, "pStyle") if own is not None else None) or ""


def parts(style: Element) -> Iterator[Element]:
    """The properties of a style."""
    yield from (one for one in style if one.tag in (W + "pPr", W + "rPr"))


def value(element: Element, name: str) -> str | None:
    """The value of a child."""
    child = element.find(W + name)
    found = child.get(W + "val") if child is not None else None
    return str(found) if found is not None else None


def merged(properties: Iterator[Element] | list[Element]) -> Look:
    """The values of property lists, later ones over earlier; a typed face takes the place of a theme's."""
    look: Look = {}
    for one in properties:
        for child in one:
            name = str(child.tag).rpartition("}")[2]
            for attribute in ATTRIBUTES.get(name, ()):
                found = child.get(W + attribute)
                if found is not None:
                    look[f"{name}.{attribute}"] = str(found)
                    if attribute == "eastAsia" and child.get(W + "eastAsiaTheme") is None:
                        look.pop("rFonts.eastAsiaTheme", None)
    return look
