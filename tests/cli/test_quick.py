"""A usual call of check or build does the same whether it is read at once or by the parser; others go to the parser."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from annualreport import cli
from annualreport.cli import quick
from annualreport.source import store
from annualreport.workspace import Workspace
from tests.conftest import spoil

TEMPLATES = Path(__file__).parent.parent.parent / "templates"
USUAL = {
    "check": quick.Call("check"),
    "check 2020": quick.Call("check", None, 2020),
    "-C a check": quick.Call("check", Path("a")),
    "check --format json 2020": quick.Call("check", None, 2020, {"--format": "json"}),
    "-C check build --format=text": quick.Call("build", Path("check"), None, {"--format": "text"}),
    "build 2020 --final --section": quick.Call("build", None, 2020, {"--final": "", "--section": ""}),
    "build --formats docx,html": quick.Call("build", None, None, {"--formats": "docx,html"}),
}
UNUSUAL = (
    "",
    "--help",
    "-C",
    "-C a",
    "plan show",
    "chekc",
    "--version check",
    "check --help",
    "check 2020 2019",
    "check 20200",
    "check ２０２０",
    "check -1",
    "check two",
    "check --format",
    "check --format xml",
    "check --format json --format json",
    "check --final",
    "check --accept T2-07@规章 --reason 甲",
    "build --formats",
    "build --formats --final",
    "build --formats=",
    "build --final=yes",
    "build -- 2020",
)


@pytest.mark.parametrize("call", USUAL)
def test_a_usual_call_is_understood(call: str):
    assert quick.understood(call.split()) == USUAL[call]


@pytest.mark.parametrize("call", UNUSUAL)
def test_anything_unusual_is_left_to_the_parser(call: str):
    assert quick.understood(call.split()) is None


@pytest.mark.parametrize(
    "call",
    [
        "check",
        "check 2020 --format json",
        "check 2031",
        "build --formats docx,html",
        "build 2020 --formats docx --format json",
        "build --section --formats html",
        "build --final --formats docx",
        "build --formats odt",
    ],
)
@pytest.mark.parametrize("sound", [True, False], ids=["good", "spoilt"])
def test_both_ways_say_and_do_the_same(
    a_year: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], call: str, sound: bool
):
    monkeypatch.chdir(a_year.root)
    monkeypatch.setenv(store.SWITCH, str(a_year.root / ".cache"))
    shutil.copytree(TEMPLATES, a_year.templates)
    if not sound:
        spoil(a_year.data(2020, "ledger.yaml"), "  完成日期: 2020-05-18\n", "")
    told = []
    for one in (call.split(), ["-C", str(a_year.root), *call.split()]):
        assert quick.understood(one)
        told.append((cli.status(one), *capsys.readouterr()))
        with monkeypatch.context() as parser:
            parser.setattr(quick, "understood", lambda _: None)
            told.append((cli.status(one), *capsys.readouterr()))
    assert told == [told[0]] * 4
    assert told[0][0] in (0, 1, 2)


def test_a_folder_that_is_no_workspace_is_told_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    call = ["-C", f"{tmp_path}{os.sep}none", "check"]
    told = (cli.status(call), *capsys.readouterr())
    monkeypatch.setattr(quick, "understood", lambda _: None)
    assert (cli.status(call), *capsys.readouterr()) == told
    assert told[0] == 2
