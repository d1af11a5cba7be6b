"""The invented good year with its templates, ready to be signed by two made-up posts and published."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annualreport.cli import status
from annualreport.workspace import Workspace
from tests.outputs.filled import with_templates

YEAR = 2020


@pytest.fixture
def year(a_year: Workspace) -> Workspace:
    """The good year with its templates; nobody has signed it yet."""
    return with_templates(a_year)


def sign(year: Workspace, role: str, name: str, post: str = "") -> int:
    """One signature, given on the command line."""
    command = ["-C", str(year.root), "review", "sign", str(YEAR), "--role", role, "--name", name]
    return status([*command, "--post", post] if post else command)


@pytest.fixture
def signed(year: Workspace, capsys: pytest.CaptureFixture[str]) -> Workspace:
    """The good year, checked by one and issued by another."""
    assert sign(year, "核稿", "甲某", "办公室副主任") == 0
    assert sign(year, "签发", "乙某", "局长") == 0
    capsys.readouterr()
    return year


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """A command in a workspace: its status, and what it printed to stdout and stderr."""

    def ran(year: Workspace, *arguments: str) -> tuple[int, str, str]:
        """Run it."""
        ended = status(["-C", str(year.root), *arguments])
        return ended, *capsys.readouterr()

    return ran
