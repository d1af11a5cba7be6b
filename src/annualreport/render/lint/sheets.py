"""Take a template apart for checking: every part with its tags, the words each tag uses, and the places of all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from annualreport.finding import Finding, fault
from annualreport.place import Place
from annualreport.render import package, syntax
from annualreport.render.depth import too_deep
from annualreport.render.lint.advice import Unknown
from annualreport.render.lint.inference import Inference
from annualreport.render.lint.scopes import read
from annualreport.render.lint.skeleton import ANY, grow
from annualreport.render.package import BODY
from annualreport.render.prepare import Prepared, PreparedPart, Source
from annualreport.render.records import Tag
from annualreport.render.spots import Element, P, Spots
from annualreport.vocabulary import environment
from annualreport.vocabulary.shape import ANYTHING


@dataclass(frozen=True)
class Sheet:
    """One part that is read for checking. findings: what is wrong with its tags one by one and with its blocks."""

    name: str
    kind: str
    root: Element
    spots: Spots
    tags: tuple[Tag, ...]
    findings: tuple[Finding, ...]
    used: dict[int, list[str]]

    @cached_property
    def paragraphs(self) -> tuple[Element, ...]:
        """Every paragraph in reading order, those of tables and boxes too; a place's rank counts them from 0."""
        return tuple(self.root.iter(P))

    def home(self, tag: Tag) -> Element | None:
        """The paragraph that a tag stands in; None for a tag of a template that is taken in."""
        own = tag.place.file == self.spots.label and tag.place.order[1] < len(self.paragraphs)
        return self.paragraphs[tag.place.order[1]] if own else None

    def words(self, tag: Tag) -> tuple[str, ...]:
        """The words in full that a tag uses, those on the way to others left out."""
        line = next(number for number, one in enumerate(self.tags, 1) if one is tag)
        found = self.used.get(line, [])
        return tuple(dict.fromkeys(one for one in found if not any(other.startswith(f"{one}.") for other in found)))


@dataclass(frozen=True)
class Sheets:
    """A template taken apart. members: the package that was read; findings: of all parts."""

    label: str
    members: dict[str, bytes]
    parts: tuple[Sheet, ...]

    @property
    def body(self) -> Sheet:
        """The part with the text."""
        return next(part for part in self.parts if part.kind == BODY)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the tags of all parts."""
        return tuple(finding for part in self.parts for finding in part.findings)

    @cached_property
    def used(self) -> frozenset[str]:
        """Every word that the template uses anywhere."""
        return frozenset(word for part in self.parts for words in part.used.values() for word in words)


def take_apart(prepared: Prepared) -> Sheets:
    """Every part that holds tags, and the body even where it holds none."""
    parts = [sheet(part) for part in prepared.parts]
    if not any(part.kind == BODY for part in parts):
        parts.insert(0, plain_body(prepared))
    return Sheets(prepared.label, prepared.members, tuple(parts))


def plain_body(prepared: Prepared) -> Sheet:
    """The body of a template that has no tags in it."""
    name = next(name for name, kind in package.kinds(prepared.typed, prepared.label).items() if kind == BODY)
    root = package.parse(prepared.typed[name], prepared.label, name)
    return sheet(PreparedPart(Source(name, BODY, prepared.label, 0), root, (), ()))


def sheet(part: PreparedPart) -> Sheet:
    """One part with everything that its tags tell."""
    source = part.source
    try:
        code, used = understood(part.tags)
    except RecursionError:
        code, used = tuple(too_deep(part.tags, shallow)), {}
    findings = tuple(dict.fromkeys((*part.findings, *code)))
    spots = Spots(part.root, source.label, source.shown, source.number)
    return Sheet(source.name, source.kind, part.root, spots, part.tags, findings, used)


def understood(tags: tuple[Tag, ...]) -> tuple[tuple[Finding, ...], dict[int, list[str]]]:
    """What is wrong with the tags and their words; the words that each uses, by its number."""
    language = environment()
    tree, made = grow(tags, language)
    inference = Inference(language, made.lost)
    read(tree.body, {ANY: ANYTHING}, inference)
    code = (*syntax.unbalanced(tags), *syntax.faults(tags, language), *made.findings, *unknown(tags, inference))
    return code, inference.used


def shallow(tag: Tag) -> bool:
    """Whether one tag by itself can be read, rightly or not, without getting lost in it."""
    try:
        understood((tag,))
    except RecursionError:
        return False
    return True


def unknown(tags: tuple[Tag, ...], inference: Inference) -> Iterator[Finding]:
    """The words that nobody knows, each once with all its places."""
    places: dict[tuple[str, str], dict[Place, None]] = {}
    first: dict[tuple[str, str], Unknown] = {}
    for one in inference.unknown:
        tag = tags[one.line - 1]
        said = f"{tag.typed}：{one.told}", one.name
        places.setdefault(said, {})[tag.place] = None
        first.setdefault(said, one)
    for (told, name), spots in places.items():
        one = first[told, name]
        yield fault(one.rule, told, tuple(spots), one.hint, subject=name)
