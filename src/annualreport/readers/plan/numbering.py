"""Give chapters, sections and requirements their numbers: the printed ones where they can stand; else it is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annualreport.finding import Finding, Severity, note, warning
from annualreport.place import Place
from annualreport.readers.plan.drafts import ChapterDraft, RequirementDraft, SectionDraft
from annualreport.readers.plan.numerals import numeral


def number(chapters: Sequence[ChapterDraft]) -> tuple[Finding, ...]:
    """Set ``number`` on every draft and say what is wrong with the printed numbers."""
    findings = list(headings(chapters, "章", "{}、"))
    for chapter in chapters:
        where = f"第{numeral(chapter.number)}章"
        findings += headings(chapter.sections, f"{where}的节", "（{}）")
        last = 0
        for section in chapter.sections:
            findings += requirements(section, f"{chapter.number}.{section.number}", last)
            last = section.requirements[-1].number if section.requirements else last
    return (*findings, *without_numbers(chapters))


def headings(drafts: Sequence[ChapterDraft] | Sequence[SectionDraft], what: str, form: str) -> Iterator[Finding]:
    """Number chapters or sections: a printed number once; without one, or a second time, the next that is free."""
    taken: dict[int, ChapterDraft | SectionDraft] = {}
    for draft in drafts:
        if draft.printed and draft.printed not in taken:
            taken[draft.printed] = draft
            draft.number = draft.printed
    before = 0
    for draft in drafts:
        if not draft.number:
            draft.number = free(taken, before)
            taken[draft.number] = draft
            yield renumbered(draft, what, form, taken)
        elif draft.number > before + 1 and before + 1 not in taken:
            message = f"{what}的序号不连续：{form.format(numeral(before))}之后是{form.format(numeral(draft.number))}"
            if not before:
                message = f"{what}的序号不从一开始：第一个是{form.format(numeral(draft.number))}"
            yield warning("PLN-11", message, draft.place, "请核对原方案是否漏了一部分", subject=what)
        before = draft.number


def free(taken: dict[int, ChapterDraft | SectionDraft], before: int) -> int:
    """The number behind the one before where no other bears it, else the one behind the highest."""
    return before + 1 if before + 1 not in taken else max(taken) + 1


def renumbered(
    draft: ChapterDraft | SectionDraft, what: str, form: str, taken: dict[int, ChapterDraft | SectionDraft]
) -> Finding:
    """Why a heading does not bear its printed number."""
    given = form.format(numeral(draft.number))
    if draft.printed is None:
        message = (
            f"{what}标题「{draft.heading}」没有序号，编为{given}" if draft.heading else f"没有写{what}标题，编为{given}"
        )
        return warning("plan-heading", message, draft.place, "请核对原方案；编号的章、节由此而来")
    printed = form.format(numeral(draft.printed))
    places = (draft.place, taken[draft.printed].place)
    if isinstance(draft, SectionDraft) and draft.restarted:
        message = f"节标题「{printed}{draft.heading}」重复出现，序号又从 1 开始，作为新的一节编为{given}"
        hint = "分页续表的，序号应接着上一条；确是新的一节的，请改正它的序号"
        return warning("PLN-11", message, places, hint)
    message = f"{what}标题「{printed}{draft.heading}」的序号与前面的重复，编为{given}"
    return warning("PLN-11", message, places, "请核对并改正原方案的序号")


def requirements(section: SectionDraft, where: str, last: int) -> Iterator[Finding]:
    """Number the requirements of a section; last: the number before it, for plans that count on over sections."""
    seen: dict[int, Place] = {}
    before = 0
    for draft in section.requirements:
        draft.number = draft.printed or before + 1
        if draft.number in seen:
            message = f"{where} 的第 {draft.number} 条写了两次，编号 {where}.{draft.number} 分不清是哪一条"
            places = (draft.place, seen[draft.number])
            hint = "请改正原方案的序号后再导入"
            yield Finding("PLN-11", Severity.BLOCKING, message, places, hint, subject=f"{where}.{draft.number}")
        elif draft.number != before + 1 and not (not before and draft.number == last + 1):
            yield jump(draft, where, before)
        seen.setdefault(draft.number, draft.place)
        before = draft.number


def jump(draft: RequirementDraft, where: str, before: int) -> Finding:
    """A number that does not follow the one before."""
    was = f"第 {before} 条之后是第 {draft.number} 条" if before else f"第一条的序号是 {draft.number}"
    lacking = range(before + 1, draft.number)
    lost = f"，缺第 {'、'.join(str(one) for one in lacking)} 条" if 0 < len(lacking) < 10 else ""
    message = f"{where} 的序号不连续：{was}{lost}"
    return warning("PLN-11", message, draft.place, "请核对原方案是否漏了要求或写错了序号", subject=where)


def without_numbers(chapters: Sequence[ChapterDraft]) -> Iterator[Finding]:
    """The requirements that bear no number: one finding for all, a 提示 where Word counts them by itself."""
    drafts = [
        (f"{chapter.number}.{section.number}.{draft.number}", draft)
        for chapter in chapters
        for section in chapter.sections
        for draft in section.requirements
        if draft.printed is None
    ]
    typed = [(given, draft) for given, draft in drafts if not draft.automatic]
    if typed:
        message = f"有 {len(typed)} 条要求没有序号，按次序编为 {'、'.join(given for given, _ in typed)}"
        yield warning("plan-number", message, [draft.place for _, draft in typed], "请核对原方案的序号")
    counted = len(drafts) - len(typed)
    if counted:
        message = f"有 {counted} 条要求的序号是 Word 自动编的，文字里没有，按次序编号"
        yield note(
            "plan-number",
            message,
            [draft.place for _, draft in drafts if draft.automatic][:1],
            "请用 plan show 核对编号",
        )
