"""Say what became of each block of a Word file in a later one: kept, added, removed, moved, in the redline's order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annualreport.render.spots import TC, Element, P
from annualreport.reviewing.lines import Line, Piece
from annualreport.reviewing.matching import Matching, by_likeness, by_text
from annualreport.reviewing.wording import text

FROM, TO = "from", "to"
KINDS = {"added": "ins", TO: "moveTo", "removed": "del", FROM: "moveFrom"}
"""How the mark of a paragraph is changed."""


@dataclass
class Step:
    """A block of the result. kind: same (both), added, removed, from or to (a move, known by its name)."""

    kind: str
    before: Element | None = None
    after: Element | None = None
    name: str = ""


def ordered(before: Sequence[Element], after: Sequence[Element]) -> Iterator[Step]:
    """What became of each block, in the order of the result."""
    made = matched(before, after)
    moved = made.moved()
    origin = {at: origins[0] for at, origins in enumerate(made.origins) if origins}
    away = {origin[at] for at in moved}
    names = {origin[at]: name(before, origin[at]) for at in moved if alike(before[origin[at]], after[at])}
    gone = iter([number for number in range(len(before)) if number not in origin.values() or number in away])
    waiting = next(gone, None)
    for at, block in enumerate(after):
        own = origin.get(at)
        if own is not None and at not in moved:
            while waiting is not None and waiting < own:
                yield lost(before, waiting, names)
                waiting = next(gone, None)
            yield Step("same", before[own], block)
        elif own in names:
            yield Step(TO, None, block, names[own])
        else:
            yield Step("added", None, block)
    while waiting is not None:
        yield lost(before, waiting, names)
        waiting = next(gone, None)


def lost(before: Sequence[Element], number: int, names: Mapping[int, str]) -> Step:
    """An earlier block that is gone from its place."""
    return Step(FROM if number in names else "removed", before[number], None, names.get(number, ""))


def alike(one: Element, other: Element) -> bool:
    """Whether two blocks are paragraphs of the same text, so that one may be the other moved."""
    return one.tag == other.tag == P and text(one) == text(other)


def name(before: Sequence[Element], number: int) -> str:
    """A name for a move that no other has."""
    return f"move{before[number].getroottree().getpath(before[number])}"


def matched(before: Sequence[Element], after: Sequence[Element]) -> Matching:
    """Which later block comes from which earlier: by text, then by likeness; a paragraph never from a table."""
    old, new = ([line(block) for block in side] for side in (before, after))
    made = Matching(old, new, [[] for _ in new])
    by_text(made)
    by_likeness(made)
    empty(made)
    for at, origins in enumerate(made.origins):
        if origins and before[origins[0]].tag != after[at].tag:
            made.origins[at] = []
    return made


def line(block: Element) -> Line:
    """A block as a line of text; a table is told from a paragraph of the same text."""
    if block.tag == P:
        return Line((Piece(text(block)),))
    return Line((Piece("\0" + "\t".join(cell_text(cell) for cell in block.iter(TC))),))


def cell_text(cell: Element) -> str:
    """The text of a cell."""
    return "\n".join(text(paragraph) for paragraph in cell.iter(P))


def empty(made: Matching) -> None:
    """Empty paragraphs go with the block before or after them, the last with the last."""
    used = made.found
    for at, found in enumerate(made.returned):
        if made.origins[at] or found.text.strip():
            continue
        free = (one for one in beside(made, at) if 0 <= one < len(made.base) and one not in used)
        own = next((one for one in free if not made.base[one].text.strip()), None)
        if own is not None:
            made.origins[at].append(own)
            used.add(own)


def beside(made: Matching, at: int) -> Iterator[int]:
    """Which earlier blocks an empty one may be, by its neighbours."""
    before = made.origins[at - 1] if at else [-1]
    after = made.origins[at + 1] if at + 1 < len(made.returned) else [len(made.base)]
    yield from (one + 1 for one in before)
    yield from (one - 1 for one in after)


def ended(steps: Sequence[Step]) -> list[tuple[Step, str]]:
    """Each step with how its paragraph's mark was changed: the last of a container stays, the one before gives its own.

    A paragraph that was added behind the last took over that one's mark; so Word writes it, and takes it back.
    """
    tail = len(steps)
    while tail and steps[tail - 1].kind != "same":
        tail -= 1
    steps = without_moves(steps, {step.name for step in steps[tail:] if step.name})
    marks = [KINDS.get(step.kind, "") for step in steps]
    last = steps[tail:]
    if not last or any(block_of(step).tag != P for step in (*last, *steps[tail - 1 : tail])):
        return [*zip(steps, marks, strict=True)]
    gone = [step for step in last if step.kind == "removed"]
    come = [step for step in last if step.kind == "added"]
    head = [*zip(steps[:tail], marks[:tail], strict=True)]
    if gone and come:
        both = Step("same", gone[-1].before, come[-1].after)
        rest = [(step, KINDS[step.kind]) for step in (*gone[:-1], *come[:-1])]
        return [*head, *rest, (both, "")]
    if not head:
        return [*zip(steps, [*marks[:-1], ""], strict=True)]
    kind = "ins" if come else "del"
    shifted = [kind] * len(last)
    return [*head[:-1], (head[-1][0], kind), *zip(last, [*shifted[:-1], ""], strict=True)]


def without_moves(steps: Sequence[Step], names: set[str]) -> list[Step]:
    """The steps with some moves told as removed here and added there."""
    kinds = {FROM: "removed", TO: "added"}
    return [Step(kinds[one.kind], one.before, one.after) if one.name in names else one for one in steps]


def block_of(step: Step) -> Element:
    """The block that a step is about."""
    found = step.after if step.after is not None else step.before
    assert found is not None
    return found
