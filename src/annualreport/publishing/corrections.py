"""Compare a version with the one before it: which figures and which paragraphs a correction has changed."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from annualreport.forms import Form
from annualreport.model.release import Change, Figures, differences
from annualreport.outline import Outline

TEXT = "正文"
AROUND, LONGEST = 8, 30
"""Characters shown of what two texts share before they part, and of each altogether."""


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


def apart(before: str, after: str) -> tuple[str, str]:
    """Where two texts part, for a message: a little of what they share, then what differs; words for an empty one."""
    shared = next((at for at, both in enumerate(zip(before, after, strict=False)) if len(set(both)) > 1), 0)
    start = max(shared - AROUND, 0) if max(len(before), len(after)) > LONGEST else 0
    cut = (f"{'…' if start and one else ''}{one[start : start + LONGEST]}" for one in (before, after))
    first, second = (f"{one}…" if len(one) > LONGEST else one for one in cut)
    return first or "（没有）", second or "（删去）"
