"""Compare two texts sign by sign, numbers whole, and say where a stretch of the one stands in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate

TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?%?|[A-Za-z]+|.", re.DOTALL)
NUMBER = re.compile(r"\d")
LONG = 3000
"""Tokens from which on texts are compared sentence by sentence first, for time grows with the square."""
SENTENCE = re.compile(r"[^。；！？\n]*[。；！？\n]?")

Operation = tuple[str, int, int, int, int]
"""equal, replace, insert or delete; begin and end in the one text, begin and end in the other."""
Span = tuple[int, int]


@lru_cache(maxsize=512)
def operations(before: str, after: str) -> tuple[Operation, ...]:
    """How to come from one text to the other, in signs."""
    head = common(before, after)
    tail = common(before[head:][::-1], after[head:][::-1])
    head, tail = whole_numbers(before, after, head, tail)
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    found = [("equal", 0, head, 0, head)] if head else []
    found += [(kind, a + head, b + head, c + head, d + head) for kind, a, b, c, d in inner(old, new)]
    if tail:
        found.append(("equal", len(before) - tail, len(before), len(after) - tail, len(after)))
    return tuple(found)


def common(before: str, after: str) -> int:
    """How many signs two texts begin with alike."""
    length = min(len(before), len(after))
    return next((at for at in range(length) if before[at] != after[at]), length)


def whole_numbers(before: str, after: str, head: int, tail: int) -> Span:
    """The common head and tail without the parts of numbers and words that are not common as a whole."""
    while head and joins(before, head) | joins(after, head):
        head -= 1
    while tail and joins(before, len(before) - tail) | joins(after, len(after) - tail):
        tail -= 1
    return head, tail


def joins(text: str, at: int) -> bool:
    """Whether a boundary lies inside a number or a word."""
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    digits = "0123456789.,%"
    latin = left.isascii() and right.isascii() and left.isalpha() and right.isalpha()
    return (left in digits and right in digits) or latin


def inner(before: str, after: str) -> Iterator[Operation]:
    """The same of what differs."""
    if len(before) + len(after) > LONG:
        yield from by(SENTENCE.findall(before), SENTENCE.findall(after))
    elif before or after:
        yield from by(TOKEN.findall(before), TOKEN.findall(after))


def by(before: Sequence[str], after: Sequence[str]) -> Iterator[Operation]:
    """The operations between two lists of tokens, in signs."""
    old, new = (list(accumulate(map(len, tokens), initial=0)) for tokens in (before, after))
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield kind, old[a], old[b], new[c], new[d]


def mapped(before: str, after: str, spans: Sequence[Span]) -> list[Span]:
    """Where stretches of one text, in order and apart, stand in the other; an empty stretch where one is gone."""
    found: list[Span] = []
    floor = 0
    for begin, end in spans:
        start, stop = place_of(before, after, begin, end)
        start, stop = max(start, floor), max(stop, start, floor)
        found.append((start, stop))
        floor = stop
    return found


def place_of(before: str, after: str, begin: int, end: int) -> Span:
    """Where one stretch stands; of a part that was rewritten, its numbers by their order."""
    pieces: list[Span] = []
    for kind, a, b, c, d in operations(before, after):
        low, high = max(a, begin), min(b, end)
        if kind == "equal" and low < high:
            pieces.append((c + low - a, c + high - a))
        elif kind == "replace" and low < high:
            pieces.append(rewritten(before, after, (a, b, c, d), (low, high)))
    filled = [piece for piece in pieces if piece[0] < piece[1]]
    if filled:
        return filled[0][0], filled[-1][1]
    at = gone_at(before, after, begin)
    return at, at


def rewritten(before: str, after: str, part: tuple[int, int, int, int], wanted: Span) -> Span:
    """A stretch inside a part that was rewritten: the whole of it, or the number of the same rank."""
    a, b, c, d = part
    if wanted == (a, b):
        return c, d
    numbers = [found.span() for found in TOKEN.finditer(after, c, d) if NUMBER.match(found.group())]
    rank = sum(1 for found in TOKEN.finditer(before, a, wanted[0]) if NUMBER.match(found.group()))
    if NUMBER.match(before[wanted[0] : wanted[1]]) and rank < len(numbers):
        return numbers[rank]
    low = min(c + wanted[0] - a, d)
    return (low, min(low + wanted[1] - wanted[0], d)) if not NUMBER.match(before[wanted[0] : wanted[1]]) else (low, low)


def gone_at(before: str, after: str, begin: int) -> int:
    """Where a stretch that is gone would stand."""
    for _, a, b, c, d in operations(before, after):
        if a <= begin < b:
            return min(c + begin - a, d)
    return len(after)


def shown(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The change as stretches: kept, removed (-), added (+), in reading order."""
    for kind, a, b, c, d in operations(before, after):
        if kind == "equal":
            yield "", before[a:b]
            continue
        if a < b:
            yield "-", before[a:b]
        if c < d:
            yield "+", after[c:d]


def likeness(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1, quickly where they are not."""
    if not one or not other:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < 0.5 or matcher.quick_ratio() < 0.5:
        return 0.0
    return matcher.ratio()


def held(part: str, whole: str) -> float:
    """How much of a text stands in another in one piece, 0 to 1."""
    if not part:
        return 0.0
    if part in whole:
        return 1.0
    matcher = SequenceMatcher(None, part, whole, autojunk=False)
    return matcher.find_longest_match().size / len(part)
