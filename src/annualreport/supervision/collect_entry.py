"""The ledger while returned workbooks are applied to it: what stands in each entry, and what takes its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from annualreport.model.fields import once
from annualreport.model.ledger import Entry, Evidence, Indicator, Ledger, OfficeReport
from annualreport.model.offices import Roster
from annualreport.model.record import Record
from annualreport.model.speaking import office_name
from annualreport.outputs.edits import Edit
from annualreport.outputs.edits_yaml import clean

REPORTS, INDICATORS, EVIDENCE = "报送", "指标", "佐证"
SENT = frozenset({"office", "quarter", "day", "file"})
"""Fields that tell who sent it and when, not what it says."""

About = tuple[str, str]
"""Plan id and number."""
Sender = tuple[str, str]
"""An office's name of the roster and the quarter, '' for the whole year."""
Sent = OfficeReport | Indicator | Evidence
R = TypeVar("R", OfficeReport, Indicator, Evidence)


@dataclass(eq=False)
class Slot(Generic[R]):
    """A place in a list of the entry. position: where it stands in the file, None for one that is added.

    record: what is to stand there, None for one that goes away; before: what stands there in the file.
    """

    position: int | None
    record: R | None
    before: R | None = None


@dataclass
class Slots(Generic[R]):
    """A list of the entry, at hand by who sent each item and for what period."""

    all: list[Slot[R]] = field(default_factory=list)
    by_sender: dict[Sender, list[Slot[R]]] = field(default_factory=dict)

    def add(self, slot: Slot[R], sender: Sender) -> None:
        """A further item."""
        self.all.append(slot)
        self.by_sender.setdefault(sender, []).append(slot)

    def of(self, sender: Sender) -> list[Slot[R]]:
        """The items of this sender that are to stand."""
        return [slot for slot in self.by_sender.get(sender, ()) if slot.record is not None]

    @property
    def now(self) -> tuple[R, ...]:
        """The items as they will be."""
        return tuple(slot.record for slot in self.all if slot.record is not None)


@dataclass
class Draft:
    """An entry being changed. fields: single fields to set, by Chinese key."""

    key: About
    entry: Entry
    reports: Slots[OfficeReport]
    indicators: Slots[Indicator]
    evidence: Slots[Evidence]
    fields: dict[str, Any] = field(default_factory=dict)

    @property
    def now(self) -> Entry:
        """The entry as it will be."""
        lists = {"reports": self.reports.now, "indicators": self.indicators.now, "evidence": self.evidence.now}
        names = inner_names(Entry)
        return self.entry.model_copy(update={**lists, **{names[key]: value for key, value in self.fields.items()}})

    def edits(self) -> Iterator[Edit]:
        """What is to be changed in the file."""
        yield from (Edit(*self.key, key, value) for key, value in self.fields.items())
        lists: dict[str, Slots[Any]] = {INDICATORS: self.indicators, EVIDENCE: self.evidence, REPORTS: self.reports}
        for name, slots in lists.items():
            for slot in slots.all:
                if slot.record is not slot.before:
                    yield Edit(*self.key, name, told(slot.record) if slot.record else None, slot.position)


@dataclass
class Desk:
    """The whole ledger being changed: its entries as far as something is done to them, and who has sent for which."""

    ledger: Ledger | None
    roster: Roster
    drafts: dict[About, Draft] = field(default_factory=dict)

    @cached_property
    def sent(self) -> dict[Sender, dict[About, None]]:
        """The requirements of which each sender has reported something."""
        found: dict[Sender, dict[About, None]] = {}
        for about, entry in self.ledger.by_number.items() if self.ledger else ():
            ones: tuple[Sent, ...] = (*entry.reports, *entry.indicators, *entry.evidence)
            for one in ones:
                found.setdefault(sender(one, self.roster), {})[about] = None
        return found

    def draft(self, about: About) -> Draft:
        """The entry of a requirement; an empty one where there is none yet."""
        if about not in self.drafts:
            entry = self.ledger.by_number.get(about) if self.ledger else None
            entry = entry or Entry(number=about[1], plan=about[0])
            lists = (self.slots(entry.reports), self.slots(entry.indicators), self.slots(entry.evidence))
            self.drafts[about] = Draft(about, entry, *lists)
        return self.drafts[about]

    def slots(self, records: Sequence[R]) -> Slots[R]:
        """The items of a list in their places."""
        made: Slots[R] = Slots()
        for position, one in enumerate(records):
            made.add(Slot(position, one, one), sender(one, self.roster))
        return made


def sender(record: Sent, roster: Roster) -> Sender:
    """Whose record it is and for what period."""
    return office_name(record.office, roster), record.quarter


@once
def inner_names(model: type[Record]) -> dict[str, str]:
    """The inner name of each Chinese key."""
    return {one.alias: name for name, one in model.model_fields.items() if one.alias and not one.exclude}


def told(record: Record) -> dict[str, Any]:
    """What a record says, by Chinese key, without blanks."""
    values = {key: getattr(record, name) for key, name in inner_names(type(record)).items()}
    return {key: value for key, value in values.items() if value not in (None, "")}


def said(record: Record) -> dict[str, Any]:
    """What a record says, without who sent it and when."""
    return {key: clean(value) for key, value in told(record).items() if inner_names(type(record))[key] not in SENT}


def same(one: Record, other: Record) -> bool:
    """Whether two records say the same."""
    return said(one) == said(other)


def differences(before: Record, after: Record) -> Iterator[tuple[str, Any, Any]]:
    """The keys whose values differ, with both values."""
    first, second = said(before), said(after)
    for key in dict.fromkeys((*first, *second)):
        if first.get(key) != second.get(key):
            yield key, first.get(key), second.get(key)


def as_value(value: Any) -> Any:
    """A value as history keeps it: texts, lists and mappings of texts, None."""
    if isinstance(value, Mapping):
        return {key: as_value(inner) for key, inner in value.items()}
    return value if value is None or isinstance(value, str) else str(value)
