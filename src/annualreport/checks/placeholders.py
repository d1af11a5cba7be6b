"""Find what was left to be filled in: SEN-03."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annualreport.checks.rule import DOCUMENT, rule
from annualreport.finding import Finding, Severity, fault
from annualreport.model.dossier import Dossier
from annualreport.outline import Outline
from annualreport.source.patterns import later

LEFT = later(
    r"(?<![A-Za-z0-9/._-])[XＸ×]{2,}(?![A-Za-z0-9/._-])"
    r"|(?<![A-Za-z0-9.）)])\s*[XＸ×](?=\s*(?:件|条|项|次|场|个|人|份|万元|元|年|月|日))"
    r"|(?<![有亟])待(?:补|填)[充填录写]?(?=$|[\s，。；、！？）)】\]])"
    r"|(?<![A-Za-z])TODO(?![A-Za-z])"
    r"|\{\{.*?\}\}|\{%.*?%\}|｛｛.*?｝｝|｛%.*?%｝|｛[^｛｝]{0,30}｝|\{\{|\}\}|\{%|%\}",
    re.IGNORECASE,
)
SIGN = later(r"[xＸ×待t{}｛｝]", re.IGNORECASE)
"""One of these stands in whatever LEFT finds; most texts have none."""
AROUND = 10
"""How many characters either side a message quotes."""


@rule("SEN-03", severity=Severity.BLOCKING, needs=(DOCUMENT,), decidable=False, basis="主管部门核查口径：不留占位文字")
def nothing_is_left_to_fill_in(_dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """没有残留的占位文字：「XX」「×件」「待补」「TODO」「｛｝」等。"""
    for text, place in outline.lines():
        for found in LEFT.finditer(text) if SIGN.search(text) else ():
            around = text[max(found.start() - AROUND, 0) : found.end() + AROUND].replace("\n", "")
            left = found[0].strip()
            hint = "请填上真实内容，或删去"
            yield fault("SEN-03", f"残留占位「{left}」：「{around}」", place, hint, subject=around, figures=left)
