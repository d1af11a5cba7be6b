"""The history of a year's data: each change with when, what, from, to and where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Value = str | Mapping[str, Any] | list[Any] | None
"""What stood or stands there: a text, the fields of a report, None for nothing."""
KEYS = {"when": "时间", "what": "对象", "before": "原值", "after": "新值", "source": "来源", "reason": "理由"}
"""The outer name of each field."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    when: the moment as 2021-12-20T09:30:00. what: the place in the field's words, as 2.2.5 状态 or 2.2.5 报送 办公室.
    source: the command or file that it came from. reason: why, where a person said so.
    """

    when: str
    what: str
    before: Value
    after: Value
    source: str
    reason: str = ""

    def as_json(self) -> dict[str, Any]:
        """The line of history.jsonl; a reason only where there is one."""
        found = {outer: getattr(self, name) for name, outer in KEYS.items()}
        return found if self.reason else {key: value for key, value in found.items() if key != KEYS["reason"]}


def moment(now: datetime) -> str:
    """A moment as history tells it."""
    return now.replace(microsecond=0, tzinfo=None).isoformat()
