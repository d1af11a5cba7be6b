"""Cut a report's narrative into the texts of report.yaml: 引言, the five aspects, 主要问题, 改进情况, 其他事项."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from annualreport.forms import Form
from annualreport.model.report import PARTS
from annualreport.outline import Block, Outline, Paragraph
from annualreport.outline.parts import Part, Sub, find
from annualreport.outline.records import TITLE
from annualreport.outline.wording import squashed

ASPECTS = {"平台": "平台建设"}
"""Words by which a heading names an aspect, where it is not the aspect's own name."""
REMEDY = ("改进", "整改", "措施", "下一步", "打算", "今后")
FAULTS = ("问题", "不足", "困难")
LONGEST = 30
"""Characters of a heading."""


def texts(outline: Outline, form: Form) -> dict[str, str]:
    """The texts by their keys in report.yaml, paragraphs a line each; what the report does not have is left out."""
    parts = find(outline, form)
    found = {"引言": joined(one for one in parts.preface if one.level != TITLE and not is_mark(one))}
    for number, reader in (("一", overview), ("五", problems), ("六", other)):
        part = parts.part(number)
        if part is not None:
            found |= reader(part)
    return {key: text for key, text in found.items() if text}


def is_mark(paragraph: Paragraph) -> bool:
    """Whether a paragraph is the mark of a demonstration, which is no text of the report."""
    return paragraph.text.startswith("示例：")


def joined(blocks: Iterable[Block]) -> str:
    """The paragraphs' texts, one a line."""
    return "\n".join(block.text.strip() for block in blocks if isinstance(block, Paragraph))


def overview(part: Part) -> dict[str, str]:
    """The five aspects; the section on the plan is made from the ledger and is none of them."""
    found: dict[str, str] = {}
    for sub in part.subs:
        key = aspect(sub)
        if key and key not in found:
            found[key] = joined(sub.blocks)
    return found


def aspect(sub: Sub) -> str:
    """Which aspect a sub-heading names; '' where it is none: 要点落实情况."""
    heading = squashed(sub.heading.text)
    if "落实" in heading:
        return ""
    ordered = sorted(PARTS, key=len, reverse=True)
    named = next((name for name in ordered if name in heading), "")
    return named or next((key for word, key in ASPECTS.items() if word in heading), "")


def problems(part: Part) -> dict[str, str]:
    """What is wrong and what is done about it, by the headings or the leading words; unheaded text is 主要问题."""
    found: dict[str, list[Paragraph]] = {"主要问题": [], "改进情况": []}
    key = "主要问题"
    for paragraph in part.paragraphs:
        turned = turn(paragraph)
        key = turned or key
        if not (turned and is_heading(paragraph)):
            found[key].append(paragraph)
    return {name: joined(under) for name, under in found.items()}


def turn(paragraph: Paragraph) -> str:
    """Which of the two a paragraph begins; '' where it goes on."""
    words = squashed(paragraph.text)
    head = words if is_heading(paragraph) else words[:12]
    if any(word in head for word in REMEDY):
        return "改进情况"
    return "主要问题" if is_heading(paragraph) and any(word in head for word in FAULTS) else ""


def is_heading(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a heading of the second level."""
    words = squashed(paragraph.text)
    return paragraph.level == 2 and len(words) <= LONGEST and not words.endswith("。")


def other(part: Part) -> dict[str, str]:
    """Part 六 without the section on the plan where it stands there."""
    kept: list[Paragraph] = []
    within = False
    for paragraph in part.paragraphs:
        if is_heading(paragraph):
            within = "落实" in paragraph.text
        elif not within:
            kept.append(paragraph)
    return {"其他事项": joined(kept)}


def nested(found: Mapping[str, str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The texts by their path in report.yaml."""
    for key, text in found.items():
        yield (("总体情况", key) if key in PARTS else (key,)), text
