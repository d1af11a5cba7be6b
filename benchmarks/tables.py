"""Print what was measured as tables in Markdown."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from statistics import median
from typing import Any

Line = tuple[str, ...]
HEADS = ("what", "measured", "wanted")


def say(*lines: str) -> None:
    """Print lines at once."""
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def machine() -> str:
    """The day, and what it is measured on."""
    return f"{date.today()}, {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def table(heads: Line, lines: list[Line]) -> str:
    """A table in Markdown."""
    rows = (heads, tuple("---" for _ in heads), *lines)
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


def ratios(some: Sequence[Mapping[str, Any]], others: Sequence[Mapping[str, Any]]) -> str:
    """How many times the others' seconds some took, round by round: the medians by the clock and by the processors."""
    clock, work = (median(a[kind] / b[kind] for a, b in zip(some, others, strict=True)) for kind in ("wall", "cpu"))
    return f"{clock:.2f} (processors {work:.2f})"
