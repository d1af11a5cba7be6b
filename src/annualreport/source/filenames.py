"""Make a file's name of an office's name, one that every system takes."""

from __future__ import annotations

import re

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
