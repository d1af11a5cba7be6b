"""Find a workbook's parts, what they lead to, and the elements and cells that they name."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import Any

from lxml import etree

DIGITS, LETTERS = "0123456789", re.compile("[A-Z]{1,3}")


def parsed(content: bytes) -> Any:
    """The root of an XML part; nothing from outside is loaded."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def named(root: Any, name: str) -> Iterator[Any]:
    """Every element of that local name."""
    return iter(root.iter(f"{{*}}{name}"))


def attribute(element: Any, name: str) -> str:
    """An attribute by its local name, whatever its namespace."""
    return next((value for key, value in element.items() if etree.QName(key).localname == name), "")


def relations(parts: zipfile.ZipFile, part: str) -> dict[str, str]:
    """What a part's relations lead to, by id: parts by their full names, addresses as they are."""
    folder, name = posixpath.split(part)
    listing = f"{folder}/_rels/{name}.rels"
    if listing not in parts.namelist():
        return {}
    found: dict[str, str] = {}
    for one in named(parsed(parts.read(listing)), "Relationship"):
        target = one.get("Target", "")
        inside = one.get("TargetMode") != "External"
        found[one.get("Id", "")] = posixpath.normpath(posixpath.join("/", folder, target))[1:] if inside else target
    return found


def area(reference: str) -> tuple[int, int, int, int]:
    """First row and column, last row and column of A1 or A1:B2."""
    first, _, last = reference.replace("$", "").partition(":")
    return (*spot(first), *spot(last or first))


def spot(reference: str) -> tuple[int, int]:
    """Row and column of A1, counted from 1; ValueError where it is no cell."""
    letters = reference.rstrip(DIGITS)
    return int(reference[len(letters) :]), column_of(letters)


@cache
def column_of(letters: str) -> int:
    """A column by its letters, counted from 1; ValueError where there is none of that name."""
    if not LETTERS.fullmatch(letters):
        raise ValueError(letters)
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column
