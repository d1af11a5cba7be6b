"""Every command that writes among the data waits for nobody and disturbs nobody: the second is told who is writing."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from annualreport.cli import status
from annualreport.cli.app import app
from annualreport.forms import all_forms
from annualreport.source import journal
from annualreport.source.lock import hold
from annualreport.workspace import PENDING, Workspace, shipped_templates
from tests.conftest import spoil
from tests.figures import sound
from tests.published import reports
from tests.source.test_writing import listing

REPORT, PLAN, DRAFT = "年报.docx", "方案.txt", "稿.docx"
LATE = "PUB-01@计划发布日期"

WRITERS = {
    "check": ["--accept", LATE, "--reason", "网站迁移停机"],
    "init": [".", "--unit", "江州市教育局", "--year", "2023"],
    "ledger collect": ["甲.xlsx"],
    "ledger edit": ["1.1.1", "--set", "状态=已完成"],
    "ledger new": [],
    "ledger resolve": ["1.1.1", "--field", "状态", "--take", "办公室"],
    "ledger split": [],
    "lookback": [],
    "plan import": [PLAN],
    "publish": [],
    "publish --restore": [],
    "report import": [REPORT, "--year", "2019", "--force"],
    "review answer": ["1", "--text", "已采纳"],
    "review import": [DRAFT],
    "review sign": ["--role", "拟稿", "--name", "甲"],
    "schema": [],
    "statistics new": ["--carry"],
}
"""The commands that write among the data, or write what must fit together with it, each with a call that would."""
READERS = {
    "audit": [REPORT, "--year", "2019"],
    "batch": [".."],
    "build": ["--formats", "docx"],
    "check": [],
    "ledger export": [],
    "ledger notices": [],
    "ledger show": ["1.1.1"],
    "ledger status": [],
    "plan show": [],
    "review diff": [REPORT, REPORT],
    "review export": [],
    "review status": [],
    "rules": [],
    "template check": [REPORT],
    "template fix": [REPORT],
    "template new": ["模板.docx"],
    "template preview": [REPORT],
    "words": [],
}
"""The commands that leave the data as it is, whoever is writing there."""


@pytest.fixture(scope="module")
def report() -> bytes:
    """A published report of 2019."""
    form = next(form for form in all_forms() if form.edition == "60号")
    return reports.document(sound(form, 1), 2019)


@pytest.fixture
def late(a_year: Workspace, report: bytes, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The good year with one thing to decide and a published report beside it; the caller stands in its folder."""
    spoil(a_year.data(2020, "report.yaml"), "计划发布日期: 2021-01-15", "计划发布日期: 2021-02-03")
    (a_year.root / REPORT).write_bytes(report)
    shutil.copytree(shipped_templates(), a_year.templates)
    monkeypatch.chdir(a_year.root)
    return a_year


def names(command: Any, above: str = "") -> Iterator[str]:
    """The full names of the commands below one."""
    for name, one in command.commands.items():
        full = f"{above} {name}".strip()
        yield from names(one, full) if hasattr(one, "commands") else (full,)


def of_data(root: Path) -> dict[str, bytes | None]:
    """What stands among the data; not the lock, which is held."""
    return {
        name: content for name, content in listing(root).items() if name.startswith("data/") and ".lock" not in name
    }


def test_each_command_is_known_to_write_among_the_data_or_not_to() -> None:
    known = {name.partition(" --")[0] for name in (*WRITERS, *READERS)}
    assert set(names(typer.main.get_command(app))) == known


@pytest.mark.parametrize("command", WRITERS)
def test_a_second_writer_is_told_who_is_there_and_leaves_everything_as_it_was(
    late: Workspace, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    with hold(late.root, "annualreport ledger collect"):
        before = listing(late.root)
        assert status([*command.split(), *WRITERS[command]]) == 2
        assert listing(late.root) == before
    said, _ = capsys.readouterr()
    assert re.fullmatch(
        r"阻断 data/\.lock annualreport ledger collect（主机 .+，进程 \d+，.{19} 开始）正在写这个工作文件夹；"
        r"这一次什么都没有写 \[locked\]\n    办法：请等它做完再运行；它已经卡住的，先结束那个进程\n",
        said,
    )


@pytest.mark.parametrize("command", READERS)
def test_a_reader_is_not_kept_out_and_leaves_the_data_as_it_is(late: Workspace, command: str) -> None:
    with hold(late.root, "annualreport ledger collect"):
        before = of_data(late.root)
        assert status([*command.split(), *READERS[command]]) < 2
        assert of_data(late.root) == before


@pytest.mark.usefixtures("late")
@pytest.mark.parametrize("command", WRITERS)
def test_each_writer_tells_the_next_one_its_own_name(monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    told: list[str] = []
    monkeypatch.setattr("annualreport.source.lock.sign", lambda *given: told.append(given[-1]))
    status([*command.split(), *WRITERS[command]])
    assert told == [f"annualreport {command}" + (" --accept" if command == "check" else "")]


def promised(late: Workspace) -> None:
    """What a command leaves that is killed between two files: the ledger's new text beside it, and what is to become
    of it."""
    assert PENDING == journal.NAME
    path = late.data(2020, "ledger.yaml")
    (path.parent / ".new").write_text(path.read_text("utf-8").replace("更新内容37次", "更新内容40次"), "utf-8")
    (late.root / "data" / PENDING).write_text('[["data/2020/.new", "data/2020/ledger.yaml"]]', "utf-8")


@pytest.mark.parametrize("command", ["check", "ledger show", "ledger status", "build", "words"])
def test_nobody_reads_what_is_between_two_files_of_a_write_that_was_killed(late: Workspace, command: str) -> None:
    promised(late)
    assert status([*command.split(), *READERS[command]]) < 2
    assert "更新内容40次" in late.data(2020, "ledger.yaml").read_text("utf-8")
    assert not (late.root / "data" / PENDING).exists()


def test_while_a_write_is_under_way_readers_are_told_so(late: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    with hold(late.root, "annualreport ledger collect"):
        promised(late)
        assert status(["ledger", "show", "1.1.1"]) == 2
    assert "annualreport ledger collect（主机 " in capsys.readouterr().out


TOGETHER = ("init", "plan import", "report import")
"""The commands that write several files that must fit together, beside those whose own tests kill them."""


def dies(root: Path, words: list[str], last: int) -> bool:
    """Run a command in a process that is killed at its next replacement after so many; whether it was."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] != 0
    real, calls = os.replace, iter(range(100))
    os.replace = lambda *paths: real(*paths) if next(calls) < last else os._exit(9)
    os.chdir(root)
    os._exit(status(words))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows starts processes otherwise")
@pytest.mark.parametrize("command", TOGETHER)
def test_what_must_fit_together_is_written_whole_or_not_at_all_however_it_is_killed(
    late: Workspace, tmp_path: Path, command: str
) -> None:
    (late.root / PLAN).write_text((Path(__file__).parents[1] / "plan" / "plan-2021.txt").read_text("utf-8"), "utf-8")
    if command == "plan import":
        late.data(2020, "plan.yaml").unlink()
        late.data(2020, "ledger.yaml").unlink()
    words, found = [*command.split(), *WRITERS[command]], []
    for last in range(1, 12):
        root = tmp_path / str(last)
        shutil.copytree(late.root, root)
        killed = dies(root, words, last)
        assert status(["-C", str(root), "ledger", "show", "1.1.1"]) in (0, 2)
        found.append(of_data(root))
        if not killed:
            break
    whole = found.pop()
    assert all(one in (of_data(late.root), whole) for one in found)
    assert whole in found


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows starts processes otherwise")
def test_a_year_of_which_nothing_was_written_before_the_kill_is_made_by_the_same_command(late: Workspace) -> None:
    words = ["init", *WRITERS["init"]]
    assert dies(late.root, words, 0)
    assert late.data(2023).is_dir()
    assert status(words) == 0
    names = {"ledger.yaml", "report.yaml", "statistics.yaml"}
    assert {one.name for one in late.data(2023).iterdir()} == names
    assert status(words) == 2
