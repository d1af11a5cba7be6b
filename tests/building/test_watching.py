"""A watch is kept on the template, on what it takes in and on the year's data; what Word does beside is nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
import watchfiles

from annualreport.building.watching import Watched, saves
from annualreport.workspace import Workspace
from tests.render.word import template as made


@pytest.fixture
def template(a_year: Workspace) -> Path:
    """A template that takes in one that takes in another, which is not there."""
    a_year.templates.mkdir()
    file = a_year.templates / "试.docx"
    file.write_bytes(made('{%p include "节.docx" %}'))
    (a_year.templates / "节.docx").write_bytes(made("{｛ 单位 }}", "｛％p include “附.docx” ％｝"))
    (a_year.templates / "别的.docx").write_bytes(made("别的"))
    return file


@pytest.fixture
def watched(a_year: Workspace, template: Path) -> Watched:
    """The watch, after its first look."""
    watched = Watched(a_year, 2020, template)
    watched.look()
    return watched


def test_what_the_preview_is_made_from_is_watched_and_nothing_else(watched: Watched, a_year: Workspace) -> None:
    templates, data = a_year.templates, a_year.root / "data"
    mine = [templates / name for name in ("试.docx", "节.docx", "附.docx")]
    mine += [data / name for name in ("2020/ledger.xlsx", "2020/report.yaml", "2019/statistics.yaml", "offices.yaml")]
    assert [file.name for file in mine if not watched.concerns(None, str(file))] == []
    other = [templates / name for name in ("别的.docx", "~$试.docx", "~WRD0001.tmp", "节.docx.bak")]
    other += [data / name for name in ("2020/~$ledger.xlsx", "2020/.lock", "2019/report.yaml", "别的.yaml")]
    other += [a_year.out(2020, "预览-试.docx"), data / "2020" / "releases" / "1.docx"]
    assert [file.name for file in other if watched.concerns(None, str(file))] == []
    assert watched.folders == tuple(folder.resolve() for folder in (templates, data, data / "2020", data / "2019"))


def test_a_template_that_is_away_or_half_written_takes_in_what_it_did(watched: Watched, template: Path) -> None:
    content = template.read_bytes()
    template.write_bytes(content[:500])
    watched.look()
    template.unlink()
    watched.look()
    assert watched.asked == {"节.docx", "附.docx"}
    template.write_bytes(made("{{ 单位 }}"))
    watched.look()
    assert watched.asked == frozenset()


def test_while_word_has_the_template_renamed_nothing_is_made(
    watched: Watched, template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def dance(*_folders: Path, **_how: Any) -> Iterator[set[Any]]:
        """Word's own: the old file away, the new one in its place."""
        away = template.rename(template.with_suffix(".tmp"))
        yield set()
        away.rename(template)
        seen.append(True)
        yield set()

    monkeypatch.setattr(watchfiles, "watch", dance)
    assert [seen[:] for _ in saves(watched)] == [[True]]


@pytest.mark.parametrize("name", ["试.docx", "节.docx", "附.docx"])
def test_a_real_save_of_a_template_taken_in_is_seen_once(watched: Watched, template: Path, name: str) -> None:
    stop, seen = Event(), []

    def listen() -> None:
        """As the command does, until told to stop."""
        for _ in saves(watched, stop):
            seen.append(name)
            stop.set()

    listener = Thread(target=listen, daemon=True)
    listener.start()
    file = template.with_name(name)
    for number in range(50):
        beside = file.with_name("~WRD0001.tmp")
        beside.write_bytes(made(f"{number}"))
        beside.replace(file)
        listener.join(0.3 if number else 0.8)
        if not listener.is_alive():
            break
    stop.set()
    listener.join(5)
    assert seen == [name]
