"""Keep in the file for reviewers what it was made from, as a part of its own, and read that part again."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree

from annualreport.render.package import strict_parser
from annualreport.reviewing.lines import Line, Piece

NAMESPACE = "urn:annualreport:review:1"
LARGEST = 50_000_000
"""Bytes of a record unpacked: more than any year's."""


@dataclass(frozen=True)
class Base:
    """What a file for reviewers was made from.

    unit, year: whose it is. lines: the document as it went out. values: each text as typed in the data, by source.
    tags: the source of each tag that had to be shortened. remarks: the program's own comments.
    """

    unit: str
    year: int
    lines: tuple[Line, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    carried: bool = True
    """Whether it stood in the file; else it was made anew from the data as they are now."""


def packed(base: Base) -> bytes:
    """The part: XML around the record, small enough to be no burden."""
    record = {
        "unit": base.unit,
        "year": base.year,
        "lines": [[[[piece.text, list(piece.tags)] for piece in line.pieces], line.cell] for line in base.lines],
        "values": dict(base.values),
        "tags": dict(base.tags),
        "remarks": list(base.remarks),
    }
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    inside = b64encode(zlib.compress(text.encode(), 9)).decode()
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<review xmlns="{NAMESPACE}">{escape(inside)}</review>'.encode()


def unpacked(members: Mapping[str, bytes]) -> Base | None:
    """The record among the members of a package; None where there is none that can be read."""
    for name, content in sorted(members.items()):
        if name.endswith(".xml") and NAMESPACE.encode() in content:
            found = record_of(content)
            if found is not None:
                return found
    return None


def record_of(content: bytes) -> Base | None:
    """The record of one part; None where it was damaged."""
    try:
        root = etree.fromstring(content, strict_parser())
        unpacker = zlib.decompressobj()
        text = unpacker.decompress(b64decode(root.text or "", validate=True), LARGEST)
        return from_json(json.loads(text))
    except (etree.XMLSyntaxError, Error, zlib.error, ValueError, KeyError, TypeError, IndexError):
        return None


def from_json(record: Any) -> Base:
    """The record from its JSON; what json or the shapes raise where it is another's."""
    lines = tuple(
        Line(tuple(Piece(str(text), tuple(tags)) for text, tags in pieces), cell_of(cell))
        for pieces, cell in record["lines"]
    )
    about = {str(key): str(value) for key, value in record["values"].items()}
    tags = {str(key): str(value) for key, value in record["tags"].items()}
    return Base(str(record["unit"]), int(record["year"]), lines, about, tags, tuple(map(str, record["remarks"])))


def cell_of(numbers: Any) -> tuple[int, int, int] | None:
    """Table, row, column; None outside tables."""
    if numbers is None:
        return None
    table, row, column = numbers
    return int(table), int(row), int(column)
