"""What the comparison of a returned file comes to: changed texts, figures, words of the template, strange text."""

from __future__ import annotations

from dataclasses import dataclass, field

from annualreport.reviewing.lines import Touch
from annualreport.reviewing.rebuilding import Figure


@dataclass(frozen=True)
class Change:
    """A text that reads otherwise. value: what is to stand in the data; None, with the reason, where it cannot."""

    source: str
    before: str
    after: str
    value: str | None
    reason: str = ""
    who: tuple[Touch, ...] = ()


@dataclass(frozen=True)
class Fixed:
    """What the template says itself and the reviewer changed; empty before or after: added or gone."""

    before: str
    after: str
    who: tuple[Touch, ...] = ()


@dataclass
class Compared:
    """Everything that the comparison came to. strange: new text that belongs nowhere."""

    changes: list[Change] = field(default_factory=list)
    figures: list[tuple[Figure, tuple[Touch, ...]]] = field(default_factory=list)
    fixed: list[Fixed] = field(default_factory=list)
    strange: list[tuple[str, tuple[Touch, ...]]] = field(default_factory=list)
