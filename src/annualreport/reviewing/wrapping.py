"""Put the parts of the file for reviewers into a package and make the new ones known to it."""

from __future__ import annotations

from collections.abc import Mapping

from annualreport.render import archive, package
from annualreport.reviewing import base

COMMENTS = "word/comments.xml"
LINKS = "word/_rels/document.xml.rels"
RECORD, ABOUT, RECORD_LINKS = "customXml/item901.xml", "customXml/itemProps901.xml", "customXml/_rels/item901.xml.rels"
"""Numbers that no writer's template has come to."""
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = {
    COMMENTS: "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
    ABOUT: "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
}
ITEM_ID = "{6B1D7E52-5A0C-4C0E-9B57-3C1F0A2D9E01}"
ABOUT_RECORD = f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{ITEM_ID}">\
<ds:schemaRefs><ds:schemaRef ds:uri="{base.NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>"""
RECORD_LINK = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
Type="{RELATIONS}/customXmlProps" Target="itemProps901.xml"/></Relationships>"""


def packed(members: Mapping[str, bytes], changed: Mapping[str, bytes]) -> bytes:
    """The package with its changed parts; the new ones among them are made known."""
    made = {**members, **changed}
    if RECORD in changed:
        made |= {ABOUT: ABOUT_RECORD.encode(), RECORD_LINKS: RECORD_LINK.encode()}
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in TYPES.items()
        if name in made and name not in members
    )
    made[package.CONTENT_TYPES] = with_children(made[package.CONTENT_TYPES], types)
    made[LINKS] = with_children(made[LINKS], "".join(links(members, changed)))
    return archive.pack(archive.member(name, content) for name, content in made.items())


def links(members: Mapping[str, bytes], changed: Mapping[str, bytes]) -> list[str]:
    """How the document refers to its new parts."""
    found = []
    if COMMENTS in changed and COMMENTS not in members:
        found.append(f'<Relationship Id="rIdReviewComments" Type="{RELATIONS}/comments" Target="comments.xml"/>')
    if RECORD in changed:
        found.append(f'<Relationship Id="rIdReviewBase" Type="{RELATIONS}/customXml" Target="../{RECORD}"/>')
    return found


def with_children(content: bytes, children: str) -> bytes:
    """A part's XML with further children at its end."""
    head, end, tail = content.decode().rpartition("</")
    return f"{head}{children}{end}{tail}".encode()
