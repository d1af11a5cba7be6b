"""Say where the report keeps the main author's own text although an office has reported something new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annualreport.finding import Finding, note
from annualreport.model.ledger import OfficeReport
from annualreport.supervision.collect_apply import Move
from annualreport.supervision.collect_entry import About, Desk

PROGRESS = "落实情况"


def unused(moves: Iterable[tuple[str, Move]], desk: Desk) -> Iterator[Finding]:
    """A requirement whose new reports do not enter the report, since 落实情况 of its entry is written; moves: with the
    office that makes each."""
    offices: dict[About, list[str]] = {}
    for office, move in moves:
        if says_something_new(move, desk.draft(move.about).entry.progress):
            offices.setdefault(move.about, []).append(office)
    for about, names in offices.items():
        number = " ".join(part for part in about if part)
        whose = "、".join(dict.fromkeys(names))
        message = f"{number} 的「{PROGRESS}」台账已经写定，年报用的是它；{whose}这次报的文字没有进入年报"
        option = f" --plan {about[0]}" if about[0] else ""
        command = f"annualreport ledger edit {about[1]} --set {PROGRESS}=新的文字{option}"
        hint = f"请核对；需要改的：{command}；「=」后面不写，就用各处室报的文字"
        yield note("own-text-stands", message, desk.draft(about).entry.places(PROGRESS), hint, subject=number)


def says_something_new(move: Move, own: str) -> bool:
    """Whether a report has a text that it did not have, and the main author's text does not have it either."""
    after, before = move.after, move.before
    if not own or not isinstance(after, OfficeReport) or not after.progress or after.progress in own:
        return False
    return not (isinstance(before, OfficeReport) and before.progress == after.progress)
