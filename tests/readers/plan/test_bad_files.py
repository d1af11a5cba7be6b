"""A file that is no plan is refused with its name, what is wrong and what to do."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest
from docx import Document

from annualreport.finding import Stop
from annualreport.model.offices import Roster
from annualreport.readers import plan as reader
from annualreport.source import libreoffice
from tests.plan.twin import TEXT, twin

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADS = (
    "表头要有「具体要求」（或工作要求）和「责任处室」（或责任科室、责任部门、责任单位）；"
    "用别的名称的，在 data/年度/report.yaml 里写 方案表头: {要求: [名称], 责任: [名称]}"
)


def refused(path: Path) -> str:
    """What is said of the one fault for which a file is refused."""
    with pytest.raises(Stop) as stop:
        reader.read(path, path.name, Roster())
    (finding,) = stop.value.findings
    return finding.as_text()


def file(folder: Path, name: str, content: bytes) -> Path:
    """A file of these bytes."""
    path = folder / name
    path.write_bytes(content)
    return path


def said(name: str, rule: str, message: str, hint: str) -> str:
    """A 阻断 as printed."""
    return f"阻断 {name} {message} [{rule}]\n    办法：{hint}"


def test_a_missing_file(tmp_path):
    assert refused(tmp_path / "方案.docx") == said(
        "方案.docx", "no-such-file", "没有这个文件", "请核对文件名和所在的文件夹"
    )


def test_a_folder(tmp_path):
    (tmp_path / "方案.docx").mkdir()
    hint = "请指明方案的 .docx 或 .txt 文件"
    assert refused(tmp_path / "方案.docx") == said("方案.docx", "cannot-read", "这是一个文件夹，不是方案文件", hint)


@pytest.mark.parametrize("name", ["方案.txt", "方案.doc", "方案.wps"])
def test_an_empty_file(tmp_path, name):
    expected = said(name, "empty-file", "文件是空的，没有方案可读", "请确认选对了文件")
    assert refused(file(tmp_path, name, b"")) == expected


def test_an_empty_word_file(tmp_path):
    assert refused(file(tmp_path, "方案.docx", b"")).startswith("阻断 方案.docx 文件是空的（0 字节） [damaged-file]")


def test_a_file_of_another_kind(tmp_path):
    hint = "可读的有 .docx、.txt；.doc、.wps 由 LibreOffice 转换；PDF 等请先另存为 Word（.docx）"
    expected = said("方案.pdf", "unknown-format", "不认识 .pdf 文件", hint)
    assert refused(file(tmp_path, "方案.pdf", b"%PDF-1.7")) == expected


def test_an_old_file_renamed(tmp_path):
    path = file(tmp_path, "方案.docx", OLE + b"\0" * 600)
    message = "文件名是 .docx，内容却是旧格式（.doc、.xls 或 .wps）"
    assert refused(path) == said(
        "方案.docx", "old-format", message, "请用 Word、Excel 或 WPS 打开，另存为 Word（.docx）"
    )


@pytest.mark.parametrize("name", ["方案.docx", "方案.doc"])
def test_a_file_under_a_password(tmp_path, name):
    path = file(tmp_path, name, OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))
    assert refused(path).startswith(f"阻断 {name} 文件设了打开密码 [encrypted-file]")


def test_a_file_cut_short(tmp_path):
    whole = twin(tmp_path / "全.docx").read_bytes()
    assert "[damaged-file]" in refused(file(tmp_path, "方案.docx", whole[: len(whole) // 2]))


def test_a_file_that_unpacks_to_too_much(tmp_path):
    path = tmp_path / "方案.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (30 * 1024 * 1024))
    assert "[zip-bomb]" in refused(path)


@pytest.mark.parametrize("body", ["<w:document", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"])
def test_a_body_that_is_no_document(tmp_path, body):
    path = tmp_path / "方案.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", body)
    assert refused(path).startswith("阻断 方案.docx ")


def test_a_word_file_without_a_table(tmp_path):
    document = Document()
    document.add_paragraph("关于印发方案的通知")
    document.save(str(tmp_path / "方案.docx"))
    hint = "请选有三栏表格（工作任务、具体要求、责任处室）的 .docx；文本文件里每一格以 Tab 开头"
    expected = said("方案.docx", "no-plan-table", "文件里没有表格，找不到方案的分工表", hint)
    assert refused(tmp_path / "方案.docx") == expected


def test_a_text_without_a_table(tmp_path):
    assert "[no-plan-table]" in refused(file(tmp_path, "方案.txt", "各处室：\n请认真落实。\n".encode()))


def test_a_table_whose_head_nobody_knows(tmp_path):
    path = file(tmp_path, "方案.txt", "分工表\n\t任务\n\t干什么\n\t谁来干\n\n\t甲\n\t乙\n\t丙\n".encode())
    message = "表格里没有认出方案的表头，看到的是「任务｜干什么｜谁来干」"
    assert refused(path) == said("方案.txt:2", "no-plan-table", message, HEADS)


def test_a_head_with_nothing_below(tmp_path):
    path = file(tmp_path, "方案.txt", "分工方案\n\t工作任务\n\t具体要求\n\t责任处室\n".encode())
    assert refused(path) == said("方案.txt", "empty-plan", "表格里没有一条要求", HEADS)


def test_bytes_that_are_no_text(tmp_path):
    hint = "请用 Word 或记事本打开，另存为 UTF-8 编码的文本；Word 文件的后缀应当是 .docx"
    expected = said("方案.txt", "not-text", "文件不是文本（UTF-8、GB18030 都读不出）", hint)
    assert refused(file(tmp_path, "方案.txt", bytes(range(256)) * 4)) == expected
    assert refused(file(tmp_path, "方案.txt", twin(tmp_path / "全.docx").read_bytes())) == expected


SAVE_AS = "请用 Word 或 WPS 打开，另存为 Word（.docx），再导入"


def test_an_old_file_where_libreoffice_is_not_installed(tmp_path, monkeypatch):
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    message = ".doc 文件要由 LibreOffice 转换，这台电脑上没有"
    expected = said("方案.doc", "old-format", message, f"{SAVE_AS}；或安装 LibreOffice 后重试")
    assert refused(file(tmp_path, "方案.doc", OLE + b"\0" * 600)) == expected


def stand_in(folder: Path, monkeypatch, script: str) -> None:
    """A program that takes LibreOffice's place; it is called with the same arguments."""
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\nimport pathlib, shutil, sys, time\n{script}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(libreoffice, "program", lambda: str(program))


def test_an_old_file_is_converted(tmp_path, monkeypatch):
    made = twin(tmp_path / "全.docx")
    script = f"out = sys.argv[sys.argv.index('--outdir') + 1]; shutil.copy({str(made)!r}, out + '/plan.docx')"
    stand_in(tmp_path, monkeypatch, script)
    plan, findings = reader.read(file(tmp_path, "方案.wps", OLE + b"\0" * 600), "方案.wps", Roster())
    assert findings == ()
    assert plan.model_dump() == reader.read(TEXT, "方案.txt", Roster())[0].model_dump()


def test_an_old_file_that_libreoffice_cannot_open(tmp_path, monkeypatch):
    stand_in(tmp_path, monkeypatch, "sys.exit(0)")
    message = "LibreOffice 打不开这个文件，可能已损坏或设了密码"
    assert refused(file(tmp_path, "方案.doc", OLE)) == said("方案.doc", "cannot-convert", message, SAVE_AS)


def test_a_conversion_that_takes_too_long(tmp_path, monkeypatch):
    stand_in(tmp_path, monkeypatch, "time.sleep(60)")
    monkeypatch.setattr(libreoffice, "SECONDS", 0.5)
    message = "LibreOffice 转换超过 0.5 秒，已停止"
    assert refused(file(tmp_path, "方案.doc", OLE)) == said("方案.doc", "cannot-convert", message, SAVE_AS)


def test_a_word_file_with_an_old_ending_is_read_as_it_is(tmp_path, monkeypatch):
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    path = file(tmp_path, "方案.doc", twin(tmp_path / "全.docx").read_bytes())
    assert len(reader.read(path, "方案.doc", Roster())[0].requirements) == 28
