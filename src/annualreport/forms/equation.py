"""Parse an equation of the form's data, ``甲 + 乙 = 丙 − 丁``, into signed names; nothing is ever evaluated as code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annualreport.source.patterns import later

SIGNS = {"+": 1, "＋": 1, "-": -1, "−": -1, "－": -1}
TOKEN = later(r"\s*([+＋\-−－=＝]|[^\s+＋\-−－=＝]+)")

EACH = ("列", "行", "组", "")
"""What an equation holds for: each column, each row, each block, or once with full cell names."""


class EquationError(ValueError):
    """The equation of a form is not of the shape ``甲 + 乙 = 丙``: a fault of the form's data, not of a user's."""


@dataclass(frozen=True, slots=True)
class Term:
    """A name with its sign, +1 or −1."""

    sign: int
    name: str


@dataclass(frozen=True, slots=True)
class Equation:
    """One equation of a table.

    rule: its id in the catalogue. each: 列, 行, 组 or empty. says: the equation in the form's own words.
    basis: the article or note of the form that it stands on.
    """

    rule: str
    left: tuple[Term, ...]
    right: tuple[Term, ...]
    each: str
    says: str
    basis: str

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, left to right."""
        return tuple(term.name for term in (*self.left, *self.right))


def parse(rule: str, holds: str, each: str = "", says: str = "", basis: str = "") -> Equation:
    """An equation from its text; EquationError where it is not ``names with + and − = names with + and −``."""
    if each not in EACH:
        raise EquationError(f"{rule}: each must be one of 列, 行, 组, not {each!r}")
    sides = re.split("[=＝]", holds)
    if len(sides) != 2:
        raise EquationError(f"{rule}: exactly one = is needed in {holds!r}")
    left, right = (side(text, rule) for text in sides)
    return Equation(rule, left, right, each, says or holds, basis)


def side(text: str, rule: str) -> tuple[Term, ...]:
    """The signed names of one side; a sign stands before every name but may be left out before the first."""
    terms: list[Term] = []
    sign: int | None = 1
    for token in TOKEN.findall(text):
        if token in SIGNS:
            if sign is not None and terms:
                raise EquationError(f"{rule}: two signs together in {text!r}")
            sign = SIGNS[token]
        elif sign is None:
            raise EquationError(f"{rule}: a sign is missing before {token!r}")
        else:
            terms.append(Term(sign, token))
            sign = None
    if not terms or sign is not None:
        raise EquationError(f"{rule}: a name is missing in {text!r}")
    return tuple(terms)
