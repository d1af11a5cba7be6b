"""Keep a compiled template on the disk and take it up again, as long as it would be compiled to the same."""

from __future__ import annotations

import hashlib
import marshal
import sys
from functools import cache
from pathlib import Path
from typing import Any

from annualreport import __version__
from annualreport.finding import Finding, Severity
from annualreport.place import Place
from annualreport.render import archive
from annualreport.render.compiled import Compiled, Part, template_of
from annualreport.render.records import Included, Settings, Tag
from annualreport.render.shortcut import Shortcut
from annualreport.source import store
from annualreport.source.versions import versions
from annualreport.vocabulary import environment
from annualreport.vocabulary.environment import House

Plain = tuple[Any, ...]
"""Texts, numbers, bytes, programs, and tuples and mappings of such: what marshal writes and reads."""
PROGRAM = (Path(__file__).parent, Path(__file__).parent.parent / "vocabulary")
"""Where the code lies that says what a template is compiled to."""


def load(content: bytes, label: str, settings: Settings) -> Compiled | None:
    """The template as it was compiled before from the same bytes; None where it has to be compiled.

    The files that it takes in are those of that time: the caller sees whether they have changed.
    """
    kept = store.load(name_of(content, label, settings))
    return restored(marshal.loads(kept), content, settings) if kept else None


def keep(compiled: Compiled) -> None:
    """Keep a compiled template for other processes, where that can be done."""
    name = name_of(compiled.content, compiled.label, compiled.settings)
    store.keep(name, marshal.dumps(plain(compiled)))


def name_of(content: bytes, label: str, settings: Settings) -> str:
    """What an entry goes by: everything that the compiled template follows from, but for the files taken in."""
    total = hashlib.sha256(content)
    total.update(repr((program(), label, settings.strict, settings.tracked, settings.folder is None)).encode())
    return total.hexdigest()


@cache
def program() -> Plain:
    """Everything but the template itself that compiling depends on: versions, and the files of the program."""
    own = [(file.name, about.st_size, about.st_mtime_ns) for file, about in files()]
    return __version__, sys.version, sorted(versions().items()), archive.squeezed.__name__, own


def files() -> list[tuple[Path, Any]]:
    """The files of the code, with what the system says of them."""
    return [(file, file.stat()) for folder in PROGRAM for file in sorted(folder.glob("*.py"))]


def plain(compiled: Compiled) -> Plain:
    """The compiled template as plain values; without what the caller of load() has."""
    kept = tuple((one.name, one.check, one.size, one.data) for one in compiled.kept)
    findings = tuple(plain_finding(one) for one in compiled.findings)
    included = tuple((one.name, one.content) for one in compiled.included)
    parts = tuple(plain_part(part) for part in compiled.parts)
    return compiled.label, kept, parts, findings, included, compiled.drawings


def restored(values: Plain, content: bytes, settings: Settings) -> Compiled:
    """The compiled template from its plain values."""
    label, kept, parts, findings, included, drawings = values
    language = environment()
    return Compiled(
        label,
        tuple(archive.Member(*one) for one in kept),
        tuple(restored_part(one, language) for one in parts),
        tuple(restored_finding(one) for one in findings),
        tuple(Included(*one) for one in included),
        content,
        settings,
        drawings,
    )


def plain_part(part: Part) -> Plain:
    """A part as plain values."""
    short = part.shortcut and (part.shortcut.ends, part.shortcut.ranges)
    tags = tuple(tag and plain_tag(tag) for tag in part.tags)
    return part.name, part.kind, plain_place(part.place), part.code, tags, part.names, part.loops_cells, short


def restored_part(values: Plain, language: House) -> Part:
    """A part from its plain values."""
    name, kind, place, code, tags, names, loops_cells, short = values
    runs = (code, template_of(code, language))
    known = tuple(tag and restored_tag(tag) for tag in tags)
    return Part(name, kind, Place(*place), *runs, known, names, loops_cells, short and Shortcut(*short))


def plain_tag(tag: Tag) -> Plain:
    """A tag as plain values."""
    return tag.kind, tag.unit, tag.code, tag.typed, plain_place(tag.place), tag.holder, tag.meant, tag.changes


def restored_tag(values: Plain) -> Tag:
    """A tag from its plain values."""
    kind, unit, code, typed, place, *more = values
    return Tag(kind, unit, code, typed, Place(*place), *more)


def plain_finding(finding: Finding) -> Plain:
    """A finding as plain values; nobody has decided on it yet."""
    places = tuple(plain_place(place) for place in finding.places)
    about = (finding.hint, finding.subject, finding.figures, finding.rules)
    return finding.rule, str(finding.severity), finding.message, places, *about


def restored_finding(values: Plain) -> Finding:
    """A finding from its plain values."""
    rule, severity, message, places, *about = values
    return Finding(rule, Severity(severity), message, tuple(Place(*place) for place in places), *about)


def plain_place(place: Place) -> Plain:
    """A place as plain values."""
    return place.file, place.where, place.order
