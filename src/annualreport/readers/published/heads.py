"""Read what a report says of itself: title, unit, year, period."""

from __future__ import annotations

import re
from datetime import date

from annualreport.forms import all_forms
from annualreport.outline import Outline, Paragraph
from annualreport.outline.parts import find
from annualreport.outline.records import TITLE
from annualreport.outline.wording import squashed

YEAR = re.compile(r"(?<!\d)(20\d{2})(?=年)")
KIND = re.compile(r"(?:20\d{2}.{0,6}?)?的?(?:政府|政务)?信息公开")
"""Where in a title the unit's name ends."""
BEFORE = re.compile(r"^(?:关于|公布|《|20\d{2}年度?)+")
BEHIND = re.compile(r"[（(].{1,8}[）)]$")
DAY = r"(\d{4})年(\d{1,2})月(\d{1,2})日"
PERIOD = re.compile(rf"{DAY}起?，?(?:截?至|截止到?|到|[-—–－~～]+)(?:(\d{{4}})年)?(\d{{1,2}})月(\d{{1,2}})日")
GOVERNMENT = re.compile(r"(?:政府|管理委员会|管委会)$")


def title(outline: Outline) -> str:
    """The title's lines joined; '' where the document has none."""
    lines = (block for block in outline.blocks if isinstance(block, Paragraph) and block.level == TITLE)
    return squashed("".join(line.text for line in lines))


def unit(outline: Outline) -> str:
    """The body whose report it is, as its title names it, else as the page's source does; '' where neither does."""
    name = BEFORE.sub("", BEHIND.sub("", title(outline)))
    found = KIND.search(name)
    named = name[: found.start()].strip("《》") if found else ""
    return named or squashed(outline.properties.get("source", ""))


def year(outline: Outline) -> int | None:
    """The report year: the title's, else the one whose end the period states; None where neither tells."""
    found = YEAR.search(title(outline))
    if found:
        return int(found[1])
    stated = period(outline)
    return stated[1].year if stated else None


def period(outline: Outline) -> tuple[date, date] | None:
    """The period that the introduction states; None where it states none."""
    for paragraph in find(outline, all_forms()[-1]).preface:
        for found in PERIOD.finditer(squashed(paragraph.text)):
            first, month, day, last, end_month, end_day = found.groups()
            try:
                return date(int(first), int(month), int(day)), date(int(last or first), int(end_month), int(end_day))
            except ValueError:
                continue
    return None


def unit_kind(unit_name: str) -> str:
    """政府 or 部门 by the name; a name that says neither is not judged as a department's."""
    return "政府" if not unit_name or GOVERNMENT.search(unit_name) else "部门"
