"""Several files are written as one: a kill at any replacement leaves what the next command brings to its end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from annualreport.finding import Stop
from annualreport.source import journal
from annualreport.source.journal import finish, write_together
from annualreport.source.lock import hold
from tests.source.test_writing import listing, once_fails

NAMES = ("data/2020/returns/a.xlsx", "data/2020/ledger.yaml", "data/2020/history.jsonl")
OLD = {"data": None, "data/2020": None, "data/2020/history.jsonl": b"old", "data/2020/ledger.yaml": b"old"}
NEW = {**dict.fromkeys(NAMES, b"new"), "data": None, "data/2020": None, "data/2020/returns": None}
KILLED = """
import os, signal, sys
from pathlib import Path
from annualreport.source.journal import write_together
root, last = Path(sys.argv[1]), int(sys.argv[2])
calls = {"count": 0}
def mortal(real):
    def call(*arguments):
        calls["count"] += 1
        if calls["count"] > last:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments)
    return call
os.replace, os.fsync, os.link = mortal(os.replace), mortal(os.fsync), mortal(os.link)
write_together({root / name: b"new" for name in sys.argv[3:]}, root)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in NAMES[1:]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"old")
    return tmp_path


def test_all_files_are_written_and_nothing_else_stays(root: Path) -> None:
    write_together({root / name: b"new" for name in NAMES}, root)
    assert listing(root) == NEW


def visible(root: Path) -> dict[str, bytes | None]:
    """What a user sees: no hidden files."""
    return {name: content for name, content in listing(root).items() if "/." not in name}


def test_a_kill_at_each_step_is_before_or_after_once_the_next_command_has_begun(root: Path) -> None:
    seen: list[bool] = []
    for last in range(20):
        for name in NAMES[1:]:
            (root / name).write_bytes(b"old")
        (root / NAMES[0]).unlink(missing_ok=True)
        done = subprocess.run([sys.executable, "-c", KILLED, str(root), str(last), *NAMES], check=False)
        with hold(root, "next"):
            pass
        left = {name: content for name, content in visible(root).items() if name != "data/2020/returns"}
        assert left in (OLD, {name: content for name, content in NEW.items() if name != "data/2020/returns"}), last
        seen.append(left != OLD)
        if done.returncode == 0:
            break
    assert done.returncode == 0
    assert seen == sorted(seen)
    assert seen.count(True) >= 3
    assert listing(root) == NEW


def test_a_disk_that_refuses_one_file_leaves_all_as_they_were(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", once_fails(13, "history.jsonl"))
    with pytest.raises(Stop):
        write_together({root / name: b"new" for name in NAMES}, root)
    assert listing(root) == OLD


def test_without_a_promise_there_is_nothing_to_finish(root: Path) -> None:
    assert finish(root) is False
    assert listing(root) == OLD


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"3", b'[["data/2020/x"], 7]', b'[["data/2020/x", "../outside"]]', b'[["/etc/hostname", "data/x"]]'],
)
def test_a_promise_that_is_torn_or_leads_outside_is_not_kept(root: Path, content: bytes) -> None:
    (root / "data/2020/x").write_bytes(b"x")
    (root / "data" / journal.NAME).write_bytes(content)
    assert finish(root) is True
    assert listing(root) == {**OLD, "data/2020/x": b"x"}
    assert not (root.parent / "outside").exists()


def test_a_promise_that_cannot_be_kept_yet_is_told_and_stays(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "data/2020/x").write_bytes(b"x")
    (root / "data" / journal.NAME).write_text(json.dumps([["data/2020/x", "data/2020/ledger.yaml"]]))

    def refuses(*_: Any) -> None:
        raise PermissionError(13, "")

    monkeypatch.setattr(os, "replace", refuses)
    with pytest.raises(Stop) as stop:
        finish(root)
    assert stop.value.findings[0].as_text().startswith("阻断 data/2020/ledger.yaml 文件写不进去")
    monkeypatch.undo()
    assert finish(root) is True
    assert listing(root) == {**OLD, "data/2020/ledger.yaml": b"x"}
