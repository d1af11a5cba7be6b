"""Keep the account of a batch: what was made of which unit, from what, so that a run that broke off can go on."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annualreport import __version__
from annualreport.finding import Finding, Severity
from annualreport.outputs.record import as_json
from annualreport.source.writing import write_all

NAME = "batch.json"
MADE, FAILED = "已生成", "未做成"
DECIDED = "已核"
KINDS = (*(str(severity) for severity in Severity), DECIDED)
SECONDS = 2.0
"""How long what was done may stay unwritten; longer only where writing itself takes long."""
SHARE = 20
"""Writing the account takes at most one part in so many of the time."""


@dataclass(frozen=True)
class Entry:
    """One unit's line of the account.

    folder: from the batch's folder, with forward slashes. counts: findings by severity. inputs: one sha256 of all that
    the unit is made from. outputs: sha256 by path from the unit's folder. findings: why it could not be made.
    """

    folder: str
    unit: str
    year: int
    status: str
    counts: Mapping[str, int]
    inputs: str
    outputs: Mapping[str, str]
    seconds: float
    findings: tuple[Finding, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The line as written."""
        record: dict[str, Any] = {
            "文件夹": self.folder,
            "单位": self.unit,
            "年度": self.year,
            "状态": self.status,
            "核对结果": dict(self.counts),
            "输入": self.inputs,
            "产出": dict(self.outputs),
            "秒": self.seconds,
        }
        if self.findings:
            record["问题"] = [finding.as_json() for finding in self.findings]
        return record


def counted(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings of each severity are open, and how many are decided (已核)."""
    found = [DECIDED if finding.decision else str(finding.severity) for finding in findings]
    return {kind: found.count(kind) for kind in KINDS}


@dataclass
class Manifest:
    """The account on its way; what an earlier run wrote stays in it until this run has another word on the unit."""

    root: Path
    formats: tuple[str, ...]
    entries: dict[str, Entry] = field(default_factory=dict)
    next_save: float = 0.0

    def add(self, entry: Entry) -> None:
        """Note a unit; now and then write what is noted."""
        self.entries[entry.folder] = entry
        if time.monotonic() >= self.next_save:
            self.save(complete=False)

    def save(self, *, complete: bool) -> None:
        """Write the account in one step; complete: every unit has had its turn. Stop where it cannot be written."""
        begun = time.monotonic()
        content = as_json(
            {
                "程序": __version__,
                "格式": list(self.formats),
                "完成": complete,
                "单位": [self.entries[folder].as_json() for folder in sorted(self.entries)],
            }
        )
        write_all({self.root / NAME: content}, self.root)
        ended = time.monotonic()
        self.next_save = ended + max(SECONDS, SHARE * (ended - begun))


def earlier(root: Path) -> dict[str, Entry]:
    """What an earlier run made, by folder; nothing where there is no account or it is not one of ours."""
    try:
        record = json.loads((root / NAME).read_bytes())
        made = [one for one in record["单位"] if one["状态"] == MADE]
        return {one["文件夹"]: read(one) for one in made}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}


def read(record: Mapping[str, Any]) -> Entry:
    """A line of the account read back."""
    return Entry(
        str(record["文件夹"]),
        str(record["单位"]),
        int(record["年度"]),
        MADE,
        {kind: int(record["核对结果"][kind]) for kind in KINDS},
        str(record["输入"]),
        {str(name): str(digest) for name, digest in record["产出"].items()},
        float(record["秒"]),
    )
