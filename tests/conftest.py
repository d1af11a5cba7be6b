"""What every test may start from: an invented good year in a workspace of its own, and a way to spoil one thing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from annualreport.workspace import Workspace

GOOD_YEAR = Path(__file__).parent / "good_year"
"""An invented bureau's workspace, year 2020 (60号) with last year's figures; no rule has anything to say about it."""


os.environ["ANNUALREPORT_CACHE"] = "0"
"""No test leaves anything among the user's caches, or finds there what another has left."""


@pytest.fixture
def a_year(tmp_path: Path) -> Workspace:
    """A copy of the good year that a test may spoil: data/2020, data/2019/statistics.yaml, data/offices.yaml."""
    return copied(GOOD_YEAR, tmp_path)


LOOKING_BACK = Path(__file__).parent / "looking_back"
"""An invented body's workspace: the plan and the ledger of 2020, and the year 2021, which looks back upon them."""


@pytest.fixture
def looking_back(tmp_path: Path) -> Workspace:
    """A copy of that workspace that a test may spoil."""
    return copied(LOOKING_BACK, tmp_path)


def copied(folder: Path, beside: Path) -> Workspace:
    """The folder as a workspace of the test's own."""
    root = beside / "workspace"
    shutil.copytree(folder, root)
    return Workspace(root)


def spoil(path: Path, old: str, new: str) -> None:
    """Replace the one occurrence of old in a text file; it fails where old stands there never or more than once."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}, not once"
    path.write_text(text.replace(old, new), "utf-8")
