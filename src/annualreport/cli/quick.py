"""Read a usual call of check or build at once: the parser takes longer to load than a year to check."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annualreport.cli import checking, making
from annualreport.cli.telling import Format

VALUED = {"check": ("--format",), "build": ("--format", "--formats")}
"""The options with a value, by command."""
FLAGS = {"check": (), "build": ("--final", "--section")}
"""The options without one."""
LONGEST_YEAR = 4


@dataclass(frozen=True)
class Call:
    """A call that needs no parser: the command, the folder of -C, the year, the options as typed."""

    command: str
    folder: Path | None = None
    year: int | None = None
    options: dict[str, str] = field(default_factory=dict)


def understood(arguments: Sequence[str]) -> Call | None:
    """The call; None where anything about it is unusual, so that the parser reads it and says what is wrong."""
    words = deque(arguments)
    folder = Path(words[1]) if len(words) > 2 and words[0] == "-C" and words[1] else None
    if folder:
        words = deque(list(words)[2:])
    if not words or words[0] not in VALUED:
        return None
    command = words.popleft()
    options: dict[str, str] = {}
    while words:
        one = read(command, words)
        if one is None or one[0] in options:
            return None
        options[one[0]] = one[1]
    year = options.pop("", None)
    if options.get("--format", Format.TEXT) not in list(Format):
        return None
    return Call(command, folder, int(year) if year else None, options)


def read(command: str, words: deque[str]) -> tuple[str, str] | None:
    """The next option with its value, taken off the words; '' stands for the year, None for what is unusual."""
    word = words.popleft()
    if word.isascii() and word.isdigit() and len(word) <= LONGEST_YEAR:
        return "", word
    if word in FLAGS[command]:
        return word, ""
    name, equals, value = word.partition("=")
    if name not in VALUED[command]:
        return None
    value = value if equals else words.popleft() if words else ""
    return (name, value) if value and not value.startswith("-") else None


def run(call: Call) -> int:
    """Do what was asked for; the exit status."""
    from annualreport.workspace import find

    here = find(call.folder or Path.cwd())
    form = Format(call.options.get("--format", Format.TEXT))
    if call.command == "check":
        return checking.check(here, here.year(call.year), form)
    flags = {"final": "--final" in call.options, "section": "--section" in call.options}
    return making.build(here, call.year, call.options.get("--formats", ",".join(making.FORMATS)), form, **flags)
