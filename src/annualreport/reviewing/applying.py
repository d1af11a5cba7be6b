"""Write what the reviewers changed into the year's data, with its history, their remarks and the file they sent."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from annualreport.finding import Stop, fault
from annualreport.model import history
from annualreport.outputs import edits, review_yaml
from annualreport.outputs.history import appended
from annualreport.place import whole
from annualreport.readers.review import FILE
from annualreport.reviewing import sources, telling
from annualreport.reviewing.compared import Change
from annualreport.reviewing.importing import Review
from annualreport.source.journal import write_together
from annualreport.source.yamlfile import decode
from annualreport.workspace import Workspace

FOLDER = "review"
"""Where the files that came back are kept, below the year's data."""
HISTORY = "history.jsonl"


def write(workspace: Workspace, review: Review, *, apply: bool, author: str, moment: str) -> list[Path]:
    """Write the new remarks, and with apply the changes; the files written. Hold the lock.

    moment: when, as 2021-12-20T09:30:00. author: who made the changes that no tracked change tells of.
    """
    changes = review.writable if apply else ()
    files = {**remarks(workspace, review), **texts(workspace, review, changes)}
    if changes:
        path = workspace.data(review.dossier.year, HISTORY)
        files[path] = appended(path, [recorded(change, review, author, moment) for change in changes])
    if files:
        kept = workspace.data(review.dossier.year, FOLDER) / review.returned.kept_as
        if not kept.exists():
            files[kept] = review.returned.content
        write_together(files, workspace.root)
    return list(files)


def remarks(workspace: Workspace, review: Review) -> dict[Path, bytes]:
    """review.yaml with the new points; nothing where there is none."""
    if not review.points or not review.firm:
        return {}
    path = workspace.data(review.dossier.year, FILE)
    present = decode(path, workspace.label(path)) if path.exists() else ""
    return {path: review_yaml.appended(present, review.points).encode()}


def texts(workspace: Workspace, review: Review, changes: Sequence[Change]) -> dict[Path, bytes]:
    """The ledger and report.yaml with the changes; Stop where they cannot be written."""
    year = review.dossier.year
    made: dict[Path, bytes] = {}
    of_ledger = [change for change in changes if change.source.startswith("ledger:")]
    if of_ledger:
        path = ledger_file(workspace, year)
        found = [edits.Edit(*sources.ledger_parts(change.source), value=change.value) for change in of_ledger]
        made[path] = edits.ledger_edited(path, workspace.label(path), found)
    of_report = {keys(change): change.value for change in changes if change.source.startswith("report:")}
    if of_report:
        path = workspace.data(year, "report.yaml")
        made[path] = edits.report_edited(path, workspace.label(path), of_report)
    return made


def keys(change: Change) -> tuple[str, ...]:
    """Under which keys of report.yaml a text stands."""
    return tuple(change.source.removeprefix("report:").split("/"))


def ledger_file(workspace: Workspace, year: int) -> Path:
    """The one file of the ledger; Stop where there are two."""
    found = [path for name in ("ledger.yaml", "ledger.xlsx") if (path := workspace.data(year, name)).exists()]
    if len(found) > 1:
        message = "台账有两份（ledger.yaml 和 ledger.xlsx），不知道写进哪一份；没有改动任何文件"
        places = tuple(whole(workspace.label(path)) for path in found)
        raise Stop(fault("two-sources", message, places, "只保留一份：删去或移走另一份，再运行一次"))
    return found[0] if found else workspace.data(year, "ledger.yaml")


def recorded(change: Change, review: Review, author: str, moment: str) -> history.Change:
    """The line of the history."""
    what = sources.named(change.source).removeprefix("要求 ")
    source = f"审阅稿 {review.returned.name}{telling.who(change.who, author)}"
    return history.Change(moment, what, change.before, change.after, source)
