"""Add the figures of one indicator from several offices, each event once, or say that they contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from annualreport.model.kept import kept
from annualreport.model.ledger import Entry, Indicator
from annualreport.model.offices import Roster
from annualreport.model.speaking import last_of, office_name
from annualreport.source.patterns import later

BLANKS = later(r"\s+")
BRACKETS = str.maketrans("［］[]【】", "〔〕〔〕〔〕")
"""How the brackets of a document's number are typed, and how they are meant."""

Kind = tuple[str, str]
"""An indicator's name without blanks, and its unit: figures of another unit are another indicator."""


@dataclass(frozen=True)
class Total:
    """An indicator added up. value: None where the figures contradict each other; figures: those that speak."""

    name: str
    unit: str
    value: Decimal | None
    figures: tuple[Indicator, ...]


@lru_cache(maxsize=4096)
def squeezed(text: str) -> str:
    """A text without blanks; the names of indicators come again and again."""
    return BLANKS.sub("", text)


def kind(one: Indicator) -> Kind:
    """What figures must share to be added."""
    return squeezed(one.name), squeezed(one.unit)


def source(one: Indicator) -> str:
    """Where a figure comes from, as sources are compared; '' where it does not say."""
    return squeezed(one.basis).translate(BRACKETS).rstrip("/")


@kept
def speaking(entry: Entry, roster: Roster) -> dict[Kind, list[Indicator]]:
    """The figures of one requirement that speak, by indicator.

    A figure that names no office is the main author's own total, and speaks alone. Of an office those of its latest
    quarter speak, for offices count from the beginning of the year on.
    """
    said: dict[Kind, list[Indicator]] = {}
    for one in entry.indicators:
        said.setdefault(kind(one), []).append(one)
    found: dict[Kind, list[Indicator]] = {}
    for which, ones in said.items():
        own = [one for one in ones if not one.office]
        found[which] = own or last_of(ones, [(office_name(one.office, roster),) for one in ones])
    return found


def events(figures: Sequence[Indicator]) -> tuple[list[Indicator], list[Indicator]] | None:
    """The figures with a source, one for each, and those without that none of them repeats; None where one source
    gives two figures.

    Figures of different sources are different events, of one source the same. Without a source, the same figure is
    the same event, for several offices may report it.
    """
    known: dict[str, Indicator] = {}
    for one in figures:
        if source(one) and known.setdefault(source(one), one).value != one.value:
            return None
    proved = {one.value for one in known.values()}
    loose = {one.value: one for one in figures if not source(one) and one.value not in proved}
    return list(known.values()), list(loose.values())


def contradict(figures: Sequence[Indicator]) -> bool:
    """Whether the figures of one requirement cannot be added: where they differ, one without a source could be
    another event or a mistake."""
    found = events(figures)
    return found is None or len(found[1]) > 1 or bool(found[0] and found[1])


def totals(entries: Iterable[Entry], roster: Roster) -> tuple[Total, ...]:
    """Every indicator of these requirements added up, in the order met; an event told under two of them counts once."""
    found: dict[Kind, list[list[Indicator]]] = {}
    for entry in entries:
        for which, figures in speaking(entry, roster).items():
            found.setdefault(which, []).append(figures)
    return tuple(total(which, groups) for which, groups in found.items())


def total(which: Kind, groups: Sequence[Sequence[Indicator]]) -> Total:
    """One indicator over several requirements: a contradiction inside one of them leaves it open."""
    figures = tuple(one for group in groups for one in group)
    if len(figures) == 1:
        return Total(*which, figures[0].value, figures)
    found = events(figures)
    if found is None or any(map(contradict, groups)):
        return Total(*which, None, figures)
    return Total(*which, sum((one.value for ones in found for one in ones), Decimal(0)), figures)
