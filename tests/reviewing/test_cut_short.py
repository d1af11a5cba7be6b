"""An import of a review that is cut short leaves the year as it was, or with everything that the reviewer changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annualreport.cli import status
from annualreport.render.spots import Element
from annualreport.reviewing import export
from annualreport.workspace import Workspace
from tests.interrupted import full_disk, killed, needs_small_disk, seen
from tests.reviewing.changing import remarked, replace
from tests.reviewing.word import edited

YEAR = 2020
CHANGED = ("均没有发现高危漏洞", "都没有达到免费标准")
"""New words of report.yaml and of the ledger."""


@pytest.fixture
def returned(a_year: Workspace) -> Path:
    """The draft with a sentence of the ledger and one of report.yaml changed, and a comment, beside the workspace."""

    def change(root: Element) -> None:
        replace(root, "均未发现高危漏洞", CHANGED[0], tracked=True)
        replace(root, "都没有达到收费标准", CHANGED[1])

    path = a_year.root.parent / "改过的审阅稿.docx"
    path.write_bytes(remarked(edited(export.draft(a_year, YEAR).docx, change), "一、总体情况", "请核"))
    return path


def complete(after: dict[str, bytes]) -> bool:
    """Whether all that the reviewer did is there, the file that came back too."""
    texts = after["ledger.yaml"] + after["report.yaml"]
    lines = [json.loads(line) for line in after["history.jsonl"].decode().splitlines()]
    kept = [name for name in after if name.startswith("review/")]
    return (
        all(one.encode() in texts for one in CHANGED) and (len(lines), len(kept)) == (2, 1) and "review.yaml" in after
    )


def test_an_import_that_is_killed_is_of_before_or_of_after_once_the_next_command_has_begun(
    a_year: Workspace, returned: Path
):
    before = seen(a_year.data(YEAR))
    outcomes: set[bool] = set()
    for _ in killed(a_year.root, "review", "import", str(returned), "--apply"):
        after = seen(a_year.data(YEAR))
        assert after == before or complete(after)
        outcomes.add(after == before)
    assert False in outcomes


@needs_small_disk
def test_on_a_full_disk_nothing_is_written_and_the_message_says_to_make_room(
    a_year: Workspace, returned: Path, capsys: pytest.CaptureFixture[str]
):
    for room in (0, 4096, 40_000):
        with full_disk(a_year.root / "data", "128k", room):
            before = seen(a_year.data(YEAR))
            capsys.readouterr()
            assert status(["-C", str(a_year.root), "review", "import", str(returned), "--apply"]) == 2
            said = capsys.readouterr()
            assert "磁盘已满，没有写入；原有文件未动 [disk-full]\n    办法：请腾出空间后重试" in said.out
            assert "已写入" not in said.out
            assert seen(a_year.data(YEAR)) == before
            assert [one.name for one in a_year.data(YEAR).glob(".*")] == []
        (a_year.root / "data").rmdir()
        (a_year.root / "inside").rename(a_year.root / "data")
