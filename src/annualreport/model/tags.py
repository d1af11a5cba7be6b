"""Find the template words that stand alone in a text, without the language of the templates."""

from __future__ import annotations

from collections.abc import Iterable

from annualreport.forms import Form
from annualreport.source.patterns import later

WORD = later(r"\{\{ *([\u4e00-\u9fff]+(?:\.[\u4e00-\u9fff]+)*) *\}\}")
"""A tag that is a word alone."""
BRACES = ("{{", "{%", "{#", "\r")
"""What makes a text more than words among letters."""
SUM = "合计"
"""The word under a group of rows that adds them up."""


def pieces(text: str) -> list[str] | None:
    """The text cut at its tags, the words at the odd places; None where a tag is more than a word alone."""
    found: list[str] = WORD.split(text)
    return None if any(sign in literal for literal in found[::2] for sign in BRACES) else found


def only_figures(texts: Iterable[str], form: Form) -> bool:
    """Whether every tag of the texts is a statutory figure alone, so that nothing can be wrong with it."""
    cut = [pieces(text) for text in texts if "{" in text]
    known = {".".join(key) for key in form.figures}
    known |= {".".join((*key[:2], SUM, *key[3:])) for key in form.figures if len(key) > 3}
    return all(one is not None and known.issuperset(one[1::2]) for one in cut)
