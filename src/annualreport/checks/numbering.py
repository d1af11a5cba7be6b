"""Judge whether numbers follow one another: headings （一）1.（1）, and 一是、二是 within the text: STR-11."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from annualreport.checks.passages import Hit, Passage, ledger, unless_told
from annualreport.checks.rule import DOCUMENT, LEDGER, Rule, rule
from annualreport.finding import Finding, Severity, warning
from annualreport.model.dossier import Dossier
from annualreport.outline import Outline, Paragraph
from annualreport.outline.levels import typed
from annualreport.outline.parts import find
from annualreport.source.patterns import later

HAN = "零一二三四五六七八九十"
HEADED = later(r"\s*[（(]?\s?(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})\s?[）)、．.]")
POINT = later(
    r"(?:^|(?<=[。；;：:，,、\s！？]))(?P<number>[一二三四五六七八九十]{1,3})是(?=[^一二三四五六七八九十非否])"
)
SHORT = 30
"""Characters of a line that may lead into a new list: 改进措施："""
SHOWN = {2: "（{}）", 3: "{}.", 4: "（{}）"}


@dataclass
class Counting:
    """What may come next on each level, and of the points 一是、二是, while a document is read.

    After a wrong number two may follow: the one after it, and the one after that which should have stood there.
    """

    levels: dict[int, tuple[int, ...]] = field(default_factory=dict)
    points: tuple[int, ...] = (1,)


@rule("STR-11", severity=Severity.WARNING, needs=(DOCUMENT,), basis="GB/T 9704—2012 7.3.3")
def numbers_follow_one_another(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """各级序号连续、不重号、不跳号：（一）→1.→（1），以及「一是、二是、三是」。"""
    for part in find(outline, dossier.form).parts:
        counting, before = Counting(), part.heading
        for paragraph in part.paragraphs:
            yield from headed(paragraph, before, counting)
            passage = Passage(paragraph.text, (paragraph.place,))
            wrong = dict(points(passage, counting))
            yield from (skipped(hit, wrong[hit]) for hit in unless_told(wrong, dossier))
            before = paragraph


@rule("STR-11", severity=Severity.WARNING, needs=(LEDGER,), basis="GB/T 9704—2012 7.3.3")
def the_ledger_points_follow_one_another(dossier: Dossier) -> Iterator[Finding]:
    """台账文字里的「一是、二是、三是」连续。"""
    for passage in ledger(dossier):
        for hit, wanted in points(passage, Counting()):
            yield skipped(hit, wanted)


def headed(paragraph: Paragraph, before: Paragraph, counting: Counting) -> Iterator[Finding]:
    """What is wrong with the number that a paragraph begins with; those of the parts are STR-01's."""
    level = typed(paragraph.text)
    if level not in SHOWN:
        return
    found = HEADED.match(paragraph.text)
    assert found
    number, expected = value(found["number"]), counting.levels.get(level, (1,))
    wanted = expected[0]
    right = number in expected or (number == 1 and leads(before))
    following = (number + 1,) if right else (wanted + 1, number + 1)
    counting.levels = {one: count for one, count in counting.levels.items() if one < level} | {level: following}
    counting.points = (1,) if level == 2 else counting.points
    if not right:
        yield misnumbered(paragraph, found, wanted, level)


def misnumbered(paragraph: Paragraph, found: re.Match[str], wanted: int, level: int) -> Finding:
    """A paragraph with the wrong number."""
    number = value(found["number"])
    said = "重号" if number == wanted - 1 else ("应从头编起" if wanted == 1 else "不连续")
    written = paragraph.text[: found.end()].strip()
    expected = SHOWN[level].format(chinese(wanted) if level == 2 else wanted)
    message = f"序号「{written}」{said}，这里应为「{expected}」：「{paragraph.text[:SHORT]}」"
    return warning("STR-11", message, paragraph.place, "请改正序号", subject=paragraph.text[:SHORT], figures=written)


def leads(paragraph: Paragraph) -> bool:
    """Whether a line leads into a new list: it ends in a colon, or is a short one without a number or full stop."""
    text = paragraph.text.rstrip()
    if text.endswith(("：", ":")):
        return True
    return len(text) <= SHORT and not typed(text) and not text.endswith(("。", "；", ";", "！"))


def points(passage: Passage, counting: Counting) -> Iterator[tuple[Hit, int]]:
    """The points of a text that do not follow the one before, with the number that should stand there."""
    for found in POINT.finditer(passage.text):
        number, wanted = value(found["number"]), counting.points[0]
        right = number in counting.points or (number == 1 and wanted != 2)
        counting.points = (number + 1,) if right else (wanted + 1, number + 1)
        if not right:
            yield Hit(passage, found.start(), found[0]), wanted


def skipped(hit: Hit, wanted: int) -> Finding:
    """A point with the wrong number."""
    message = f"「{hit.text}」不连续，这里应为「{chinese(wanted)}是」：「{hit.around}」"
    return warning("STR-11", message, hit.passage.places, "请改正序号", subject=hit.around, figures=hit.text)


def value(number: str) -> int:
    """A number in digits, or in Chinese numerals up to 九十九."""
    if number.isdigit():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    return (HAN.index(tens[-1]) * 10 if tens else 10 * len(ten)) + (HAN.index(ones[-1]) if ones else 0)


def chinese(number: int) -> str:
    """A number up to 九十九 in Chinese numerals; no list is longer, and what is counted beyond is told in digits."""
    if number >= 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else HAN[tens]) + "十" if tens else ""
    return head + (HAN[ones] if ones or not tens else "")


RULES: tuple[Rule, ...] = (numbers_follow_one_another, the_ledger_points_follow_one_another)
