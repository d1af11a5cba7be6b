"""Keep with a frozen record what is worked out from it, so that many rules that ask work it out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple

Owner = TypeVar("Owner")
More = TypeVarTuple("More")
Result = TypeVar("Result")

SHELF = " kept"
"""Where a record keeps what was worked out; no field is called so."""


def kept(make: Callable[[Owner, *More], Result]) -> Callable[[Owner, *More], Result]:
    """Let a function of a frozen record (and of other objects, told apart by identity) be run once for each.

    The record is one without slots; what is kept goes with it, and is no part of its equality or of its copies.
    """

    @wraps(make)
    def found(owner: Owner, *more: *More) -> Result:
        """What was worked out before, else now; the objects are kept too, so that their identities stay theirs."""
        shelf: dict[Any, tuple[Any, Result]] = vars(owner).setdefault(SHELF, {})
        key = (make, *map(id, more))
        if key not in shelf:
            shelf[key] = more, make(owner, *more)
        return shelf[key][1]

    return found
