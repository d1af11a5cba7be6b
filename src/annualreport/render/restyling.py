"""Give the paragraphs taken in the host's own styles: by name, since office programs number styles anew at a save."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annualreport.finding import Finding, warning
from annualreport.place import Place
from annualreport.render import package, pieces
from annualreport.render.spots import Element, Spots, W

PART = "word/styles.xml"
STYLED = tuple(W + name for name in ("pStyle", "rStyle", "tblStyle"))
Name = tuple[str, str]
"""The kind of a style (paragraph, character, table) and its name, whatever its capitals."""


@dataclass(frozen=True)
class Styles:
    """The styles of a package. names, shown: kind and name, and the name as typed, by identity."""

    names: dict[str, Name]
    shown: dict[str, str]

    def called(self, name: Name) -> str:
        """The identity of the style of a name; '' for none."""
        return next((identity for identity, own in self.names.items() if own == name), "")


def styles(members: package.Members, label: str) -> Styles:
    """The styles of a package; none where it has no part for them."""
    names: dict[str, Name] = {}
    shown: dict[str, str] = {}
    root = package.parse(members[PART], label, PART) if PART in members else ()
    for style in root:
        identity, name = style.get(W + "styleId"), style.find(W + "name")
        if style.tag == W + "style" and identity and name is not None:
            shown[str(identity)] = str(name.get(W + "val"))
            names[str(identity)] = str(style.get(W + "type")), shown[str(identity)].casefold()
    return Styles(names, shown)


def restyle(blocks: list[Element], own: Styles, host: Styles, spots: Spots) -> Iterator[Finding]:
    """Every style becomes the host's of the same name; those that the host does not have are told."""
    missing: dict[str, list[Place]] = {}
    for used in [one for block in blocks for one in block.iter(*STYLED)]:
        identity = used.get(W + "val") or ""
        meant = counterpart(identity, own, host)
        if meant:
            used.set(W + "val", meant)
            continue
        missing.setdefault(own.shown.get(identity, identity), []).append(spots.of(used))
        pieces.remove(used)
    for name, places in missing.items():
        message = f"引用的模板用了样式「{name}」，本模板里没有，会印成正文的样子"
        hint = f"请在 {spots.label} 里加上同名样式，或改用两份模板都有的样式"
        yield warning("template-include-style", message, tuple(dict.fromkeys(places)), hint)


def counterpart(identity: str, own: Styles, host: Styles) -> str:
    """The host's identity for a style; one that has no name in its own file goes by its identity."""
    name = own.names.get(identity)
    if name is None:
        return identity if identity in host.names else ""
    return host.called(name)
