"""The invented good year with its templates, ready to be signed by two made-up posts and published."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from annualreport.building import seal
from annualreport.cli import publish as publishing
from annualreport.cli import sign as signing
from annualreport.cli import status
from annualreport.workspace import Workspace
from tests.conftest import GOOD_YEAR
from tests.outputs.filled import with_templates

YEAR = 2020
DAY = date(2021, 1, 15)
QUICK = "docx,html,csv,xlsx,json"
"""Every format but the PDF, which takes seconds."""
TITLE = "虚构市教育局2020年政府信息公开工作年度报告"


@pytest.fixture
def year(a_year: Workspace) -> Workspace:
    """The good year with its templates; nobody has signed it yet."""
    return with_templates(a_year)


@pytest.fixture(scope="session")
def docx(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The good year's final, made once."""
    root = tmp_path_factory.mktemp("year") / "workspace"
    shutil.copytree(GOOD_YEAR, root)
    return seal.state(with_templates(Workspace(root)), YEAR)[0].draft.docx


def sign(year: Workspace, role: str, name: str, post: str = "") -> int:
    """One signature, given on the command line."""
    command = ["-C", str(year.root), "review", "sign", str(YEAR), "--role", role, "--name", name]
    return status([*command, "--post", post] if post else command)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The good year signed, and published once in every format but the PDF: made once, copied for each test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publishing, "today", lambda: DAY)
        root = tmp_path_factory.mktemp("once") / "signed"
        shutil.copytree(GOOD_YEAR, root)
        year = with_templates(Workspace(root))
        patch.setattr(signing, "now", lambda: datetime(2021, 1, 14, 9, 30))
        assert sign(year, "核稿", "甲某", "办公室副主任") == 0
        assert sign(year, "签发", "乙某", "局长") == 0
        published = root.with_name("published")
        shutil.copytree(root, published)
        assert status(["-C", str(published), "publish", "--formats", QUICK]) == 0
        return {"signed": root, "published": published}


@pytest.fixture
def signed(once: dict[str, Path], tmp_path: Path) -> Workspace:
    """The good year, checked by one and issued by another."""
    return Workspace(shutil.copytree(once["signed"], tmp_path / "signed"))


@pytest.fixture
def published(once: dict[str, Path], tmp_path: Path) -> Workspace:
    """The good year, published once in every format but the PDF."""
    return Workspace(shutil.copytree(once["published"], tmp_path / "published"))


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """A command in a workspace: its status, and what it printed to stdout and stderr."""

    def ran(year: Workspace, *arguments: str) -> tuple[int, str, str]:
        """Run it."""
        ended = status(["-C", str(year.root), *arguments])
        return ended, *capsys.readouterr()

    return ran


@pytest.fixture(autouse=True)
def a_day_in_january(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the day on which the good year is to be published."""
    monkeypatch.setattr(publishing, "today", lambda: DAY)
