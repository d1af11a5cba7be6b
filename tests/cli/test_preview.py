"""The command template preview: where the preview is, what it says, and how a watch is kept and ended."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import watchfiles

from annualreport.cli import status
from annualreport.outputs.template import section_template
from annualreport.workspace import Workspace
from tests.conftest import spoil
from tests.render.word import template as small


@pytest.fixture
def template(a_year: Workspace, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A writer's own template; the caller stands in the workspace."""
    monkeypatch.chdir(a_year.root)
    (a_year.root / "试.docx").write_bytes(section_template())
    return a_year.root / "试.docx"


@pytest.mark.usefixtures("template")
def test_the_preview_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["template", "preview", "试.docx"]) == 0
    assert capsys.readouterr().out == "已生成 out/2020/预览-试.docx\n"


@pytest.mark.usefixtures("template")
def test_json_is_one_list_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["template", "preview", "试.docx", "--format", "json"]) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out) == []
    assert "已生成 out/2020/预览-试.docx\n" in shown.err


@pytest.mark.usefixtures("template")
def test_a_watch_is_not_kept_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["template", "preview", "试.docx", "--watch", "--format", "json"]) == 2
    (told,) = json.loads(capsys.readouterr().out)
    assert told["message"] == "--watch 和 --format json 不能同时用"


def acting(monkeypatch: pytest.MonkeyPatch, *acts: Callable[[], object]) -> None:
    """One thing after another happens and comes to rest; after the last Ctrl-C is pressed."""

    def watch(*_folders: Path, **_how: Any) -> Iterator[set[Any]]:
        """The watch of the library."""
        for act in acts:
            act()
            yield set()
        raise KeyboardInterrupt

    monkeypatch.setattr(watchfiles, "watch", watch)
    monkeypatch.setattr(time, "strftime", lambda _form: "10:00:00")


def test_a_watch_tells_what_changed_goes_on_after_a_fault_and_ends_quietly(
    template: Path, a_year: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good = template.read_bytes()
    acting(
        monkeypatch,
        lambda: spoil(a_year.data(2020, "report.yaml"), "单位: 虚构市教育局", "单位: 虚构市教育委员会"),
        lambda: template.write_bytes(b"PK half a file"),
        template.unlink,
        lambda: template.write_bytes(good),
    )
    assert status(["template", "preview", "试.docx", "--watch"]) == 0
    shown = capsys.readouterr()
    assert shown.out == (
        "已生成 out/2020/预览-试.docx\n"
        "10:00:00 已重做，变了 1 处：\n"
        "  → 「虚构市教育局2020年 政务公开工作…」 改为 「虚构市教育委员会2020年 政务公开…」\n"
        "阻断 试.docx 文件不是完好的 Word（.docx）文件，可能没有传完或已损坏 [damaged-file]\n"
        "    办法：请从原处重新取得文件，或用 Word、Excel 或 WPS 打开后另存一份\n"
        "10:00:00 已重做，文字没有变化\n"
    )
    assert "Traceback" not in shown.err


def test_a_watch_tells_what_is_newly_found_and_nothing_twice(
    template: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    template.write_bytes(small("｛｛ 单位 ｝｝"))
    acting(monkeypatch, lambda: template.write_bytes(small("｛｛ 单位 ｝｝", "{{ 单味 }}")))
    assert status(["template", "preview", "试.docx", "--watch"]) == 0
    assert capsys.readouterr().out == (
        "提示 试.docx 第1段「｛｛ 单位 ｝｝」 标签「｛｛ 单位 ｝｝」已按「{{ 单位 }}」处理 [template-repaired]\n"
        "    办法：不改也能用；要改，照此改写：花括号和百分号改为半角、连写\n"
        "已生成 out/2020/预览-试.docx\n"
        "10:00:00 已重做，变了 1 处：\n"
        "  ＋ 「【缺：单味】」\n"
        "阻断 试.docx 第2段「{{ 单味 }}」 没有「单味」这个词，文中印作【缺：单味】 [gap]\n"
        "    办法：是不是「单位」？\n"
    )
