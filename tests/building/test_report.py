"""A build makes everything or nothing, says every gap, and gives the same bytes for the same materials."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from annualreport.building.report import Options, build
from annualreport.cli import status
from annualreport.finding import Stop
from annualreport.outline import Paragraph
from annualreport.outline import docx as word
from annualreport.source import libreoffice
from annualreport.workspace import Workspace
from tests.conftest import spoil
from tests.outputs.filled import needs_office, templates, with_templates
from tests.packages import members, packed

YEAR = 2020
TITLE = "虚构市教育局2020年政府信息公开工作年度报告"
SECTION = "虚构市教育局2020年政务公开工作要点落实情况"
TEMPLATE = "templates/annual-report-60.docx"
QUICK = Options(("docx", "html"))
IMPROVEMENTS = "改进情况: |-\n"


@pytest.fixture
def year(a_year: Workspace) -> Workspace:
    """The good year with its templates."""
    return with_templates(a_year)


def blanked(year: Workspace) -> Workspace:
    """The year without its improvements."""
    path = year.data(YEAR, "report.yaml")
    text = path.read_text("utf-8")
    begin, end = text.index(IMPROVEMENTS), text.index("其他事项:")
    path.write_text(text[:begin] + "改进情况: ~\n" + text[end:], "utf-8")
    return year


def files(year: Workspace) -> dict[str, bytes]:
    """What is in the year's out/, by name."""
    folder = year.out(YEAR)
    return {one.name: one.read_bytes() for one in sorted(folder.iterdir())} if folder.is_dir() else {}


def texts(content: bytes) -> list[str]:
    """The paragraphs of a Word file's body."""
    return [block.text for block in word.read(content, "x.docx").blocks if isinstance(block, Paragraph)]


def refused(year: Workspace, options: Options = QUICK) -> str:
    """What is said where nothing can be made."""
    with pytest.raises(Stop) as stop:
        build(year, YEAR, options)
    return "\n".join(finding.as_text() for finding in stop.value.findings)


def test_the_good_year_makes_every_file_and_has_nothing_open(year: Workspace) -> None:
    built = build(year, YEAR, QUICK)
    assert [one.name for one in built.files] == [f"{TITLE}.docx", f"{TITLE}.html", "findings.json", "record.json"]
    assert sorted(files(year)) == sorted(one.name for one in built.files)
    assert not [one.as_text() for one in built.findings if one.stops]
    assert json.loads(files(year)["findings.json"]) == [one.as_json() for one in built.findings]


def test_the_record_tells_what_was_made_from_what(year: Workspace) -> None:
    build(year, YEAR, QUICK)
    made = files(year)
    record = json.loads(made["record.json"])
    for name, content in made.items():
        if name != "record.json":
            assert record["产出"][name] == sha256(content).hexdigest()
    names = {
        "data/offices.yaml",
        "data/2019/statistics.yaml",
        TEMPLATE,
        "templates/implementation.docx",
        *(f"data/2020/{name}.yaml" for name in ("ledger", "plan", "report", "statistics")),
    }
    assert set(record["输入"]) == names
    for name in names:
        assert record["输入"][name] == sha256((year.root / name).read_bytes()).hexdigest()
    assert record["版式"]["文号"] == "国办公开办函〔2019〕60号"


def test_the_same_materials_give_the_same_bytes(year: Workspace) -> None:
    build(year, YEAR, QUICK)
    first = files(year)
    build(year, YEAR, QUICK)
    assert files(year) == first


def with_parts(year: Workspace, parts: str) -> Workspace:
    """The year with texts of its own for chapters or sections."""
    path = year.data(YEAR, "report.yaml")
    path.write_text(f"{path.read_text('utf-8').rstrip()}\n落实情况:\n{parts}", "utf-8")
    return year


def test_a_chapter_s_own_text_stands_for_its_requirements_and_what_is_open_is_still_told(year: Workspace) -> None:
    before = texts(open_section(year))
    own = "  '2': |-\n    第二章共{{ 统计.总数 }}项。\n    全部落实。\n  '2.1': 第一节另有说明。\n"
    told = texts(open_section(with_parts(year, own)))
    chapter = told.index(before[before.index(next(one for one in before if "二、" in one))])
    assert told[chapter + 1 : chapter + 5] == ["第二章共5项。", "全部落实。", before[chapter + 1], "第一节另有说明。"]
    rest = next(at for at, one in enumerate(before) if "未完成、推进中和不适用的事项" in one)
    assert told[chapter + 5 :] == before[rest:]
    assert told[:chapter] == before[:chapter]


def test_a_section_s_own_text_stands_for_its_requirements_alone(year: Workspace) -> None:
    before = texts(open_section(year))
    told = texts(open_section(with_parts(year, "  '1.1': 本节自己的文字。\n")))
    section = next(at for at, one in enumerate(before) if one.startswith("（一）"))
    following = next(at for at, one in enumerate(before) if one.startswith("（二）"))
    assert told == [*before[: section + 1], "本节自己的文字。", *before[following:]]


def open_section(year: Workspace) -> bytes:
    """The section on the plan as a document of its own."""
    (file, *_) = build(year, YEAR, Options(("docx",), section=True)).files
    return file.read_bytes()


def test_texts_of_parts_that_no_template_prints_or_no_plan_knows_stop_the_final(year: Workspace) -> None:
    old = year.templates / "implementation.docx"
    old.write_bytes(without_parts(old.read_bytes()))
    with_parts(year, "  '2': 第二章自己的文字。\n  '2.9': 写错了。\n")
    said = [one.as_text() for one in build(year, YEAR, Options(("docx",))).findings if "落实情况」" in one.message]
    label = "data/2020/report.yaml"
    lines = (year.root / label).read_text("utf-8").splitlines()
    first, second = (lines.index(one) + 1 for one in ("  '2': 第二章自己的文字。", "  '2.9': 写错了。"))
    assert said == [
        f"阻断 {label}:{first} 「落实情况」里为「2」写的文字，年报里没有印出来 [PLN-01]\n"
        "    办法：请在模板里印 {{ 章.落实情况 }} 或 {{ 节.落实情况 }}，写法见 template new --section 做出的模板",
        f"阻断 {label}:{second} 「落实情况」里的编号「2.9」不是方案的章或节 [PLN-11]\n"
        '    办法：章写作 "1"，节写作 "1.1"；某一条的文字写在台账里',
    ]


def without_parts(template: bytes) -> bytes:
    """A template from before chapters had texts of their own."""
    parts = members(template)
    body = parts["word/document.xml"].decode()
    parts["word/document.xml"] = body.replace("章.落实情况", "章.无").replace("节.落实情况", "节.无").encode()
    return packed(parts)


def test_a_gap_is_marked_in_the_draft_and_told_at_its_line(year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["-C", str(blanked(year).root), "build", "--formats", "docx"]) == 0
    out = capsys.readouterr().out
    assert "「改进情况」没有值，文中印作【缺：改进情况】 [gap]" in out
    assert out.endswith(f"已生成 out/2020/{TITLE}.docx\n已生成 out/2020/findings.json\n已生成 out/2020/record.json\n")
    assert any("【缺：改进情况】" in text for text in texts(files(year)[f"{TITLE}.docx"]))


def test_an_empty_cell_is_one_fault_with_its_gap(year: Workspace) -> None:
    spoil(year.data(YEAR, "statistics.yaml"), "本年新收: [20, 2,", "本年新收: [20, ~,")
    built = build(year, YEAR, Options(("docx",)))
    (blank,) = [one for one in built.findings if "gap" in one.rules]
    assert blank.rules == ("T3-06", "gap")
    assert blank.stops


def test_a_final_with_anything_open_is_refused_with_everything_at_once(
    year: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    build(year, YEAR, QUICK)
    before = files(year)
    spoil(blanked(year).data(YEAR, "statistics.yaml"), "本年新收: [20, 2,", "本年新收: [20, 3,")
    spoil(year.data(YEAR, "ledger.yaml"), "  完成日期: 2020-05-18\n", "")
    capsys.readouterr()
    assert status(["-C", str(year.root), "build", "--final", "--format", "json"]) == 1
    out, err = capsys.readouterr()
    rules = {rule for finding in json.loads(out) for rule in finding["rules"]}
    assert {"gap", "T3-01", "T3-03", "LED-04"} <= rules
    assert err.endswith("有阻断没有解决，定稿没有生成；原有文件未动。\n")
    assert files(year) == before


def test_a_final_of_the_good_year_is_made_and_has_no_mark(year: Workspace) -> None:
    assert status(["-C", str(year.root), "build", "--final", "--formats", "docx,html"]) == 0
    made = files(year)
    assert not any("缺：" in text for text in texts(made[f"{TITLE}.docx"]))
    assert "2021-01-15" in made[f"{TITLE}.html"].decode()


def test_the_section_alone_has_a_name_of_its_own_and_touches_nothing_else(year: Workspace) -> None:
    build(year, YEAR, QUICK)
    before = files(year)
    built = build(year, YEAR, Options(("docx", "html"), section=True))
    assert [one.name for one in built.files] == [f"{SECTION}.docx", f"{SECTION}.html"]
    assert {name: content for name, content in files(year).items() if SECTION not in name} == before
    text = "".join(texts(files(year)[f"{SECTION}.docx"]))
    assert "已完成1项" in text.replace(" ", "")


def test_only_the_formats_asked_for_are_written(year: Workspace) -> None:
    build(year, YEAR, Options(("html",)))
    assert sorted(files(year)) == ["findings.json", "record.json", f"{TITLE}.html"]


def test_without_libreoffice_the_rest_is_made_and_the_way_to_a_pdf_is_told(
    year: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    assert status(["-C", str(year.root), "build"]) == 0
    assert sorted(files(year)) == ["findings.json", "record.json", f"{TITLE}.docx", f"{TITLE}.html"]
    assert "这台电脑没有 LibreOffice，没有生成 PDF [pdf-without-libreoffice]" in capsys.readouterr().out


@needs_office
def test_an_example_says_so_first_of_all_in_every_file(year: Workspace) -> None:
    spoil(year.data(YEAR, "report.yaml"), "单位类型: 部门\n", "单位类型: 部门\n示例: 是\n")
    for options, name in ((Options(), TITLE), (Options(section=True), SECTION)):
        build(year, YEAR, options)
        made = files(year)
        outline = word.read(made[f"{name}.docx"], "x.docx")
        assert "示例" in next(block.text for block in outline.blocks if isinstance(block, Paragraph) and block.text)
        assert outline.headers and all("示例" in header.text for header in outline.headers if header.text)
        body = made[f"{name}.html"].decode().partition("<main")[2]
        assert "示例" in body.partition("<h1")[0] + body[:600]
        pdf = year.out(YEAR, f"{name}.pdf")
        said = subprocess.run(
            ["pdftotext", "-l", "1", str(pdf), "-"], capture_output=True, text=True, check=True
        ).stdout
        assert "示例" in said.partition(name[-6:])[0]


def test_a_template_that_is_missing_is_told_with_the_way_to_a_new_one(year: Workspace) -> None:
    (year.root / TEMPLATE).unlink()
    assert refused(year) == (
        f"阻断 {TEMPLATE} 没有找到模板 [template-missing]\n"
        f"    办法：把文件放回去，或重新生成：annualreport template new {TEMPLATE} --edition 60号"
    )
    (year.templates / "implementation.docx").unlink()
    assert "annualreport template new templates/implementation.docx --section" in refused(year, Options(section=True))
    assert files(year) == {}


@pytest.mark.parametrize(
    ("content", "rule"),
    [(b"", "damaged-file"), (b"{\\rtf1}", "wrong-format"), (b"PK\x03\x04cut", "damaged-file")],
)
def test_a_template_that_is_no_word_file_is_told(year: Workspace, content: bytes, rule: str) -> None:
    (year.root / TEMPLATE).write_bytes(content)
    said = refused(year)
    assert said.startswith(f"阻断 {TEMPLATE} ")
    assert f"[{rule}]" in said
    assert files(year) == {}


def test_a_template_cut_short_at_any_place_is_told(year: Workspace) -> None:
    whole = templates()["annual-report-60.docx"]
    for part in range(1, 10):
        (year.root / TEMPLATE).write_bytes(whole[: len(whole) * part // 10])
        assert f"阻断 {TEMPLATE} " in refused(year)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("2020/ledger.yaml", "\t- 编号: 1.1.1\n", "阻断 data/2020/ledger.yaml:1 行首或冒号后用了制表符（Tab）"),
        ("2020/plan.yaml", "章: []\n章: []\n", "阻断 data/2020/plan.yaml:2 「章」写了两次"),
        ("2020/statistics.yaml", "只有文字", "阻断 data/2020/statistics.yaml "),
        ("2019/statistics.yaml", "只有文字", "阻断 data/2019/statistics.yaml "),
        ("offices.yaml", "- 名称: [\n", "阻断 data/offices.yaml:"),
        ("2020/文稿.docx", "PK", "阻断 data/2020/文稿.docx 文件不是完好的 Word"),
    ],
)
def test_a_file_that_cannot_be_understood_leaves_the_last_draft_as_it_was(
    year: Workspace, capsys: pytest.CaptureFixture[str], name: str, content: str, said: str
) -> None:
    build(year, YEAR, QUICK)
    before = files(year)
    (year.root / "data" / name).write_text(content, "utf-8")
    assert status(["-C", str(year.root), "build", "--formats", "docx"]) == 2
    assert any(line.startswith(said) for line in capsys.readouterr().out.splitlines())
    assert files(year) == before


def test_a_file_that_is_not_there_is_only_a_gap(year: Workspace) -> None:
    year.data(YEAR, "ledger.yaml").unlink()
    year.data(YEAR - 1, "statistics.yaml").unlink()
    assert build(year, YEAR, Options(("docx",))).files


def test_a_wrong_entry_of_a_file_that_is_understood_is_told_in_the_draft(year: Workspace) -> None:
    spoil(year.data(YEAR, "ledger.yaml"), "  完成日期: 2020-05-18\n", "")
    assert build(year, YEAR, Options(("docx",))).files


def locked(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A file that another program holds, as Word does on Windows."""
    read = Path.read_bytes

    def guarded(path: Path) -> bytes:
        """Refuse the one file."""
        if path.name == name:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", guarded)


@pytest.mark.parametrize("name", ["annual-report-60.docx", "ledger.yaml"])
def test_a_file_that_is_open_elsewhere_is_told_and_nothing_is_written(
    year: Workspace, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    locked(monkeypatch, name)
    said = refused(year)
    assert name in said.splitlines()[0]
    assert "[cannot-read]" in said
    assert "打开" in said or "占用" in said
    assert files(year) == {}


def test_a_strange_file_beside_the_data_that_cannot_be_read_is_told(
    year: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    year.data(YEAR, "会议照片.jpg").write_bytes(b"x")
    locked(monkeypatch, "会议照片.jpg")
    assert refused(year) == (
        "阻断 data/2020/会议照片.jpg 没有权限读取这个文件，或它正被别的程序占用 [cannot-read]\n"
        "    办法：请确认有权限读取这个文件，并且没有在 Word、Excel 或 WPS 里打开；与年报无关的文件请移到别处"
    )


def test_an_out_folder_that_cannot_be_made_is_told(year: Workspace) -> None:
    (year.root / "out").write_text("mine", "utf-8")
    said = refused(year)
    assert "应当是文件夹的地方有一个同名文件，没有写入 [cannot-write]" in said
    assert (year.root / "out").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, "磁盘已满"), (errno.EROFS, "只读"), (errno.EACCES, "写不进去")]
)
def test_a_disk_that_refuses_leaves_everything_as_it_was(
    year: Workspace, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    build(year, YEAR, QUICK)
    before = files(year)
    blanked(year)
    written: list[int] = []

    def full(handle: int) -> None:
        """Two files go through, the third does not."""
        written.append(handle)
        if len(written) > 2:
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", full)
    assert said in refused(year)
    assert files(year) == before


BUILD = """
import sys
from pathlib import Path
from annualreport.building.report import Options, build
from annualreport.workspace import Workspace
print("ready", flush=True)
build(Workspace(Path(sys.argv[1])), 2020, Options(("docx", "html")))
"""


def started(year: Workspace) -> Any:
    """A build in a process of its own, at the point where the work begins."""
    process = subprocess.Popen([sys.executable, "-c", BUILD, str(year.root)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    return process


def test_a_build_that_is_killed_leaves_every_file_old_or_new(year: Workspace) -> None:
    build(blanked(year), YEAR, QUICK)
    new = files(year)
    spoil(year.data(YEAR, "report.yaml"), "改进情况: ~\n", "改进情况: 建立栏目更新提醒机制，每月通报1次。\n")
    build(year, YEAR, QUICK)
    old = files(year)
    spoil(year.data(YEAR, "report.yaml"), "改进情况: 建立栏目更新提醒机制，每月通报1次。\n", "改进情况: ~\n")
    began = time.monotonic()
    started(year).wait()
    takes = time.monotonic() - began
    moments = random.Random(7)
    for _ in range(4):
        for name, content in old.items():
            year.out(YEAR, name).write_bytes(content)
        process = started(year)
        time.sleep(moments.uniform(takes * 0.6, takes))
        process.send_signal(signal.SIGKILL)
        process.wait()
        left = {name: content for name, content in files(year).items() if not name.startswith(".")}
        assert set(left) == set(old)
        for name, content in left.items():
            assert content in (old[name], new[name]), name
