"""Find the lines of a report's title among the paragraphs before part 一."""

from __future__ import annotations

from dataclasses import replace

from annualreport.outline.levels import typed
from annualreport.outline.records import TITLE, Block, Paragraph
from annualreport.outline.wording import squashed
from annualreport.source.patterns import later

LONGEST = 60
"""Characters of a title; more is a sentence."""
LINES = 3
"""On how many lines a title may stand."""
SUBJECT = "信息公开"
ENDS = later(r".*信息公开.*(?:报告|年报)(?:[（(].{1,8}[）)])?")
YEAR = later(r"20\d{2}年?")
UNIT = later(
    r"(?!.*(?:来源|发布|作者|首页|位置|返回|网站))[\u4e00-\u9fff（）()、]{2,40}"
    r"(?:局|委|委员会|政府|办公室|办|厅|院|中心|处|站|所|镇|乡|街道|区|县|市|省|部|队|会|公司|大学|学校)"
)
"""A line with nothing but the name of a body."""


def titled(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with the title's lines marked as such, where the document has not marked any itself."""
    if any(isinstance(block, Paragraph) and block.level == TITLE for block in blocks):
        return blocks
    first, last = span(blocks) or (0, 0)
    marked = (replace(block, level=TITLE) for block in blocks[first:last] if isinstance(block, Paragraph))
    return (*blocks[:first], *marked, *blocks[last:])


def span(blocks: tuple[Block, ...]) -> tuple[int, int] | None:
    """First block of the title and the one after it: the last lines before part 一 that speak as a title does."""
    lead = leading(blocks)
    for end in range(len(lead), 0, -1):
        first = beginning(lead, end)
        if first is not None:
            return with_unit(lead, first), end
    return None


def beginning(lead: list[str], end: int) -> int | None:
    """Where the title that ends with a line begins: with the year, else on that line; None where it is no title."""
    for first in range(end - 1, max(end - LINES, 0) - 1, -1):
        text = "".join(lead[first:end])
        alone = first == end - 1 or text.count(SUBJECT) == 1
        if alone and is_title(text) and YEAR.search(text):
            return first
    return end - 1 if is_title(lead[end - 1]) else None


def leading(blocks: tuple[Block, ...]) -> list[str]:
    """The texts before the first table and the first heading 一、."""
    found: list[str] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            break
        text = squashed(block.text)
        if typed(text) == 1 and text.startswith("一"):
            break
        found.append(text)
    return found


def is_title(text: str) -> bool:
    """Whether a line, or lines joined, speak as a title does."""
    return len(text) <= LONGEST and not set(text) & set("。；，,:：>") and ENDS.fullmatch(text) is not None


def with_unit(lead: list[str], first: int) -> int:
    """The line above too where it is the unit's name alone and the title begins with the year."""
    alone = first > 0 and YEAR.match(lead[first]) and UNIT.fullmatch(lead[first - 1])
    return first - 1 if alone else first
