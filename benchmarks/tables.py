"""Print what was measured as tables in Markdown."""

from __future__ import annotations

import os
import platform
import sys
from datetime import date

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
