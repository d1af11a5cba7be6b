"""Read a PDF with a text layer into an outline, as well as its layout lets guess; needs the extra ``pdf``."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from annualreport.finding import Finding, Stop, fault
from annualreport.outline import pdftext
from annualreport.outline.levels import level
from annualreport.outline.records import Block, Outline, Paragraph, Table, TableCell
from annualreport.outline.title import titled
from annualreport.place import Place, quoted, whole

PAGES = 200
"""Pages of a report; more are not read."""
FEW = 20
"""Signs of a page that has no text layer: a number, a stamp."""
NEAR = 3.0
"""Points by which the lines of one table may miss each other."""


def read(content: bytes, label: str) -> Outline:
    """The document in reading order; Stop where it is no PDF, has no text layer, or pdfplumber is not installed."""
    try:
        import pdfplumber
        from pdfminer.pdfdocument import PDFPasswordIncorrect
        from pdfminer.psexceptions import PSException
        from pdfplumber.utils.exceptions import PdfminerException
    except ImportError:
        raise Stop(not_installed(label)) from None
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it tells stderr of every oddity of a file
    broken = (PdfminerException, PSException, PDFPasswordIncorrect, ValueError, KeyError, TypeError, AttributeError)
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            if len(document.pages) > PAGES:
                raise Stop(too_long(label, len(document.pages)))
            blocks, signs = [], 0
            for number, page in enumerate(document.pages, 1):
                signs += len(page.chars)
                blocks.append(list(pdftext.blocks(page, number)))
                page.close()
            title = str((document.metadata or {}).get("Title") or "")
    except (*broken, IndexError, RecursionError) as error:
        raise Stop(unreadable(label, error)) from None
    if signs < FEW:
        raise Stop(image_only(label))
    running = repeated(blocks)
    body = [[one for at, one in enumerate(page) if at or one.text not in running] for page in blocks]
    heads = tuple(Paragraph(text, Place(label, f"页眉{quoted(text)}")) for text in running)
    found = titled(tuple(placed(joined(body), label)))
    return Outline(label, found, heads, properties={"title": title} if title.strip() else {})


def repeated(pages: list[list[pdftext.Found]]) -> list[str]:
    """The running heads: texts with which more than half of the pages, and at least two, begin."""
    first = [page[0].text for page in pages if page and page[0].text]
    return [text for text in dict.fromkeys(first) if first.count(text) > max(1, len(pages) // 2)]


def joined(pages: list[list[pdftext.Found]]) -> list[pdftext.Found]:
    """The blocks of all pages; a table and a paragraph go on where the next page begins with more of them."""
    whole_text: list[pdftext.Found] = []
    for page in pages:
        rest = list(page)
        if whole_text and rest and (more := continued(whole_text[-1], rest[0])):
            whole_text[-1] = more
            rest = rest[1:]
        whole_text += rest
    return whole_text


def continued(above: pdftext.Found, below: pdftext.Found) -> pdftext.Found | None:
    """Two blocks as one where the page break cut them; None where they are two."""
    if above.cells and below.cells and above.edges and abs_near(above.edges, below.edges):
        return replace(above, cells=(*above.cells, *pdftext.moved(below.cells, pdftext.height(above.cells))))
    if above.text and below.text and not below.indented and above.full and not level(below.text, "", None):
        return replace(above, text=above.text + below.text, full=below.full)
    return None


def abs_near(one: tuple[float, ...], two: tuple[float, ...]) -> bool:
    """Whether two tables stand between the same lines."""
    return len(one) == len(two) and all(abs(a - b) <= NEAR for a, b in zip(one, two, strict=True))


def placed(found: list[pdftext.Found], file: str) -> Iterator[Block]:
    """The blocks with their places: page and paragraph, table and cell."""
    tables = 0
    for number, (page, group) in enumerate(groupby(found, key=lambda one: one.page)):
        for count, one in enumerate(group, 1):
            if one.cells:
                tables += 1
                yield table(one, file, tables)
            else:
                where = Place(file, f"第{page}页第{count}段{quoted(one.text)}", (page, number, count))
                yield Paragraph(one.text, where, level(one.text, "", None))


def table(found: pdftext.Found, file: str, number: int) -> Table:
    """A table with its cells; number counts the document's tables from 1."""
    cells = tuple(
        TableCell(
            c.text, c.row, c.column, c.rows, c.columns,
            Place(file, f"第{number}个表格第{c.row + 1}行第{c.column + 1}列", (found.page, number, c.row, c.column)),
        )
        for c in found.cells
    )  # fmt: skip
    width = max((cell.column + cell.columns for cell in cells), default=0)
    place = Place(file, f"第{found.page}页第{number}个表格", (found.page, number))
    return Table(cells, pdftext.height(found.cells), width, place)


def not_installed(label: str) -> Finding:
    """The extra is missing."""
    hint = '运行 pip install "annualreport[pdf]" 装上；有原来的 Word 文件或网页的，也可以看它们'
    return fault("needs-extra", "读 PDF 要另装组件，这台电脑上没有", whole(label), hint)


def image_only(label: str) -> Finding:
    """A scan."""
    hint = "请改用原来的 Word 文件或网页；扫描件要先作文字识别（OCR）"
    return fault("image-pdf", "PDF 里只有图像，没有文字（扫描件）", whole(label), hint)


def too_long(label: str, pages: int) -> Finding:
    """Not a report."""
    return fault("too-large", f"PDF 有 {pages} 页，超过 {PAGES} 页，没有读", whole(label), "请只取年度报告的各页")


def unreadable(label: str, error: Any) -> Finding:
    """Damaged or locked."""
    if "Password" in type(error).__name__ or "Password" in repr(error.args):
        return fault("encrypted-file", "PDF 设了打开密码", whole(label), "请取消密码后另存一份")
    return fault("damaged-file", "文件不是完好的 PDF，读不出内容", whole(label), "请从原处重新取得文件")
