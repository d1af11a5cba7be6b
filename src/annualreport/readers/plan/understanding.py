"""Turn numbered drafts into the plan's records: responsibilities against the roster, deadlines out of the wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annualreport.finding import Finding, note, warning
from annualreport.model.offices import COLLECTIVES, Roster
from annualreport.model.plan import Chapter, Deadline, Plan, Requirement, Section
from annualreport.place import Place, quoted
from annualreport.readers.plan import deadlines, duties
from annualreport.readers.plan.drafts import ChapterDraft, RequirementDraft
from annualreport.readers.plan.lexicon import Lexicon, drafted
from annualreport.readers.plan.numerals import numeral

Numbered = tuple[str, RequirementDraft]


@dataclass(frozen=True)
class Understanding:
    """What is needed to understand a requirement: the names, and the plan's year for limits that name none."""

    lexicon: Lexicon
    year: int | None

    def requirement(self, number: str, draft: RequirementDraft) -> Requirement:
        """The record of a requirement."""
        return Requirement(
            number=number,
            wording=draft.wording,
            duty=draft.duty,
            duties=duties.read(draft.duty, self.lexicon).duties,
            deadlines=self.deadlines(draft),
        )

    def deadlines(self, draft: RequirementDraft) -> tuple[Deadline, ...]:
        """The limits of the wording, then those of the limit column that say something else."""
        written = deadlines.read(draft.wording, self.year)
        limits = {(limit.due, limit.frequency) for limit in written}
        column = deadlines.of_column(draft.limit, self.year)
        return (*written, *(limit for limit in column if (limit.due, limit.frequency) not in limits))


def lexicon(chapters: Sequence[ChapterDraft], roster: Roster) -> Lexicon:
    """The roster's names; without a roster those that the plan itself names."""
    if roster.offices:
        return Lexicon(roster)
    guess = Lexicon(Roster(), drafting=True)
    read = [duties.read(draft.duty, guess) for _, draft in numbered(chapters)]
    return Lexicon(drafted(name for reading in read for duty in reading.duties for name in duty.named))


def numbered(chapters: Sequence[ChapterDraft]) -> Iterator[Numbered]:
    """Every requirement with its 编号."""
    for chapter in chapters:
        for section in chapter.sections:
            for draft in section.requirements:
                yield f"{chapter.number}.{section.number}.{draft.number}", draft


def plan(title: str, chapters: Sequence[ChapterDraft], how: Understanding) -> Plan:
    """The plan's record; chapters and sections without a requirement stay."""
    return Plan(
        title=title,
        chapters=tuple(
            Chapter(
                ordinal=numeral(chapter.number),
                heading=chapter.heading,
                sections=tuple(
                    Section(
                        ordinal=numeral(section.number),
                        heading=section.heading,
                        requirements=tuple(
                            how.requirement(f"{chapter.number}.{section.number}.{draft.number}", draft)
                            for draft in section.requirements
                        ),
                    )
                    for section in chapter.sections
                ),
            )
            for chapter in chapters
        ),
    )


def of_duties(chapters: Sequence[ChapterDraft], names: Lexicon) -> Iterator[Finding]:
    """What the responsibility cells leave to be asked: unknown names, words that cannot be expanded, empty cells."""
    read = [(number, draft, duties.read(draft.duty, names)) for number, draft in numbered(chapters)]
    for name, where in gathered((number, draft, reading.unknown) for number, draft, reading in read).items():
        message = f"名册里没有「{name}」（要求 {listed(where)}），责任原文已照录"
        hint = "请在 data/offices.yaml 里补上这个单位，或把这种写法加为某个单位的别名，再导入一次"
        yield warning("unknown-office", message, places(where), hint, subject=name)
    for name, where in gathered((number, draft, reading.collective) for number, draft, reading in read).items():
        if name not in COLLECTIVES:
            message = f"「{name}」是多个单位的统称（要求 {listed(where)}），名册不能展开，按原词照录"
            yield note("collective-word", message, places(where)[:1], "需要落到具体单位的，请在 plan.yaml 的责任里写明")
    for number, draft, reading in read:
        if not draft.duty:
            yield warning("no-duty", f"要求 {number} 没有写责任处室", draft.duty_place or draft.place, "请核对原方案")
        elif not reading.duties:
            message = f"要求 {number} 的责任没有读懂：{quoted(draft.duty)}"
            place = draft.duty_place or draft.place
            yield warning("duty-unread", message, place, "责任原文已照录；请在 plan.yaml 里写明牵头和配合")


def gathered(read: Iterator[tuple[str, RequirementDraft, tuple[str, ...]]]) -> dict[str, list[Numbered]]:
    """The requirements in which each name stands."""
    found: dict[str, list[Numbered]] = {}
    for number, draft, names in read:
        for name in names:
            found.setdefault(name, []).append((number, draft))
    return found


def listed(where: Sequence[Numbered]) -> str:
    """The 编号 of requirements, put in a row."""
    return "、".join(number for number, _ in where)


def places(where: Sequence[Numbered]) -> tuple[Place, ...]:
    """The responsibility cells of requirements."""
    return tuple(dict.fromkeys(draft.duty_place or draft.place for _, draft in where))


def unfinished(chapters: Sequence[ChapterDraft]) -> Iterator[Finding]:
    """Chapters under which no requirement stands."""
    for chapter in chapters:
        if not any(section.requirements for section in chapter.sections):
            message = f"「{numeral(chapter.number)}、{chapter.heading}」之下没有要求"
            yield warning("empty-chapter", message, chapter.place, "请核对原方案；多余的标题请删去")
