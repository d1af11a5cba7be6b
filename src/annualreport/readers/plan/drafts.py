"""What a plan is while its rows are gathered: chapters, sections and requirements with their printed numbers."""

from __future__ import annotations

from dataclasses import dataclass, field

from annualreport.place import Place


@dataclass
class RequirementDraft:
    """A requirement; printed: its number as it stands there, None where none does; automatic: Word counts it."""

    printed: int | None
    wording: str
    place: Place
    duty: str = ""
    duty_place: Place | None = None
    limit: str = ""
    automatic: bool = False
    number: int = 0


@dataclass
class SectionDraft:
    """A section; restarted: its heading stood there before and its numbers begin anew."""

    printed: int | None
    heading: str
    place: Place
    requirements: list[RequirementDraft] = field(default_factory=list)
    restarted: bool = False
    number: int = 0

    def same(self, other: SectionDraft) -> bool:
        """Whether the other's heading is this one's, blanks apart."""
        return self.printed == other.printed and squeezed(self.heading) == squeezed(other.heading)


@dataclass
class ChapterDraft:
    """A chapter."""

    printed: int | None
    heading: str
    place: Place
    sections: list[SectionDraft] = field(default_factory=list)
    number: int = 0

    def same(self, other: ChapterDraft) -> bool:
        """Whether the other's heading is this one's, blanks apart."""
        return self.printed == other.printed and squeezed(self.heading) == squeezed(other.heading)


def squeezed(text: str) -> str:
    """The text without any blank."""
    return "".join(text.split())
