"""Cut the report out of a web page: from its title to the end of part 六, without the site's own words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from annualreport.outline.htmlheads import section
from annualreport.outline.htmltable import Spot
from annualreport.outline.htmltext import Element
from annualreport.outline.levels import typed
from annualreport.outline.records import Paragraph
from annualreport.outline.title import span
from annualreport.outline.wording import squashed
from annualreport.place import Place
from annualreport.source.patterns import later

NOWHERE = Place("")
SHORT = 120
"""Characters of a line that the site itself says; longer ones are the report's."""
ABOUT = later(
    r"(?:发布|发文|成文|生成|更新|公开)(?:日期|时间|机构|机关)|(?:信息|稿件|文章)?来源[:：]|浏览|阅读|点击(?:数|量|次数)"
    r"|字体|字号|作者[:：]|索引号|文号[:：]|(?:责任)?编辑[:：]|打印|分享|^日期[:：]|^时间[:：]|^\d{4}[-年/]\d{1,2}[-月/]\d{1,2}"
    r"|主题(?:词|分类)|所在位置|当前位置|^首页|视力保护|大中小"
)
"""What sites print between title and text."""
AFTER = later(
    r"版权所有|主办(?:单位)?[:：]|承办(?:单位)?[:：]|ICP备|公网安备|网站标识码|网站地图|扫一扫|分享到|上一[篇条]|下一[篇条]"
    r"|打印(?:本页)?|关闭(?:窗口|本页)?$|相关(?:链接|附件|文档|稿件|新闻|信息)$|返回顶部|责任编辑|您是第|技术支持|附件下载"
    r"|^格式依据[:：]|^本页网址[:：]|联系我们|^\[?TOP\]?$|浏览次数"
)
"""What sites print after the text."""


def cut(raw: list[Any], tree: Element) -> list[Any]:
    """The blocks of the report; all that has text where no report is found.

    A block has an element of the page, a text and its level, and the cells of a table.
    """
    heads = [block for block in raw if block.text and section(block.text, block.level)]
    if not heads:
        return raw
    container = common([block.element for block in heads], tree)
    inside = [number for number, block in enumerate(raw) if within(block.element, container)]
    first, last = inside[0], inside[-1] + 1
    begin = raw.index(heads[0])
    return [*preface(raw[:begin], first), *trimmed(raw[begin:last], heads[-1])]


def common(elements: Sequence[Element], tree: Element) -> Element:
    """The smallest element that holds them all; the whole page where there is but one."""
    if len(elements) < 2:
        return tree
    shared = path(elements[0])
    for element in elements[1:]:
        mine = set(path(element))
        shared = [one for one in shared if one in mine]
    return shared[-1] if shared else tree


def path(element: Element) -> list[Element]:
    """The elements from the root down to this one's parent, and itself."""
    return [*reversed(list(element.iterancestors())), element]


def within(element: Element, container: Element) -> bool:
    """Whether an element is the container or below it."""
    return element is container or any(one is container for one in element.iterancestors())


def preface(before: list[Any], first: int) -> list[Any]:
    """The title and what follows it, without what the site says about the article; first: where the container begins.

    The title may stand above the container; what stands between them is the site's.
    """
    texts = tuple(Paragraph(block.text, NOWHERE) for block in before)
    found = span(texts)
    begin, end = found if found else (first, first)
    said = [block for block in before[max(end, 0) :] if not about(block)]
    return [*before[begin:end], *said]


def about(block: Any) -> bool:
    """Whether a block is the site's line about the article (date, source, size of type) or a table before part 一."""
    if block.cells:
        return True
    text = squashed(block.text)
    return len(text) <= SHORT and ABOUT.search(text) is not None and not text.endswith("。")


def trimmed(body: list[Any], last_head: Any) -> list[Any]:
    """The body up to the first line after the last heading that is the site's."""
    at = body.index(last_head)
    for number in range(at + 1, len(body)):
        text = squashed(body[number].text)
        if 0 < len(text) <= SHORT and AFTER.search(text) and not text.endswith("。") and not typed(text):
            return body[:number]
    return body


def heading_row(cells: list[Spot]) -> tuple[str, list[Spot]] | None:
    """A part's heading that stands in the table's first row, and the cells below it; None where none does."""
    top = [cell for cell in cells if cell.row == 0]
    if len(top) != 1 or top[0].rows != 1 or not section(top[0].text):
        return None
    rest = [Spot(c.text, c.row - 1, c.column, c.rows, c.columns) for c in cells if c.row > 0]
    return top[0].text.replace("\n", ""), rest
