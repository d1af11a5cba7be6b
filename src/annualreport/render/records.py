"""What is told of a template as plain records: how it is taken, its tags, the templates that it takes in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from annualreport.place import Place
from annualreport.render.statements import first_word


@dataclass(frozen=True)
class Settings:
    """How a template is taken.

    strict: whether a tag that had to be repaired is a 阻断 instead of a 提示. tracked: ``accept`` takes tags under
    tracked changes as if the changes were accepted, ``refuse`` makes them a 阻断. folder: where included templates
    lie; None: nothing can be included.
    """

    strict: bool = False
    tracked: str = "accept"
    folder: Path | None = None

    @classmethod
    def written(cls, folder: Path | None, *, strict: bool) -> Settings:
        """The settings of writers who want their templates to be without a slip (strict), or repaired."""
        return cls(strict, "refuse" if strict else "accept", folder)


@dataclass(frozen=True)
class Included:
    """A template that was taken into another: its file's name and content."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Tag:
    """One tag of a template.

    kind: ``{{``, ``{%`` or ``{#``. unit: p, tr, tc, r or ''. code: what stands between, without unit and blanks.
    typed: the tag as typed; meant: as the language reads it. changes: what the repair changed, in Chinese.
    holder: the container that it must not leave (number of a cell, table or row).
    """

    kind: str
    unit: str
    code: str
    typed: str
    place: Place
    holder: int = 0
    meant: str = ""
    changes: tuple[str, ...] = ()

    @property
    def keyword(self) -> str:
        """The first word of a statement; '' for a value or a comment."""
        return first_word(self.code) if self.kind == "{%" else ""
