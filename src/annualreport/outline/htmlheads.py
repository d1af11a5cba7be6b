"""Say whether a line of a web page is the heading of one of the six parts."""

from __future__ import annotations

from functools import lru_cache

from annualreport.forms import Section, all_forms
from annualreport.outline.parts import by_wording
from annualreport.outline.records import Paragraph
from annualreport.outline.wording import squashed
from annualreport.place import Place

NOWHERE = Place("")
SHORTEST, LONGEST = 4, 40
"""Characters of a heading."""


@lru_cache(maxsize=4096)
def section(text: str, level: int = 1) -> Section | None:
    """The part whose heading a line is; None where it is none."""
    if level not in (0, 1) or not SHORTEST <= len(squashed(text)) <= LONGEST:
        return None
    return by_wording(Paragraph(text, NOWHERE), all_forms()[-1])
