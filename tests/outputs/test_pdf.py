"""The PDF: made by a fresh LibreOffice each time, with its language; what hinders it is told, never silent."""

from __future__ import annotations

import io
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from annualreport.finding import Finding
from annualreport.forms import form
from annualreport.outputs import pdf
from annualreport.outputs.template import section_template
from annualreport.source import libreoffice
from tests.outputs.filled import fill, needs_office, words

NAME = "虚构市教育局2020年政务公开工作要点落实情况"
posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in for LibreOffice is a shell script")


@pytest.fixture(scope="module")
def section() -> bytes:
    return fill(section_template(), words(form("60号")))


@pytest.fixture(scope="module")
def converted(section: bytes) -> bytes:
    made, _ = pdf.convert(section, NAME)
    assert made is not None
    return made


def stand_in(folder: Path, script: str) -> None:
    """A LibreOffice of our own: OUT is the folder that it is told to write into."""
    program = folder / "soffice"
    out = 'while [ "$1" != --outdir ]; do case "$1" in -env:*) PROFILE="$1";; esac; shift; done; OUT="$2"'
    program.write_text(f"#!/bin/sh\n{out}\n{script}\n", "utf-8")
    program.chmod(0o755)


@pytest.fixture
def only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds the only LibreOffice of the machine, none at first."""
    monkeypatch.setattr(libreoffice, "PLACES", ())
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def lines(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.as_text() for finding in findings]


def test_without_libreoffice_there_is_no_pdf_and_the_ways_to_one_are_told(only: Path) -> None:
    assert only.is_dir()
    made, findings = pdf.convert(b"", NAME)
    assert made is None
    assert lines(findings) == [
        f"提示 {NAME}.pdf 这台电脑没有 LibreOffice，没有生成 PDF [pdf-without-libreoffice]\n"
        "    办法：安装 LibreOffice（https://zh-cn.libreoffice.org/download/）后重新生成；"
        "或用 Word、WPS 打开 .docx，另存为 PDF"
    ]


FAILED = (
    f"阻断 {NAME}.pdf PDF 没有生成：LibreOffice 没有给出文件，或超过了时限 [pdf-failed]\n"
    "    办法：请关闭打开着的 LibreOffice 后重试；或用 Word、WPS 打开 .docx，另存为 PDF"
)


@posix
def test_a_conversion_that_ends_without_a_file_is_told(only: Path) -> None:
    stand_in(only, "exit 0")
    made, findings = pdf.convert(b"", NAME)
    assert made is None
    assert lines(findings) == [FAILED]


@posix
def test_a_file_that_is_no_pdf_is_no_pdf(only: Path) -> None:
    stand_in(only, 'echo oops > "$OUT/report.pdf"')
    assert pdf.convert(b"", NAME)[0] is None


@posix
def test_a_conversion_that_hangs_is_ended(only: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "SECONDS", 0.2)
    stand_in(only, "/bin/sleep 30")
    made, findings = pdf.convert(b"", NAME)
    assert made is None
    assert lines(findings) == [FAILED]


@posix
def test_a_conversion_that_fails_once_is_tried_again_with_another_profile(
    only: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "finished", lambda content: content)
    seen = only / "profiles"
    stand_in(
        only, f'echo "$PROFILE" >> "{seen}"; [ -s "{seen}.1" ] && echo %PDF > "$OUT/report.pdf"; echo 1 > "{seen}.1"'
    )
    made, findings = pdf.convert(b"", NAME)
    assert (made, findings) == (b"%PDF\n", ())
    profiles = seen.read_text("utf-8").split()
    assert len(profiles) == len(set(profiles)) == 2


def test_a_temporary_folder_that_cannot_be_made_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(libreoffice, "program", lambda: "soffice")
    monkeypatch.setattr(pdf.tempfile, "TemporaryDirectory", full)
    made, findings = pdf.convert(b"", NAME)
    assert made is None
    assert lines(findings) == [
        f"阻断 {NAME}.pdf PDF 没有生成：临时文件夹写不进去（磁盘已满） [pdf-failed]\n"
        "    办法：请腾出磁盘空间、确认临时文件夹可以写后重试；或用 Word、WPS 打开 .docx，另存为 PDF"
    ]


@posix
def test_a_conversion_that_gives_nothing_on_a_disk_that_is_nearly_full_is_put_down_to_the_disk(
    only: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(only, "exit 0")
    monkeypatch.setattr(pdf.shutil, "disk_usage", lambda _: SimpleNamespace(free=3 * 1024 * 1024 + 5))
    made, findings = pdf.convert(b"", NAME)
    assert made is None
    assert lines(findings) == [
        f"阻断 {NAME}.pdf PDF 没有生成：临时文件夹所在的磁盘只剩 3 MB，LibreOffice 没有给出文件 [pdf-failed]\n"
        "    办法：请腾出磁盘空间、确认临时文件夹可以写后重试；或用 Word、WPS 打开 .docx，另存为 PDF"
    ]


@needs_office
def test_the_pdf_is_chinese_and_named_and_declares_its_standards(converted: bytes) -> None:
    pikepdf = pytest.importorskip("pikepdf", reason="needs the extra pdf")
    with pikepdf.open(io.BytesIO(converted)) as document:
        assert str(document.Root.Lang) == "zh-CN"
        assert bool(document.Root.MarkInfo.Marked)
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert "/CreationDate" not in document.docinfo
        with document.open_metadata() as metadata:
            assert metadata["dc:language"] == {"zh-CN"}
            assert metadata["dc:title"] == NAME
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "B")
            assert metadata["pdfuaid:part"] == "1"


@needs_office
def test_the_headings_are_the_bookmarks(converted: bytes) -> None:
    pikepdf = pytest.importorskip("pikepdf", reason="needs the extra pdf")
    with pikepdf.open(io.BytesIO(converted)) as document, document.open_outline() as outline:
        assert [item.title for item in outline.root] == [
            "一、紧扣民生关切",
            "二、紧扣强基础抓基层",
            "三、未完成、推进中和不适用的事项",
        ]
        assert [item.title for item in outline.root[1].children] == ["（一）管好政务新媒体", "（二）加强队伍建设"]


@needs_office
def test_the_same_word_file_gives_the_same_pdf(section: bytes, converted: bytes) -> None:
    pytest.importorskip("pikepdf", reason="needs the extra pdf")
    assert pdf.convert(section, NAME)[0] == converted


@needs_office
def test_an_install_without_pikepdf_still_gives_the_pdf(section: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    made, findings = pdf.convert(section, NAME)
    assert made is not None
    assert made.startswith(b"%PDF")
    assert all(finding.rule.startswith("fonts-") for finding in findings)
