"""A template compiled before gives the same document and the same words about it; a changed one is made anew."""

from __future__ import annotations

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from annualreport.finding import Stop
from annualreport.render import Compiled, Rendered, Settings, compile_template, fill, stored, templates
from annualreport.render.templates import Templates
from annualreport.source import store
from tests.render.word import LABEL, template

WORDS = {"单位": "某局", "列": ["甲", "乙"], "空": None, "分母": 0}


@cache
def host() -> bytes:
    """A template with a repaired tag, a gap, a loop over rows, and another template taken in."""
    table = [["{%tr for 一 in 列 %}"], ["{{ 一 }}"], ["{%tr endfor %}"]]
    return template("｛｛ 单位 ｝｝", "{{ 空 }}", "{{ 没有的词 }}", '{%p include "节.docx" %}', table=table)


@cache
def inner(text: str = "节") -> bytes:
    """The template that is taken in."""
    return template(text + "{{ 单位 }}")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The host's file beside the other's; the store is on and empty."""
    monkeypatch.setenv(store.SWITCH, str(tmp_path / "cache"))
    (tmp_path / "节.docx").write_bytes(inner())
    (tmp_path / "模板.docx").write_bytes(host())
    return tmp_path / "模板.docx"


@pytest.fixture
def compiling(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The labels of the templates that are compiled from now on."""
    labels: list[str] = []

    def told(content: bytes, label: str, settings: Settings) -> Compiled:
        """Compile, and note it."""
        labels.append(label)
        return compile_template(content, label, settings)

    monkeypatch.setattr(templates, "compile_template", told)
    return labels


def filled(compiled: Compiled, words: dict[str, Any] = WORDS) -> Rendered:
    """A draft."""
    return fill(compiled, words, final=False)


def test_cold_kept_in_memory_and_kept_on_the_disk_a_template_gives_the_same(path: Path, compiling: list[str]):
    cold = compile_template(host(), LABEL, Settings(folder=path.parent))
    memory = Templates()
    written, warm = memory.compiled(path, LABEL), memory.compiled(path, LABEL)
    disk = Templates().compiled(path, LABEL)
    assert compiling == [LABEL]
    assert warm is written
    assert disk is not written
    made = [filled(one) for one in (cold, written, disk)]
    assert made[0].findings
    assert made[0] == made[1] == made[2]


def test_everything_about_it_comes_back(path: Path):
    made = compile_template(host(), LABEL, Settings(folder=path.parent))
    assert made.findings
    assert made.included
    stored.keep(made)
    back = stored.load(host(), LABEL, Settings(folder=path.parent))
    assert back is not None
    same = [replace(one, template=other.template) for one, other in zip(back.parts, made.parts, strict=True)]
    assert replace(back, parts=tuple(same)) == made


def test_a_fault_is_told_at_the_same_place(path: Path, compiling: list[str]):
    path.write_bytes(template("{{ 单位 }}", "{{ 1 // 分母 }}"))
    told = []
    for _ in range(2):
        with pytest.raises(Stop) as stop:
            filled(Templates().compiled(path, LABEL))
        told.append(stop.value.findings)
    assert compiling == [LABEL]
    assert told[0] == told[1]
    assert [finding.as_text() for finding in told[0]] == [
        "阻断 templates/模板.docx 第2段「{{ 1 // 分母 }}」 「1 // 分母」：除数是 0，算不出来 [template-error]\n"
        "    办法：写法见 annualreport words"
    ]


def test_a_template_with_a_fault_is_not_kept(path: Path, compiling: list[str]):
    path.write_bytes(template("{% if 单位 %}"))
    for _ in range(2):
        with pytest.raises(Stop):
            Templates().compiled(path, LABEL)
    assert compiling == [LABEL, LABEL]


def test_a_template_that_takes_in_a_changed_one_is_compiled_anew(path: Path, compiling: list[str]):
    Templates().compiled(path, LABEL)
    (path.parent / "节.docx").write_bytes(inner("新的节"))
    changed = Templates().compiled(path, LABEL)
    assert compiling == [LABEL, LABEL]
    assert changed.included[0].content == inner("新的节")
    Templates().compiled(path, LABEL)
    assert len(compiling) == 2


def test_another_name_another_setting_and_another_program_are_not_taken_for_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
):
    settings = Settings(folder=path.parent)
    stored.keep(compile_template(host(), LABEL, settings))
    assert stored.load(host(), LABEL, settings)
    assert stored.load(host(), "templates/别的.docx", settings) is None
    assert stored.load(host() + b"\0", LABEL, settings) is None
    assert stored.load(host(), LABEL, replace(settings, strict=True)) is None
    assert stored.load(host(), LABEL, replace(settings, tracked="refuse")) is None
    assert stored.load(host(), LABEL, Settings()) is None
    monkeypatch.setattr(stored, "program", lambda: ("another",))
    assert stored.load(host(), LABEL, settings) is None


def test_a_change_in_the_program_s_own_files_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    shutil.copytree(stored.PROGRAM[0], tmp_path / "render", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(stored, "PROGRAM", (tmp_path / "render",))
    before = stored.program.__wrapped__()
    with (tmp_path / "render" / "tags.py").open("a") as file:
        file.write("\n")
    assert stored.program.__wrapped__() != before


def test_a_damaged_entry_is_compiled_and_written_anew(path: Path, compiling: list[str]):
    Templates().compiled(path, LABEL)
    (entry,) = (path.parent / "cache").glob("*.kept")
    entry.write_bytes(entry.read_bytes()[:-1])
    entry.chmod(0o600)
    Templates().compiled(path, LABEL)
    Templates().compiled(path, LABEL)
    assert compiling == [LABEL, LABEL]


def test_threads_take_one_template_from_the_disk_and_each_gets_its_own_words(path: Path):
    Templates().compiled(path, LABEL)
    disk = Templates().compiled(path, LABEL)
    units = [{**WORDS, "单位": f"第{number}局", "列": [str(number)] * (number % 7)} for number in range(60)]
    alone = [filled(disk, words).docx for words in units]
    with ThreadPoolExecutor(8) as pool:
        together = [made.docx for made in pool.map(lambda words: filled(disk, words), units)]
    assert together == alone


def test_a_template_on_the_disk_is_filled_without_the_libraries_that_compile_it(path: Path):
    Templates().compiled(path, LABEL)
    code = (
        "import sys; from pathlib import Path; from annualreport.render.templates import Templates\n"
        "from annualreport.render import fill\n"
        f"made = fill(Templates().compiled(Path(sys.argv[1]), {LABEL!r}), {WORDS!r}, final=False)\n"
        "print(len(made.docx) > 1000, {'docx', 'docxtpl'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout == "True set()\n"
