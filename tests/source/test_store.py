"""What is kept comes back to the same user as it was; whatever else lies in the folder is never taken."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annualreport.source import store

NAME = "甲"
MADE = b"made with much work"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store's folder, switched on; it is not there yet."""
    place = tmp_path / "home" / "cache"
    monkeypatch.setenv(store.SWITCH, str(place))
    return place


def entry(folder: Path) -> Path:
    """The one entry's file."""
    (file,) = folder.glob("*.kept")
    return file


def run(code: str) -> int:
    """The status of another process that keeps MADE after some preparation."""
    command = f"import os, signal\nfrom annualreport.source import store\n{code}\nstore.keep({NAME!r}, {MADE!r})"
    return subprocess.run([sys.executable, "-c", command], check=False).returncode


@pytest.mark.usefixtures("folder")
def test_what_was_kept_comes_back_in_another_process_and_nothing_else_does():
    assert store.load(NAME) is None
    assert run("") == 0
    assert (store.load(NAME), store.load("乙")) == (MADE, None)


def test_nobody_else_can_read_or_write_what_is_kept(folder: Path):
    store.keep(NAME, MADE)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    assert len(list(folder.iterdir())) == 2


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("off", ["", "0", "off", "NO", "否"])
def test_the_store_can_be_switched_off(monkeypatch: pytest.MonkeyPatch, off: str):
    store.keep(NAME, MADE)
    monkeypatch.setenv(store.SWITCH, off)
    assert store.load(NAME) is None
    store.keep(NAME, MADE)
    assert store.folder() is None


def test_without_a_setting_it_lies_among_the_user_s_caches(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(store.SWITCH)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "/caches")
    assert store.folder() == Path("/caches/annualreport")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert store.folder() == Path.home() / ".cache" / "annualreport"


@pytest.mark.parametrize("at", [0, 31, 32, -1])
def test_a_changed_bit_makes_an_entry_nothing_and_it_is_written_anew(folder: Path, at: int):
    store.keep(NAME, MADE)
    content = bytearray(entry(folder).read_bytes())
    content[at] ^= 1
    entry(folder).write_bytes(content)
    assert store.load(NAME) is None
    store.keep(NAME, MADE)
    assert store.load(NAME) == MADE


@pytest.mark.parametrize("length", [0, 5, 32])
def test_an_entry_cut_short_is_nothing(folder: Path, length: int):
    store.keep(NAME, MADE)
    entry(folder).write_bytes(entry(folder).read_bytes()[:length])
    assert store.load(NAME) is None


def test_an_entry_under_another_s_name_is_nothing(folder: Path):
    store.keep(NAME, MADE)
    entry(folder).rename(folder / "乙.kept")
    assert store.load("乙") is None


def test_an_entry_sealed_with_another_key_is_nothing(folder: Path):
    store.keep(NAME, MADE)
    (folder / "key").unlink()
    assert store.load(NAME) is None
    store.keep(NAME, MADE)
    assert store.load(NAME) == MADE


@pytest.mark.parametrize("what", ["folder", "entry", "key"])
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o644])
def test_what_others_may_touch_is_not_taken(folder: Path, what: str, mode: int):
    store.keep(NAME, MADE)
    {"folder": folder, "entry": entry(folder), "key": folder / "key"}[what].chmod(mode)
    assert store.load(NAME) is None


def test_what_belongs_to_somebody_else_is_neither_taken_nor_written(folder: Path, monkeypatch: pytest.MonkeyPatch):
    store.keep(NAME, MADE)
    mine = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: mine + 1)
    assert store.load(NAME) is None
    store.keep("乙", MADE)
    assert [file.name for file in folder.glob("*.kept")] == [f"{NAME}.kept"]


def test_a_link_is_not_followed(folder: Path, tmp_path: Path):
    store.keep(NAME, MADE)
    elsewhere = tmp_path / "elsewhere"
    entry(folder).rename(elsewhere)
    (folder / f"{NAME}.kept").symlink_to(elsewhere)
    assert store.load(NAME) is None
    folder.rename(tmp_path / "moved")
    folder.symlink_to(tmp_path / "moved")
    assert store.load(NAME) is None


def test_a_pipe_in_an_entry_s_place_does_not_hold_the_program_up(folder: Path):
    store.keep(NAME, MADE)
    entry(folder).unlink()
    os.mkfifo(folder / f"{NAME}.kept", 0o600)
    assert store.load(NAME) is None


def test_a_process_killed_while_it_writes_leaves_nothing_that_is_taken(folder: Path):
    assert run("os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)") == -9
    left = list(folder.iterdir())
    assert (len(left), store.load(NAME)) == (1, None)
    store.keep(NAME, MADE)
    assert (store.load(NAME), left[0].exists()) == (MADE, True)
    os.utime(left[0], (1, 1))
    store.keep(NAME, MADE)
    assert not left[0].exists()


def test_a_full_disk_costs_nothing_but_time(folder: Path):
    small = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (40, 40))"
    assert run(small) == 0
    assert [file.name for file in folder.iterdir()] == ["key"]
    assert store.load(NAME) is None


def test_a_place_where_no_folder_can_be_made_costs_nothing_but_time(folder: Path):
    folder.parent.write_text("a file where a folder should be")
    store.keep(NAME, MADE)
    assert store.load(NAME) is None


def test_only_the_entries_used_last_stay(folder: Path):
    for number in range(store.KEPT):
        store.keep(str(number), MADE)
        os.utime(folder / f"{number}.kept", (number, number))
    assert store.load("0") == MADE
    store.keep("one more", MADE)
    assert {file.stem for file in folder.glob("*.kept")} == {"0", "one more", *map(str, range(2, store.KEPT))}


def test_what_is_too_large_is_made_anew_each_time(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(store, "LARGEST", len(MADE) - 1)
    store.keep(NAME, MADE)
    assert not folder.exists()
