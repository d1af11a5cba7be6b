"""Find what lies over a sheet's cells and is in none of them: pictures, text boxes, comments."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from annualreport.finding import Finding, warning
from annualreport.place import quoted, sheet_cell
from annualreport.readers.returns.parts import named, parsed, spot

PICTURE, BOX, COMMENT, UNKNOWN = "图片", "文字框", "批注", "看不懂的图形或批注"
HINTS = {
    PICTURE: "图片里的内容请写成文字；佐证材料填网址、文号或另外发送",
    BOX: "要上报的，请把文字移到格里",
    COMMENT: "要上报的，请把文字写进格里",
    UNKNOWN: "请打开工作簿看有没有图片、文字框或批注；要上报的，写进格里",
}
ROOM = 5_000_000
"""Bytes of one such part that are looked at; more is more than anybody draws."""


class Floating(NamedTuple):
    """One thing over the cells. row, column: of the cell at which it begins, counted from 1; text: what it says."""

    what: str
    row: int
    column: int
    text: str = ""


def floating(parts: zipfile.ZipFile, targets: Mapping[str, str]) -> Iterator[Floating]:
    """Everything over the cells of a sheet with these relations."""
    names = frozenset(parts.namelist())
    for part in targets.values():
        if part not in names or parts.getinfo(part).file_size > ROOM:
            continue
        if "/drawing" in part and part.endswith(".xml"):
            yield from drawn(parsed(parts.read(part)))
        elif "comments" in part and "threaded" not in part:
            yield from comments(parsed(parts.read(part)))


def drawn(root: Any) -> Iterator[Floating]:
    """The pictures and the text boxes that say something, by the cells at which they are fastened."""
    for anchor in root:
        corner = next(named(anchor, "from"), None)
        if corner is None:
            continue
        row, column = (int(next(named(corner, name)).text) + 1 for name in ("row", "col"))
        text = "".join(one.text or "" for one in named(anchor, "t"))
        if next(named(anchor, "pic"), None) is not None:
            yield Floating(PICTURE, row, column)
        elif text.strip():
            yield Floating(BOX, row, column, text)


def comments(root: Any) -> Iterator[Floating]:
    """The comments, old and new ones, which Excel keeps as old ones too."""
    for one in named(root, "comment"):
        text = "".join(piece.text or "" for piece in named(one, "t"))
        if text.strip():
            yield Floating(COMMENT, *spot(one.get("ref", "").replace("$", "")), text)


def told(label: str, sheet: str, over: Iterable[Floating]) -> Iterator[Finding]:
    """What lies over the cells and was not read."""
    for one in sorted(over, key=lambda one: (one.row, one.column)):
        message = f"这里有{one.what}{quoted(one.text)}，没有读入"
        yield warning("not-in-cells", message, sheet_cell(label, sheet, one.row, one.column), HINTS[one.what])
