"""What is published: the same figures in every format, formats that programs and people can open, and no more."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from annualreport.checks.released import RULES
from annualreport.checks.rule import run as judged
from annualreport.forms import all_forms, form
from annualreport.model.printed import printed
from annualreport.model.release import Correction, Publication
from annualreport.outline import docx as word
from annualreport.outputs.open_data import tables_json
from annualreport.outputs.open_data.book import book
from annualreport.outputs.open_data.csv_table import csv_table, safe
from annualreport.outputs.open_data.tables_json import About
from annualreport.publishing import corrections
from annualreport.publishing.readback import numbers, readings
from annualreport.readers.year import load
from annualreport.workspace import Workspace
from tests.conftest import spoil
from tests.outputs.test_schema import faults
from tests.publishing.conftest import TITLE, YEAR, Run, sign
from tests.publishing.test_publish import QUICK, kept, out

FORM = form("60号")
ABOUT = About(TITLE, "虚构市教育局", YEAR, 1, date(2021, 1, 15), (date(2020, 1, 1), date(2020, 12, 31)))
FORMS = pytest.mark.parametrize("layout", all_forms(), ids=lambda layout: layout.edition)


def public(year: Workspace, number: int = 1) -> dict[str, bytes]:
    """The public files of a version."""
    return {one.name: one.read_bytes() for one in out(year, number).iterdir()}


def test_every_format_gives_back_the_figures_that_the_report_was_made_from(published: Workspace):
    figures = printed(FORM, load(published, YEAR)[0].statistics)
    read = readings(public(published), FORM)
    assert [one.file for one in read if one.figures is None] == []
    assert len(read) == 8
    for one in read:
        assert one.figures == {key: text for key, text in figures.items() if key[0] in one.tables}, one.file


PLACES = {"docx": "<w:t>23</w:t>", "html": ">23<", "csv": ",23\r\n", "json": '"数值": 23,'}


@pytest.mark.parametrize("kind", PLACES)
def test_a_format_with_another_figure_is_told_with_the_cell(published: Workspace, kind: str):
    from tests.publishing.planting import members, packed

    files = public(published)
    name = {"csv": "表三.csv", "json": "tables.json"}.get(kind, f"{TITLE}.{kind}")
    old, new = PLACES[kind], PLACES[kind].replace("23", "24")
    if kind == "docx":
        content = members(files[name])
        text = re.sub(r'<w:t xml:space="preserve">23</w:t>', old, content["word/document.xml"].decode())
        files[name] = packed({**content, "word/document.xml": text.replace(old, new, 1).encode()})
    else:
        files[name] = files[name].replace(old.encode(), new.encode(), 1)
    dossier = replace(load(published, YEAR)[0], publication=Publication(readings(files, FORM)))
    (told,) = [one for one in judged(RULES, dossier) if one.rule == "PUB-04"]
    assert told.message == (
        f"{name} 里有 1 个数与数据不一致：依申请公开·一、本年新收政府信息公开申请数量·总计 应为 23，读到 24"
    )


def test_a_file_that_cannot_be_read_back_counts_as_wrong_and_one_without_a_reader_as_not_assessed(
    published: Workspace, monkeypatch: pytest.MonkeyPatch
):
    files = {"三张统计表.xlsx": b"PK", f"{TITLE}.pdf": b"%PDF-1.7"}
    import builtins

    real = builtins.__import__

    def without(name: str, *more: object) -> object:
        """An install without pdfplumber."""
        if name == "pdfplumber":
            raise ImportError(name)
        return real(name, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    dossier = replace(load(published, YEAR)[0], publication=Publication(readings(files, FORM)))
    told = [one for one in judged(RULES, dossier) if one.rule == "PUB-04"]
    assert [str(one.severity) for one in told] == ["警告", "未核"]
    assert told[0].message.startswith("三张统计表.xlsx 里有 198 个数与数据不一致：")
    assert told[1].as_text() == (
        f"未核 {TITLE}.pdf 没有读回核对：读 PDF 要另装组件，这台电脑上没有 [PUB-04]\n"
        '    办法：运行 pip install "annualreport[pdf]" 装上；有原来的 Word 文件或网页的，也可以看它们'
    )


def test_excel_opens_the_csv_as_chinese_and_takes_no_text_for_a_formula(published: Workspace):
    content = public(published)["表二.csv"]
    assert content.startswith("﻿项目,指标,数值,单位\r\n规章,本年新制作数量,0,件\r\n".encode())
    assert "行政许可,本年增/减,-2,项\r\n政府集中采购,采购总金额,25.1,万元\r\n".splitlines()[1] in content.decode()
    assert [safe(text) for text in ("=1+1", "+A1", "@x", "-1+2", "\tx", "-2", "-2.5", "55（含2件）")] == [
        "'=1+1",
        "'+A1",
        "'@x",
        "'-1+2",
        "'\tx",
        "-2",
        "-2.5",
        "55（含2件）",
    ]


def test_the_workbook_has_the_form_and_numbers_no_formula_and_no_hidden_sheet(published: Workspace):
    made = load_workbook(io.BytesIO(public(published)["三张统计表.xlsx"]))
    assert [(one.title, one.sheet_state) for one in made.worksheets] == [
        (name, "visible") for name in ("表二", "表三", "表四")
    ]
    values = [cell.value for sheet in made for row in sheet.iter_rows() for cell in row]
    assert 23 in values
    assert not [one for one in values if isinstance(one, str) and one.startswith("=")]
    assert (made.properties.creator, made.properties.title) == ("虚构市教育局", TITLE)


def test_the_json_holds_to_its_schema_and_the_schema_to_the_json(published: Workspace):
    files = public(published)
    schema, data = json.loads(files["tables.schema.json"]), json.loads(files["tables.json"])
    assert faults(schema, data, schema) == []
    data["表"][0]["数据"][0]["数值"] = "二十"
    del data["单位"]
    assert len(faults(schema, data, schema)) == 2


def test_the_data_set_is_described_with_every_file_its_size_and_hash(published: Workspace):
    files = public(published)
    described = json.loads(files["dataset.json"])
    assert (described["@type"], described["dct:publisher"]["foaf:name"]) == ("dcat:Dataset", "虚构市教育局")
    listed = {one["dct:title"]: one for one in described["dcat:distribution"]}
    assert set(listed) == set(files) - {"SHA256SUMS", "dataset.json"}
    for name, one in listed.items():
        assert one["dcat:byteSize"] == len(files[name])
        assert one["spdx:checksum"]["spdx:checksumValue"] in files["SHA256SUMS"].decode()


def test_the_text_for_the_sites_own_system_has_no_class_and_its_values_the_day(published: Workspace):
    files = public(published)
    assert b"class=" not in files["网站正文.html"]
    assert json.loads(files["网站信息.json"])["PubDate"] == "2021-01-15 00:00"


def test_sha256sum_reads_the_list(published: Workspace):
    ended = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=out(published), capture_output=True, check=False)
    assert ended.returncode == 0


COUNTS = st.integers(0, 10**7).map(str) | st.builds("{}（含{}件）".format, st.integers(0, 99), st.integers(1, 9))
AMOUNTS = st.decimals(0, 10**6, places=2, allow_nan=False).map(lambda one: f"{one.normalize():f}")


@FORMS
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_whatever_the_figures_are_the_open_formats_give_them_back(layout, data):
    figures = {}
    for key, cell in layout.figures.items():
        amount = data.draw(AMOUNTS) + ("" if cell.unit else data.draw(st.sampled_from(["元", "万元"])))
        figures[key] = {"金额": amount, "增减": str(data.draw(st.integers(-99, 99)))}.get(cell.kind) or data.draw(
            COUNTS
        )
    files = {f"{one.name}.csv": csv_table(layout, one, figures) for one in layout.tables}
    files["三张统计表.xlsx"] = book(layout, figures, TITLE, "虚构市教育局")
    files["tables.json"] = tables_json.tables(layout, figures, ABOUT)
    for one in readings(files, layout):
        assert one.figures == {key: text for key, text in figures.items() if key[0] in one.tables}, one.file


def corrected(year: Workspace, run: Run) -> tuple[int, str, str]:
    """One figure and one text put right, signed anew and published."""
    spoil(year.data(YEAR, "statistics.yaml"), "处理决定数量: 156}", "处理决定数量: 158}")
    spoil(year.data(YEAR, "report.yaml"), "均未发现高危漏洞", "没有发现高危漏洞")
    assert sign(year, "核稿", "甲某") == sign(year, "签发", "乙某") == 0
    return run(
        year, "publish", "--formats", QUICK, "--correction", "--reason", "漏计2件", "--what", "行政许可的处理决定"
    )


OLD, NEW = (
    f"局门户网站完成首页改版，新增招生入学专栏，网站安全检测4次，{one}发现高危漏洞。" for one in ("均未", "没有")
)
CHANGES = [
    {"内容": "主动公开·行政许可·处理决定数量", "更正前": "156", "更正后": "158"},
    {"内容": "一、总体情况", "更正前": OLD, "更正后": NEW},
]


def test_a_change_after_publication_needs_a_correction_and_says_what_it_is(published: Workspace, run: Run):
    spoil(published.data(YEAR, "statistics.yaml"), "处理决定数量: 156}", "处理决定数量: 158}")
    assert sign(published, "核稿", "甲某") == sign(published, "签发", "乙某") == 0
    run(published, "rules")
    assert run(published, "publish", "--formats", QUICK)[:2] == (
        1,
        "警告 data/2020/report.yaml:2 第 1 版已于 2021-01-15 发布，此后内容有 1 处改动"
        "（主动公开·行政许可·处理决定数量：156→158） [PUB-05]\n"
        "    办法：确要更正的，写明原因：annualreport publish --correction --reason 原因 [--what 更正了什么]；"
        "不该改的，请改回\n",
    )
    assert (
        "警告 data/2020/statistics.yaml 第 1 版（2021-01-15 发布）之后改了 1 个数："
        "主动公开·行政许可·处理决定数量 由 156 改为 158 [PUB-05]\n"
    ) in run(published, "check")[1]


def test_a_correction_is_a_new_version_that_says_what_from_to_why_and_when(published: Workspace, run: Run):
    first = public(published)
    ended, text, _ = corrected(published, run)
    assert (ended, "已发布第 2 版：out/2020/发布/2" in text) == (0, True)
    assert public(published) == first
    record = json.loads((kept(published, 2) / "record.json").read_text("utf-8"))
    assert record["更正"] == [
        {"版次": 2, "日期": "2021-01-15", "原因": "漏计2件", "说明": "行政许可的处理决定", "改动": CHANGES}
    ]
    assert json.loads(public(published, 2)["tables.json"])["更正"] == record["更正"]
    for name in (f"{TITLE}.html", "网站正文.html"):
        page = public(published, 2)[name].decode()
        said = "2021年1月15日发布第 2 版。更正原因：漏计2件"
        assert [one in page for one in (said, "行政许可的处理决定", ">156<", ">158<", OLD, NEW)] == [True] * 6
    paper = "\n".join(line for line, _ in word.read((kept(published, 2) / "发布记录.docx").read_bytes(), "a").lines())
    assert "更正原因：漏计2件。更正内容：行政许可的处理决定。" in paper
    assert NEW in paper


def test_a_correction_comes_after_the_deadline_too_and_a_third_version_tells_of_the_second(
    published: Workspace, run: Run, monkeypatch: pytest.MonkeyPatch
):
    from annualreport.cli import publish as command

    monkeypatch.setattr(command, "today", lambda: date(2021, 5, 6))
    assert corrected(published, run)[0] == 0
    spoil(published.data(YEAR, "report.yaml"), "没有发现高危漏洞", "未发现高危漏洞")
    assert sign(published, "核稿", "甲某") == sign(published, "签发", "乙某") == 0
    assert run(published, "publish", "--formats", QUICK, "--correction", "--reason", "改文字")[0] == 0
    record = json.loads((kept(published, 3) / "record.json").read_text("utf-8"))
    assert [(one["版次"], one["原因"]) for one in record["更正"]] == [(2, "漏计2件"), (3, "改文字")]


def test_a_correction_of_nothing_is_not_published(published: Workspace, run: Run):
    ended, text, _ = run(published, "publish", "--formats", QUICK, "--correction", "--reason", "无")
    assert (ended, text.splitlines()[-1]) == (0, "没有要发布的：内容和第 1 版一样，在 out/2020/发布/1")


def test_texts_that_were_added_and_taken_away_are_told_one_by_one():
    from tests.outline.word import p, package

    before, after = (
        word.read(package("".join(p(one) for one in texts)), "a.docx")
        for texts in (("一、总体情况", "甲。", "乙。"), ("一、总体情况", "甲。", "丙。", "丁。"))
    )
    assert [(one.what, one.before, one.after) for one in corrections.of_texts(before, after)] == [
        ("一、总体情况", "乙。", "丙。"),
        ("一、总体情况", "", "丁。"),
    ]


def test_the_paper_record_names_posts_files_and_rules(published: Workspace):
    outline = word.read((kept(published) / "发布记录.docx").read_bytes(), "发布记录.docx")
    lines = [line for line, _ in outline.lines()]
    assert "第1版于2021年1月15日发布。" in lines[3]
    for said in ("办公室副主任", "局长", "data/2020/ledger.yaml", f"{TITLE}.docx", "没有核定放行的问题。"):
        assert said in lines
    assert not [line for line in lines if "甲某" in line or "【缺" in line]


def test_the_writers_own_record_template_is_used(signed: Workspace, run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(signed.root)
    assert run(signed, "template", "new", "templates/release-record.docx", "--kind", "发布记录")[0] == 0
    ended, text, _ = run(signed, "publish", "--formats", QUICK)
    assert (ended, "template-shipped" in text) == (0, False)


def test_verifying_a_whole_folder_says_so(published: Workspace, run: Run):
    assert run(published, "publish", "--verify", str(out(published))) == (
        0,
        "",
        "完整：每个文件都与校验值一致\n合计：阻断 0，警告 0，提示 0，未核 0\n",
    )


def test_everything_that_is_not_as_published_is_told(published: Workspace, run: Run, monkeypatch: pytest.MonkeyPatch):
    folder = out(published)
    (folder / "表二.csv").write_bytes((folder / "表二.csv").read_bytes()[:-1])
    (folder / "表三.csv").unlink()
    (folder / "草稿.docx").write_bytes(b"")
    monkeypatch.chdir(published.root)
    back = "\n    办法：请从 data/‹年度›/releases/ 恢复：annualreport publish --restore\n"
    assert run(published, "publish", "--verify", "out/2020/发布/1")[:2] == (
        1,
        "阻断 out/2020/发布/1/草稿.docx 这个文件不是发布的内容 [release-strange]\n    办法：请移走\n"
        f"阻断 out/2020/发布/1/表三.csv 发布的文件没有了 [release-missing]{back}"
        f"阻断 out/2020/发布/1/表二.csv 发布之后改过，与校验值不一致 [release-changed]{back}",
    )


def test_a_list_that_was_changed_along_with_its_file_is_found_by_the_record(published: Workspace, run: Run):
    folder = out(published)
    sums = (folder / "SHA256SUMS").read_text("utf-8").splitlines(keepends=True)
    (folder / "表二.csv").unlink()
    (folder / "SHA256SUMS").write_text("".join(line for line in sums if "表二" not in line), "utf-8")
    ended, text, _ = run(published, "publish", "--verify", str(folder))
    assert (ended, "SHA256SUMS 与发布记录不一致，改过了 [release-changed]" in text) == (1, True)
    assert "表二.csv 发布的文件没有了 [release-missing]" in text


def test_where_only_the_list_is_damaged_no_published_file_is_called_strange(
    published: Workspace, run: Run, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(published.root)
    (out(published) / "SHA256SUMS").write_text("甲\n", "utf-8")
    back = "\n    办法：请从 data/‹年度›/releases/ 恢复：annualreport publish --restore\n"
    changed = f"阻断 out/2020/发布/1/SHA256SUMS SHA256SUMS 与发布记录不一致，改过了 [release-changed]{back}"
    assert run(published, "publish", "--verify", "out/2020/发布/1")[:2] == (1, changed)
    (out(published) / "SHA256SUMS").unlink()
    missing = f"阻断 out/2020/发布/1/SHA256SUMS 发布的文件没有了 [release-missing]{back}"
    assert run(published, "publish", "--verify", "out/2020/发布/1")[:2] == (1, missing)


def test_the_folder_of_all_versions_and_a_file_are_no_published_folder(
    published: Workspace, run: Run, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(published.root)
    assert run(published, "publish", "--verify", "out/2020/发布")[:2] == (
        2,
        "阻断 out/2020/发布 这里是各版的文件夹（1），不是其中一版 [no-folder]\n    办法：请指明一版：out/2020/发布/1\n",
    )
    assert run(published, "publish", "--verify", "out/2020/发布/1/表二.csv")[:2] == (
        2,
        "阻断 out/2020/发布/1/表二.csv 这是一个文件，不是文件夹，没有核对 [no-folder]\n"
        "    办法：请指明一个已发布的文件夹，如 out/2021/发布/1\n",
    )


def test_a_folder_elsewhere_is_verified_by_its_own_list(published: Workspace, run: Run, tmp_path: Path):
    import shutil

    shutil.copytree(out(published), tmp_path / "site")
    assert run(published, "publish", "--verify", str(tmp_path / "site"))[0] == 0
    (tmp_path / "site" / "SHA256SUMS").write_text("甲\n", "utf-8")
    ended, text, _ = run(published, "publish", "--verify", str(tmp_path / "site"))
    assert ended == 1
    assert "SHA256SUMS:1 这一行不是校验值和文件名 [release-changed]" in text
    assert "表二.csv SHA256SUMS 坏了，不知道这个文件是不是发布的 [release-strange]\n    办法：请从 data/" in text
    (tmp_path / "site" / "SHA256SUMS").unlink()
    assert "没有 SHA256SUMS，不知道发布的是什么" in run(published, "publish", "--verify", str(tmp_path / "site"))[1]


def test_a_folder_that_is_not_there_is_a_wrong_call(published: Workspace, run: Run):
    assert run(published, "publish", "--verify", "nowhere")[:2] == (
        2,
        "阻断 nowhere 没有这个文件夹，没有核对 [no-folder]\n    办法：请指明一个已发布的文件夹，如 out/2021/发布/1\n",
    )


def test_restoring_what_was_never_published_says_so(year: Workspace, run: Run):
    assert run(year, "publish", "--restore")[:2] == (0, "2020 年度还没有发布过\n")


def test_a_correction_shows_no_text_as_markup(published: Workspace):
    from annualreport.outputs import html

    outline = word.read(public(published)[f"{TITLE}.docx"], "a.docx")
    hostile = Correction(2, date(2021, 2, 1), "<script>x</script>", "<b>")
    about = html.PageFacts(TITLE, "虚构市教育局", YEAR, "60号", FORM.number, corrections=(hostile,))
    for page in (html.page(outline, FORM, about), html.fragment(outline, FORM, about)):
        assert "&lt;script&gt;x&lt;/script&gt;" in page
        assert "<script" not in page


def test_rows_of_the_csv_are_those_of_the_table(published: Workspace):
    rows = list(csv.reader(io.StringIO(public(published)["表三.csv"].decode("utf-8-sig"))))
    assert rows[0] == ["项目", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    assert rows[1] == ["一、本年新收政府信息公开申请数量", "20", "2", "0", "0", "1", "0", "23"]
    assert len(rows) == 24


def test_a_text_with_another_number_is_told(published: Workspace):
    files = public(published)
    page = files[f"{TITLE}.html"].decode()
    assert page.count("更新内容37次") == 1
    files = {f"{TITLE}.html": page.replace("更新内容37次", "更新内容73次").encode()}
    wanted = numbers(word.read(public(published)[f"{TITLE}.docx"], "a.docx"))
    dossier = replace(load(published, YEAR)[0], publication=Publication(readings(files, FORM), wanted))
    (told,) = [one for one in judged(RULES, dossier) if one.rule == "PUB-04"]
    assert told.message == f"{TITLE}.html 的正文里没有读到 37，或次序与成稿不同"


def test_charts_are_on_the_page_where_they_are_asked_for(signed: Workspace, run: Run):
    pytest.importorskip("matplotlib", reason="needs the extra charts")
    assert run(signed, "publish", "--formats", "docx,html", "--charts")[0] == 0
    page = (out(signed) / f"{TITLE}.html").read_text("utf-8")
    assert ("<svg" in page, "<script" in page) == (True, False)
