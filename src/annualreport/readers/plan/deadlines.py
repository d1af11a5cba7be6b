"""Read time limits (2021年底前) and frequencies (每年至少 1 次) out of a requirement's wording."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from annualreport.model.plan import Deadline
from annualreport.readers.plan.numerals import value

NUMBER = r"[0-9０-９]{1,2}|[一二两三四五六七八九十]{1,3}"
OWN_YEAR = r"(?:(?P<{0}>[0-9０-９]{{4}})\s*年\s*|(?:本年度?|今年|当年)\s*)?"
TERM = re.compile(
    OWN_YEAR.format("year1") + rf"(?P<month>{NUMBER})\s*月\s*"
    rf"(?:(?P<day>{NUMBER})\s*[日号]\s*(?:之前|以前|前)|[底末]\s*前?|份?内)"
    rf"|{OWN_YEAR.format('year2')}第?(?P<quarter>[一二三四1-4])\s*季度\s*(?:[底末]\s*前?|内)"
    rf"|{OWN_YEAR.format('year3')}(?P<half>上半年)(?:[底末]\s*前?|前|内)?"
    r"|(?P<year4>[0-9０-９]{4})\s*年\s*(?:年?[底末]\s*前?|年?内)"
    r"|(?:本|今|当|(?<![近往去全多每上下0-9０-９]))年\s*(?:[底末]\s*前?|内(?![容部外]))"
)
PERIOD = r"每\s*(?:一|个)?\s*(?P<period>半年|季度|学期|年度?|月|周|季)"
FREQUENCY = re.compile(
    rf"{PERIOD}\s*(?P<least>至少|不少于|不低于)?(?P<verb>[^\d０-９，。；、]{{0,8}}?)(?P<late>至少|不少于|不低于)?"
    rf"\s*(?P<times>{NUMBER})\s*(?P<count>次|场次|场|期|批|篇|件|条|轮)"
)
TITLE = re.compile(r"《[^》]*》")
"""Names of documents set no limit."""


def read(wording: str, year: int | None) -> tuple[Deadline, ...]:
    """The limits and frequencies that a wording sets, in its order, each with the wording as written.

    year: the plan's year, for limits that name none (年底前); without it such a limit has no date.
    """
    masked = TITLE.sub(lambda found: "\0" * len(found[0]), wording)
    found = sorted((*terms(masked, year), *frequencies(masked)), key=lambda pair: pair[0])
    return tuple(deadline for _, deadline in found)


def of_column(text: str, year: int | None) -> tuple[Deadline, ...]:
    """The limits of a 时限要求 cell; what is neither date nor frequency (持续推进) is kept as its wording."""
    return read(text, year) or ((Deadline(wording=text),) if text else ())


def terms(text: str, year: int | None) -> Iterator[tuple[int, Deadline]]:
    """Time limits with their position."""
    for found in TERM.finditer(text):
        yield found.start(), Deadline(wording=found[0].strip(), due=due(found, year))


def due(found: re.Match[str], year: int | None) -> date | None:
    """The last day of a limit; None where the year is not known or the calendar has no such day."""
    named = next((found[f"year{at}"] for at in range(1, 5) if found[f"year{at}"]), None)
    of_year = int(named) if named else year
    if of_year is None:
        return None
    month: int | None = 6 if found["half"] else 12
    if found["quarter"]:
        quarter = value(found["quarter"])
        month = 3 * quarter if quarter else None
    if found["month"]:
        month = value(found["month"])
    return last_day(of_year, month, value(found["day"]) if found["day"] else None)


def last_day(year: int, month: int | None, day: int | None) -> date | None:
    """The day, or the month's last; None where the calendar has none."""
    if month is None or not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    last = monthrange(year, month)[1]
    return date(year, month, day or last) if (day or last) <= last else None


def frequencies(text: str) -> Iterator[tuple[int, Deadline]]:
    """Frequencies with their position, normalised: 每年至少听取 1 次 is 每年至少1次."""
    for found in FREQUENCY.finditer(text):
        least = "至少" if found["least"] or found["late"] else ""
        period = "年" if found["period"] == "年度" else found["period"]
        times = value(found["times"])
        if times:
            yield (
                found.start(),
                Deadline(wording=found[0].strip(), frequency=f"每{period}{least}{times}{found['count']}"),
            )
