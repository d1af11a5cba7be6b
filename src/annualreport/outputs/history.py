"""Write changes at the end of data/Y/history.jsonl, one JSON record a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from annualreport.finding import Stop, fault
from annualreport.model.history import Change
from annualreport.place import whole
from annualreport.source.yamlfile import unread


def appended(path: Path, changes: Iterable[Change]) -> bytes:
    """The file's new content: what stands there, byte for byte, and a line for each change."""
    return lines_added(path, (change.as_json() for change in changes))


def lines_added(path: Path, records: Iterable[Mapping[str, Any]]) -> bytes:
    """The new content of a file of one JSON record a line: what stands there and these records."""
    try:
        before = path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise Stop(fault("cannot-read", unread(error), whole(path.as_posix()), "请确认有权限读取")) from None
    if before and not before.endswith(b"\n"):
        before += b"\n"
    return before + b"".join(json.dumps(one, ensure_ascii=False, default=str).encode() + b"\n" for one in records)
