"""A wrong call is answered in Chinese with status 2, as text or as one JSON list."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from typer.main import get_command

from annualreport.cli import status
from annualreport.cli.app import app


@pytest.mark.parametrize(
    ("call", "message", "hint"),
    [
        (["foo"], "没有「foo」这个命令", "运行 annualreport --help 看写法"),
        (["--bar"], "没有「--bar」这个选项", "运行 annualreport --help 看写法"),
        (["-C"], "选项「-C」后面缺少内容", "运行 annualreport --help 看写法"),
        (["build", "去年"], "参数「年度」的值不对：应当是整数", "运行 annualreport build --help 看写法"),
        (
            ["build", "--format", "xml"],
            "选项「--format」的值不对：「xml」不在可选的值里：text、json",
            "运行 annualreport build --help 看写法",
        ),
        (["batch", ".", "--jobs", "0"], "选项「--jobs」的值不对：不能小于 1", "运行 annualreport batch --help 看写法"),
        (
            ["ledger", "status", "--days", "9999"],
            "选项「--days」的值不对：不能大于 3660",
            "运行 annualreport ledger status --help 看写法",
        ),
        (["build", "2021", "2020"], "多出了参数：2020", "运行 annualreport build --help 看写法"),
        (["build", "-C", "."], "没有「-C」这个选项", "-C 写在命令的前面，如 annualreport -C 文件夹 check"),
        (
            ["--format", "json", "build"],
            "没有「--format」这个选项",
            "--format 写在命令的后面，如 annualreport check --format json",
        ),
        (["build", "--formats", "odt"], "不认识的格式：odt", "可选 docx、html、pdf，用逗号隔开"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(call, message, hint, capsys, tmp_path, monkeypatch):
    (tmp_path / "data" / "2021").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert status(call) == 2
    out, err = capsys.readouterr()
    if "json" in call:
        (finding,) = json.loads(out)
        assert (finding["message"], finding["hint"]) == (message, hint)
        return
    assert out == f"阻断 {message} [usage]\n    办法：{hint}\n"
    assert err == "合计：阻断 1，警告 0，提示 0，未核 0\n"


def test_json_is_one_list_even_where_the_call_is_wrong(capsys):
    assert status(["build", "--format", "json", "--nonsense"]) == 2
    (finding,) = json.loads(capsys.readouterr().out)
    assert finding["message"] == "没有「--nonsense」这个选项"


def test_without_a_command_the_help_page_is_printed_in_chinese(capsys):
    assert status([]) == 0
    page = capsys.readouterr().out
    assert "用法： annualreport [选项] 命令 [参数]…" in page
    assert "显示这份说明。" in page
    assert not {"Options", "Commands", "Usage", "Show this message"} & set(page.split())


def pages(group: Any, *above: str) -> Iterator[list[str]]:
    """How the help page of every group and command is asked for."""
    yield [*above, "--help"]
    for name in group.list_commands(None):
        one = group.get_command(None, name)
        yield from pages(one, *above, name) if hasattr(one, "commands") else [[*above, name, "--help"]]


PAGES = [[], ["plan"], *pages(get_command(app))]
ENGLISH = ("<bool>", "<int>", "<list", "[[", "{", "...", "OPTIONS", "Usage", "message", "required", "<=", ">=")


@pytest.mark.parametrize("call", PAGES, ids=" ".join)
def test_no_help_page_shows_the_parsers_english(call, capsys):
    assert status(call) == 0
    page = capsys.readouterr().out
    assert not [word for word in ENGLISH if word in page.replace("{序号}", "")]


def test_a_folder_that_is_not_there_is_told_as_such(tmp_path, capsys):
    assert status(["-C", str(tmp_path / "无"), "check"]) == 2
    there = (tmp_path / "无").as_posix()
    assert (
        capsys.readouterr().out == f"阻断 {there} 没有这个文件夹 [no-workspace]\n    办法：请核对 -C 后面写的文件夹\n"
    )


def test_the_version_is_told(capsys):
    assert status(["--version"]) == 0
    assert capsys.readouterr().out.startswith("annualreport ")


def test_the_program_runs_as_a_module_where_no_command_is_found(tmp_path):
    called = [sys.executable, "-m", "annualreport", "foo"]
    made = subprocess.run(called, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (made.returncode, made.stdout) == (
        2,
        "阻断 没有「foo」这个命令 [usage]\n    办法：运行 annualreport --help 看写法\n",
    )
