"""The commands template check and template fix: every fault, copies beside the template, never over a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document

from annualreport.cli import status
from annualreport.forms import form
from annualreport.outputs.template import report_template, section_template
from tests.render.word import changed, template


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the caller stands in; a workspace is not needed."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shipped(folder: Path, edition: str) -> None:
    """The template of an edition with the section that it takes in beside it."""
    (folder / "年报.docx").write_bytes(report_template(form(edition)))
    (folder / "implementation.docx").write_bytes(section_template())


def test_a_sound_template_is_told_so(here: Path, capsys: pytest.CaptureFixture[str]):
    shipped(here, "60号")
    assert status(["template", "check", "年报.docx"]) == 0
    assert capsys.readouterr() == ("", "年报.docx：没有发现问题\n合计：阻断 0，警告 0，提示 0，未核 0\n")


def test_what_blocks_gives_status_one_and_notes_give_none(here: Path, capsys: pytest.CaptureFixture[str]):
    (here / "错.docx").write_bytes(template("{{ 单味 }}"))
    (here / "宽.docx").write_bytes(template("｛｛ 单位 ｝｝"))
    assert status(["template", "check", "错.docx"]) == 1
    assert capsys.readouterr().out == (
        "阻断 错.docx 第1段「{{ 单味 }}」 {{ 单味 }}：没有「单味」这个词 [unknown-word]\n    办法：是不是「单位」？\n"
    )
    assert status(["template", "check", "宽.docx"]) == 0
    assert (
        "提示 宽.docx 第1段「｛｛ 单位 ｝｝」 标签「｛｛ 单位 ｝｝」已按「{{ 单位 }}」处理 [template-repaired]"
        in capsys.readouterr().out
    )


def test_what_is_repaired_otherwise_blocks_where_templates_are_to_be_without_a_slip(
    here: Path, capsys: pytest.CaptureFixture[str]
):
    (here / "宽.docx").write_bytes(template("｛｛ 单位 ｝｝"))
    assert status(["template", "check", "--strict", "宽.docx"]) == 1
    assert capsys.readouterr().out == (
        "阻断 宽.docx 第1段「｛｛ 单位 ｝｝」 标签「｛｛ 单位 ｝｝」应写作「{{ 单位 }}」 [template-repaired]\n"
        "    办法：模板写法从严，请照此改写，或用 annualreport template fix 修复：花括号和百分号改为半角、连写\n"
    )


def test_json_is_one_list_for_all_files(here: Path, capsys: pytest.CaptureFixture[str]):
    (here / "甲.docx").write_bytes(template("{{ 单味 }}"))
    (here / "乙.docx").write_bytes(template("{{ 统计.己完成 }}"))
    assert status(["template", "check", "甲.docx", "乙.docx", "没有.docx", "--format", "json"]) == 2
    told = json.loads(capsys.readouterr().out)
    assert [(one["rule"], one["places"][0]["file"]) for one in told] == [
        ("unknown-word", "乙.docx"),
        ("missing-file", "没有.docx"),
        ("unknown-word", "甲.docx"),
    ]


def of_type(sign: str, other: str):
    """A template whose main part is declared as another kind of file."""

    def change(members: dict[str, bytes]) -> None:
        types = members["[Content_Types].xml"].decode()
        assert sign in types
        members["[Content_Types].xml"] = types.replace(sign, other).encode()

    return changed(template("甲"), change)


MAIN = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SAVE = "    办法：请用 Word 或 WPS 打开，另存为「Word 文档（.docx）」\n"
OLD = "这是旧格式的文件（.doc、.dot、.wps、.wpt），读不了"
UNREADABLE = {
    "旧.doc": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "[wrong-format]\n" + SAVE,
        "这是旧格式的文件（.doc、.dot、.wps、.wpt），读不了",
    ),
    "模板.dotx": (b"PK", "[wrong-format]\n" + SAVE, "这是 Word 自己的模板（.dotx），不能直接使用"),
    "宏.docm": (b"PK", "[wrong-format]\n" + SAVE, "这是带宏的文件（.docm、.dotm），不能作模板"),
    "改名.docx": (
        of_type(MAIN, "vnd.ms-word.document.macroEnabled.main+xml"),
        "[wrong-format]\n" + SAVE,
        "这是带宏的文件（.docm、.dotm），不能作模板",
    ),
    "说明.txt": ("正文".encode(), "[wrong-format]\n" + SAVE, "模板应是 Word 文档（.docx）"),
    "~$年报.docx": (b"x", "[wrong-format]\n" + SAVE, "这是 Word 打开文件时的临时文件，不是模板"),
    "密.docx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "[encrypted-file]\n    办法：请在 Word、Excel 或 WPS 里取消密码后另存一份\n",
        "文件设了打开密码",
    ),
    "空.docx": (b"", "[damaged-file]\n    办法：请从原处重新取得文件\n", "文件是空的（0 字节）"),
}


@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.parametrize("command", ["check", "fix"])
def test_a_file_that_is_no_template_is_told_and_nothing_is_written(
    here: Path, capsys: pytest.CaptureFixture[str], name: str, command: str
):
    content, rule, message = UNREADABLE[name]
    (here / name).write_bytes(content)
    assert status(["template", command, name]) == 2
    assert capsys.readouterr().out == f"阻断 {name} {message} {rule}"
    assert [one.name for one in here.iterdir()] == [name]


def test_a_folder_and_a_missing_file_are_told_and_the_others_still_checked(
    here: Path, capsys: pytest.CaptureFixture[str]
):
    (here / "templates").mkdir()
    (here / "错.docx").write_bytes(template("{{ 单味 }}"))
    assert status(["template", "check", "templates", "没有.docx", "错.docx"]) == 2
    assert capsys.readouterr().out == (
        "阻断 templates 这是文件夹，不是模板 [usage]\n    办法：请写到文件，可以写几个：templates/*.docx\n"
        "阻断 没有.docx 没有这个文件 [missing-file]\n    办法：请核对文件名和所在的文件夹\n"
        "阻断 错.docx 第1段「{{ 单味 }}」 {{ 单味 }}：没有「单味」这个词 [unknown-word]\n    办法：是不是「单位」？\n"
    )


def test_a_file_that_word_holds_open_is_told(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    (here / "年报.docx").write_bytes(template("甲"))

    def held(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", held)
    assert status(["template", "check", "年报.docx"]) == 2
    assert "没有在 Word、Excel 或 WPS 里打开" in capsys.readouterr().out


def test_a_copy_with_comments_is_written_beside_the_template(here: Path, capsys: pytest.CaptureFixture[str]):
    (here / "模板").mkdir()
    file = here / "模板" / "年报.docx"
    file.write_bytes(template("{{ 单味 }}"))
    before = file.read_bytes()
    assert status(["template", "check", "模板/年报.docx", "--annotate"]) == 1
    copy = here / "模板" / "年报-批注.docx"
    assert [one.author for one in Document(str(copy)).comments] == ["annualreport"]
    assert file.read_bytes() == before
    assert "已写出带批注的副本 模板/年报-批注.docx\n" in capsys.readouterr().err


def test_a_copy_with_comments_never_goes_over_a_file(here: Path, capsys: pytest.CaptureFixture[str]):
    (here / "年报.docx").write_bytes(template("{{ 单味 }}"))
    (here / "年报-批注.docx").write_bytes(b"mine")
    assert status(["template", "check", "年报.docx", "--annotate"]) == 2
    assert (here / "年报-批注.docx").read_bytes() == b"mine"
    assert capsys.readouterr().out == (
        "阻断 年报-批注.docx 文件已经在了，没有覆盖 [file-exists]\n    办法：请把它改名、移走或删去后再运行\n"
        "阻断 年报.docx 第1段「{{ 单味 }}」 {{ 单味 }}：没有「单味」这个词 [unknown-word]\n    办法：是不是「单位」？\n"
    )


def test_a_sound_template_gets_no_copy(here: Path):
    shipped(here, "30号")
    assert status(["template", "check", "年报.docx", "--annotate"]) == 0
    assert sorted(one.name for one in here.iterdir()) == ["implementation.docx", "年报.docx"]


def test_a_fixed_copy_is_written_beside_with_every_change_told(here: Path, capsys: pytest.CaptureFixture[str]):
    (here / "年报.docx").write_bytes(template("｛｛ 单位 ｝｝", "{{ 单味 }}"))
    before = (here / "年报.docx").read_bytes()
    assert status(["template", "fix", "年报.docx"]) == 0
    assert capsys.readouterr().out == (
        "年报.docx 第1段「｛｛ 单位 ｝｝」 ｛｛ 单位 ｝｝ → {{ 单位 }}（花括号和百分号改为半角、连写）\n"
        "已写出 年报-修复.docx，改了 1 处；原文件未动\n"
        "以下需要自己改：\n"
        "阻断 年报-修复.docx 第2段「{{ 单味 }}」 {{ 单味 }}：没有「单味」这个词 [unknown-word]\n"
        "    办法：是不是「单位」？\n"
    )
    assert (here / "年报.docx").read_bytes() == before
    assert [one.text for one in Document(str(here / "年报-修复.docx")).paragraphs] == ["{{ 单位 }}", "{{ 单味 }}"]


def test_a_fixed_copy_never_goes_over_a_file(here: Path, capsys: pytest.CaptureFixture[str]):
    (here / "年报.docx").write_bytes(template("｛｛ 单位 ｝｝"))
    (here / "年报-修复.docx").write_bytes(b"mine")
    assert status(["template", "fix", "年报.docx"]) == 2
    assert (here / "年报-修复.docx").read_bytes() == b"mine"
    assert capsys.readouterr().out == (
        "阻断 年报-修复.docx 文件已经在了，没有覆盖 [file-exists]\n    办法：请把它改名、移走或删去后再运行\n"
    )


def test_where_there_is_nothing_to_fix_nothing_is_written(here: Path, capsys: pytest.CaptureFixture[str]):
    shipped(here, "60号")
    assert status(["template", "fix", "年报.docx"]) == 0
    assert sorted(one.name for one in here.iterdir()) == ["implementation.docx", "年报.docx"]
    assert capsys.readouterr().out == "没有需要修复的标签，没有写出文件\n"


def test_fix_gives_repairs_and_what_is_left_as_one_list(here: Path, capsys: pytest.CaptureFixture[str]):
    (here / "年报.docx").write_bytes(template("｛｛ 单位 ｝｝", "{{ 单味 }}"))
    assert status(["template", "fix", "年报.docx", "--format", "json"]) == 0
    assert [one["rule"] for one in json.loads(capsys.readouterr().out)] == ["unknown-word", "template-repaired"]


def test_a_truncated_file_is_told(here: Path, capsys: pytest.CaptureFixture[str]):
    (here / "断.docx").write_bytes(report_template(form("60号"))[:3000])
    assert status(["template", "check", "断.docx"]) == 2
    assert "damaged-file" in capsys.readouterr().out


def test_the_same_file_twice_is_checked_once(here: Path, capsys: pytest.CaptureFixture[str]):
    (here / "错.docx").write_bytes(template("{{ 单味 }}"))
    assert status(["template", "check", "错.docx", "错.docx"]) == 1
    assert capsys.readouterr().err == "合计：阻断 1，警告 0，提示 0，未核 0\n"
