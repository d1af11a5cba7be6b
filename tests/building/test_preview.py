"""A preview: what a template gives with the year's data, and what changed since the last look."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from annualreport.building.preview import changes, preview
from annualreport.finding import Stop
from annualreport.outline.records import Outline, Paragraph
from annualreport.outputs.template import section_template
from annualreport.outputs.template.parts import word_file
from annualreport.outputs.template.pieces import body
from annualreport.place import whole
from annualreport.render.templates import KEPT, Templates
from annualreport.workspace import Workspace
from tests.conftest import spoil
from tests.render.word import template as small


@pytest.fixture
def template(a_year: Workspace) -> Path:
    """A writer's own copy of the section's template."""
    a_year.templates.mkdir()
    file = a_year.templates / "试.docx"
    file.write_bytes(section_template())
    return file


def test_a_preview_is_written_beside_the_report_under_a_name_of_its_own(a_year: Workspace, template: Path) -> None:
    shown = preview(a_year, 2020, template, Templates())
    assert shown.file == a_year.out(2020, "预览-试.docx")
    assert shown.file.is_file()
    assert [file.name for file in a_year.out(2020).iterdir()] == ["预览-试.docx"]
    assert shown.findings == ()


def test_the_same_template_gives_the_same_bytes(a_year: Workspace, template: Path) -> None:
    templates = Templates()
    first = preview(a_year, 2020, template, templates).file.read_bytes()
    assert preview(a_year, 2020, template, templates).file.read_bytes() == first
    assert preview(a_year, 2020, template, Templates()).file.read_bytes() == first


def test_where_the_year_wants_templates_without_a_slip_a_repaired_tag_stops(a_year: Workspace, template: Path) -> None:
    template.write_bytes(small("｛｛ 单位 ｝｝"))
    said = [finding.as_text() for finding in preview(a_year, 2020, template, Templates()).findings]
    where = "templates/试.docx 第1段「｛｛ 单位 ｝｝」 标签「｛｛ 单位 ｝｝」"
    assert [text.partition("「{{")[0] for text in said] == [f"提示 {where}已按"]
    spoil(a_year.data(2020, "report.yaml"), "年度: 2020", "年度: 2020\n模板写法: 严格")
    with pytest.raises(Stop) as stop:
        preview(a_year, 2020, template, Templates())
    how = "模板写法从严，请照此改写，或用 annualreport template fix 修复：花括号和百分号改为半角、连写"
    assert [finding.as_text() for finding in stop.value.findings] == [
        f"阻断 {where}应写作「{{{{ 单位 }}}}」 [template-repaired]\n    办法：{how}"
    ]


def test_a_template_that_is_not_there_is_told_and_no_file_made(a_year: Workspace) -> None:
    with pytest.raises(Stop) as stop:
        preview(a_year, 2020, a_year.root / "无.docx", Templates())
    assert stop.value.findings[0].as_text() == (
        "阻断 无.docx 没有找到模板 [template-missing]\n    办法：请看文件名和文件夹写得对不对"
    )
    assert not a_year.out(2020).exists()


def test_the_lock_file_that_word_makes_is_no_template(a_year: Workspace, template: Path) -> None:
    lock = template.with_name("~$试.docx")
    lock.write_bytes(b"\x03abc")
    with pytest.raises(Stop) as stop:
        preview(a_year, 2020, lock, Templates())
    assert stop.value.findings[0].as_text() == (
        "阻断 templates/~$试.docx 这是 Word 打开文件时的临时文件，不是模板 [usage]\n"
        "    办法：请写模板自己的名称：试.docx"
    )


def outline(*lines: str) -> Outline:
    """A document of so many paragraphs."""
    return Outline("x.docx", tuple(Paragraph(line, whole("x.docx")) for line in lines))


def test_changes_are_told_as_added_gone_and_changed() -> None:
    before = outline("一、总体情况", "全年新收申请21件。", "旧的一段", "末段")
    after = outline("新的一段", "一、总体情况", "全年新收申请22件。", "旧的一段改了", "末段")
    assert changes(before, after) == (
        "＋ 「新的一段」",
        "→ 「全年新收申请21件。」 改为 「全年新收申请22件。」",
        "→ 「旧的一段」 改为 「旧的一段改了」",
    )
    assert changes(before, outline("一、总体情况", "全年新收申请21件。", "末段")) == ("－ 「旧的一段」",)


def test_a_change_far_into_a_paragraph_is_shown_where_it_is() -> None:
    long = "根据《中华人民共和国政府信息公开条例》的要求编制，"
    assert changes(outline(long + "共6件"), outline(long + "共7件")) == ("→ 「…编制，共6件」 改为 「…编制，共7件」",)


def test_the_same_document_has_no_changes() -> None:
    same = outline("一、总体情况", "二、主动公开政府信息情况")
    assert changes(same, replace(same, file="y.docx")) == ()


def test_only_the_last_templates_are_kept(template: Path) -> None:
    templates = Templates()
    for number in range(KEPT + 2):
        templates.compiled(template, f"templates/{number}.docx")
    assert [label for _, label, _ in templates.kept] == [f"templates/{number}.docx" for number in range(2, KEPT + 2)]


def test_a_template_saved_anew_is_compiled_anew(template: Path) -> None:
    templates = Templates()
    first = templates.compiled(template, "试")
    assert templates.compiled(template, "试") is first
    repository = Path(__file__).parents[2] / "templates"
    shutil.copyfile(repository / "annual-report-60.docx", template)
    section = template.with_name("implementation.docx")
    shutil.copyfile(repository / section.name, section)
    second = templates.compiled(template, "试")
    assert second is not first
    assert templates.compiled(template, "试") is second
    section.write_bytes(section_template())
    assert templates.compiled(template, "试") is second
    section.write_bytes(word_file([body("别的")], "别的"))
    assert templates.compiled(template, "试") is not second
