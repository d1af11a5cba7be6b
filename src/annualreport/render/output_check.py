"""Say whether a Word file that was made is sound: what Word refuses to open, and tags that were left over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from annualreport.finding import Finding, Stop, fault
from annualreport.place import whole
from annualreport.render import package
from annualreport.render.finishing import DOCPR
from annualreport.render.naming import by_name
from annualreport.render.spots import TEXTS, Element, P, Spots, W, select, text_of, texts_with
from annualreport.source.patterns import later

LEFTOVER = later(r"[{｛][{｛%％#]|[}｝%％#][}｝]")
RANGES = (("bookmarkStart", "bookmarkEnd"), ("commentRangeStart", "commentRangeEnd"))
RANGE_NAMES = {"bookmarkStart": "书签", "commentRangeStart": "批注范围"}
WORD_PARTS = later(r"^word/[^/]+\.xml$")
HINT = "请检查模板的这一处；改好后重新生成"


def check(docx: bytes, label: str) -> tuple[Finding, ...]:
    """What is wrong with a finished file; empty for a sound one."""
    try:
        members = package.open_members(docx, label)
        roots = {
            name: package.parse(content, label, name) for name, content in members.items() if WORD_PARTS.match(name)
        }
    except Stop as stop:
        return stop.findings
    return (*check_parts(roots, label), *loose(roots, members, label))


def check_parts(roots: Mapping[str, Element], label: str) -> tuple[Finding, ...]:
    """The same of the file's parts by name."""
    findings: list[Finding] = []
    for number, (name, root) in enumerate(roots.items()):
        spots = Spots(root, label, by_name(name), number)
        findings += [*hollow(root, spots), *leftovers(root, spots), *unpaired(root, label)]
    return (*findings, *doubled(roots.values(), label))


def hollow(root: Element, spots: Spots) -> Iterator[Finding]:
    """Cells without a paragraph and tables without a row."""
    for cell in select(root, "//w:tc[not(w:p) and not(w:sdt) and not(w:customXml)]"):
        yield fault("output-empty-cell", "单元格里没有段落，Word 打不开这样的文件", spots.of(cell), HINT)
    for table in select(root, "//w:tbl[not(w:tr) and not(w:sdt) and not(w:customXml)]"):
        yield fault("output-empty-table", "表格里没有行，Word 打不开这样的文件", spots.of(table), HINT)


def leftovers(root: Element, spots: Spots) -> Iterator[Finding]:
    """Delimiters of tags, of any width, in the text."""
    texts = texts_with(root, "{", "}", "｛", "｝", kinds=TEXTS)
    for paragraph in dict.fromkeys(next(text.iterancestors(P)) for text in texts):
        if found := LEFTOVER.search(text_of(paragraph)):
            message = f"成稿里留有标签符号「{found.group()}」"
            yield fault("output-leftover-tag", message, spots.of(paragraph), HINT)


def unpaired(root: Element, label: str) -> Iterator[Finding]:
    """Bookmarks and comment ranges that begin and do not end, or the other way round."""
    for begin, end in RANGES:
        opened = [one.get(W + "id") for one in root.iter(W + begin)]
        closed = [one.get(W + "id") for one in root.iter(W + end)]
        for number in sorted({str(one) for one in {*opened, *closed} if opened.count(one) != closed.count(one)}):
            message = f"{RANGE_NAMES[begin]}（编号 {number}）的起止不成对"
            yield fault("output-range", message, whole(label), "请在模板里删去这个书签或批注")


def loose(roots: Mapping[str, Element], members: package.Members, label: str) -> Iterator[Finding]:
    """Pictures and links that lead nowhere: the package does not have what their parts point to."""
    for name, root in roots.items():
        relations = package.relations_of(name)
        known = package.parse(members[relations], label, relations) if relations in members else ()
        ids = {one.get("Id") for one in known}
        wanted = select(root, f"//@*[namespace-uri()='{package.RELATIONS[1:-1]}']")
        if any(one and one not in ids for one in map(str, wanted)):
            yield fault("output-loose-link", "有图片或链接指向的内容不在文件里，Word 会要求修复", whole(label), HINT)


def doubled(roots: Iterable[Element], label: str) -> Iterator[Finding]:
    """Drawings that share a number."""
    numbers = [one.get("id") for root in roots for one in root.iter(DOCPR)]
    if len(set(numbers)) < len(numbers):
        yield fault("output-drawing-id", "有两个图形的编号相同，Word 会要求修复", whole(label), HINT)
