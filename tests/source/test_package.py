"""An Office file is opened only where it is sound; everything else is told with what to do."""

from __future__ import annotations

import io
import random
import re
import zipfile
from pathlib import Path

import pytest

from annualreport.finding import Stop
from annualreport.source import package
from tests.packages import packed

GOOD = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>" * 20}


def said(tmp_path: Path, content: bytes, kind: str = ".docx") -> str:
    """Rule and message for a file of these bytes; empty where it may be opened."""
    path = tmp_path / f"a{kind}"
    path.write_bytes(content)
    try:
        package.check(path, "a.docx", kind)
    except Stop as stop:
        (finding,) = stop.findings
        return f"{finding.places[0]} {finding.message} [{finding.rule}]"
    return ""


def test_a_sound_file_is_opened(tmp_path: Path) -> None:
    assert said(tmp_path, packed(GOOD)) == ""


OLD = "a.docx 文件名是 .docx，内容却是旧格式（.doc、.xls 或 .wps） [old-format]"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (package.OLE + bytes(600), OLD),
        (package.OLE + bytes(60) + package.ENCRYPTED, "a.docx 文件设了打开密码 [encrypted-file]"),
        (b"", "a.docx 文件是空的（0 字节） [damaged-file]"),
        (b"{\\rtf1}", "a.docx 文件名是 .docx，内容却是RTF 文档 [wrong-format]"),
        (b"%PDF-1.7", "a.docx 文件名是 .docx，内容却是PDF 文件 [wrong-format]"),
        (b"<HTML>", "a.docx 文件名是 .docx，内容却是网页 [wrong-format]"),
        (packed(GOOD)[:-30], "a.docx 文件不是完好的 Word（.docx）文件，可能没有传完或已损坏 [damaged-file]"),
        (b"PK\x03\x04" + bytes(99), "a.docx 文件不是完好的 Word（.docx）文件，可能没有传完或已损坏 [damaged-file]"),
        (packed({"xl/workbook.xml": b"x"}), "a.docx 文件不是 Word（.docx）文件 [wrong-format]"),
        (
            packed({"word/document.xml": b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}),
            "a.docx 文件里带有 Word（.docx）不会有的声明（DOCTYPE），没有打开 [unsafe-file]",
        ),
    ],
)
def test_what_is_no_sound_word_file_is_told(tmp_path: Path, content: bytes, expected: str) -> None:
    assert said(tmp_path, content) == expected


def test_a_file_that_is_packed_closer_than_any_document_is_not_opened(tmp_path: Path) -> None:
    content = packed({**GOOD, "word/media/a.bin": bytes(3 * 1024 * 1024)})
    assert re.sub(r"\d+:1", "…:1", said(tmp_path, content)) == (
        "a.docx 文件解开后有 3 MB（压缩比 …:1），超出限度，没有打开 [zip-bomb]"
    )


def test_a_file_that_unpacks_to_more_than_200_megabytes_is_not_opened(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(4096)
    parts = {f"word/media/{n}.bin": noise * (11 * 256) for n in range(19)}
    assert "超出限度，没有打开 [zip-bomb]" in said(tmp_path, packed({**GOOD, **parts}))


def test_a_member_whose_bytes_were_changed_is_told(tmp_path: Path) -> None:
    content = bytearray(packed({**GOOD, "word/styles.xml": random.Random(2).randbytes(5000)}))
    content[len(content) // 2] ^= 0xFF
    assert said(tmp_path, bytes(content)) == "a.docx 文件已损坏，有的部分读不出来 [damaged-file]"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_there_twice_is_told(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for content in (b"one", b"two"):
            made.writestr("word/document.xml", content)
    assert said(tmp_path, stream.getvalue()) == "a.docx 文件里有重名的部分，不知道该读哪一个 [damaged-file]"


def test_a_password_on_the_parts_is_told(tmp_path: Path) -> None:
    content = bytearray(packed(GOOD))
    for sign in (b"PK\x03\x04", b"PK\x01\x02"):
        content[content.index(sign) + (6 if sign[2] == 3 else 8)] |= 1
    assert said(tmp_path, bytes(content)) == "a.docx 文件设了密码 [encrypted-file]"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        package.check(tmp_path / "b.docx", "b.docx", ".docx")
    hint = "请确认文件存在、有权限读取，并且没有在 Word、Excel 或 WPS 里打开"
    assert stop.value.findings[0].as_text() == f"阻断 b.docx 没有这个文件 [cannot-read]\n    办法：{hint}"


def test_a_file_with_any_bytes_changed_is_opened_or_told_and_raises_nothing_else(tmp_path: Path) -> None:
    good, chance = packed(GOOD), random.Random(3)
    for _ in range(600):
        content = bytearray(good)
        for _ in range(chance.randint(1, 4)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        said(tmp_path, bytes(content[: chance.choice((len(content), chance.randrange(len(content))))]))
