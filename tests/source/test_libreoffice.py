"""LibreOffice is found where it lies, and a run of it ends within its time with all that it started."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from annualreport.source import libreoffice

posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")


def test_it_is_found_on_the_path_and_else_where_installers_put_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "PLACES", (str(tmp_path / "none"), str(tmp_path / "LibreOffice")))
    assert libreoffice.program() is None
    (tmp_path / "LibreOffice").write_text("", "utf-8")
    assert libreoffice.program() == str(tmp_path / "LibreOffice")


def test_the_call_has_a_profile_of_its_own_below_the_folder(tmp_path: Path) -> None:
    call = libreoffice.command("soffice", tmp_path / "方案.doc", "docx", tmp_path)
    assert call[0] == "soffice"
    assert call[1] == f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    assert call[-5:] == ["--convert-to", "docx", "--outdir", str(tmp_path), str(tmp_path / "方案.doc")]


def test_a_run_that_ends_in_time_is_true(tmp_path: Path) -> None:
    written = tmp_path / "said"
    code = f"import os, pathlib; pathlib.Path({str(written)!r}).write_text(os.environ['WORD'])"
    assert libreoffice.run([sys.executable, "-c", code], environment={**os.environ, "WORD": "好"})
    assert written.read_text() == "好"


@posix
def test_a_run_that_hangs_is_ended_with_everything_it_started(tmp_path: Path) -> None:
    started = tmp_path / "child"
    script = f"/bin/sleep 30 & echo $! > {started}; wait"
    assert not libreoffice.run(["/bin/sh", "-c", script], 0.3)
    child = int(started.read_text())
    for _ in range(100):
        if not alive(child):
            return
        time.sleep(0.02)
    raise AssertionError("the child lives on")


def alive(process: int) -> bool:
    """Whether the process runs; one that has ended and waits for its parent does not."""
    status = Path(f"/proc/{process}/status")
    if not Path("/proc/self/status").exists():
        return False
    return status.exists() and "State:\tZ" not in status.read_text()
