"""How the year stands on a day: counts by chapter, office and state, what is missing, due, overdue and in conflict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from annualreport.model.ledger import Status
from annualreport.model.rectification import Rectification
from annualreport.place import Place

WAITING = "待填"
STATES = (*(str(status) for status in Status), WAITING)
"""The five states and that of a requirement on which the ledger says none."""
SETTLED = (Status.DONE, Status.ONGOING, Status.NOT_APPLICABLE)
"""States in which nothing more is asked for in the year."""


@dataclass(frozen=True)
class Count:
    """How many requirements are in each of STATES."""

    states: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.states.values())

    @property
    def settled(self) -> int:
        """Those in which nothing more is asked for."""
        return sum(self.states.get(str(status), 0) for status in SETTLED)


@dataclass(frozen=True)
class Part:
    """A chapter. name: with its ordinal, before it the plan's id where it is a further plan."""

    name: str
    count: Count
    reported: int
    """On how many of its requirements an office has reported."""


@dataclass(frozen=True)
class Unit:
    """An office with what it answers for. roles: how many requirements in each role."""

    name: str
    kind: str
    roles: Mapping[str, int]
    count: Count
    missing: Mapping[str, tuple[str, ...]]
    """By role the requirements on which it has not reported, inapplicable ones apart."""
    asked: int
    """On how many requirements its report is expected."""
    quarters: Mapping[str, int]
    """On how many of these it has reported, for each quarter that anybody reported by; a year's report is of each."""
    last: date | None
    """The day of its last report."""

    @property
    def reported(self) -> int:
        """On how many of those asked for it has reported."""
        return self.asked - sum(len(numbers) for numbers in self.missing.values())


@dataclass(frozen=True)
class Limit:
    """A day by which something has to be done. left: days from the day of the look, negative where it is over."""

    day: date
    left: int
    kind: str
    """What it limits: 方案时限, 整改时限 (of an unfinished requirement), 上年整改."""
    number: str
    wording: str
    offices: tuple[str, ...]
    status: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Conflict:
    """What offices say differently of one requirement. what: 状态, or the indicator; voices: (office, what it says)."""

    number: str
    what: str
    voices: tuple[tuple[str, str], ...]
    places: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Earlier:
    """A requirement on which offices' texts of earlier quarters are kept and not printed. number, offices."""

    number: str
    offices: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """The year on a day. days: how far ahead ``due`` looks; quarters: those that anybody has reported by."""

    unit: str
    year: int
    example: bool
    on: date
    days: int
    count: Count
    parts: tuple[Part, ...]
    units: tuple[Unit, ...]
    numbers: Mapping[str, tuple[str, ...]]
    """The requirements in each of STATES."""
    quarters: tuple[str, ...]
    unreported: tuple[str, ...]
    """The requirements on which no office has reported, inapplicable ones apart."""
    due: tuple[Limit, ...]
    overdue: tuple[Limit, ...]
    conflicts: tuple[Conflict, ...]
    rectifications: tuple[Rectification, ...]
    earlier: tuple[Earlier, ...]

    @property
    def title(self) -> str:
        """The heading of every output."""
        return f"{self.unit}{self.year}年政务公开工作要点报送情况"
