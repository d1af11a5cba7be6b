"""A template as programs, ready to be rendered: its parts with tags, the rest as it is, the place of every tag."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from types import CodeType, TracebackType

from jinja2 import Template

from annualreport.finding import Finding
from annualreport.place import Place
from annualreport.render import archive
from annualreport.render.records import Included, Settings, Tag
from annualreport.render.shortcut import Shortcut
from annualreport.vocabulary.environment import House


@dataclass(frozen=True)
class Part:
    """One part of the package as a program.

    code: the program, of which template is made. tags: the tag that each line of the source belongs to (line 2 is the
    first). unknowable: None for those of no paragraph. names: the words that the part takes from outside, each with
    the lines of its source. loops_cells: whether rows may get another number of cells. shortcut: how its text alone
    may tell that it is sound.
    """

    name: str
    kind: str
    place: Place
    code: CodeType
    template: Template
    tags: tuple[Tag | None, ...]
    names: dict[str, tuple[int, ...]] = field(default_factory=dict)
    loops_cells: bool = False
    shortcut: Shortcut | None = None

    @property
    def file(self) -> str:
        """What the program is called in a traceback."""
        return file_of(self.name)

    def tag_at(self, line: int) -> Tag | None:
        """The tag of a line of the source."""
        return at(self.tags, line)

    def spot(self, line: int) -> tuple[Place, str]:
        """Place and wording of the tag of a line; the part itself where no tag is known."""
        tag = self.tag_at(line)
        return (tag.place, tag.code) if tag else (self.place, "")

    def here(self) -> tuple[Place, str]:
        """Place and wording of the tag that is being printed by the caller's callers."""
        frame = sys._getframe(1)
        while frame.f_back is not None and frame.f_code.co_filename != self.file:
            frame = frame.f_back
        return self.spot(self.template.get_corresponding_lineno(frame.f_lineno))

    def raised(self, trace: TracebackType | None) -> tuple[Place, str]:
        """Place and wording of the tag in which an error was raised."""
        line = 0
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == self.file:
                line = self.template.get_corresponding_lineno(trace.tb_lineno)
            trace = trace.tb_next
        return self.spot(line)


@dataclass(frozen=True)
class Compiled:
    """A template ready to be rendered any number of times, by any number of threads.

    label: the file as told to the user. kept: the members without tags, compressed. parts: those that hold tags.
    findings: what is to be said of every document made from it, such as tags that had to be repaired. included:
    the templates that were taken in. content, settings: what it was made from.
    drawings: the numbers of the drawings in the members without tags.
    """

    label: str
    kept: tuple[archive.Member, ...]
    parts: tuple[Part, ...]
    findings: tuple[Finding, ...] = ()
    included: tuple[Included, ...] = ()
    content: bytes = b""
    settings: Settings = field(default_factory=Settings)
    drawings: frozenset[str] = frozenset()


def template_of(code: CodeType, language: House) -> Template:
    """A part's program as the language runs it."""
    return Template.from_code(language, code, language.globals)


def file_of(name: str) -> str:
    """What a part's program is called in a traceback."""
    return f"<template {name}>"


def at(lines: tuple[Tag | None, ...], line: int) -> Tag | None:
    """The tag of a line of the source."""
    return lines[line - 2] if 2 <= line < len(lines) + 2 else None


def code_of(tags: Iterable[Tag]) -> str:
    """The beginnings of all tags."""
    return " ".join(tag.kind + tag.unit for tag in tags)
