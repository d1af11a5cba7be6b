"""Read what has been published of a year from the records under data/Y/releases/."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annualreport.finding import Finding, warning
from annualreport.place import whole
from annualreport.workspace import Workspace

if TYPE_CHECKING:
    from annualreport.model.release import Correction, Release  # few years have been published: loaded where one has

FOLDER = "releases"
RECORD = "record.json"
DAMAGED = (OSError, ValueError, KeyError, TypeError, AttributeError)
"""What reading a record raises that is not what publish wrote."""


def folders(workspace: Workspace, year: int) -> tuple[Path, ...]:
    """The folders of the versions, first to last."""
    folder = workspace.data(year, FOLDER)
    there = folder.iterdir() if folder.is_dir() else ()
    found = [one for one in there if one.name.isdecimal() and one.name == str(int(one.name)) and one.is_dir()]
    return tuple(sorted(found, key=lambda one: int(one.name)))


def load(workspace: Workspace, year: int) -> tuple[tuple[Release, ...], tuple[Finding, ...]]:
    """Every version, first to last; one whose record cannot be read is told and left out."""
    found: list[Release] = []
    told: list[Finding] = []
    for folder in folders(workspace, year):
        try:
            found.append(release(json.loads((folder / RECORD).read_text("utf-8"))))
        except DAMAGED:
            place = whole(workspace.label(folder / RECORD))
            hint = "请从备份取回这个文件夹；发布过的版本不能改动"
            told.append(warning("release-damaged", f"第 {folder.name} 版的发布记录读不了", place, hint))
    return tuple(found), tuple(told)


def release(record: dict[str, Any]) -> Release:
    """One version from its record."""
    from annualreport.model.release import Release

    return Release(
        int(record["版次"]),
        date.fromisoformat(record["发布日期"]),
        str(record["成稿"]),
        {tuple(key.split(".")): str(text) for key, text in record["数字"].items()},
        {str(name): str(check) for name, check in record["产出"].items()},
        tuple(correction(one) for one in record.get("更正", [])),
    )


def correction(one: dict[str, Any]) -> Correction:
    """One correction as the record has it."""
    from annualreport.model.release import Change, Correction

    changes = tuple(Change(change["内容"], change["更正前"], change["更正后"]) for change in one.get("改动", []))
    return Correction(int(one["版次"]), date.fromisoformat(one["日期"]), one["原因"], one.get("说明", ""), changes)
