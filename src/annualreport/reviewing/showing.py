"""Show a review unit by unit: coloured on a terminal, with marks elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from annualreport.finding import Finding, note
from annualreport.model.review import Point
from annualreport.reviewing import sources, telling
from annualreport.reviewing.compared import Change
from annualreport.reviewing.importing import Review

LOOKS = {"-": "red strike", "+": "green underline", "": ""}


def show(review: Review, author: str) -> None:
    """The changed texts one after the other, then the new remarks."""
    if sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        in_colour(review, author)
        return
    for change in review.changes:
        sys.stdout.write("\n".join(lines(change, review, author)) + "\n")
    for point in review.points:
        sys.stdout.write(remark(point) + "\n")


def in_colour(review: Review, author: str) -> None:
    """The same for a terminal."""
    from rich.console import Console
    from rich.text import Text

    console = Console(soft_wrap=True, highlight=False)
    for change in review.changes:
        console.print(Text(head(change, review, author), "bold"))
        text = Text("    ")
        for kind, piece in telling.stretches(change.before, change.after):
            text.append(piece.replace("\n", "\n    "), LOOKS[kind])
        console.print(text)
        if change.reason:
            console.print(Text(f"    没有写入：{change.reason}", "yellow"))
    for point in review.points:
        console.print(Text(remark(point), "cyan"))


def lines(change: Change, review: Review, author: str) -> Iterator[str]:
    """A changed text with marks."""
    yield head(change, review, author)
    yield "    " + telling.marked(change.before, change.after).replace("\n", "\n    ")
    if change.reason:
        yield f"    没有写入：{change.reason}"


def head(change: Change, review: Review, author: str) -> str:
    """Which text, where it stands, who changed it."""
    place = next(iter(review.where.of(change.source)), None)
    where = f" {place}" if place else ""
    return f"修改 {sources.named(change.source)}{where}{telling.who(change.who, author)}"


def remark(point: Point) -> str:
    """A new remark."""
    who = " ".join(part for part in (point.reviewer, point.time) if part)
    return f"意见 {point.number} {point.at}（{who}）：{point.remark}"


def findings(review: Review, author: str) -> list[Finding]:
    """Everything as findings, for programs."""
    changes = [telling.told_change(change, review.where, author) for change in review.changes]
    return [*changes, *(note("review-remark", remark(point), subject=point.at) for point in review.points)]
