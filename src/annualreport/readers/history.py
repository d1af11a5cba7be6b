"""Read a year's history.jsonl and returns.jsonl: what was changed, and which workbooks came back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from annualreport.finding import Finding, Stop, fault, warning
from annualreport.model import history, receipts
from annualreport.model.history import Change
from annualreport.model.receipts import Receipt
from annualreport.place import line, whole
from annualreport.source.yamlfile import unread
from annualreport.workspace import Workspace

HISTORY, RECEIPTS = "history.jsonl", "returns.jsonl"
HINT = "这一行不影响别的内容；要它有用的，请改正，或从备份里找回"

Made = TypeVar("Made")


def changes(workspace: Workspace, year: int) -> tuple[tuple[Change, ...], tuple[Finding, ...]]:
    """Every change of the year's data, oldest first, and the lines that are none."""
    return records(workspace, workspace.data(year, HISTORY), change)


def returned(workspace: Workspace, year: int) -> tuple[tuple[Receipt, ...], tuple[Finding, ...]]:
    """Every workbook that came back, oldest first, and the lines that are none."""
    return records(workspace, workspace.data(year, RECEIPTS), receipt)


def records(
    workspace: Workspace, path: Path, make: Callable[[Mapping[str, Any]], Made]
) -> tuple[tuple[Made, ...], tuple[Finding, ...]]:
    """The records of a file of one JSON record a line; Stop where the file itself cannot be read."""
    label = workspace.label(path)
    findings: list[Finding] = []
    return tuple(each(path, label, make, findings)), tuple(findings)


def each(path: Path, label: str, make: Callable[[Mapping[str, Any]], Made], findings: list[Finding]) -> Iterator[Made]:
    """The records; a line that is none goes into the findings."""
    try:
        text = path.read_text("utf-8", "replace") if path.exists() else ""
    except OSError as error:
        raise Stop(fault("cannot-read", unread(error), whole(label), "请确认有权限读取")) from None
    for number, typed in enumerate(text.split("\n"), 1):
        if not typed.strip():
            continue
        try:
            yield make(json.loads(typed))
        except (ValueError, KeyError, TypeError, AttributeError):
            findings.append(warning("broken-line", "这一行读不懂，跳过了", line(label, number), HINT))


def change(told: Mapping[str, Any]) -> Change:
    """A line of history.jsonl."""
    keys = history.KEYS
    when, what, source = (str(told[keys[name]]) for name in ("when", "what", "source"))
    return Change(when, what, told[keys["before"]], told[keys["after"]], source, str(told.get(keys["reason"], "")))


def receipt(told: Mapping[str, Any]) -> Receipt:
    """A line of returns.jsonl."""
    texts = {name: str(told[outer]) for name, outer in receipts.KEYS.items()}
    return Receipt(**texts, whole=told.get(receipts.IN_PART) != "是")
