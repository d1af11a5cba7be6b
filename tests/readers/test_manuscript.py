"""Writers may keep the narrative texts in 文稿.docx under their headings; nothing that stands there is lost."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

import pytest

from annualreport.readers import year
from annualreport.workspace import Workspace
from tests.conftest import spoil

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = f"""<w:styles xmlns:w="{WORD}"><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Title"/></w:style></w:styles>"""


def p(text: str, style: str = "") -> str:
    """A paragraph."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def word(*blocks: str) -> bytes:
    """A Word file of these blocks."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr(
            "word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{"".join(blocks)}</w:body></w:document>'
        )
        package.writestr("word/styles.xml", STYLES)
    return stream.getvalue()


TEXTS = ("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障")


@pytest.fixture
def bare(a_year: Workspace) -> Workspace:
    """The good year without the narrative texts of report.yaml."""
    path = a_year.data(2020, "report.yaml")
    path.write_text(path.read_text("utf-8").partition("总体情况:")[0], "utf-8")
    return a_year


def write(workspace: Workspace, *blocks: str) -> None:
    """Put 文稿.docx into the year."""
    workspace.data(2020, "文稿.docx").write_bytes(word(*blocks))


def said(workspace: Workspace) -> list[str]:
    """What reading the year says."""
    return [finding.as_text() for finding in year.load(workspace, 2020)[1]]


def test_the_texts_stand_under_their_headings(bare: Workspace) -> None:
    write(
        bare,
        p("一、总体情况", "2"),
        p("（一）主动公开情况"),
        p("第一段。"),
        p("第二段，{{ 单位 }}。"),
        p("（二）依申请公开情况。"),
        p("甲"),
        p("政府信息管理", "2"),
        p("乙"),
        p("（四）政府信息公开平台建设情况"),
        p("丙"),
        p("5. 监督保障"),
        p("丁"),
        p("五、存在的主要问题及改进情况"),
        p("（一）存在的主要问题"),
        p("戊"),
        p("（二）改进情况"),
        p("己"),
        p("六、其他需要报告的事项"),
        p("无。"),
    )
    dossier, findings = year.load(bare, 2020)
    report = dossier.report
    assert findings == ()
    assert report.overview.disclosure == "第一段。\n第二段，{{ 单位 }}。"
    assert [getattr(report.overview, name) for name in ("requests", "management", "platform", "supervision")] == [
        *"甲乙丙丁"
    ]
    assert (report.problems, report.improvements, report.other) == ("戊", "己", "无。")
    assert [str(place) for place in (*report.overview.places("主动公开"), *report.places("主要问题"))] == [
        "data/2020/文稿.docx 第2段「（一）主动公开情况」",
        "data/2020/文稿.docx 第14段「（一）存在的主要问题」",
    ]


def test_a_text_that_both_files_hold_in_the_same_words_is_one(a_year: Workspace) -> None:
    write(a_year, p("其他事项"), p("2020年度，本机关没有收取信息处理费。"))
    assert said(a_year) == []


def test_a_text_that_the_files_hold_in_different_words_is_told_with_both_places(a_year: Workspace) -> None:
    write(a_year, p("其他事项"), p("无。"), p("（五）监督保障情况"), p("没有开展检查。"))
    hint = "\n    办法：只保留一处：删去 report.yaml 里的这一项，或删去文稿里的这一部分"
    assert said(a_year) == [
        "阻断 data/2020/report.yaml:22 「监督保障」在 report.yaml 和文稿里写得不一样 [two-sources]\n"
        f"    另见：data/2020/文稿.docx 第3段「（五）监督保障情况」{hint}",
        "阻断 data/2020/report.yaml:29 「其他事项」在 report.yaml 和文稿里写得不一样 [two-sources]\n"
        f"    另见：data/2020/文稿.docx 第1段「其他事项」{hint}",
    ]


def test_text_before_the_first_heading_is_told_word_for_word(bare: Workspace) -> None:
    write(bare, p("年度报告文稿", "a"), p("请各处室核对。"), p("主要问题"), p("甲"))
    names = "主动公开、依申请公开、政府信息管理、平台建设、监督保障、主要问题、改进情况、其他事项"
    hint = f"\n    办法：请移到这些标题之一下面，或删去：{names}"
    message = "不在任何已知标题之下，没有写入报告："
    end = f" [manuscript-unplaced]{hint}"
    assert said(bare) == [
        f"警告 data/2020/文稿.docx 第1段「年度报告文稿」 文稿里这段标题{message}年度报告文稿{end}",
        f"警告 data/2020/文稿.docx 第2段「请各处室核对。」 文稿里这段文字{message}请各处室核对。{end}",
    ]


@pytest.mark.parametrize("block", [p("培训情况", "2"), p("七、培训工作")])
def test_an_unknown_heading_is_told_and_its_text_is_kept(bare: Workspace, block: str) -> None:
    write(bare, p("监督保障"), p("甲"), block, p("乙"))
    dossier, (finding,) = year.load(bare, 2020)
    assert dossier.report.overview.supervision.splitlines()[::2] == ["甲", "乙"]
    assert finding.message.endswith("不认识，连同下面的文字按正文接在上一部分之后")
    assert (finding.rule, finding.severity, len(finding.places)) == ("manuscript-heading", "警告", 2)


def test_a_heading_within_a_text_is_text(bare: Workspace) -> None:
    write(bare, p("主要问题"), p("（一）培训覆盖不够。"), p("甲"), p("1. 乙"))
    dossier, findings = year.load(bare, 2020)
    assert (dossier.report.problems, findings) == ("（一）培训覆盖不够。\n甲\n1. 乙", ())


def test_a_heading_that_stands_twice_is_told_and_both_texts_are_kept(bare: Workspace) -> None:
    write(bare, p("主要问题"), p("甲"), p("（一）主要问题"), p("乙"))
    dossier, findings = year.load(bare, 2020)
    assert dossier.report.problems == "甲\n乙"
    assert [finding.message for finding in findings] == ["文稿里「主要问题」的标题出现了两次，两处文字接在一起"]


def test_tracked_changes_are_read_as_accepted_and_told(bare: Workspace) -> None:
    changed = (
        '<w:p><w:r><w:t xml:space="preserve">培训</w:t></w:r><w:del><w:r><w:delText>2</w:delText></w:r></w:del>'
        "<w:ins><w:r><w:t>3</w:t></w:r></w:ins><w:r><w:t>期</w:t></w:r></w:p>"
    )
    write(bare, p("监督保障"), changed)
    dossier, findings = year.load(bare, 2020)
    assert dossier.report.overview.supervision == "培训3期"
    assert [finding.as_text() for finding in findings] == [
        "提示 data/2020/文稿.docx 文稿里有 2 处修订没有接受或拒绝，按全部接受后的文字读入 [manuscript-revisions]\n"
        "    办法：定稿前请在 Word 里接受或拒绝全部修订"
    ]


def test_a_table_is_told_with_its_words(bare: Workspace) -> None:
    table = f"<w:tbl><w:tr><w:tc>{p('培训')}</w:tc><w:tc>{p('3期')}</w:tc></w:tr></w:tbl>"
    write(bare, p("监督保障"), p("甲"), table)
    (finding,) = year.load(bare, 2020)[1]
    assert finding.message == "文稿里的表格没有写入报告：培训 3期"


def test_a_heading_with_nothing_below_it_leaves_report_yaml_its_text(a_year: Workspace) -> None:
    write(a_year, p("主要问题"), p("其他事项"))
    assert said(a_year) == []


@pytest.mark.parametrize(
    ("content", "rule"),
    [(b"", "damaged-file"), (b"{\\rtf1", "wrong-format"), (b"PK\x03\x04" + bytes(50), "damaged-file")],
)
def test_a_manuscript_that_cannot_be_read_is_told_and_the_rest_is_read(
    a_year: Workspace, content: bytes, rule: str
) -> None:
    a_year.data(2020, "文稿.docx").write_bytes(content)
    dossier, (finding,) = year.load(a_year, 2020)
    assert (finding.rule, finding.stops, len(dossier.plans)) == (rule, True, 1)


def test_a_manuscript_with_broken_xml_is_told(a_year: Workspace) -> None:
    with zipfile.ZipFile(a_year.data(2020, "文稿.docx"), "w") as package:
        package.writestr("word/document.xml", "<w:document")
    assert [finding.rule for finding in year.load(a_year, 2020)[1]] == ["damaged-file"]


def test_a_text_only_in_report_yaml_stays(a_year: Workspace) -> None:
    spoil(a_year.data(2020, "report.yaml"), "其他事项: 2020年度，本机关没有收取信息处理费。\n", "")
    write(a_year, p("其他事项"), p("无。"))
    dossier, findings = year.load(a_year, 2020)
    assert findings == ()
    assert dossier.report.other == "无。"
    assert dossier.report.problems.startswith("一是直属学校")
