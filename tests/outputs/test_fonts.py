"""The faces of the PDF: the standard's own are preferred, the same by another name next, stand-ins are told."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from annualreport.finding import Severity
from annualreport.outputs import fonts

OWN = [face.name for face in fonts.FACES]
STAND_INS = ["FandolFang", "FandolKai", "Noto Sans CJK SC", "Noto Serif CJK SC", "Liberation Serif"]


def test_an_office_machine_with_the_real_faces_needs_no_mapping_and_is_told_nothing() -> None:
    assert fonts.choose([*OWN, *STAND_INS]) == ((), ())
    assert fonts.findings((), ()) == ()


def test_the_same_face_under_another_name_is_taken_before_a_stand_in_and_is_not_told() -> None:
    others = ["FangSong", "KaiTi", "SimHei", "SimSun", "FZXiaoBiaoSong-B05S", "Times New Roman"]
    substitutions, lacking = fonts.choose([*others, *STAND_INS])
    assert [one.by for one in substitutions] == others[:5]
    assert fonts.findings(substitutions, lacking) == ()


def test_stand_ins_are_told_one_by_one() -> None:
    (told,) = fonts.findings(*fonts.choose(STAND_INS))
    assert told.as_text() == (
        "提示 这台电脑没有公文字体，PDF 用了代替字体：仿宋_GB2312→FandolFang、楷体_GB2312→FandolKai、"
        "黑体→Noto Sans CJK SC、宋体→Noto Serif CJK SC、方正小标宋简体→Noto Serif CJK SC、"
        "Times New Roman→Liberation Serif；Word 文件里的字体名没有改 [fonts-substituted]\n"
        "    办法：正式的 PDF 请在装有这些字体的电脑上生成，或用 Word、WPS 打开 .docx 后另存为 PDF"
    )


def test_a_machine_without_any_chinese_face_is_warned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(fonts.FONT_FOLDER, raising=False)
    (told,) = fonts.findings(*fonts.choose([*OWN[1:]]))
    assert told.severity is Severity.WARNING
    assert told.as_text() == (
        "警告 没有仿宋_GB2312，也没有可以代替的字体，PDF 里的字形和分页不可靠 [fonts-missing]\n"
        "    办法：请安装字体（Debian、Ubuntu：fonts-noto-cjk、fonts-liberation、texlive-lang-chinese），"
        "或用环境变量 ANNUALREPORT_FONTS 指明字体文件夹"
    )


def test_only_the_title_s_stand_in_is_set_bold() -> None:
    substitutions, _ = fonts.choose(STAND_INS)
    bold = [one.face.name for one in substitutions if "bold" in fonts.rule(one)]
    assert bold == ["方正小标宋简体"]


def test_a_folder_of_further_faces_is_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(fonts.FONT_FOLDER, str(tmp_path))
    assert f"<dir>{tmp_path}</dir>" in fonts.configuration((), tmp_path)
    monkeypatch.setenv(fonts.FONT_FOLDER, str(tmp_path / "gone"))
    assert str(tmp_path / "gone") not in fonts.configuration((), tmp_path)


def test_the_system_s_own_configuration_stays_in_force(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/somewhere/fonts.conf")
    assert '<include ignore_missing="yes">/somewhere/fonts.conf</include>' in fonts.configuration((), tmp_path)


def test_a_machine_without_fontconfig_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert fonts.prepare(tmp_path) == ({}, ())


def test_a_fontconfig_that_does_not_answer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts.shutil, "which", lambda name: name)

    def broken(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("fc-list", 1)

    monkeypatch.setattr(fonts.subprocess, "run", broken)
    environment, (told,) = fonts.prepare(tmp_path)
    assert environment == {}
    assert told.as_text() == (
        "未核 没有查到这台电脑的字体，PDF 里的字体可能与 Word 不同 [fonts-unknown]\n"
        "    办法：请打开 PDF 看字体和分页是否正常"
    )
