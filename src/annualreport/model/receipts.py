"""The list of the workbooks that came back: of each when, whose, for what period, its sum and where it is kept."""

from __future__ import annotations

from dataclasses import dataclass

KEYS = {"when": "时间", "office": "处室", "quarter": "季度", "sha256": "校验", "file": "文件", "name": "原名"}
"""The outer name of each field."""
IN_PART = "未读全"
"""Says of a workbook that something in it could not be read when it came."""
RETURNS = "returns"
"""The folder of a year's data in which every returned workbook is kept."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """One returned workbook. file: from the year's folder on; name: as it came. quarter: 1 to 4, '' for the year.

    whole: whether all of it was read; one that was not is read again when it comes again.
    """

    when: str
    office: str
    quarter: str
    sha256: str
    file: str
    name: str
    whole: bool = True

    def as_json(self) -> dict[str, str]:
        """The line of returns.jsonl."""
        told = {outer: getattr(self, name) for name, outer in KEYS.items()}
        return told if self.whole else {**told, IN_PART: "是"}
