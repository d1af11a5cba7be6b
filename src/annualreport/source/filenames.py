"""Make a file's name of an office's name, one that every system takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from annualreport.source.patterns import later

FORBIDDEN = later(r'[<>:"/\\|?*\x00-\x1f\x7f]')
RESERVED = later(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?$", re.IGNORECASE)
LONGEST = 60
"""Characters; in the bytes of a path, three times as many."""


def safe(name: str) -> str:
    """The name with an underscore for every sign that Windows forbids; names of devices and empty ones get one too.

    >>> safe("督查/考核处"), safe("CON"), safe("..")
    ('督查_考核处', '_CON', '_')
    """
    made = FORBIDDEN.sub("_", name)[:LONGEST].strip(" .")
    return f"_{made}" if not made or RESERVED.match(made) else made


def distinct(names: Iterable[str], suffix: str) -> Iterator[tuple[str, str]]:
    """Each name with a file's name made of it, none twice even where capitals do not count.

    >>> list(distinct(["甲/乙", "甲:乙"], ".docx"))
    [('甲/乙', '甲_乙.docx'), ('甲:乙', '甲_乙-2.docx')]
    """
    taken: set[str] = set()
    for one in names:
        stem = safe(one)
        name, count = f"{stem}{suffix}", 1
        while name.casefold() in taken:
            count += 1
            name = f"{stem}-{count}{suffix}"
        taken.add(name.casefold())
        yield one, name
