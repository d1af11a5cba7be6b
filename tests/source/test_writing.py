"""Files are there whole or not at all, whatever the disk does."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from annualreport.finding import Stop
from annualreport.source import writing
from annualreport.source.writing import write_all

DISK_FULL = "阻断 out/b.docx 磁盘已满，没有写入；原有文件未动 [disk-full]\n    办法：请腾出空间后重试"


def refused(files: dict[Path, bytes], root: Path) -> str:
    """What is said when the files cannot be written."""
    with pytest.raises(Stop) as stop:
        write_all(files, root)
    (finding,) = stop.value.findings
    return finding.as_text()


def listing(root: Path) -> dict[str, bytes | None]:
    """Everything below a folder with its bytes; None for a folder."""
    found = sorted(root.rglob("*"))
    return {path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None for path in found}


def fails(number: int, at: str) -> Any:
    """A stand-in for a call of the system that fails from its second use on, as a full or odd disk does."""
    calls = iter(range(100))
    real = getattr(os, at)

    def call(*arguments: Any) -> Any:
        if next(calls) >= 1:
            raise OSError(number, os.strerror(number))
        return real(*arguments)

    return call


def test_files_and_their_folders_are_written(tmp_path: Path) -> None:
    write_all({tmp_path / "out" / "2020" / "a.docx": b"1", tmp_path / "b.json": b"2"}, tmp_path)
    assert listing(tmp_path) == {"b.json": b"2", "out": None, "out/2020": None, "out/2020/a.docx": b"1"}


def test_a_file_that_is_there_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o600)
    write_all({path: b"new"}, tmp_path)
    assert (listing(tmp_path), path.stat().st_mode & 0o777) == ({"a": b"new"}, 0o600)


def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fails(errno.ENOSPC, "fsync"))
    assert refused({tmp_path / "a": b"1", tmp_path / "out" / "b.docx": b"2"}, tmp_path) == DISK_FULL
    assert listing(tmp_path) == {"a": b"old"}


def test_a_file_that_cannot_be_replaced_takes_the_others_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(os, "replace", once_fails(errno.EACCES, "b"))
    said = refused({tmp_path / "a": b"1", tmp_path / "b": b"2", tmp_path / "c": b"3"}, tmp_path)
    assert said.startswith("阻断 b 文件写不进去（被占用或没有权限）；原有文件未动 [cannot-write]")
    assert listing(tmp_path) == {"a": b"old"}


def test_a_new_file_goes_again_where_a_later_one_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", once_fails(errno.EIO, "b"))
    said = refused({tmp_path / "out" / "a": b"1", tmp_path / "b": b"2"}, tmp_path)
    message = "阻断 b 文件写不进去（系统错误 5）；原有文件未动 [cannot-write]"
    assert (said, listing(tmp_path)) == (f"{message}\n    办法：请检查输出位置后重试", {})


def once_fails(number: int, name: str) -> Any:
    """os.replace that fails for the target of that name."""
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        if Path(target).name == name:
            raise OSError(number, os.strerror(number))
        real(source, target)

    return replace


def test_a_disk_without_second_names_is_written_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: Any) -> None:
        raise OSError(errno.EPERM, "")

    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(os, "link", no_links)
    write_all({tmp_path / "a": b"new"}, tmp_path)
    assert listing(tmp_path) == {"a": b"new"}


def test_a_file_in_the_way_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    message = "阻断 out/2020/a 应当是文件夹的地方有一个同名文件，没有写入 [cannot-write]"
    assert refused({tmp_path / "out" / "2020" / "a": b"1"}, tmp_path) == (
        f"{message}\n    办法：请移走或改名那个文件后重试"
    )


def test_a_folder_in_the_way_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    message = "阻断 a 应当是文件的地方有一个同名文件夹，没有写入 [cannot-write]"
    assert refused({tmp_path / "a": b"1"}, tmp_path) == f"{message}\n    办法：请移走或改名那个文件夹后重试"
    assert listing(tmp_path) == {"a": None}


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    assert "文件名太长，系统不接受，没有写入 [cannot-write]" in refused({tmp_path / ("长" * 200): b"1"}, tmp_path)


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(**_: Any) -> None:
        raise PermissionError(errno.EACCES, "")

    monkeypatch.setattr(writing.tempfile, "mkstemp", denied)
    message = "阻断 out/a 文件写不进去（被占用或没有权限）；原有文件未动 [cannot-write]"
    hint = "请关闭正在 Word、Excel 或 WPS 里打开的这个文件，或请管理员开放文件夹的写权限"
    assert refused({tmp_path / "out" / "a": b"1"}, tmp_path) == f"{message}\n    办法：{hint}"
    assert listing(tmp_path) == {}


def test_a_file_outside_the_workspace_is_told_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    said = refused({tmp_path / "a": b"1"}, tmp_path / "elsewhere")
    assert said.startswith(f"阻断 {(tmp_path / 'a').as_posix()} 应当是文件的地方")


KILLED = """
import os, pathlib, signal, sys
from annualreport.source import writing
folder = pathlib.Path(sys.argv[1])
real, calls = os.replace, []
def replace(source, target):
    if calls:
        os.kill(os.getpid(), signal.SIGKILL)
    calls.append(target)
    real(source, target)
os.replace = replace
writing.write_all({folder / "a": b"new" * 1000, folder / "b": b"new" * 1000}, folder)
"""


def test_a_kill_in_between_leaves_every_file_whole(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    assert done.returncode < 0
    assert (tmp_path / "a").read_bytes() == b"new" * 1000
    assert (tmp_path / "b").read_bytes() == b"old"


def test_an_interrupt_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_all({tmp_path / "out" / "a": b"1"}, tmp_path)
    assert listing(tmp_path) == {}


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "磁盘已满"),
        (PermissionError(errno.EACCES, "Permission denied"), "没有权限，或被别的程序占用"),
        (OSError(errno.EIO, "Input/output error"), f"系统错误 {errno.EIO}"),
        (OSError("no number"), "系统没有说明原因"),
    ],
)
def test_the_systems_reason_is_told_without_its_english(error: OSError, said: str) -> None:
    assert writing.reason(error) == said
