"""A batch: each unit's trouble its own, nothing made twice without need, nothing lost when it is broken off."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from annualreport.building import batch_worker
from annualreport.building.batch import Order, Outcome, batch, broken
from annualreport.building.batch_crew import Crew
from annualreport.building.batch_manifest import FAILED, MADE, NAME
from annualreport.building.batch_units import find
from annualreport.building.batch_worker import Done, Job
from annualreport.building.report import Options, build
from annualreport.finding import Stop
from annualreport.workspace import PENDING, Workspace
from tests.building.bodies import fatal, faulty, hidden, unit, units
from tests.conftest import spoil

REPORT = "虚构市教育局2020年政府信息公开工作年度报告"
FILES = {f"out/2020/{name}" for name in (f"{REPORT}.docx", f"{REPORT}.html", "findings.json", "record.json")}


def run(root: Path, *, resume: bool = False, jobs: int = 1) -> Outcome:
    """The batch over a folder, no one looking on."""
    return batch(Order(root, jobs=jobs, resume=resume), find(root), lambda _done: None)


def manifest(root: Path) -> dict[str, Any]:
    """The account as it stands."""
    record: dict[str, Any] = json.loads((root / NAME).read_bytes())
    return record


def kept(outcome: Outcome) -> dict[str, bool]:
    """Which units were left as they were."""
    return {one.entry.folder: one.kept for one in outcome.done}


def test_every_unit_is_made_as_a_single_build_makes_it(tmp_path: Path) -> None:
    root = units(tmp_path / "全市", 3)
    outcome = run(root, jobs=2)
    assert [(one.entry.folder, one.entry.status) for one in outcome.done] == [
        ("单位01", MADE),
        ("单位02", MADE),
        ("单位03", MADE),
    ]
    alone = build(Workspace(unit(tmp_path / "单独")), 2020, Options(("docx", "html")))
    for file in alone.files:
        name = file.relative_to(tmp_path / "单独")
        assert all((root / folder / name).read_bytes() == file.read_bytes() for folder in kept(outcome))
    assert hidden(root) == []


def test_the_account_says_what_was_made_of_each_unit(tmp_path: Path) -> None:
    root = units(tmp_path, 1)
    run(root)
    account = manifest(root)
    (entry,) = account["单位"]
    assert (account["完成"], account["格式"]) == (True, ["docx", "html"])
    assert (entry["文件夹"], entry["单位"], entry["年度"], entry["状态"]) == ("单位01", "虚构市教育局", 2020, MADE)
    assert set(entry["产出"]) == FILES
    assert set(entry["核对结果"]) == {"阻断", "警告", "提示", "未核", "已核"}
    assert len(entry["输入"]) == 64
    assert "问题" not in entry


def test_a_write_that_was_killed_in_a_unit_is_brought_to_its_end_before_the_unit_is_made(tmp_path: Path) -> None:
    root = units(tmp_path, 1) / "单位01"
    ledger = root / "data/2020/ledger.yaml"
    (root / "data/2020/.new").write_text(ledger.read_text("utf-8").replace("更新内容37次", "更新内容40次"), "utf-8")
    (root / "data" / PENDING).write_text('[["data/2020/.new", "data/2020/ledger.yaml"]]', "utf-8")
    run(tmp_path)
    assert not (root / "data" / PENDING).exists()
    assert "更新内容40次" in (root / "out/2020" / f"{REPORT}.html").read_text("utf-8")


def test_a_unit_with_a_broken_file_is_told_and_the_others_are_made(tmp_path: Path) -> None:
    root = units(tmp_path, 3)
    spoil(root / "单位02" / "data" / "2020" / "report.yaml", "单位: 虚构市教育局", "单位：虚构市教育局")
    outcome = run(root)
    assert [one.entry.status for one in outcome.done] == [MADE, FAILED, MADE]
    assert not outcome.sound
    (told,) = outcome.done[1].entry.findings
    assert told.as_text() == (
        "阻断 单位02/data/2020/report.yaml:2 「单位」后面是全角冒号「：」 [yaml-wide-colon]\n"
        "    办法：请改成半角冒号加一个空格：单位: "
    )
    assert manifest(root)["单位"][1]["问题"] == [told.as_json()]
    assert not (root / "单位02" / "out").exists()


def test_a_second_run_leaves_what_has_not_changed(tmp_path: Path) -> None:
    root = units(tmp_path, 2)
    run(root)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("out/**/*")}
    assert kept(run(root, resume=True)) == {"单位01": True, "单位02": True}
    assert {path: path.stat().st_mtime_ns for path in root.rglob("out/**/*")} == before
    assert kept(run(root)) == {"单位01": False, "单位02": False}


def remove_page(folder: Path) -> None:
    """The web page was deleted."""
    (folder / "out" / "2020" / f"{REPORT}.html").unlink()


def change_report(folder: Path) -> None:
    """Somebody wrote into the finished report."""
    (folder / "out" / "2020" / f"{REPORT}.docx").write_bytes(b"changed")


def change_data(folder: Path) -> None:
    """The data changed."""
    spoil(folder / "data" / "2020" / "report.yaml", "单位: 虚构市教育局", "单位: 虚构市教育委员会")


def change_template(folder: Path) -> None:
    """The template changed."""
    other = (folder / "templates" / "annual-report-30.docx").read_bytes()
    (folder / "templates" / "annual-report-60.docx").write_bytes(other)


def new_year(folder: Path) -> None:
    """There is data of a newer year."""
    (folder / "data" / "2020").rename(folder / "data" / "2021")
    spoil(folder / "data" / "2021" / "report.yaml", "年度: 2020", "年度: 2021")


@pytest.mark.parametrize("change", [remove_page, change_report, change_data, change_template, new_year])
def test_a_unit_is_made_again_when_anything_it_follows_from_or_came_to_changed(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    folder = unit(tmp_path / "甲")
    job = Job(tmp_path, "甲", ("docx", "html"), resume=True)
    first = batch_worker.work(job)
    again = Job(tmp_path, "甲", ("docx", "html"), True, first.entry)
    assert batch_worker.work(again).kept
    change(folder)
    assert not batch_worker.work(again).kept


def test_other_formats_are_made_again(tmp_path: Path) -> None:
    unit(tmp_path / "甲")
    first = batch_worker.work(Job(tmp_path, "甲", ("docx",)))
    assert not batch_worker.work(Job(tmp_path, "甲", ("docx", "html"), True, first.entry)).kept


def test_a_unit_that_failed_is_tried_again(tmp_path: Path) -> None:
    root = units(tmp_path, 1)
    settings = root / "单位01" / "data" / "2020" / "report.yaml"
    good = settings.read_bytes()
    settings.write_bytes(b"\xff")
    assert not run(root).sound
    settings.write_bytes(good)
    outcome = run(root, resume=True)
    assert (outcome.sound, kept(outcome)) == (True, {"单位01": False})


@pytest.mark.parametrize("content", [b"", b"[]", b'{"\xe5\x8d\x95\xe4\xbd\x8d": [1]}', b"[" * 100_000, b"\xff"])
def test_an_account_that_is_none_of_ours_is_written_anew(tmp_path: Path, content: bytes) -> None:
    root = units(tmp_path, 1)
    (root / NAME).write_bytes(content)
    assert kept(run(root, resume=True)) == {"单位01": False}
    assert manifest(root)["完成"] is True


def ends(root: Path, task: Callable[[Job], Done], *folders: str) -> dict[str, str]:
    """How each unit ends when the crew does this with it."""
    found = {}
    for job, result in Crew.of(2, task).results([Job(root, folder, ()) for folder in folders]):
        entry = result.entry if isinstance(result, Done) else broken(job, result)
        found[job.folder] = entry.findings[0].as_text() if entry.findings else entry.status
    return found


def test_a_process_that_dies_takes_no_other_unit_with_it(tmp_path: Path) -> None:
    assert ends(tmp_path, fatal, "甲", "乙", "坏", "丙", "丁", "戊") == {
        **dict.fromkeys("甲乙丙丁戊", MADE),
        "坏": "阻断 坏 生成这个单位的报告时进程意外结束，没有生成 [process-died]\n"
        "    办法：内存不够时系统会结束程序：请关闭别的程序或减少 --jobs 后，加 --resume 重做",
    }


def test_a_fault_of_the_program_is_told_as_one_with_the_units_name(tmp_path: Path) -> None:
    told = ends(tmp_path, faulty, "甲", "坏", "乙")
    assert (told["甲"], told["乙"]) == (MADE, MADE)
    assert told["坏"].startswith(
        "阻断 坏 生成这个单位的报告时程序出错（ZeroDivisionError），没有生成；其他单位不受影响"
    )
    assert "Traceback" not in told["坏"]


class Started:
    """The command at work in a group of its own."""

    def __init__(self, root: Path, *more: str) -> None:
        call = [sys.executable, "-c", "from annualreport.cli import main; main()", "batch", str(root), *more]
        self.process = subprocess.Popen(
            call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        )

    def after(self, root: Path, count: int) -> Started:
        """When so many units are there."""
        while self.process.poll() is None and len(list(root.glob("*/out/2020/record.json"))) < count:
            time.sleep(0.005)
        assert self.process.poll() is None, self.process.communicate()
        return self

    def gone(self) -> bool:
        """Whether every process of the group ends within some seconds."""
        with suppress(ProcessLookupError):
            for _ in range(200):
                os.killpg(self.process.pid, 0)
                time.sleep(0.05)
            return False
        return True


@pytest.mark.parametrize("count", [0, 1, 5])
def test_a_batch_killed_at_any_moment_is_brought_to_its_end_by_the_next(tmp_path: Path, count: int) -> None:
    root = units(tmp_path / "全市", 8)
    started = Started(root, "--jobs", "2").after(root, count)
    started.process.kill()
    started.process.communicate()
    assert started.gone()
    outcome = run(root, resume=True, jobs=2)
    assert outcome.sound
    assert len(outcome.done) == 8
    assert hidden(root) == []
    made = {
        path.name: {(folder / path.relative_to(root / "单位01")).read_bytes() for folder in root.glob("单位*")}
        for path in (root / "单位01" / "out" / "2020").iterdir()
    }
    assert {name: len(contents) for name, contents in made.items()} == dict.fromkeys(made, 1)
    assert len(made) == len(FILES)


def test_ctrl_c_leaves_the_account_of_what_was_done_and_no_half_file(tmp_path: Path) -> None:
    root = units(tmp_path, 40)
    started = Started(root, "--jobs", "1").after(root, 3)
    os.killpg(started.process.pid, signal.SIGINT)
    _, told = started.process.communicate()
    assert started.process.returncode == 130, told
    assert "Traceback" not in told
    assert told.endswith("已中断：做完的已记入 batch.json；加 --resume 重新运行，接着做没有做完的。\n")
    account = manifest(root)
    assert account["完成"] is False
    assert [entry["状态"] for entry in account["单位"]] == [MADE] * len(list(root.glob("*/out/2020/record.json")))
    assert 3 <= len(account["单位"]) < 40
    assert hidden(root) == []
    assert sum(kept(run(root, resume=True, jobs=2)).values()) == len(account["单位"])


def test_the_account_is_written_first_so_that_a_locked_folder_is_told_before_the_work(tmp_path: Path) -> None:
    root = units(tmp_path, 1)
    (root / NAME).mkdir()
    with pytest.raises(Stop) as stop:
        run(root)
    assert stop.value.findings[0].rule == "cannot-write"
    assert not (root / "单位01" / "out").exists()
