"""Find for each line of the returned file the lines that it was made from: by the tags in it, else by its text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from annualreport.reviewing.lines import Line
from annualreport.reviewing.sources import is_text
from annualreport.reviewing.spans import held, likeness

ALIKE = 0.6
"""How alike two lines must be to be one and the same."""
MOST = 0.6
"""How much of a line must stand in another that it was joined to or cut from."""
MANY = 250_000
"""Pairs of lines beyond which only neighbours are compared."""


@dataclass
class Matching:
    """Which base lines each returned line comes from; several where lines were joined, one twice where one was cut."""

    base: Sequence[Line]
    returned: Sequence[Line]
    origins: list[list[int]] = field(default_factory=list)

    @property
    def found(self) -> set[int]:
        """The base lines that are still there."""
        return {origin for origins in self.origins for origin in origins}

    def lost(self) -> list[int]:
        """The base lines that are gone."""
        found = self.found
        return [number for number, line in enumerate(self.base) if number not in found and line.text.strip()]

    def new(self) -> list[int]:
        """The returned lines that come from none."""
        return [at for at, origins in enumerate(self.origins) if not origins and self.returned[at].text.strip()]

    def moved(self) -> set[int]:
        """The returned lines that stand out of order: all but the longest run that is in order."""
        placed = [(at, origins[0]) for at, origins in enumerate(self.origins) if origins]
        kept = {placed[number][0] for number in longest_rise([origin for _, origin in placed])}
        return {at for at, _ in placed if at not in kept}


def match(base: Sequence[Line], returned: Sequence[Line], tags: Mapping[str, str]) -> Matching:
    """The matching; tags: the source of each tag that was shortened."""
    made = Matching(base, returned, [[] for _ in returned])
    if len(base) == len(returned) == 1:
        made.origins[0].append(0)  # a cell: whatever stands there now stands in its place
        return made
    by_tag(made, tags)
    by_text(made)
    by_likeness(made)
    joined(made)
    cut(made)
    return made


def by_tag(made: Matching, tags: Mapping[str, str]) -> None:
    """Lines that hold the control of the same text."""
    waiting: dict[str, list[int]] = {}
    for number, line in enumerate(made.base):
        for tag in text_tags(line, tags):
            waiting.setdefault(tag, []).append(number)
    last: dict[str, int] = {}
    for at, line in enumerate(made.returned):
        for tag in text_tags(line, tags):
            if waiting.get(tag):
                last[tag] = waiting[tag].pop(0)
            if tag in last and last[tag] not in made.origins[at]:
                made.origins[at].append(last[tag])


def text_tags(line: Line, tags: Mapping[str, str]) -> list[str]:
    """The tags of texts that have signs in the line."""
    written = dict.fromkeys(tag for piece in line.pieces if piece.text.strip() for tag in piece.tags)
    return [tag for tag in written if is_text(tags.get(tag, tag))]


def by_text(made: Matching) -> None:
    """Lines that read the same: in order first, then wherever they went."""
    lost, new = made.lost(), made.new()
    old_texts, new_texts = ([lines[at].text for at in places] for lines, places in sides(made, lost, new))
    for block in SequenceMatcher(None, old_texts, new_texts, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            made.origins[new[block.b + step]].append(lost[block.a + step])
    left: dict[str, list[int]] = {}
    for number in made.lost():
        left.setdefault(made.base[number].text, []).append(number)
    for at in made.new():
        if left.get(made.returned[at].text):
            made.origins[at].append(left[made.returned[at].text].pop(0))


def sides(made: Matching, lost: list[int], new: list[int]) -> Iterator[tuple[Sequence[Line], list[int]]]:
    """Both sides with the places that are still open."""
    yield made.base, lost
    yield made.returned, new


def by_likeness(made: Matching) -> None:
    """Lines that were rewritten in part: the likest pairs first."""
    lost, new = made.lost(), made.new()
    few = len(lost) * len(new) <= MANY
    pairs = [
        (likeness(made.base[number].text, made.returned[at].text), number, at)
        for rank, at in enumerate(new)
        for number in (lost if few else lost[max(rank - 2, 0) : rank + 3])
    ]
    taken: set[int] = set()
    for alike, number, at in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if alike >= ALIKE and number not in taken and not made.origins[at]:
            made.origins[at].append(number)
            taken.add(number)


def joined(made: Matching) -> None:
    """Lines that are gone and whose text stands in the line of a neighbour."""
    for number in made.lost():
        text = made.base[number].text.strip()
        for at, origins in enumerate(made.origins):
            beside = number - 1 in origins or number + 1 in origins
            if beside and held(text, made.returned[at].text) >= MOST:
                made.origins[at] = sorted({*origins, number})
                break


def cut(made: Matching) -> None:
    """Lines that are new and whose text stood in the line that a neighbour comes from."""
    for at in made.new():
        text = made.returned[at].text.strip()
        for beside in (at - 1, at + 1):
            origins = made.origins[beside] if 0 <= beside < len(made.origins) else []
            found = [one for one in origins if cut_from(made, one, text, beside)]
            if found:
                made.origins[at] = found[-1:]
                break


def cut_from(made: Matching, number: int, text: str, beside: int) -> bool:
    """Whether a text stood in a base line, and is not what the neighbour kept of it."""
    return held(text, made.base[number].text) >= MOST and held(text, made.returned[beside].text) < MOST


def longest_rise(numbers: Sequence[int]) -> list[int]:
    """The places of a longest run that never falls, in order."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int | None] = []
    for place, number in enumerate(numbers):
        at = bisect_left(ends, number + 1)
        before.append(places[at - 1] if at else None)
        ends[at : at + 1], places[at : at + 1] = [number], [place]
    return list(backwards(places[-1] if places else None, lambda place: before[place]))[::-1]


def backwards(place: int | None, step: Callable[[int], int | None]) -> Iterator[int]:
    """A chain from its end."""
    while place is not None:
        yield place
        place = step(place)
