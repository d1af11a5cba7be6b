"""Turn a template with mistyped tags into one with the tags as they should have been typed; nothing else changes."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from annualreport.finding import Finding
from annualreport.render import archive, package, pieces
from annualreport.render.prepare import DECLARATION, Prepared, PreparedPart, Repaired, prepare
from annualreport.render.spots import P, Spots
from annualreport.render.tags import Gathering, gather_properties, repairs, rewrite
from annualreport.render.writing import Meant


@dataclass(frozen=True)
class Fixed:
    """A template with repaired tags. docx: the same bytes where there was nothing to repair.

    changes: each repair; findings: the same as told by a check.
    """

    docx: bytes
    changes: tuple[Repaired, ...]
    findings: tuple[Finding, ...] = ()


def fixed(content: bytes, label: str) -> Fixed:
    """The template with every repair that can be made; Stop where the bytes are no sound Word file."""
    prepared = prepare(content, label)
    changed = {part.source.name: part for part in prepared.parts if any(tag.changes for tag in part.tags)}
    if not changed:
        return Fixed(content, ())
    members = {**prepared.typed, **{name: mended(prepared, part) for name, part in changed.items()}}
    packed = archive.pack(archive.member(name, member) for name, member in members.items())
    return Fixed(packed, prepared.repairs, tuple(repairs(prepared.tags, strict=False)))


def mended(prepared: Prepared, part: PreparedPart) -> bytes:
    """A part in which the paragraphs with repaired tags, and no others, are written anew."""
    source = part.source
    root = package.parse(prepared.typed[source.name], source.label, source.name)
    into = Gathering(Spots(root, source.label, source.shown, source.number), Meant())
    if source.kind == package.PROPERTIES:
        gather_properties(root, into)
    else:
        wanted = {tag.place.order[1] for tag in part.tags if tag.changes}
        for rank, paragraph in enumerate(list(root.iter(P))):
            if rank in wanted:
                for signs in pieces.of_whole(paragraph):
                    rewrite(signs, paragraph, into)
        for attribute in pieces.of_attributes(root):
            rewrite(attribute, attribute.element, into)
    return DECLARATION + etree.tostring(root, encoding="unicode").encode()
