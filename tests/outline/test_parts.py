"""The six parts of a report are found, well or badly headed."""

from __future__ import annotations

from annualreport.forms import form
from annualreport.outline.levels import level
from annualreport.outline.parts import Parts, find
from annualreport.outline.records import TITLE, Outline, Paragraph, Table
from annualreport.place import paragraph, whole

FORM = form("60号")
TITLES = [section.title for section in FORM.sections]


def parts(*texts: str | Paragraph | Table) -> Parts:
    blocks = tuple(
        Paragraph(one, paragraph("年报.docx", number, one), level(one, "", None)) if isinstance(one, str) else one
        for number, one in enumerate(texts, start=1)
    )
    return find(Outline("年报.docx", blocks), FORM)


def numbers(found: Parts) -> str:
    return "".join(part.number for part in found.parts)


def test_a_report_by_the_form_has_its_six_parts_and_a_preface() -> None:
    found = parts("某局2020年政府信息公开工作年度报告", "引言。", *TITLES)
    assert numbers(found) == "一二三四五六"
    assert all(part.standard for part in found.parts)
    assert [one.text for one in found.preface] == ["某局2020年政府信息公开工作年度报告", "引言。"]


def test_accepted_variants_are_the_same_parts_though_not_standard() -> None:
    found = parts("一、政府信息公开总体情况", "五、政府信息公开工作存在的主要问题及改进情况", "六、其他事项")
    assert [(part.number, part.standard) for part in found.parts] == [("一", False), ("五", False), ("六", False)]


def test_a_heading_badly_written_is_still_its_part() -> None:
    found = parts(*TITLES[:4], "五、存在的主要问题和改进情况", TITLES[5])
    assert numbers(found) == "一二三四五六"


def test_a_heading_in_other_words_is_found_by_its_number_in_the_gap() -> None:
    found = parts(*TITLES[:4], "一、建章立制", "五、不足与打算", "五、又一个", TITLES[5])
    assert [part.heading.text for part in found.parts][4] == "五、不足与打算"
    assert numbers(found) == "一二三四五六"


def test_numbered_lines_inside_a_part_are_no_parts() -> None:
    found = parts(TITLES[0], "一、加强领导", "二、健全制度", *TITLES[1:])
    assert numbers(found) == "一二三四五六"
    assert [one.text for one in found.parts[0].paragraphs] == ["一、加强领导", "二、健全制度"]


def test_headings_numbered_by_word_itself_are_found_by_their_words() -> None:
    heading = Paragraph("总体情况", whole("年报.docx"), 0)
    found = parts(heading, Paragraph("其他需要报告的事项", whole("年报.docx"), 1))
    assert [(part.number, part.typed) for part in found.parts] == [("一", ""), ("六", "")]


def test_a_title_and_a_long_sentence_are_no_headings() -> None:
    title = Paragraph("总体情况", whole("年报.docx"), TITLE)
    found = parts(title, "一、总体情况" + "很长" * 30)
    assert found.parts == ()
    assert found.part("一") is None


def test_a_part_knows_its_text_tables_and_sub_headings() -> None:
    table = Table((), 0, 0, whole("年报.docx"))
    found = parts(TITLES[0], "综述。", "（一）主动公开", "公开了。", table, "（二）依申请公开", TITLES[1])
    part = found.part("一")
    assert part is not None
    assert part.text == "综述。\n（一）主动公开\n公开了。\n（二）依申请公开"
    assert part.tables == (table,)
    assert [(sub.heading.text, len(sub.blocks)) for sub in part.subs] == [
        ("（一）主动公开", 2),
        ("（二）依申请公开", 0),
    ]
