"""Tell the user: findings and results on stdout, as text or JSON; what goes on beside them on stderr."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from annualreport.finding import Finding, Severity, ordered

COLOURS = {Severity.BLOCKING: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan", Severity.UNASSESSED: "dim"}


class Format(StrEnum):
    """How the result is written to stdout."""

    TEXT = "text"
    JSON = "json"


def tell_unbuilt(root: Path, findings: Sequence[Finding]) -> None:
    """How to get the document that findings point into, where nobody has built it yet."""
    named = {place.file for one in findings for place in one.places if place.file.startswith("out/")}
    if any(not (root / file).exists() for file in named):
        tell("所指的成稿还没有生成：运行 annualreport build 后打开看")


def show(findings: Sequence[Finding], form: Format) -> None:
    """The findings by place on stdout, as text with a summary on stderr or as one JSON list."""
    findings = ordered(findings)
    if form is Format.JSON:
        say(json.dumps([finding.as_json() for finding in findings], ensure_ascii=False, indent=1))
    elif sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        show_in_colour(findings)
    else:
        for finding in findings:
            say(finding.as_text())
    tell(summary(findings))


def show_in_colour(findings: Sequence[Finding]) -> None:
    """The findings for a terminal, the severity coloured."""
    from rich.console import Console
    from rich.text import Text

    console = Console(soft_wrap=True, highlight=False)
    for finding in findings:
        text = Text(finding.as_text())
        text.stylize("green" if finding.decision else COLOURS[finding.severity], 0, len(finding.label))
        console.print(text)


def summary(findings: Sequence[Finding]) -> str:
    """How many findings of each severity, and how many of them are decided."""
    counts = [f"{severity} {sum(f.severity is severity and not f.decision for f in findings)}" for severity in Severity]
    decided = sum(finding.decision is not None for finding in findings)
    return "合计：" + "，".join(counts) + (f"，已核 {decided}" if decided else "")


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show on a terminal's stderr that long work goes on."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{what}……"):
        yield


def say(text: str) -> None:
    """A line of the result."""
    sys.stdout.write(text + "\n")


def tell(text: str) -> None:
    """A line about the work, beside the result."""
    sys.stderr.write(text + "\n")


def wants_json(arguments: Sequence[str]) -> bool:
    """Whether the caller asked for JSON, known even where the arguments could not be understood."""
    following = zip(arguments, (*arguments[1:], ""), strict=True)
    return any(one == "--format=json" or (one == "--format" and two == "json") for one, two in following)


def say_stop(findings: Sequence[Finding], arguments: Sequence[str]) -> int:
    """Print the findings that ended the command; status 2."""
    show(findings, Format.JSON if wants_json(arguments) else Format.TEXT)
    return 2
