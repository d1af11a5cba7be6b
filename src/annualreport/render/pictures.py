"""Pictures that a program draws, as values of a template: with words for those who do not see them, and with room."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from docxtpl import InlineImage, RichText
from lxml import etree
from markupsafe import escape

from annualreport.render.finishing import DOCPR, PPR
from annualreport.render.full import Full
from annualreport.render.spots import Element, P, W, text_of

NAMED = "图："
"""Begins the name of every such picture in the file."""
EARLIER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
)
BEFORE = frozenset(W + name for name in EARLIER.split())
"""What stands before the room of lines among a paragraph's properties."""
ROOM = ("snapToGrid", {"val": "0"}), ("spacing", {"line": "240", "lineRule": "auto"})
ALONE = ("ind", {"firstLine": "0", "firstLineChars": "0"}), ("jc", {"val": "center"})


class Pictured(InlineImage):  # type: ignore[misc]
    """A picture in its own size. full: the document that it is for. draw: makes it, when it is printed. alt: what it
    shows, in words."""

    def __init__(self, full: Full, draw: Callable[[], bytes], name: str, alt: str) -> None:
        super().__init__(full, None)
        self.draw = draw
        self.about = f'<wp:docPr descr="{escape(alt)}" '
        self.named = f'name="{escape(NAMED + name)}"'

    def __str__(self) -> str:
        self.image_descriptor = BytesIO(self.draw())
        before, _, after = super().__str__().partition("<wp:docPr ")
        _, _, rest = after.partition('name="')
        return f"{before}{self.about}{after[: after.index('name=')]}{self.named}{rest.partition(chr(34))[2]}"


class Undrawn(RichText):  # type: ignore[misc]
    """A picture that this machine cannot draw: nothing is printed, and it counts as not there."""

    def __bool__(self) -> bool:
        return False


def give_room(root: Element) -> None:
    """Lines as high as the picture on them: an exact height would cut it off; one alone stands in the middle."""
    drawings = [one for one in root.iter(DOCPR) if (one.get("name") or "").startswith(NAMED)]
    for paragraph in dict.fromkeys(next(one.iterancestors(P)) for one in drawings):
        properties = paragraph.find(PPR)
        if properties is None:
            properties = etree.Element(PPR)
            paragraph.insert(0, properties)
        for name, values in (*ROOM, *(() if text_of(paragraph).strip() else ALONE)):
            put(properties, name, values)


def put(properties: Element, name: str, values: dict[str, str]) -> None:
    """A property of a paragraph, at its own place; what it said before about the same goes."""
    found = properties.find(W + name)
    if found is None:
        found = etree.Element(W + name)
        order = [W + one for one, _ in (*ROOM, *ALONE)]
        before = BEFORE | set(order[: order.index(W + name)])
        properties.insert(sum(one.tag in before for one in properties), found)
    for key, value in values.items():
        found.set(W + key, value)
