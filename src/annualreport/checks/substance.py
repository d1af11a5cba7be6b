"""Judge what the parts hold: no prose beside tables, problems with remedies, 六 not empty: STR-08, 09, 10, 12."""

from __future__ import annotations

from collections.abc import Iterator

from annualreport.checks import wordlists
from annualreport.checks.passages import bare
from annualreport.checks.rule import DOCUMENT, Rule, rule
from annualreport.finding import Finding, Severity, fault, note, unassessed, warning
from annualreport.model.dossier import Dossier
from annualreport.outline import Outline
from annualreport.outline.parts import Part, find
from annualreport.place import Place, whole
from annualreport.source.patterns import later

REMARK = later(r"\s*(?:注|备注|说明|填表|填报|单位|本表|上表|数据|表[一二三四])")
PROSE = 60
"""Characters beside a table from which on it is a summary of work and no remark."""
NOTHING = later(
    r"(?:本年度|本年|今年|年度|目前|经自查|我[局厅委办院]|本[局厅委办院]|本机关|本单位){0,4}"
    r"(?:暂无|暂时没有|无|没有|未发现|不存在|暂未发现)(?:存在)?(?:主要|明显|突出|重大)?(?:的)?(?:问题|不足)?"
    r"(?:及|和|与)?(?:改进)?(?:情况|措施)?"
)
PROBLEM = later(r"问题|不足|短板|薄弱|有待|差距|不够|欠缺|不高|不强|不均衡|滞后|单一|困难")
REMEDY = later(r"改进|整改|下一步|措施|举措|加强|提升|完善|优化|强化|健全|补办|补齐|解决")


@rule("STR-08", severity=Severity.NOTE, needs=(DOCUMENT,), basis="30号：内容按条例第五十条确定，不遗漏，不泛化")
def beside_the_tables_stands_no_summary(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """「二、三、四」只放法定表格，不夹带与表无关的工作总结。"""
    for part in find(outline, dossier.form).parts:
        if part.section.table:
            prose = [one for one in part.paragraphs if not REMARK.match(one.text)]
            count = sum(len(bare(one.text)) for one in prose)
            if count > PROSE:
                message = f"「{part.section.title}」除表格外还有 {count} 字正文：「{prose[0].text[:PROSE]}」"
                hint = "这一部分只放表格；工作情况写在「一、总体情况」"
                places = [one.place for one in prose]
                yield note("STR-08", message, places, hint, subject=part.section.title)


@rule("STR-09", severity=Severity.BLOCKING, needs=(DOCUMENT,), basis="条例第五十条第（四）项；字数为主管部门核查口径")
def part_five_says_problems_and_remedies(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """「五」同时写问题和改进，不是「无」；过短的提醒（字数可在词表里改）。"""
    part = find(outline, dossier.form).part("五")
    if part is None:
        return
    text = bare(part.text)
    where, title = part.heading.place, part.section.title
    if empty(part):
        message = f"「{title}」{'没有内容' if not text else f'写的是「{text}」'}，应写明问题和改进情况"
        hint = "请写明本年度存在的问题，以及针对问题（含上年问题）的改进情况"
        yield fault("STR-09", message, where, hint, subject=title, figures=text)
        return
    lacking = [name for name, shape in (("问题", PROBLEM), ("改进", REMEDY)) if not shape.search(text)]
    if lacking:
        message = f"「{title}」没有写{'和'.join(lacking)}"
        yield warning("STR-09", message, where, "问题和改进两层都要写", subject=title, figures="和".join(lacking))
    least = wordlists.of(dossier).shortest
    if not lacking and least is not None and len(text) < least:
        message = f"「{title}」只有 {len(text)} 字，少于 {least} 字"
        yield warning("STR-09", message, where, "请把问题和改进写具体", subject=title, figures=str(len(text)))


def empty(part: Part) -> bool:
    """Whether a part holds no text, or says 无."""
    own = "".join(bare(one.text) for one in part.paragraphs if one.level == 0)
    return not part.tables and (not own or NOTHING.fullmatch(own) is not None)


@rule("STR-10", severity=Severity.WARNING, needs=(DOCUMENT,), basis="条例第五十条第（五）项")
def part_six_is_not_empty(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """「六」不为空，没有事项的写「无」。"""
    part = find(outline, dossier.form).part("六")
    if part and not bare(part.text) and not part.tables:
        message, title = f"「{part.section.title}」下面没有内容", part.section.title
        yield warning("STR-10", message, part.heading.place, "没有需要报告的事项，请写「无」", subject=title)


@rule("STR-12", severity=Severity.WARNING, needs=(DOCUMENT,), basis="主管部门核查口径：表中数字可以读出")
def the_tables_are_no_pictures(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """三张法定表是真表格，不是图片。"""
    if outline.layout is None:
        message = "三张法定表是真表格，不是图片——文件没有版面信息（不是 Word 文件），没有核对"
        yield unassessed("STR-12", message, whole(outline.file))
        return
    parts = find(outline, dossier.form).parts
    ends = [part.heading.place.order for part in parts[1:]]
    for part, end in zip(parts, [*ends, (1 << 62,)], strict=True):
        pictures = [one for one in outline.layout.pictures if between(part.heading.place, one, end)]
        if part.section.table and pictures and not part.tables:
            message = f"「{part.section.title}」里没有表格，只有图片"
            yield warning("STR-12", message, pictures, "请换成可以编辑、可以读出数字的表格", subject=part.section.title)


def between(first: Place, place: Place, end: tuple[int, ...]) -> bool:
    """Whether a place comes after the heading and before the next."""
    return first.order <= place.order < end


RULES: tuple[Rule, ...] = (
    beside_the_tables_stands_no_summary,
    part_five_says_problems_and_remedies,
    part_six_is_not_empty,
    the_tables_are_no_pictures,
)
