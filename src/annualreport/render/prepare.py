"""Turn a template as writers left it into parts whose tags are whole and readable, and say what was repaired."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from annualreport.finding import Finding
from annualreport.place import Place
from annualreport.render import naming, package
from annualreport.render.inclusion import Host, take_in
from annualreport.render.records import Included, Settings, Tag
from annualreport.render.spots import Element, Spots
from annualreport.render.tags import Gathering, gather, gather_properties, repairs
from annualreport.render.unfilled import unfilled
from annualreport.render.writing import Meant, Stamped

DECLARATION = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


@dataclass(frozen=True)
class Repaired:
    """A tag that was not typed as the language reads it. typed: as typed; meant: as it was taken."""

    place: Place
    typed: str
    meant: str
    changes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """A part before it is compiled; number: its rank among the parts; shown: the part as told to the user."""

    name: str
    kind: str
    label: str
    number: int
    shown: str = ""


@dataclass(frozen=True)
class PreparedPart:
    """A part whose tags are whole, readable as far as possible and stamped with their numbers.

    asked: the names of the templates that it asks for; included: those of them that are there.
    """

    source: Source
    root: Element
    tags: tuple[Tag, ...]
    findings: tuple[Finding, ...]
    included: tuple[Included, ...] = ()
    asked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Prepared:
    """A template ready to be compiled or looked through.

    content: the file as it was; typed: its members. parts: those that hold braces, in the order they are told.
    unfilled: what is to be said of tags in parts that are not filled.
    """

    label: str
    typed: package.Members
    parts: tuple[PreparedPart, ...]
    content: bytes = b""
    settings: Settings = field(default_factory=Settings)
    unfilled: tuple[Finding, ...] = ()

    @property
    def tags(self) -> tuple[Tag, ...]:
        """Every tag of every part, in reading order."""
        return tuple(tag for part in self.parts for tag in part.tags)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be said about the tags: repairs, halves, tags in deletions or charts, braces of the prose."""
        return (*(finding for part in self.parts for finding in part.findings), *self.unfilled)

    @property
    def included(self) -> tuple[Included, ...]:
        """The templates that were taken in, each once."""
        return tuple({one.name: one for part in self.parts for one in part.included}.values())

    @property
    def asked(self) -> frozenset[str]:
        """The names of the templates that it asks for, whether they are there or not."""
        return frozenset(name for part in self.parts for name in part.asked)

    @property
    def repairs(self) -> tuple[Repaired, ...]:
        """Every tag that was repaired."""
        return tuple(Repaired(tag.place, tag.typed, tag.meant, tag.changes) for tag in self.tags if tag.changes)

    @cached_property
    def members(self) -> package.Members:
        """The package with every repaired tag as it should have been typed; parts without repairs as they were."""
        return {**self.typed, **{one.source.name: self.rewritten(one) for one in self.parts if needs(one)}}

    def rewritten(self, part: PreparedPart) -> bytes:
        """A part with its repaired tags, otherwise as typed."""
        root = package.parse(self.typed[part.source.name], self.label, part.source.name)
        into = Gathering(spots_of(root, part.source), Meant())
        (gather_properties if part.source.kind == package.PROPERTIES else gather)(root, into)
        return DECLARATION + etree.tostring(root, encoding="unicode").encode()


def needs(part: PreparedPart) -> bool:
    """Whether a tag of the part itself was repaired."""
    return any(tag.changes and tag.place.file == part.source.label for tag in part.tags)


def prepare(content: bytes, label: str, *, settings: Settings | None = None, strict: bool = False) -> Prepared:
    """The template's parts with their tags; Stop where the bytes are no sound Word file. label: as told to the user.

    strict stands for the setting of that name.
    """
    chosen = settings or Settings(strict=strict)
    members = package.open_members(content, label)
    kinds = package.kinds(members, label)
    shown = naming.shown(members, kinds, label)
    parts = [
        prepared(Source(name, kind, label, number, shown[name]), members, chosen)
        for number, (name, kind) in enumerate(kinds.items())
        if holds_tags(members[name])
    ]
    return Prepared(label, members, tuple(parts), content, chosen, tuple(unfilled(members, label)))


def holds_tags(content: bytes) -> bool:
    """Whether a part may hold a tag, of any width."""
    return any(sign.encode() in content for sign in "{｛")


def prepared(source: Source, members: package.Members, settings: Settings) -> PreparedPart:
    """One part with its tags stamped, other templates taken in."""
    root = package.parse(members[source.name], source.label, source.name)
    spots = spots_of(root, source)
    host = Host(source.label, settings.folder, members, spots)
    if source.kind == package.BODY:
        take_in(root, host)
    into = Gathering(spots, Stamped(), settings.tracked)
    (gather_properties if source.kind == package.PROPERTIES else gather)(root, into)
    told = (*host.findings, *into.findings, *repairs(into.tags, strict=settings.strict))
    return PreparedPart(source, root, tuple(into.tags), told, tuple(host.included), tuple(host.asked))


def spots_of(root: Element, source: Source) -> Spots:
    """The places of a part."""
    return Spots(root, source.label, source.shown, source.number)
