"""A YAML file is read with its lines, or said to be unreadable at the line to mend."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annualreport.finding import Stop
from annualreport.source import yamlfile


def said(text: str) -> list[str]:
    """The findings of a text, each as file:line, message and rule."""
    with pytest.raises(Stop) as stop:
        yamlfile.parse(text, "ledger.yaml")
    return [f"{finding.places[0]} {finding.message} [{finding.rule}]" for finding in stop.value.findings]


def said_of_file(path: Path) -> str:
    """The one finding of a file, whole."""
    with pytest.raises(Stop) as stop:
        yamlfile.read(path, "ledger.yaml")
    (finding,) = stop.value.findings
    return finding.as_text()


def test_every_value_is_the_text_that_was_typed_and_knows_its_line() -> None:
    entry = yamlfile.parse("编号: 2.10\n完成日期: 2021-12-31\n示例: 是\n数值: 007\n备注: ~\n空:\n引: '~'\n", "x")
    assert dict(entry) == {
        "编号": "2.10",
        "完成日期": "2021-12-31",
        "示例": "是",
        "数值": "007",
        "备注": None,
        "空": None,
        "引": "~",
    }
    assert [str(place) for place in entry.places.values()] == [f"x:{number}" for number in range(1, 8)]


def test_lists_know_the_lines_of_their_items() -> None:
    listed = yamlfile.parse("- 编号: 1\n- 编号: 2\n", "x")
    assert [str(place) for place in listed.places] == ["x:1", "x:2"]
    assert str(listed[1].place) == "x:2"


@pytest.mark.parametrize("text", ["", "# 只有注释\n", "\n\n", "---\n"])
def test_an_empty_file_is_nothing(text: str) -> None:
    assert yamlfile.parse(text, "x") is None


def test_a_tab_is_named() -> None:
    assert said("联系方式:\n\t地址: 甲\n") == ["ledger.yaml:2 行首或冒号后用了制表符（Tab），YAML 只认空格 [yaml-tab]"]


@pytest.mark.parametrize(
    ("text", "number", "key"),
    [
        ("- 编号: 1.1.1\n  状态：已完成\n  说明: 无\n", 2, "状态"),
        ("- 编号：1.1.1\n  状态: 已完成\n", 1, "编号"),
        ("单位：甲\n年度: 2020\n", 1, "单位"),
        ("单位: 甲\n年度：2020\n", 2, "年度"),
    ],
)
def test_a_wide_colon_after_a_key_is_named_at_its_own_line(text: str, number: int, key: str) -> None:
    assert said(text) == [f"ledger.yaml:{number} 「{key}」后面是全角冒号「：」 [yaml-wide-colon]"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("- 编号: 1\n  状态:已完成\n  说明: 无\n", 2),
        ("- 状态:已完成\n  说明: 无\n", 1),
        ("状态:　已完成\n说明: 无\n", 1),
    ],
)
def test_a_missing_space_after_the_colon_is_named(text: str, number: int) -> None:
    assert said(text) == [f"ledger.yaml:{number} 「状态」的冒号后面缺一个半角空格 [yaml-colon-space]"]


def test_a_key_after_wide_spaces_is_named() -> None:
    assert said("联系方式:\n　地址: 甲\n") == ["ledger.yaml:2 「地址」前后有全角空格 [yaml-wide-space]"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("引言: {{ 单位 }}编制\n年度: 2020\n", "ledger.yaml:1 内容以 {{ 开头，YAML 会当成花括号 [yaml-quote]"),
        ("引言: 时间: 上午\n", "ledger.yaml:1 一行里有两处「冒号加空格」 [yaml-quote]"),
        ("说明: *重要\n", "ledger.yaml:1 文字以「*」开头，YAML 会当成引用 [yaml-syntax]"),
        ("说明: &重要\n", "ledger.yaml:1 文字以「&」开头，YAML 会当成锚点 [yaml-syntax]"),
        ("说明: @甲\n", "ledger.yaml:1 文字以 @ ` % 等符号开头，YAML 不允许 [yaml-syntax]"),
        ("说明: '没有收尾\n年度: 2020\n", "ledger.yaml:1 引号没有成对：从这里起找不到收尾的引号 [yaml-syntax]"),
        ("总计: [1, 2\n年度: 2020\n", "ledger.yaml:1 方括号 [ ] 没有成对，或里面缺逗号 [yaml-syntax]"),
        ("甲: {乙: 1\n年度: 2020\n", "ledger.yaml:1 花括号 { } 没有成对，或里面缺逗号 [yaml-syntax]"),
        ("甲: 1\n---\n乙: 2\n", "ledger.yaml:2 文件被「---」分成了几份，只能有一份 [yaml-syntax]"),
        ("甲: 1\n  乙: 2\n", "ledger.yaml:2 格式读不懂：「乙: 2」附近缺少空格、引号或缩进不齐 [yaml-syntax]"),
        ("甲: !int 5\n", "ledger.yaml:1 用了 YAML 的类型标记（!），这里不支持 [yaml-tag]"),
        ("[甲]: 1\n", "ledger.yaml:1 冒号左边应当是一个名称 [yaml-key]"),
        ('甲: "\\x07"\n', "ledger.yaml:1 引号里有控制字符 [yaml-syntax]"),
    ],
)
def test_other_slips_are_named(text: str, expected: str) -> None:
    assert said(text) == [expected]


def test_every_key_that_stands_twice_is_told_with_both_places() -> None:
    with pytest.raises(Stop) as stop:
        yamlfile.parse("甲: 1\n乙: 2\n甲: 3\n丙: {丁: 1, 丁: 2}\n", "x")
    assert [finding.as_text() for finding in stop.value.findings] == [
        "阻断 x:3 「甲」写了两次 [duplicate-key]\n    另见：x:1\n    办法：请删去一处，或合并成一处",
        "阻断 x:4 「丁」写了两次 [duplicate-key]\n    另见：x:4\n    办法：请删去一处，或合并成一处",
    ]


def test_aliases_that_would_explode_are_refused_at_once() -> None:
    rows = ["甲0: &甲0 [x, x, x, x, x, x, x, x, x]"]
    rows += [
        f"甲{n}: &甲{n} [{', '.join([f'*甲{n - 1}'] * 9)}]".replace("&甲", "&a").replace("*甲", "*a")
        for n in range(1, 9)
    ]
    began = time.monotonic()
    with pytest.raises(Stop):
        yamlfile.parse("\n".join(rows).replace("&甲0", "&a0"), "x")
    assert time.monotonic() - began < 1


def test_anchors_and_aliases_are_told_line_by_line() -> None:
    message = "用了 YAML 的锚点或引用（& 与 *），这里不支持 [yaml-alias]"
    assert said("甲: &a [1]\n乙: *a\n丙: 1\n") == [f"ledger.yaml:1 {message}", f"ledger.yaml:2 {message}"]


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "[" * 9_000 + "]" * 9_000, "- " * 60 + "x", "? " + "[" * 9_000, "{a: " * 900]
)
def test_deep_nesting_stops_at_once(text: str) -> None:
    began = time.monotonic()
    assert said(text) == ["ledger.yaml:1 嵌套超过 50 层，读不了 [yaml-too-deep]"]
    assert time.monotonic() - began < 1


def test_control_characters_are_told_line_by_line() -> None:
    message = "这一行里有看不见的控制字符，YAML 不允许 [yaml-syntax]"
    assert said("甲: a\x00b\r\n乙: 好\r\n丙: \x07\r\n丁: \u2028\r\n") == [
        f"ledger.yaml:1 {message}",
        f"ledger.yaml:3 {message}",
        f"ledger.yaml:4 {message}",
    ]


def test_of_very_many_faults_the_first_hundred_are_told() -> None:
    assert len(said("甲: 1\n" * 500)) == 100


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_byte_order_mark_and_any_line_ending_are_read(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + f"单位: 甲{ending}年度: 2020{ending}".encode())
    read = yamlfile.read(path, "x")
    assert (dict(read), str(read.places["年度"])) == ({"单位": "甲", "年度": "2020"}, "x:2")


@pytest.mark.parametrize(("encoding", "guess"), [("gbk", "（看来是 GBK）"), ("utf-16", "（看来是 UTF-16）")])
def test_another_encoding_is_named(tmp_path: Path, encoding: str, guess: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("# ab\n单位: 虚构市教育局\n".encode(encoding))
    where = 2 if encoding == "gbk" else 1
    hint = "请用编辑器另存为 UTF-8 编码（记事本：另存为，编码选 UTF-8）后再试"
    expected = f"阻断 ledger.yaml:{where} 文件不是 UTF-8 编码{guess}，读不出文字 [not-utf8]\n    办法：{hint}"
    assert said_of_file(path) == expected


def test_bytes_of_no_encoding_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: \xff\xff\xff")
    assert said_of_file(path).startswith("阻断 ledger.yaml:1 文件不是 UTF-8 编码，读不出文字 [not-utf8]")


def test_a_file_of_20_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"- x\n" * (5 * 1024 * 1024 + 1))
    message = "阻断 ledger.yaml 文件超过 20 MB，不像一份填报文件，没有读 [file-too-large]"
    assert said_of_file(path) == f"{message}\n    办法：请确认文件没有放错"


def test_a_file_that_is_not_there_or_is_a_folder_is_told(tmp_path: Path) -> None:
    hint = "\n    办法：请确认文件存在且有权限读取"
    assert said_of_file(tmp_path / "a.yaml") == f"阻断 ledger.yaml 没有这个文件 [cannot-read]{hint}"
    assert said_of_file(tmp_path) == f"阻断 ledger.yaml 这里应当是一个文件，却是文件夹 [cannot-read]{hint}"


GARBAGE = st.text(st.sampled_from("ab甲：: \n\t\r-[]{}&*!|>'\"%@`#?,~\x00\u3000\u2028{}"), max_size=60)


@given(GARBAGE | st.text(max_size=80))
@example("a: {{ x }}\n")
@example("\ud800")
def test_garbage_is_read_or_told_and_never_raises_anything_else(text: str) -> None:
    try:
        yamlfile.parse(text, "x")
    except Stop as stop:
        assert stop.findings
        assert all(finding.places and finding.message for finding in stop.findings)
