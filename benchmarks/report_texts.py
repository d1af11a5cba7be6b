"""Texts for the rules to read: a report's own sentences with other numbers, and what no report should hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from annualreport.outline import Block, Outline, Paragraph
from annualreport.readers.published import Published

NUMBER = re.compile(r"\d+(?![\d年月日]|\.\d)")
SECTION = 2
"""The level of the headings （一） …, under which the texts are put."""
PIECES = (
    "7",
    "１",
    "10.",
    "1 ",
    "1,234,",
    "一百零",
    "万",
    "（",
    "（(",
    "）",
    "《",
    "《》",
    "“",
    "〔2020〕",
    "其中",
    "其中5件，",
    "共5件其中3件、",
    "新收5件，其中",
    "同比增长",
    "百分之",
    "增长5%，",
    "2020年",
    "较上年",
    "一是",
    "、",
    "，。",
    "：",
    " ",
    "公开",
    "甲",
    "不予公开",
    "没有",
    "无",
    "申请人张",
    "a@a.",
    "http://a.",
    "13",
    "截止",
    "我局按照要求推进政府信息公开工作",
    "行政复议维持5件纠正",
    "规范性文件5件",
    "！3",
    "，5件",
)
"""What hostile texts are made of, over and over: runs of digits, brackets, words of the tables, no marks at all."""


def own(outline: Outline) -> tuple[str, ...]:
    """The report's own paragraphs, behind the introduction."""
    return tuple(one.text for one in outline.paragraphs if one.level == 0)[1:]


def renumbered(page: str, texts: tuple[str, ...], turn: int) -> str:
    """A page with other numbers in these texts."""
    for text in texts:
        page = page.replace(text, other(text, turn))
    return page


def other(text: str, turn: int) -> str:
    """The text with other numbers; years and days stay."""
    return NUMBER.sub(lambda found: str(int(found[0]) + turn), text)


def varied(texts: tuple[str, ...], seed: int) -> Iterator[str]:
    """The texts over and over, each time with other numbers."""
    return (other(text, turn) for turn in count(seed * 97) for text in texts)


def of_length(texts: tuple[str, ...], length: int, seed: int) -> tuple[str, ...]:
    """Varied texts of so many characters in all, the last one cut."""
    taken: list[str] = []
    for text in varied(texts, seed):
        taken.append(text[: length - sum(map(len, taken))])
        if sum(map(len, taken)) == length:
            break
    return tuple(taken)


def with_texts(outline: Outline, texts: tuple[str, ...]) -> Outline:
    """The report with its parts, sections and tables, and these paragraphs in place of its own."""
    sections = [one for one in outline.paragraphs if one.level == SECTION]
    share = -(-len(texts) // len(sections))
    shares = {id(one): texts[at * share : (at + 1) * share] for at, one in enumerate(sections)}
    blocks: list[Block] = []
    for block in outline.blocks:
        if not isinstance(block, Paragraph) or block.level in (-1, 1, SECTION):
            blocks.append(block)
            blocks += [Paragraph(text, block.place) for text in shares.get(id(block), ())]
    return replace(outline, blocks=tuple(blocks))


def written(document: Published, texts: tuple[str, ...]) -> Published:
    """The report that was read with these paragraphs in place of its own."""
    return replace(document, outline=with_texts(document.outline, texts))
