"""Turn what a Word file says of a colour into six hexadecimal digits, and two of them into their contrast."""

from __future__ import annotations

from collections.abc import Mapping

from annualreport.publishing.cleaning.allowed import A
from annualreport.render.spots import Element, W

WHITE, BLACK = "FFFFFF", "000000"
OFFICE = {"light1": WHITE, "dark1": BLACK}
"""The theme's colours where the file has no theme."""
SCHEME = {
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
    "dk1": "dark1",
    "lt1": "light1",
    "dk2": "dark2",
    "lt2": "light2",
    "hlink": "hyperlink",
    "folHlink": "followedHyperlink",
}
"""The colours of a theme by their names there and in a text."""
SYNONYMS = {
    "text1": "dark1",
    "background1": "light1",
    "text2": "dark2",
    "background2": "light2",
    "tx1": "dark1",
    "bg1": "light1",
    "tx2": "dark2",
    "bg2": "light2",
    **SCHEME,
}
HIGHLIGHTS = {
    "black": BLACK,
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
    "white": WHITE,
}


def of_theme(theme: Element | None) -> dict[str, str]:
    """The colours that a theme gives, by their names in a text."""
    scheme = None if theme is None else theme.find(f".//{{{A}}}clrScheme")
    found = dict(OFFICE)
    for name, word in SCHEME.items():
        one = None if scheme is None else scheme.find(f"{{{A}}}{name}/*")
        if one is not None and (digits := hexadecimal(one.get("lastClr") or one.get("val"))):
            found[word] = digits
    return found


def named(element: Element | None, theme: Mapping[str, str], digits: str = "val", word: str = "theme") -> str | None:
    """The colour that a property names; None for automatic. A colour of the theme goes before the digits, which only
    say how it looked when it was saved, unless it is a lighter or darker shade of it.

    digits, word: what its attributes begin with: val and theme of letters, fill and themeFill of their ground.
    """
    if element is None:
        return None
    written = hexadecimal(element.get(W + digits))
    shaded = element.get(f"{W}{word}Tint") or element.get(f"{W}{word}Shade")
    themed = element.get(f"{W}{word}Color" if word == "theme" else W + word)
    if themed is None or (shaded and written):
        return written
    return of_name(themed, theme) or written


def of_name(name: str, theme: Mapping[str, str]) -> str | None:
    """A colour of the theme by any of its names."""
    return theme.get(SYNONYMS.get(name, name))


def drawn(element: Element | None, theme: Mapping[str, str]) -> str | None:
    """The colour with which a drawing is filled evenly: a:solidFill, or the same among a text's effects."""
    one = None if element is None else element.find("{*}solidFill/*")
    if one is None:
        return None
    said = next((value for name, value in one.items() if str(name).rpartition("}")[2] == "val"), "")
    return hexadecimal(str(said)) or of_name(str(said), theme)


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
