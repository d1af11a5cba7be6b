"""Rewrite a finished Word file into one that may be published: nothing but the report, the same bytes on repeat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from annualreport.finding import Finding, Stop
from annualreport.publishing.cleaning import forbidden, invisible, markup, offpage, pictures
from annualreport.publishing.cleaning.looks import Looks
from annualreport.publishing.cleaning.packaging import Part, parts, written
from annualreport.render import output_check, package
from annualreport.render.spots import Spots


def clean(docx: bytes, label: str, title: str, unit: str) -> tuple[bytes | None, tuple[Finding, ...]]:
    """The file as it may be published, or None and everything for which a person must decide, each with its places.

    title, unit: what its properties say, and nothing else. Cleaning what is clean gives the same bytes.
    """
    try:
        members = package.open_members(docx, label)
        found = parts(members, label)
    except Stop as stop:
        return None, stop.findings
    stops = gathered((*forbidden.of_package(members, label), *of_parts(found, members, label)))
    if stops:
        return None, stops
    markup.clean(found)
    made = written(found, drawn(found, members), title, unit)
    broken = output_check.check(made, label)
    return (None if broken else made), broken


def of_parts(found: Iterable[Part], members: Mapping[str, bytes], label: str) -> Iterator[Finding]:
    """What must not be published, part by part."""
    found = list(found)
    looks = Looks({one.role: one.root for one in found})
    sheet = offpage.page(found[0].root)
    for number, part in enumerate(found):
        spots = Spots(part.root, label, part.shown, number)
        yield from forbidden.of_markup(part, spots)
        yield from forbidden.of_comments(members, part, label)
        yield from forbidden.of_relations(part, members, spots)
        yield from output_check.leftovers(part.root, spots)
        yield from invisible.of_text(part, looks, spots)
        yield from invisible.of_notes(part, found[0].root, spots)
        yield from offpage.of_place(part, looks, sheet, spots)


def gathered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What is said in the same words, once with all its places."""
    same: dict[tuple[str, str], Finding] = {}
    for one in findings:
        known = same.get((one.rule, one.message))
        places = (*(known.places if known else ()), *one.places)
        same[one.rule, one.message] = replace(known or one, places=tuple(dict.fromkeys(places)))
    return tuple(same.values())


def drawn(found: Iterable[Part], members: Mapping[str, bytes]) -> dict[str, tuple[str, bytes]]:
    """The pictures that the parts still show: by their old names the new ones and what they hold now."""
    named: dict[str, tuple[str, bytes]] = {}
    for part in found:
        for relation in part.relations.values():
            if relation.kind == "image" and relation.id in part.used and relation.target not in named:
                content = pictures.stripped(members[relation.target])
                new = f"word/media/image{len(named) + 1}.{pictures.suffix(content)}"
                named[relation.target] = new, content
    return named
