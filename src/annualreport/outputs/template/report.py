"""Turn a form into the Word template of the whole report, and the section on the plan into one of its own."""

from __future__ import annotations

from annualreport.forms import Form, Section
from annualreport.outputs.template.parts import EXAMPLE_TEXT, word_file
from annualreport.outputs.template.pieces import body, paragraph, statement, text_of, when
from annualreport.outputs.template.section import ALONE, HEADING, section
from annualreport.outputs.template.styles import EXAMPLE, LEVELS, TITLE
from annualreport.outputs.template.tables import table

ORDINALS = "一二三四五六七八九"
OVERVIEW_WORDS = ("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障")
"""The texts of the five parts of 一、总体情况, in the form's order."""
SECTION_TITLE = "{{ 单位 }}{{ 年度 }}年政务公开工作要点落实情况"
SECTION_FILE = "implementation.docx"
TAKEN_IN = f'include "{SECTION_FILE}"'
"""How the report takes the section in: the file beside it, whose words are the same for both."""

CONTACT = (
    "{% if 网址 %}本报告电子版可在{{ 网址 }}查阅。{% endif %}"
    "{% if 联系方式 %}"
    "{% if 联系方式.地址 %}联系地址：{{ 联系方式.地址 }}。{% endif %}"
    "{% if 联系方式.邮编 %}邮政编码：{{ 联系方式.邮编 }}。{% endif %}"
    "{% if 联系方式.电话 %}联系电话：{{ 联系方式.电话 }}。{% endif %}"
    "{% endif %}"
)


def report_template(form: Form) -> bytes:
    """The template of the whole report in a form's layout, as a .docx with template words."""
    blocks = [*example(), title(form.title_pattern), *introduction(form)]
    for part in form.sections:
        blocks += part_blocks(form, part)
    return word_file(blocks, "{{ 标题 }}")


def section_template() -> bytes:
    """The template of the section on the plan: a document of its own, and what the report takes in."""
    top = when(ALONE, [*example(), title(SECTION_TITLE)])
    return word_file([*top, *when("计划", section(), [body("{{ 计划 }}")])], SECTION_TITLE)


def example() -> list[str]:
    """The first paragraph of everything made from demonstration data; it is not there otherwise."""
    return when("示例", [paragraph(EXAMPLE, EXAMPLE_TEXT)])


def title(pattern: str) -> str:
    """The title, broken after the year: unit and year on one line, the kind of document on the next."""
    words = pattern.replace("{单位}", "{{ 单位 }}").replace("{年度}", "{{ 年度 }}")
    return paragraph(TITLE, words.replace("{{ 年度 }}年", "{{ 年度 }}年\n"))


def introduction(form: Form) -> list[str]:
    """The writers' own introduction, else the usual one: basis, parts, period, address and contact."""
    notice = form.notice.replace("《", "〈").replace("》", "〉")
    parts = "、".join(part.heading for part in form.sections)
    built = (
        f"根据《中华人民共和国政府信息公开条例》（国务院令第711号）和《{notice}》（{form.number}）要求，编制本报告。"
        f"本报告由{parts}{ordinal(len(form.sections))}部分组成。"
        "本报告所列数据的统计期限自{{ 统计期限.起|日期 }}起至{{ 统计期限.止|日期 }}止。"
    )
    return when("引言", text_of("引言"), [body(built + CONTACT)])


def part_blocks(form: Form, part: Section) -> list[str]:
    """A first-level part: its heading and what stands under it."""
    writers = {"一": overview, "五": problems, "六": other_matters}
    if part.table:
        return statutory(form, part)
    heading = paragraph(LEVELS[0], part.title)
    return [heading, *(writers[part.number](part) if part.number in writers else [])]


def statutory(form: Form, part: Section) -> list[str]:
    """A table under its heading; the longest one begins a page, for it fills one, the others are kept whole."""
    own = form.table(part.table)
    longest = own.height == max(one.height for one in form.tables)
    new_page = "<w:pageBreakBefore/>" if longest else ""
    return [paragraph(LEVELS[0], part.title, new_page), table(own, whole=not longest)]


def overview(part: Section) -> list[str]:
    """一: the five texts under their headings, then the section on the plan where it is set to stand here."""
    blocks: list[str] = []
    for number, (heading, word) in enumerate(zip(part.parts, OVERVIEW_WORDS, strict=True), 1):
        blocks += [second(number, heading), *text_of(f"总体情况.{word}")]
    here = [second(len(part.parts) + 1, HEADING), statement(TAKEN_IN)]
    return blocks + when('落实情况位置 == "一" and 计划', here)


def problems(part: Section) -> list[str]:
    """五: the problems, then what is done about them."""
    assert part.number == "五"
    return [second(1, "主要问题"), *text_of("主要问题"), second(2, "改进情况"), *text_of("改进情况")]


def other_matters(part: Section) -> list[str]:
    """六: the section on the plan where it is set to stand here, then the other matters."""
    here = [second(1, HEADING), statement(TAKEN_IN), second(2, part.heading)]
    return when('落实情况位置 == "六" and 计划', here) + text_of("其他事项")


def second(number: int, text: str) -> str:
    """A second-level heading with its typed number."""
    return paragraph(LEVELS[1], f"（{ordinal(number)}）{text}")


def ordinal(number: int) -> str:
    """1 → 一."""
    return ORDINALS[number - 1]
