"""Find text in a Word file that is there and that no reader sees: hidden, of the colour of its ground, too small."""

from __future__ import annotations

from collections.abc import Iterator

from annualreport.finding import Finding, fault
from annualreport.publishing.cleaning.packaging import Part
from annualreport.render.spots import TC, Element, P, Spots, T, W

SMALLEST = 10
"""Half points: 5 points. The smallest letters of a report's tables have 9."""
NARROWEST = 34
"""Per cent of a letter's width."""
FLATTEST = 80
"""Twentieths of a point of a line or a row of fixed height: 4 points."""
CONTRAST = 1.3
"""Ratio of the brightness of letters and ground (WCAG 2.2); one is the same colour."""
GROUNDS = {"background1": "FFFFFF", "light1": "FFFFFF", "text1": "000000", "dark1": "000000"}
HIGHLIGHTS = {
    "black": "000000",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "blue": "0000FF",
    "red": "FF0000",
    "green": "00FF00",
    "cyan": "00FFFF",
    "magenta": "FF00FF",
    "yellow": "FFFF00",
    "lightGray": "C0C0C0",
}
HINT = "请在模板里删去这些文字，或改成看得见的样子"


class Looks:
    """What the styles of a file say of its letters: the properties of each with those that it is based on."""

    def __init__(self, styles: Element | None) -> None:
        self.known: dict[str, Element] = {}
        self.default, self.ground = "", None if styles is None else styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        for one in () if styles is None else styles.iter(W + "style"):
            identifier = one.get(W + "styleId") or ""
            self.known[identifier] = one
            if one.get(W + "type") == "paragraph" and one.get(W + "default") in ("1", "true"):
                self.default = identifier

    def chain(self, identifier: str | None) -> Iterator[Element]:
        """The properties of letters of a style and of all that it is based on."""
        seen: set[str] = set()
        while identifier in self.known and identifier not in seen:
            seen.add(identifier)
            style = self.known[identifier]
            found = style.find(W + "rPr")
            if found is not None:
                yield found
            identifier = value(style.find(W + "basedOn"))

    def levels(self, run: Element) -> Iterator[Element]:
        """Everything that speaks of a run's letters, the nearest first."""
        own = run.find(W + "rPr")
        if own is not None:
            yield own
            yield from self.chain(value(own.find(W + "rStyle")))
        paragraph = next(run.iterancestors(P), None)
        named = None if paragraph is None else value(paragraph.find(f"{W}pPr/{W}pStyle"))
        yield from self.chain(named if named in self.known else self.default)
        if self.ground is not None:
            yield self.ground

    def says(self, run: Element, name: str) -> Element | None:
        """The nearest word on one property; None where nothing speaks of it."""
        return next((found for one in self.levels(run) if (found := one.find(W + name)) is not None), None)


def of_text(part: Part, looks: Looks, spots: Spots) -> Iterator[Finding]:
    """Every run of text that a reader does not see."""
    for run in part.root.iter(W + "r"):
        text = "".join(one.text or "" for one in run.iter(T)).strip()
        if text:
            for why in dict.fromkeys(reasons(run, looks)):
                yield fault("release-invisible", f"有看不见的文字（{why}）", spots.of(run), HINT)


def reasons(run: Element, looks: Looks) -> Iterator[str]:
    """Why a run is not seen."""
    if any(on(looks.says(run, name)) for name in ("vanish", "specVanish")):
        yield "隐藏"
    size = number(looks.says(run, "sz"))
    if size is not None and size < SMALLEST:
        yield f"字号 {size / 2:g} 磅"
    width = number(looks.says(run, "w"))
    if width is not None and width < NARROWEST:
        yield f"字宽 {width}%"
    if contrast(colour(looks.says(run, "color")) or "000000", ground(run, looks)) < CONTRAST:
        yield "颜色与底色相同"
    if any(is_hidden(one) for one in run.iterancestors()):
        yield "在隐藏的图形里"
    yield from squeezed(run)


def is_hidden(element: Element) -> bool:
    """Whether a shape is not shown."""
    about = element.find("{*}docPr")
    style = "".join((element.get("style") or "").split())
    return (about is not None and about.get("hidden") in ("1", "true")) or "visibility:hidden" in style


def squeezed(run: Element) -> Iterator[str]:
    """Lines and rows of a fixed height in which nothing can be read, and hidden rows."""
    for holder in run.iterancestors(P, W + "tr"):
        if holder.tag == P:
            line = holder.find(f"{W}pPr/{W}spacing")
            flat = None if line is None or line.get(W + "lineRule") != "exact" else whole(line.get(W + "line"))
        else:
            row = holder.find(f"{W}trPr/{W}trHeight")
            flat = None if row is None or row.get(W + "hRule") != "exact" else whole(row.get(W + "val"))
            if on(holder.find(f"{W}trPr/{W}hidden")):
                yield "隐藏的行"
        if flat is not None and flat < FLATTEST:
            yield f"行高 {flat / 20:g} 磅"


def ground(run: Element, looks: Looks) -> str:
    """The colour behind a run: highlight or shading of the run, else of its paragraph, else of its cell, else white."""
    marked = looks.says(run, "highlight")
    if marked is not None and value(marked) in HIGHLIGHTS:
        return HIGHLIGHTS[str(value(marked))]
    paragraph, cell = next(run.iterancestors(P), None), next(run.iterancestors(TC), None)
    shades = [
        looks.says(run, "shd"),
        None if paragraph is None else paragraph.find(f"{W}pPr/{W}shd"),
        None if cell is None else cell.find(f"{W}tcPr/{W}shd"),
    ]
    return next((found for one in shades if one is not None and (found := hexadecimal(one.get(W + "fill")))), "FFFFFF")


def colour(element: Element | None) -> str | None:
    """The colour that a property names; None for automatic."""
    if element is None:
        return None
    themed = element.get(W + "themeColor")
    return hexadecimal(value(element)) or GROUNDS.get(str(themed))


def hexadecimal(written: str | None) -> str | None:
    """A colour as six hexadecimal digits; None where it is written otherwise."""
    typed = (written or "").removeprefix("#").upper()
    return typed if len(typed) == 6 and set(typed) <= set("0123456789ABCDEF") else None


def contrast(one: str, other: str) -> float:
    """How far apart two colours are in brightness: 1 for the same, 21 for black on white."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The brightness of a colour, 0 to 1 (WCAG 2.2, relative luminance)."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def value(element: Element | None) -> str | None:
    """The attribute w:val."""
    return None if element is None else element.get(W + "val")


def on(element: Element | None) -> bool:
    """Whether a switch is there and not off."""
    return element is not None and value(element) not in ("0", "false", "off")


def number(element: Element | None) -> int | None:
    """The attribute w:val as a whole number."""
    return whole(value(element))


def whole(written: str | None) -> int | None:
    """A whole number, with or without a sign of per cent; None for anything else."""
    typed = (written or "").removesuffix("%")
    return int(typed) if typed.isdigit() and len(typed) < 9 else None
