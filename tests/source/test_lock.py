"""One writer at a time, and the next one is told who is there; nobody is kept out by one who is dead."""

from __future__ import annotations

import os
import platform
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from annualreport.finding import Stop
from annualreport.source.lock import hold

HOLDER = """
import sys, time
from pathlib import Path
from annualreport.source.lock import hold
with hold(Path(sys.argv[1]), "annualreport ledger collect"):
    print("in", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path


def holder(root: Path) -> subprocess.Popen[bytes]:
    """Another process that holds the lock."""
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(root)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"in\n"
    process.stdout.close()
    return process


def refused(root: Path) -> str:
    """What is said to one who may not write now."""
    with pytest.raises(Stop) as stop, hold(root, "annualreport ledger edit"):
        pass
    return stop.value.findings[0].as_text()


def test_the_second_writer_is_told_who_holds_the_lock_since_when(root: Path) -> None:
    process = holder(root)
    try:
        said = refused(root)
    finally:
        process.kill()
        process.wait()
    who = re.escape(f"annualreport ledger collect（主机 {platform.node()}，进程 {process.pid}，")
    assert re.fullmatch(
        rf"阻断 data/\.lock {who}\d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d 开始）正在写这个工作文件夹；这一次什么都没有写 "
        r"\[locked\]\n    办法：请等它做完再运行；它已经卡住的，先结束那个进程",
        said,
    )


def test_a_writer_that_was_killed_keeps_nobody_out(root: Path) -> None:
    process = holder(root)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert (root / "data" / ".lock").exists()
    with hold(root, "annualreport ledger edit"):
        assert str(os.getpid()) in (root / "data" / ".lock").read_text("utf-8")
    assert list((root / "data").iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"{}", b"[1]", '{"进程": 1, "主机": "x"}'.encode()])
def test_what_is_left_of_an_old_lock_means_nothing(root: Path, content: bytes) -> None:
    (root / "data" / ".lock").write_bytes(content)
    with hold(root, "annualreport ledger edit"):
        pass
    assert not (root / "data" / ".lock").exists()


def test_a_lock_that_says_nothing_is_still_held(root: Path) -> None:
    process = holder(root)
    (root / "data" / ".lock").write_bytes(b"{")
    said = refused(root)
    process.kill()
    process.wait()
    assert said.startswith("阻断 data/.lock 另一个命令正在写这个工作文件夹；这一次什么都没有写 [locked]")


def test_the_lock_goes_where_the_work_fails(root: Path) -> None:
    with pytest.raises(ZeroDivisionError), hold(root, "annualreport ledger edit"):
        raise ZeroDivisionError
    with hold(root, "annualreport ledger edit"):
        pass


def test_a_workspace_that_cannot_be_written_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: Any, **__: Any) -> Any:
        raise PermissionError(13, "")

    monkeypatch.setattr(Path, "open", denied)
    assert refused(root).startswith("阻断 data/.lock 文件写不进去（被占用或没有权限）；原有文件未动 [cannot-write]")


MANY = """
import sys, time
from pathlib import Path
from annualreport.finding import Stop
from annualreport.source.lock import hold
root, done = Path(sys.argv[1]), 0
while done < 40:
    try:
        with hold(root, "x"):
            count = int((root / "count").read_text())
            (root / "count").write_text(str(count + 1))
            done += 1
    except Stop:
        pass
"""


def test_many_who_count_in_one_file_lose_no_count(root: Path) -> None:
    (root / "count").write_text("0")
    processes = [subprocess.Popen([sys.executable, "-c", MANY, str(root)]) for _ in range(3)]
    assert [process.wait() for process in processes] == [0, 0, 0]
    assert (root / "count").read_text() == "120"
