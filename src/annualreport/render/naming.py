"""Name a Word part as Word itself names it to whoever edits it: 首页页眉, 第2节页脚, 脚注."""

from __future__ import annotations

import re
from collections.abc import Mapping

from annualreport.render import package
from annualreport.source.patterns import later

REFERENCE = re.compile(rb"<w:(?:header|footer)Reference (?=[^>]*w:type=)(?=[^>]*r:id=)[^>]*>")
ATTRIBUTE = re.compile(rb'(w:type|r:id)="([^"]*)"')
SECTION = b"<w:sectPr"
TYPES = {b"first": "首页", b"even": "偶数页"}
NUMBER = later(r"\d+(?=\.xml$)")
FAMILIES = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注", "comments": "批注"}
"""What a member's name says of itself where nothing else is known."""


def by_name(name: str) -> str:
    """A part by its member's name alone: 页眉2 for word/header2.xml, nothing for the body."""
    stem = name.rpartition("/")[2].removesuffix(".xml")
    letters = stem.rstrip("0123456789")
    return "" if stem == "document" else FAMILIES.get(letters, letters) + stem[len(letters) :]


def shown(members: package.Members, kinds: Mapping[str, str], label: str) -> dict[str, str]:
    """Every part as told to the user: nothing for the body, a header by its section and its pages."""
    body = next(name for name, kind in kinds.items() if kind == package.BODY)
    running = {name for name, kind in kinds.items() if kind in ("页眉", "页脚")}
    numbered = {name: kind + "".join(NUMBER.findall(name)) for name, kind in kinds.items()}
    told = referred(members, body, label) if running else {}
    return {**numbered, **{name: told[name] + kinds[name] for name in running & told.keys()}, body: ""}


def referred(members: package.Members, body: str, label: str) -> dict[str, str]:
    """Where each part that a section's end refers to is printed first: 第2节首页, or nothing for all pages of all."""
    relations = package.relations_of(body)
    links = package.parse(members[relations], label, relations) if relations in members else ()
    targets = {str(one.get("Id")): package.resolved(str(one.get("Target")), body) for one in links}
    sections = members[body].split(SECTION)[1:]
    found: dict[str, str] = {}
    for number, section in enumerate(sections, 1):
        for reference in REFERENCE.findall(section):
            about = dict(ATTRIBUTE.findall(reference))
            place = f"第{number}节" if len(sections) > 1 else ""
            found.setdefault(targets.get(about[b"r:id"].decode(), ""), place + TYPES.get(about[b"w:type"], ""))
    return found
