"""Find a plan's title among the lines above its table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annualreport.readers.plan.rows import joined

ENDING = re.compile(
    r"(方案|要点|计划|安排|分工|清单|台账|分解|任务表|项目表|分工表|分解表|一览表)(（[^）]{1,20}）|\([^)]{1,20}\))?$"
)
ATTACHED = re.compile(r"附\s*件\s*[0-9０-９一二三四五六七八九十]*\s*[：:]?")
SENTENCE = re.compile(r"[。；：，！？]")
LONGEST = 60
"""Characters; a longer line is a sentence."""
YEAR = re.compile(r"((?:19|20)\d{2})\s*年")


def find(lines: Sequence[str]) -> str:
    """The title, its lines put together; empty where no line ends as titles do."""
    filled = [line.strip() for line in lines]
    last = next((at for at in reversed(range(len(filled))) if is_title(filled[at])), None)
    if last is None:
        return ""
    first = last
    while first and goes_before(filled[first - 1]):
        first -= 1
    return joined("\n".join(filled[first : last + 1]))


def is_title(line: str) -> bool:
    """Whether a line ends as titles do and is no sentence."""
    return ENDING.search(line) is not None and len(line) <= LONGEST and not ATTACHED.match(line)


def goes_before(line: str) -> bool:
    """Whether a line is the beginning of the title that the next one ends."""
    usable = line and len(line) <= LONGEST and not ATTACHED.fullmatch(line)
    return bool(usable) and not SENTENCE.search(line) and not ENDING.search(line)


def year(title: str) -> int | None:
    """The year that a title names."""
    found = YEAR.search(title)
    return int(found[1]) if found else None
