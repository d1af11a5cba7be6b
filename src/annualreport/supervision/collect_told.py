"""Turn what the returned workbooks change into lines that a clerk reads before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annualreport.model.office_sheets import period
from annualreport.model.receipts import Receipt
from annualreport.place import quoted
from annualreport.readers.returns.keys import told
from annualreport.supervision.collect import CHANGING, Collected, Outcome
from annualreport.supervision.collect_apply import Kind, Move, changed
from annualreport.supervision.collect_proposed import Proposed

COUNTED = (Kind.NEW, Kind.CHANGED, Kind.GONE, Kind.SAME, Kind.KEPT)


def before(known: Iterable[tuple[Receipt, str]]) -> Iterator[str]:
    """The workbooks that came before, by the names that they have now."""
    for one, name in known:
        yield f"{one.office}（{period(one.quarter)}，{name}）：{one.when[:10]} 已经收过，没有变化"


def lines(collected: Collected) -> Iterator[str]:
    """The plan of changes: by office and requirement, then what the entries' own fields become."""
    for outcome in collected.outcomes:
        yield heading(outcome)
        for move in outcome.moves:
            yield from (f"  {line}" for line in moved(move))
    if collected.proposed:
        yield "按牵头处室的报送，台账自己的栏目："
        yield from (f"  {proposed(one)}" for one in collected.proposed)


def heading(outcome: Outcome) -> str:
    """Whose workbook it is, and how much in it is what."""
    counts = {kind: sum(move.kind is kind for move in outcome.moves) for kind in COUNTED}
    said = "，".join(f"{kind} {count}" for kind, count in counts.items() if count) or "没有填写"
    found = outcome.returned
    return f"{found.office}（{period(found.quarter)}，{found.name}）：{said}"


def moved(move: Move) -> Iterator[str]:
    """The lines of one thing that changes; nothing of what stays."""
    if move.kind not in CHANGING:
        return
    number = told(move.about)
    for key, before, after in changed(move):
        if move.kind is Kind.CHANGED:
            yield f"{move.kind} {number} {move.what} {key}：{shown(before)} → {shown(after)}"
        else:
            yield f"{move.kind} {number} {move.what}：{shown(after if move.kind is Kind.NEW else before)}"


def proposed(one: Proposed) -> str:
    """A field of an entry that follows from the reports."""
    return f"{' '.join(part for part in one.about if part)} {one.key}：{shown(one.before)} → {shown(one.after)}"


def shown(value: Any) -> str:
    """A value, long ones by their beginning."""
    if isinstance(value, Mapping):
        return "，".join(f"{key} {shown(inner)}" for key, inner in value.items() if key != "名称" and key != "标题")
    text = "（空）" if value in (None, "") else str(value)
    return quoted(text) if len(text) > 12 or text.endswith("。") else " ".join(text.split())
