"""Reckon in a template as the desk does: with the decimals that were typed, and a half rounded upwards."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from jinja2.filters import do_round

from annualreport.vocabulary.filters import number

LARGEST = 10**27
"""Whole numbers from here on have more digits than are reckoned with."""


def exact(value: Any) -> Any:
    """A number as it was typed, so that 1.15 * 100 is 115; whatever has no number raises what float() raises."""
    return Decimal(repr(value)) if isinstance(value, float) else value if isinstance(value, Decimal) else float(value)


def parted(operator: str, left: Any, right: Any) -> Any:
    """The left side of a division of whole numbers, as a number with decimals."""
    whole = operator == "/" and isinstance(left, int) and isinstance(right, int)
    return Decimal(left) if whole else left


def tidied(operator: str, made: Any) -> Any:
    """A product or quotient without noughts at its end: 12.50 * 2 is 25."""
    if operator not in ("*", "/") or not isinstance(made, Decimal) or not made.is_finite():
        return made
    whole = made == made.to_integral_value() and abs(made) < LARGEST
    return made.quantize(Decimal(1)) if whole else made.normalize()


def half_up(value: Any, precision: int = 0, method: str = "common") -> Any:
    """``round`` as the field rounds, a half upwards; a whole number where no decimals are asked for."""
    if method != "common":
        return do_round(value, precision, method)  # type: ignore[arg-type]
    made = number(value).quantize(Decimal(1).scaleb(-precision), ROUND_HALF_UP)
    return int(made) if precision <= 0 else made
