"""How often a requirement asks for something, and which figures of the ledger count how often it took place."""

from __future__ import annotations

from annualreport.model.ledger import Entry, Indicator
from annualreport.model.plan import Deadline
from annualreport.source.patterns import later

TIMES = frozenset({"次", "场", "场次", "期", "回", "轮"})
"""Units of indicators that count how often something took place."""
HAN = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "十二": 12}
HAN_TIMES = later("(" + "|".join(sorted(HAN, key=len, reverse=True)) + ")次")


def times(deadline: Deadline) -> int | None:
    """How many times at least: in digits, else in a Chinese numeral before 次; None where it is not said."""
    found = HAN_TIMES.search(deadline.frequency)
    return deadline.times or (HAN[found[1]] if found else None)


def counts(entry: Entry, deadline: Deadline) -> list[Indicator]:
    """The indicators that count occasions: by their unit, or by a name that stands in the wording."""
    return [one for one in entry.indicators if one.unit in TIMES or (not one.unit and one.name in deadline.wording)]
