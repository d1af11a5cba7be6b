"""Read 文稿.docx into the narrative texts of the report, each under its heading; nothing that stands there is lost."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from lxml import etree

from annualreport.finding import Finding, Stop, fault, note, warning
from annualreport.model.report import PARTS
from annualreport.outline import Outline, Paragraph, docx, levels
from annualreport.outline.records import TITLE
from annualreport.place import Place, whole
from annualreport.source import package
from annualreport.source.patterns import later
from annualreport.source.yamlfile import unread

NAMES = {
    **{name: name for name in PARTS},
    "政府信息公开平台建设": "平台建设",
    "引言": "引言",
    "主要问题": "主要问题",
    "存在的主要问题": "主要问题",
    "存在问题": "主要问题",
    "存在的问题": "主要问题",
    "改进情况": "改进情况",
    "改进": "改进情况",
    "改进措施": "改进情况",
    "其他事项": "其他事项",
    "其他需要报告的事项": "其他事项",
    "其他需报告的事项": "其他事项",
}
"""What a heading may say, and the text of report.yaml that stands under it."""

GATHERING = frozenset({"总体", "政府信息公开总体", "存在的主要问题及改进", "存在问题及改进", "存在的问题及改进"})
"""Headings above others, under which no text stands of itself."""

NUMBER = later(
    r"^\s*(?:[（(][一二三四五六七八九十\d]+[）)]|第[一二三四五六七八九十]+部分|[一二三四五六七八九十\d]+\s*[、．.])?\s*"
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REVISIONS = frozenset(f"{{{WORD}}}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
ALL = "、".join((*PARTS, "主要问题", "改进情况", "其他事项"))


@dataclass(frozen=True)
class Passage:
    """One text with the place of its heading and its paragraphs."""

    place: Place
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The paragraphs, one a line."""
        return "\n".join(self.lines)


Passages = dict[str, Passage]


def read(path: Path, label: str) -> tuple[Passages, tuple[Finding, ...]]:
    """The texts by their key in report.yaml, and what could not be placed; Stop-worthy faults are findings too."""
    try:
        package.check(path, label, ".docx")
        content = path.read_bytes()
        outline = docx.read(content, label)
    except Stop as stop:
        return {}, stop.findings
    except OSError as error:
        return {}, (fault("cannot-read", unread(error), whole(label), "请关闭正在打开的文件后重试"),)
    passages: Passages = {}
    findings = [*revised(content, label), *placed(outline, passages), *beside(outline)]
    return {name: passage for name, passage in passages.items() if passage.lines}, tuple(findings)


def placed(outline: Outline, passages: Passages) -> Iterator[Finding]:
    """Put every paragraph under its heading; say which have none."""
    current: Passage | None = None
    for paragraph in outline.paragraphs:
        name = heading(paragraph.text)
        if name in GATHERING:
            current = None
        elif name in NAMES:
            yield from again(NAMES[name], paragraph, passages)
            current = passages.setdefault(NAMES[name], Passage(paragraph.place))
        elif current is None:
            yield unplaced(paragraph)
        else:
            if looks_like_heading(paragraph):
                yield unknown(paragraph, current)
            current.lines.append(paragraph.text)


def heading(text: str) -> str:
    """What a heading says, without number, spaces, 情况 and the stop at its end."""
    bare = re.sub(r"\s", "", NUMBER.sub("", text, count=1)).rstrip("。：:")
    return bare if bare in NAMES else bare.removesuffix("情况")


def looks_like_heading(paragraph: Paragraph) -> bool:
    """A heading by its style, or a short line that is numbered 一、."""
    if levels.styled(paragraph.style, None) or (paragraph.level and not levels.typed(paragraph.text)):
        return True
    return paragraph.level == 1 and len(paragraph.text) <= 30 and paragraph.text[-1] not in "。；;"


def again(name: str, paragraph: Paragraph, passages: Passages) -> Iterator[Finding]:
    """A heading that stands twice."""
    if name in passages:
        places = (paragraph.place, passages[name].place)
        hint = "请合并到一个标题下"
        yield warning("manuscript-double", f"文稿里「{name}」的标题出现了两次，两处文字接在一起", places, hint)


def unplaced(paragraph: Paragraph) -> Finding:
    """Text that stands under no heading."""
    kind = "标题" if paragraph.level == TITLE else "文字"
    message = f"文稿里这段{kind}不在任何已知标题之下，没有写入报告：{paragraph.text}"
    hint = f"请移到这些标题之一下面，或删去：{ALL}"
    return warning("manuscript-unplaced", message, paragraph.place, hint)


def unknown(paragraph: Paragraph, current: Passage) -> Finding:
    """A heading that is none of the report's; it stays in the text before it."""
    message = f"文稿里的标题「{paragraph.text}」不认识，连同下面的文字按正文接在上一部分之后"
    return warning("manuscript-heading", message, (paragraph.place, current.place), f"可用的标题：{ALL}")


def beside(outline: Outline) -> Iterator[Finding]:
    """Tables, and notes, which the texts of the report cannot hold."""
    for table in outline.tables:
        text = " ".join(cell.text for cell in table.cells if cell.text)
        message = f"文稿里的表格没有写入报告：{text}"
        yield warning("manuscript-table", message, table.place, "报告正文只收文字；请改写成段落")
    for remark in outline.notes:
        message = f"文稿里的脚注或尾注没有写入报告：{remark.text}"
        yield warning("manuscript-note", message, remark.place, "请把要紧的内容写进正文")


def revised(content: bytes, label: str) -> Iterator[Finding]:
    """That there are tracked changes, and how they were taken."""
    with zipfile.ZipFile(BytesIO(content)) as opened:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(opened.read(docx.BODY), parser)
    count = sum(1 for element in root.iter() if element.tag in REVISIONS)
    if count:
        message = f"文稿里有 {count} 处修订没有接受或拒绝，按全部接受后的文字读入"
        yield note("manuscript-revisions", message, whole(label), "定稿前请在 Word 里接受或拒绝全部修订")
