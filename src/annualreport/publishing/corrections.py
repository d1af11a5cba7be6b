"""Compare a version with the one before it: which figures and which paragraphs a correction has changed."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from annualreport.forms import Form
from annualreport.model.release import Change, Figures, differences
from annualreport.outline import Outline

TEXT = "正文"


def changes(form: Form, figures: tuple[Figures, Figures], texts: tuple[Outline, Outline]) -> tuple[Change, ...]:
    """What differs between two versions, the earlier first: statutory figures, then paragraphs by their heading."""
    return (*differences(form, *figures), *of_texts(*texts))


def of_texts(before: Outline, after: Outline) -> Iterator[Change]:
    """The paragraphs that were changed, added or taken away."""
    old, new = [one for one, _ in lines(before)], [one for one, _ in lines(after)]
    heads = [head for _, head in lines(after)] or [TEXT]
    for kind, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            head = heads[min(start, len(heads) - 1)]
            for one, other in zip_longest(old[first:last], new[start:end], fillvalue=""):
                yield Change(head, one, other)


def lines(outline: Outline) -> Iterator[tuple[str, str]]:
    """Every paragraph with the heading of the first level that it stands under."""
    head = TEXT
    for one in outline.paragraphs:
        head = one.text if one.level == 1 else head
        yield one.text, head
