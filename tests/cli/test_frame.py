"""A wrong call is answered in Chinese with status 2, as text or as one JSON list."""

import json

import pytest

from annualreport.cli import status


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
        (["build", "2021", "2020"], "多出了参数：2020", "运行 annualreport build --help 看写法"),
        (["build", "--formats", "odt"], "不认识的格式：odt", "可选 docx、html、pdf，用逗号隔开"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(call, message, hint, capsys, tmp_path, monkeypatch):
    (tmp_path / "data" / "2021").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert status(call) == 2
    out, err = capsys.readouterr()
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


def test_the_version_is_told(capsys):
    assert status(["--version"]) == 0
    assert capsys.readouterr().out.startswith("annualreport ")
