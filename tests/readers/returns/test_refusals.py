"""A file that may not be opened is told what it is and what to do; a damaged one is read as far as it goes."""

from __future__ import annotations

import random
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from annualreport.readers import returns
from annualreport.readers.returns import files
from annualreport.source import libreoffice
from tests.outputs.filled import needs_office
from tests.packages import members, packed
from tests.readers.returns.conftest import Desk

SAVE_AS = "请用 Excel 或 WPS 打开，另存为「Excel 工作簿（.xlsx）」再收"


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("xl/vbaProject.bin", "工作簿里带有宏，没有打开 [macros]"),
        ("xl/externalLinks/externalLink1.xml", "工作簿里有引用别的文件的链接，没有打开 [external-links]"),
        ("xl/connections.xml", "工作簿里有引用别的文件的链接，没有打开 [external-links]"),
        ("xl/embeddings/oleObject1.bin", "工作簿里嵌有别的文件，没有打开 [embedded-files]"),
    ],
)
def test_macros_and_links_to_the_outside_are_not_opened(desk: Desk, part: str, expected: str) -> None:
    desk.path.write_bytes(packed({**members(desk.path.read_bytes()), part: b"<x/>"}))
    found, said = desk.read()
    assert found is None
    assert said[0].startswith(f"阻断 教育信息中心.xlsx {expected}\n    办法：请")


def test_a_macro_workbook_under_a_plain_name_is_known_by_its_type(desk: Desk) -> None:
    parts = members(desk.path.read_bytes())
    sheet, macro = b"spreadsheetml.sheet.main+xml", b"sheet.macroEnabled.main+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(sheet, macro)
    desk.path.write_bytes(packed(parts))
    assert "[macros]" in desk.read()[1][0]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "文件是空的（0 字节） [damaged-file]"),
        ("编号,状态\n1.1.1,已完成\n".encode("gb18030"), "文件是文字（如 .csv），不是 Excel（.xlsx） [wrong-format]"),
        ("编号,状态\n1.1.1,已完成\n".encode(), "文件是文字（如 .csv），不是 Excel（.xlsx） [wrong-format]"),
        (b"<html><table></table></html>", "文件名是 .xlsx，内容却是网页 [wrong-format]"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "文件名是 .xlsx，内容却是图片 [wrong-format]"),
        (b"Rar!\x1a\x07\x00", "文件名是 .xlsx，内容却是压缩包（.rar） [wrong-format]"),
        (b"%PDF-1.7", "文件名是 .xlsx，内容却是PDF 文件 [wrong-format]"),
        (b"PK\x03\x04" + bytes(40), "文件不是完好的 Excel（.xlsx）文件，可能没有传完或已损坏 [damaged-file]"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "文件设了打开密码 [encrypted-file]",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook_VBA_PROJECT_CUR".encode("utf-16-le"),
            "文件名是 .xlsx，内容却是旧格式（.doc、.xls 或 .wps） [old-format]",
        ),
    ],
)
def test_what_is_no_workbook_says_what_it_is(desk: Desk, content: bytes, expected: str) -> None:
    desk.path.write_bytes(content)
    found, said = desk.read()
    assert found is None
    assert len(said) == 1
    assert said[0].startswith(f"阻断 教育信息中心.xlsx {expected}\n    办法：")


def test_half_a_file_is_told(desk: Desk) -> None:
    desk.path.write_bytes(desk.path.read_bytes()[:9000])
    assert "可能没有传完或已损坏 [damaged-file]" in desk.read()[1][0]


def test_a_file_that_is_not_there_is_told(desk: Desk) -> None:
    desk.path.unlink()
    assert desk.read()[1][0].startswith("阻断 教育信息中心.xlsx 没有这个文件 [cannot-read]")


def test_a_bomb_is_not_unpacked(desk: Desk) -> None:
    desk.path.write_bytes(
        packed({**members(desk.path.read_bytes()), "xl/worksheets/sheet9.xml": b"<a>" + b" " * 6_000_000})
    )
    assert "[zip-bomb]" in desk.read()[1][0]


def test_more_than_any_office_fills_is_not_opened(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST_XML", 2_000_000)
    noise = random.Random(1).randbytes(1_600_000).hex().encode()
    desk.path.write_bytes(
        packed({**members(desk.path.read_bytes()), "xl/worksheets/sheet9.xml": b"<a>" + noise + b"</a>"})
    )
    assert "工作簿的表格内容有 3 MB，超出限度，没有打开 [too-large]" in desk.read()[1][0]


def test_a_part_that_declares_entities_is_not_opened(desk: Desk) -> None:
    parts = members(desk.path.read_bytes())
    evil = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    parts["xl/worksheets/sheet2.xml"] = evil + parts["xl/worksheets/sheet2.xml"]
    desk.path.write_bytes(packed(parts))
    assert "[unsafe-file]" in desk.read()[1][0]


def test_a_damaged_sheet_is_told_and_the_others_are_read(desk: Desk) -> None:
    parts = members(desk.path.read_bytes())
    whole = parts["xl/worksheets/sheet2.xml"]
    third = whole.index(b'<row r="3"')
    parts["xl/worksheets/sheet2.xml"] = whole[: third + 40]
    desk.path.write_bytes(packed(parts))
    found, said = desk.read()
    assert found
    assert [one.number for one in found.reports] == ["1.1.1"]
    assert said == [
        "阻断 教育信息中心.xlsx 任务!A3 工作表「任务」已损坏，从第 3 行起读不出来，前面的也请核对 [damaged-sheet]\n"
        "    办法：请用 Excel 或 WPS 打开，核对后另存一份再收",
        "警告 教育信息中心.xlsx 工作表「任务」里少了 1 行：1.2.1 技术安全，这几条原来报的不变 [rows-missing]\n"
        "    办法：没有情况可报的，请保留这一行，空着即可",
    ]


def flipped(path: Path, part: str) -> None:
    """Spoil some bytes in the middle of a part, as a bad disk does."""
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        member = package.getinfo(part)
    middle = member.header_offset + 30 + len(part) + member.compress_size // 2
    content[middle : middle + 8] = bytes(byte ^ 0x55 for byte in content[middle : middle + 8])
    path.write_bytes(bytes(content))


def test_a_sheet_whose_bytes_were_spoilt_is_told_and_the_others_are_read(desk: Desk) -> None:
    flipped(desk.path, "xl/worksheets/sheet3.xml")
    found, said = desk.read()
    assert found
    assert [one.number for one in found.reports] == ["1.1.1", "1.2.1"]
    assert [finding.split(" ")[2][:3] for finding in said if "[damaged-sheet]" in finding] == ["指标!"]


def test_where_more_than_a_sheet_is_spoilt_the_file_is_not_opened(desk: Desk) -> None:
    flipped(desk.path, "xl/styles.xml")
    assert "文件已损坏，有的部分读不出来 [damaged-file]" in desk.read()[1][0]


def test_a_workbook_without_its_list_of_sheets_is_told(desk: Desk) -> None:
    desk.path.write_bytes(packed({**members(desk.path.read_bytes()), "xl/workbook.xml": b"<workbook"}))
    assert "工作簿已损坏，读不出有哪些工作表 [damaged-file]" in desk.read()[1][0]


def test_hostile_cells_end_in_findings_and_never_in_a_traceback(desk: Desk) -> None:
    chance, good = random.Random(7), members(desk.path.read_bytes())
    junk = [
        "", '"-1"', '"1e999"', ">99999999999<", ">-1<", '"A1:XFD1048576"', ">1E999999999<", ">NaN<", '"ZZZ9999999"',
        '"d"', '"s"', '"b"', '"e"', '"n"', '"inlineStr"', ">=1+1<", ">_x0000_<", '"0"', "<f>1</f>", "<v>9</v>",
    ]  # fmt: skip
    for _ in range(150):
        name = chance.choice([one for one in sorted(good) if "sheet" in one or "styles" in one or "workbook" in one])
        text = good[name].decode()
        for _ in range(chance.randint(1, 3)):
            value = chance.choice(re.findall(r'"[^"]*"|>[^<>]+<|<[^<>]*/>', text))
            text = text.replace(value, chance.choice(junk), chance.choice([1, -1]))
        desk.path.write_bytes(packed({**good, name: text.encode()}))
        found, said = returns.read(desk.path, "x.xlsx", desk.dossier.plans, desk.dossier.roster)
        assert found is not None or said
        assert all(finding.places for finding in said)


def test_without_libreoffice_a_table_of_another_format_says_what_to_do(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    table(desk.path)
    assert desk.read()[1] == [
        "阻断 教育信息中心.xlsx 这是 OpenDocument 表格（.ods），要由 LibreOffice 转换，这台电脑上没有"
        " [cannot-convert]\n"
        f"    办法：{SAVE_AS}；或安装 LibreOffice 后重试"
    ]


def table(path: Path, body: str = "", **more: bytes) -> None:
    """A small OpenDocument table."""
    spaces = " ".join(f'xmlns:{name}="{name}"' for name in ("office", "table", "draw", "xlink"))
    root = f"<office:document-content {spaces}>{body}</office:document-content>"
    parts = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": root.encode()}
    with zipfile.ZipFile(path, "w") as package:
        for name, content in {**parts, **more}.items():
            package.writestr(name.replace("_", "/"), content)


@pytest.mark.parametrize(
    ("body", "more", "rule"),
    [
        ('<draw:image xlink:href="http://evil.example/x.png"/>', {}, "external-links"),
        ('<table:table-source xlink:href="file:///etc/passwd"/>', {}, "external-links"),
        ("<office:dde-source/>", {}, "external-links"),
        ("", {"Basic_Standard": b"<x/>"}, "macros"),
        ("", {"Scripts_python": b"x"}, "macros"),
    ],
)
def test_a_table_that_would_fetch_or_run_something_is_not_given_to_libreoffice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, body: str, more: dict[str, bytes], rule: str
) -> None:
    run: list[object] = []
    monkeypatch.setattr(libreoffice, "run", lambda *call: run.append(call))
    table(desk.path, body, **more)
    assert f"[{rule}]" in desk.read()[1][0]
    assert run == []


def test_a_conversion_that_fails_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: "soffice")
    monkeypatch.setattr(libreoffice, "run", lambda *_: True)
    table(desk.path)
    told = "LibreOffice 打不开这份 OpenDocument 表格（.ods），可能已损坏或设了密码 [cannot-convert]\n"
    assert desk.read()[1][0].startswith(f"阻断 教育信息中心.xlsx {told}")


Convert = Callable[[Path, str], Path]


@pytest.fixture
def convert(tmp_path: Path) -> Convert:
    """Save a workbook in another format with the real LibreOffice; its result has the format's own suffix."""

    def converted(path: Path, to: str) -> Path:
        folder = tmp_path / to.partition(":")[0]
        folder.mkdir()
        source = shutil.copy(path, folder / f"book{path.suffix}")
        assert libreoffice.run(libreoffice.command("soffice", Path(source), to, folder))
        return folder / f"book.{to.partition(':')[0]}"

    return converted


@needs_office
@pytest.mark.parametrize("to", ["ods", "xls:MS Excel 97"])
def test_a_filled_workbook_survives_the_other_formats_of_real_programs(desk: Desk, convert: Convert, to: str) -> None:
    def change(book: object) -> None:
        sheet, figures, proofs = (book[name] for name in ("任务", "指标", "佐证"))  # type: ignore[index]
        sheet["J2"].value = "第一段：“引号”、_x005F_x000D_、<标签>&；\n第二段。"
        sheet["H3"].value, sheet["I3"].value = "已办结", "２０２０．１２．１"
        figures["C2"].value, figures["D2"].value, figures["E2"].value = "更新", 12.5, "万次"
        proofs["C2"].value, proofs["D2"].value = "专栏", "https://jyj.example.gov.cn/zsrx/"

    before, said = desk.back(change)
    moved = Desk(desk.dossier, convert(desk.path, to))
    after, said_after = moved.read()
    assert before
    assert after
    assert [finding.split(" ", 2)[2] for finding in said_after] == [finding.split(" ", 2)[2] for finding in said]
    for one, two in zip(before.reports, after.reports, strict=True):
        assert one.report.model_dump() == two.report.model_dump()
        assert [item.model_dump() for item in one.indicators] == [item.model_dump() for item in two.indicators]
        assert [item.model_dump() for item in one.evidence] == [item.model_dump() for item in two.evidence]
