"""Say one fault of a foreign table once: mixed layouts, lost merging of cells, a label told by two eyes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annualreport.finding import Finding

SEVERAL = 3
"""Rows of one table whose merging is lost up to which each is told."""
SHAPES = "逾期不补正"
"""What the labels of 其他处理 in three rows have and those in one row do not."""
LABELS_OF_SHAPE = 3


def once(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with those on one and the same fault taken together."""
    return spans_together(layouts_together(list(findings)))


def layouts_together(findings: list[Finding]) -> list[Finding]:
    """The figures' finding on mixed layouts takes in what the tables' labels and rows say of the same mixture."""
    main = next((one for one in findings if one.rule == "STR-04" and one.subject == "版式"), None)
    if main is None:
        return findings
    same = [one for one in findings if one is not main and is_same_mixture(one)]
    places = tuple(
        dict.fromkeys((*main.places, *(place for one in same if one.rule == "STR-04" for place in one.places)))
    )
    rules = tuple(dict.fromkeys((*main.rules, *(rule for one in same for rule in one.rules))))
    joined = replace(main, places=places, rules=rules)
    return [joined if one is main else one for one in findings if one not in same]


def is_same_mixture(finding: Finding) -> bool:
    """Whether a finding on a table's labels or rows is about another layout's rows in it."""
    if finding.rule == "STR-04":
        return finding.subject in ("表二", "表三")
    counted = finding.rule == "STR-05" and finding.subject == "表三" and " 行，格式是 " in finding.message
    shape_only = SHAPES in finding.message and finding.message.count("「") == LABELS_OF_SHAPE
    return counted and (shape_only or "「" not in finding.message)


def spans_together(findings: list[Finding]) -> list[Finding]:
    """Rows of one table whose merging is lost as one finding, where there are several."""
    kept = list(findings)
    for table in ("表二", "表三", "表四"):
        lost = [one for one in findings if is_lost_span(one, table)]
        if len(lost) > SEVERAL:
            rows = list(dict.fromkeys(one.subject for one in lost))
            kept = [one for one in kept if one not in lost] + [all_spans(table, rows, lost)]
    return kept


def is_lost_span(finding: Finding, table: str) -> bool:
    """Whether a finding says that cells of a row of the table are not merged as in the form."""
    return finding.rule == "STR-05" and finding.subject.startswith(f"{table}第") and "合并" in finding.hint


def all_spans(table: str, rows: Sequence[str], lost: Sequence[Finding]) -> Finding:
    """One finding for all rows."""
    places = tuple(dict.fromkeys(place for one in lost for place in one.places))
    listed = "、".join(row.removeprefix(table) for row in rows)
    message = f"{table}有 {len(rows)} 行单元格的合并与格式不一致：{listed}"
    return replace(lost[0], message=message, places=places, subject=table, hint="请按格式恢复合并单元格")
