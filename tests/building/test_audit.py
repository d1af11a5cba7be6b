"""A published report is judged as it stands: its own faults with their places, nothing of what others keep."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from annualreport.building import audit_many
from annualreport.building.audit import Audited, Wanted, audit
from annualreport.building.audit_page import page
from annualreport.building.report import Options, build
from annualreport.finding import Severity
from annualreport.outline import pdf
from annualreport.workspace import Workspace
from tests.figures import sample
from tests.published import reports

REPOSITORY = Path(__file__).parents[2]


def written(folder: Path, name: str, content: bytes | str) -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def site(name: str, year: int, *changes: tuple[str, str]) -> bytes:
    """A page of a site with one thing or another changed once."""
    text = reports.site(sample(name)[1], year).decode("gb18030")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text.encode("gb18030")


def told(audited: Audited, *rules: str) -> list[str]:
    """What some rules say, as printed, without hints."""
    found = (one for one in audited.findings if one.severity is not Severity.UNASSESSED)
    return [one.as_text().split("\n")[0] for one in found if not rules or one.rule in rules]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the repository's own year, 2021 by 60号, is built into."""
    import shutil

    root = tmp_path_factory.mktemp("own")
    for name in ("data", "templates"):
        shutil.copytree(REPOSITORY / name, root / name)
    build(Workspace(root), 2021, Options(("docx", "html")))
    return root / "out" / "2021"


@pytest.mark.parametrize("ending", ["docx", "html"])
def test_our_own_report_of_2021_by_the_older_form_has_the_two_faults_that_are_decided_at_home(own: Path, ending: str):
    (path,) = own.glob(f"*.{ending}")
    audited = audit(path, path.name, Wanted())
    found = [one for one in audited.findings if one.severity in (Severity.BLOCKING, Severity.WARNING)]
    assert [one.rule for one in found] == ["STR-03", "REF-03"]
    assert [one.decision for one in found] == [None, None]
    assert audited.stops


def test_a_file_name_that_a_site_gave_is_no_fault_and_one_that_names_another_year_is(tmp_path: Path):
    content = site("30-clean-2025", 2025)
    assert told(audit(written(tmp_path, "a", content), "content_12345.html", Wanted()), "TTL-02") == []
    label = "某市某局2024年政府信息公开工作年度报告.html"
    (fault,) = told(audit(written(tmp_path, "b", content), label, Wanted()), "TTL-02")
    assert "文件名写的是「某市某局2024年政府信息公开工作年度报告」，与单位、年份不一致" in fault


def test_rules_that_lack_plan_ledger_and_last_year_are_told_once_each(tmp_path: Path):
    audited = audit(written(tmp_path, "a.html", site("30-clean-2025", 2025)), "a.html", Wanted())
    lacking = [one for one in audited.findings if one.message.startswith("缺")]
    assert [one.message.partition("，")[0] for one in lacking] == ["缺上一年度报告（--previous）", "缺方案、台账"]
    assert "PLN-02" in lacking[1].rules
    assert "T3-04" in lacking[0].rules
    assert audited.coverage is not None
    assert {"T3-01", "T3-02", "STR-05"} <= set(audited.coverage.held)
    assert {"PLN-02", "T3-04"} <= set(audited.coverage.unassessed)
    assert not {"示例", "PUB-01"} & {*audited.coverage.held, *audited.coverage.unassessed}


def test_no_hint_sends_a_reader_to_files_of_a_workspace(tmp_path: Path):
    audited = audit(written(tmp_path, "a.html", site("60-fault-2020", 2022)), "a.html", Wanted())
    assert {"STR-03", "REF-03", "T3-02"} <= {one.rule for one in audited.findings}
    assert [one.hint for one in audited.findings if "yaml" in one.hint or "data/" in one.hint] == []


def test_last_years_report_is_compared(tmp_path: Path):
    before = written(tmp_path, "before.html", site("30-year1-2023", 2023))
    sound = written(tmp_path, "sound.html", site("30-year2-2024", 2024))
    assert told(audit(sound, "sound.html", Wanted(previous=before)), "T3-04") == []
    now = written(tmp_path, "now.html", site("30-year2-2024", 2024, (">118<", ">117<"), (">121<", ">120<")))
    audited = audit(now, "now.html", Wanted(previous=before))
    assert [one.partition(" [")[0] for one in told(audited, "T3-04")] == [
        "阻断 now.html 第2个表格第5行第4列 依申请公开·自然人：二、上年结转＝117，上年报告的四、结转下年度＝118",
        "阻断 now.html 第2个表格第5行第10列 依申请公开·总计：二、上年结转＝120，上年报告的四、结转下年度＝121",
    ]
    assert not audited.unreadable


def test_a_report_that_is_not_last_years_is_not_compared(tmp_path: Path):
    before = written(tmp_path, "before.html", site("30-clean-2025", 2025))
    audited = audit(written(tmp_path, "now.html", site("30-year2-2024", 2024)), "now.html", Wanted(previous=before))
    (fault,) = told(audited, "not-previous")
    assert "--previous 给的是 2025 年度的报告，2024 年度的上一年度是 2023" in fault
    assert audited.unreadable


def test_a_report_without_a_year_asks_for_it(tmp_path: Path):
    text = site("30-clean-2025", 2025).decode("gb18030").replace("2025年", "本年")
    path = written(tmp_path, "a.html", text.encode("gb18030"))
    assert told(audit(path, "a.html", Wanted())) == [
        "阻断 a.html 看不出是哪一年度的报告：标题和统计期限里都没有年份 [no-year]"
    ]
    assert audit(path, "a.html", Wanted(year=2025)).year == 2025


def test_a_misprint_in_a_table_of_the_right_shape_is_told_by_its_rule_alone(tmp_path: Path):
    path = written(tmp_path, "a.html", site("30-clean-2025", 2025, ("本年废止件数", "本年废纸件数")))
    assert told(audit(path, "a.html", Wanted()), "STR-05", "label-misprint") == [
        "阻断 a.html 第1个表格第2行第3列 表二第2行写的是「本年废纸件数」，格式是「本年废止件数」 [STR-05]"
    ]


def test_another_layouts_row_is_one_fault(tmp_path: Path):
    audited = audit(written(tmp_path, "a.html", site("mixed-fault-2023", 2023)), "a.html", Wanted())
    (fault,) = (one for one in audited.findings if {"STR-04", "STR-05"} & set(one.rules))
    assert fault.rules == ("STR-04", "STR-05")


def test_lost_merging_is_one_fault_a_table(tmp_path: Path):
    path = written(tmp_path, "a.html", reports.flat(sample("60-clean-2019")[1], 2019))
    faults = told(audit(path, "a.html", Wanted()), "STR-05")
    assert sum("表三有 26 行单元格的合并与格式不一致" in one for one in faults) == 1
    assert sum("表三" in one for one in faults) == 1


BAD = {
    "login.html": ("<h1>登录</h1><p>请输入密码</p>", "这是登录页，不是年度报告"),
    "signin.html": (
        "<title>统一身份认证</title><form><p>用户名</p><p>密码</p><button>登录</button></form>",
        "这是登录页，不是年度报告",
    ),
    "empty.html": ("", "文件是空的（0 字节）"),
    "2005.html": (site("30-year1-2023", 2005), "报告年度是 2005，可以核对的是 2008 年度至 2100 年度的报告"),
    "broken.docx": (b"PK\x03\x04" + b"x" * 99, "文件不是完好的 Word（.docx）文件，可能没有传完或已损坏"),
    "broken.pdf": (b"%PDF-1.4 and nothing", "文件不是完好的 PDF，读不出内容"),
    "notes.txt": ("随便写的", "认不出这是什么文件（.txt）"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_report_is_one_finding(name: str, tmp_path: Path):
    content, message = BAD[name]
    audited = audit(written(tmp_path, name, content), name, Wanted())
    assert [one.message for one in audited.findings] == [message]
    assert audited.unreadable


def test_a_file_of_300_mb_is_not_opened(tmp_path: Path):
    path = tmp_path / "a.html"
    with path.open("wb") as stream:
        stream.truncate(300 * 1024 * 1024)
    assert [one.message for one in audit(path, "a.html", Wanted()).findings] == ["文件有 300 MB，超过 50 MB，没有打开"]


def test_an_old_word_file_without_libreoffice_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("annualreport.source.libreoffice.program", lambda: None)
    path = written(tmp_path, "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    (finding,) = audit(path, "a.doc", Wanted()).findings
    assert finding.message == ".doc 文件要由 LibreOffice 转换，这台电脑上没有"
    assert finding.hint == "请用 Word 或 WPS 打开，另存为 Word（.docx）后重试；装有 LibreOffice 的电脑会自动转换"


def test_a_pdf_without_the_extra_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    (finding,) = audit(written(tmp_path, "a.pdf", b"%PDF-1.4"), "a.pdf", Wanted()).findings
    assert finding.message == "读 PDF 要另装组件，这台电脑上没有"
    assert finding.hint == '运行 pip install "annualreport[pdf]" 装上；有原来的 Word 文件或网页的，也可以看它们'
    assert pdf.PAGES


def test_many_files_are_judged_in_their_order_and_a_bad_one_stops_no_other(tmp_path: Path):
    good = [written(tmp_path, f"{number}.html", site("30-clean-2025", 2025)) for number in range(5)]
    bad = written(tmp_path, "bad.html", "")
    seen: list[str] = []
    paths = [(path, path.name) for path in (*good[:2], bad, *good[2:])]
    audited = audit_many.audit_all(paths, Wanted(), lambda one: seen.append(one.file))
    assert [one.file for one in audited] == ["0.html", "1.html", "bad.html", "2.html", "3.html", "4.html"]
    assert [one.unreadable for one in audited] == [False, False, True, False, False, False]
    assert sorted(seen) == sorted(one.file for one in audited)


def test_the_page_marks_the_faulty_cells_and_links_them_with_their_findings(tmp_path: Path):
    path = written(tmp_path, "a.html", site("mixed-fault-2023", 2023))
    text = page([audit(path, "a<b>.html", Wanted(pictured=True))])
    assert "a&lt;b&gt;.html" in text
    assert "<script" not in text
    assert "http" not in text.replace("http-equiv", "")
    from lxml import html as parser

    tree = parser.document_fromstring(text)
    assert [one.text for one in tree.iter("caption")] == [
        f"{name}　{reports.title(2023)}" for name in ("表二", "表三", "表四")
    ]
    faults = [cell for cell in tree.iter("td") if "阻断" in (cell.get("class") or "")]
    assert [cell.findtext("strong") for cell in faults][-2:] == ["0", "0"]
    ids = {one.get("id") for one in tree.iter() if isinstance(one.tag, str) and one.get("id")}
    links = [one.get("href") for one in tree.iter("a")]
    assert all(link.removeprefix("#") in ids for link in links)
    assert len(ids) == len([one for one in tree.iter() if isinstance(one.tag, str) and one.get("id")])
