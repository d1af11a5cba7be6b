"""The file for reviewers: the draft itself, each text in a control with its source, findings as comments."""

from __future__ import annotations

from annualreport.building.report import Options, build
from annualreport.render.spots import P, R, T, W, select, text_of
from annualreport.reviewing.controls import tag_of
from annualreport.reviewing.export import NAME, draft, export
from annualreport.reviewing.sources import GUIDE
from annualreport.workspace import Workspace
from tests.conftest import spoil
from tests.reviewing.word import comments, controls, document, members


def looks(root: object) -> list[tuple[str, str]]:
    """The letters of the body with the looks of their runs, whatever the runs are cut into; drafts' own part only."""
    found: list[tuple[str, str]] = []
    for paragraph in root.iter(P):  # type: ignore[attr-defined]
        if select(paragraph, f"w:sdt/w:sdtPr/w:tag[@w:val='{GUIDE}']"):
            continue
        style = "".join(one.get(W + "val", "") for one in select(paragraph, "w:pPr/w:pStyle"))
        found.append(("¶", style))
        for text in paragraph.iter(T):
            run = next(text.iterancestors(R))
            properties = "".join(child.tag + str(child.attrib) for child in select(run, "w:rPr/*"))
            found += [(letter, properties) for letter in text.text or ""]
    return found


def test_the_file_for_reviewers_is_the_draft_letter_by_letter(a_year: Workspace):
    built = build(a_year, 2020, Options(formats=("docx",)))
    plain = next(file for file in built.files if file.suffix == ".docx").read_bytes()
    made = draft(a_year, 2020).docx
    assert looks(document(made)) == looks(document(plain))
    for name in ("word/styles.xml", "word/header1.xml", "word/footer1.xml", "word/settings.xml"):
        assert members(made)[name] == members(plain)[name]


def test_every_figure_and_text_stands_in_a_control_that_tells_its_source(a_year: Workspace):
    found = controls(draft(a_year, 2020).docx)
    assert found["statistics:依申请公开/本年新收/总计"] == "23"
    assert found["report:主要问题#2"].startswith("二是部分政务公开栏目")
    assert found["report:总体情况/主动公开"].startswith("全年制作规范性文件")
    assert any(tag.startswith("ledger:") and tag.endswith("/落实情况") for tag in found)
    cells = [tag for tag in found if tag.startswith("statistics:依申请公开/不予公开/")]
    assert len(cells) >= 8 * 7


def test_controls_have_numbers_of_their_own_and_tags_that_word_takes(a_year: Workspace):
    root = document(draft(a_year, 2020).docx)
    numbers = [one.get(W + "val") for one in select(root, "//w:sdtPr/w:id")]
    assert len(numbers) == len(set(numbers))
    assert all(len(one.get(W + "val", "")) <= 64 for one in select(root, "//w:sdtPr/w:tag|//w:sdtPr/w:alias"))


def test_a_source_too_long_for_word_is_shortened_and_told_apart():
    first, second = "ledger:" + "长" * 90 + "甲/说明", "ledger:" + "长" * 90 + "乙/说明"
    assert len(tag_of(first)) == len(tag_of(second)) == 64
    assert tag_of(first) != tag_of(second)
    assert tag_of("ledger:1.1.1/说明") == "ledger:1.1.1/说明"


def test_a_finding_stands_as_a_comment_at_its_text_and_the_source_at_its_first_mention(a_year: Workspace):
    spoil(a_year.data(2020, "report.yaml"), "局门户网站完成", "局局门户网站网站完成")
    said = comments(draft(a_year, 2020).docx)
    assert [one for one in said if one.startswith("来源：总体情况·平台建设\n数据在：data/2020/report.yaml:")]
    assert len([one for one in said if one.startswith("来源：要求 1.1.1 ")]) == 1
    assert [one for one in said if one.startswith("【") and "网站网站" in one and "办法：" in one]


def test_a_gap_is_a_control_of_the_word_that_is_missing(a_year: Workspace):
    path = a_year.data(2020, "report.yaml")
    text = path.read_text("utf-8")
    begin = text.index("其他事项:")
    path.write_text(text[:begin] + "其他事项:\n", "utf-8")
    assert controls(draft(a_year, 2020).docx)["report:其他事项"] == "【缺：其他事项】"


def test_exporting_twice_gives_the_same_bytes_and_no_other_file(a_year: Workspace):
    path, first = export(a_year, 2020)
    assert path.read_bytes() == first.docx == draft(a_year, 2020).docx
    assert [one.name for one in a_year.out(2020).iterdir()] == [NAME]


def test_the_page_for_reviewers_stands_last_and_is_no_part_of_the_report(a_year: Workspace):
    root = document(draft(a_year, 2020).docx)
    own = select(root, f"w:body/w:p[w:sdt/w:sdtPr/w:tag/@w:val='{GUIDE}']")
    assert text_of(own[0]) == "审阅说明"
    assert select(root, "w:body/*[not(self::w:sectPr)]")[-len(own) :] == own
