"""Write the last page of the file for reviewers: how to change what, and what was found that has no place in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from lxml import etree

from annualreport.finding import Finding
from annualreport.render.spots import NAMESPACE, Element, W
from annualreport.reviewing.remarks import AUTHOR
from annualreport.reviewing.sources import GUIDE

TITLE = "审阅说明"
RULES = (
    "本页由程序生成，不属于报告正文；审阅稿收回时，本页和程序的批注自动略去，不必删除。",
    "请直接在正文里修改，最好先打开“审阅—修订”，这样收回时能看到是谁、什么时候改的；有意见而不便直接改的，请加批注。",
    "把光标放进一段文字，出现方框，框上写明这段文字的出处。请在框内修改，不要整框删去重写；框没有了也能收回，但要靠文字比对。",
    "数字出自统计表和台账，在文中改数字不会写回数据，收回时会列出应当改的单元格；数字不对的，也可以加批注说明。",
    "固定的标题和套话出自模板，改动会列给办公室，由办公室决定是否改模板。",
    "改好后保存为 .docx 交回办公室，由办公室运行 annualreport review import 文件名 收回。",
)
LINE = '<w:spacing w:before="0" w:after="60" w:line="400" w:lineRule="exact"/>'
FIRST = 2_000_000
"""The number of the page's first control, far above those of the draft."""
LOOKS = '<w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'


def page(findings: Sequence[Finding], year: int) -> list[Element]:
    """The paragraphs of the page, each in a control by whose tag it is told when the file comes back."""
    return [etree.fromstring(paragraph(number, line)) for number, line in enumerate((TITLE, *text(findings, year)))]


def text(findings: Sequence[Finding], year: int) -> Iterator[str]:
    """The paragraphs under the title."""
    for number, rule in enumerate(RULES, 1):
        yield f"{number}. {rule}"
    yield f"批注作者“{AUTHOR}”：注明文字的出处（要求、责任处室、佐证），以及 {year} 年度核对发现的问题。"
    if findings:
        yield "下列问题在正文里没有对应的位置："
    for finding in findings:
        place = f"{finding.places[0]} " if finding.places else ""
        yield f"【{finding.label} {finding.rule}】{place}{finding.message}"


def paragraph(number: int, line: str) -> str:
    """A paragraph; the first begins the page and is its title."""
    begin, size, side = ("", 24, "left") if number else ("<w:pageBreakBefore/>", 32, "center")
    properties = f'<w:pPr>{begin}<w:snapToGrid w:val="0"/>{LINE}<w:jc w:val="{side}"/></w:pPr>'
    run = f'<w:r>{LOOKS.format(size=size)}<w:t xml:space="preserve">{escape(line)}</w:t></w:r>'
    about = f'<w:alias w:val="{TITLE}"/><w:tag w:val="{GUIDE}"/><w:id w:val="{FIRST + number}"/>'
    control = f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>"
    return f'<w:p xmlns:w="{NAMESPACE}">{properties}{control}</w:p>'


def add(root: Element, findings: Sequence[Finding], year: int) -> None:
    """The page at the end of the body, before the properties of the last section."""
    body = root.find(W + "body")
    assert body is not None
    section = next((one for one in reversed(body) if one.tag == W + "sectPr"), None)
    made = page(findings, year)
    for one in made:
        if section is None:
            body.append(one)
        else:
            section.addprevious(one)
