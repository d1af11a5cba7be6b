"""Weigh equations against figures: which hold, which are broken, and which single cell explains several broken ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal

from annualreport.forms import Instance, Key, Signed

Figures = Mapping[Key, Decimal]
"""The figures that can be summed, by key; a cell that is blank or no number is not among them."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """An equation on one column, row or block with the figure of each side."""

    instance: Instance
    left: Decimal
    right: Decimal

    @property
    def broken(self) -> bool:
        """Whether the sides differ."""
        return self.left != self.right

    def correction(self, key: Key) -> Decimal | None:
        """By how much the cell would have to change for the sides to meet; None where no change of it does that."""
        weight = sum(sign for sign, one in self.instance.left if one == key)
        weight -= sum(sign for sign, one in self.instance.right if one == key)
        return (self.right - self.left) / weight if weight else None


@dataclass(frozen=True, slots=True)
class Blame:
    """A cell whose one correction mends every broken equation that it stands in, and breaks none.

    meant: the figure that would mend them. suspect: the cell is at fault by itself (negative, not whole).
    """

    key: Key
    meant: Decimal
    mends: frozenset[Instance]
    suspect: bool

    def beats(self, rival: Blame) -> bool:
        """Whether it explains better than a rival for some of the same equations."""
        return self.suspect if self.suspect != rival.suspect else self.mends > rival.mends


def weigh(instances: Iterable[Instance], figures: Figures) -> tuple[Weighed, ...]:
    """The equations whose every cell is a figure, with the figure of each side."""
    return tuple(
        Weighed(one, side(one.left, figures), side(one.right, figures))
        for one in instances
        if all(key in figures for key in one.keys)
    )


def side(signed: Sequence[Signed], figures: Figures) -> Decimal:
    """The figure of one side."""
    return sum((sign * figures[key] for sign, key in signed), Decimal(0))


def blame(weighed: Iterable[Weighed], figures: Figures, suspects: AbstractSet[Key] = frozenset()) -> tuple[Blame, ...]:
    """The cells that alone explain broken equations, beyond doubt; where several cells would do, none is named.

    A cell explains at least two equations; one that is at fault by itself (suspects) may explain a single one.
    """
    where: dict[Key, list[Weighed]] = {}
    for one in weighed:
        for key in one.instance.keys:
            where.setdefault(key, []).append(one)
    found = [candidate(key, stands, figures[key], key in suspects) for key, stands in where.items()]
    candidates = [one for one in found if one]
    return tuple(one for one in candidates if stands_out(one, candidates))


def candidate(key: Key, stands: list[Weighed], figure: Decimal, suspect: bool) -> Blame | None:
    """The cell as an explanation of all equations that it stands in; None where it is none."""
    if len(stands) < 2 and not suspect:
        return None
    corrections = {one.correction(key) if one.broken else None for one in stands}
    change = corrections.pop()
    if change is None or corrections:
        return None
    meant = figure + change
    if meant < 0 or meant != meant.to_integral_value():
        return None
    return Blame(key, meant, frozenset(one.instance for one in stands), suspect)


def stands_out(one: Blame, candidates: Iterable[Blame]) -> bool:
    """Whether no other cell would explain some of the same equations as well."""
    rivals = (rival for rival in candidates if rival is not one and rival.mends & one.mends)
    return all(one.beats(rival) for rival in rivals)
