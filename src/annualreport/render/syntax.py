"""Find every fault of a template's code at once: blocks that do not pair, tags that the language cannot read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from annualreport.finding import Finding, fault
from annualreport.render.records import Tag
from annualreport.render.statements import KEYWORDS, MIDDLES, alone
from annualreport.render.statements import opens as opening
from annualreport.source.patterns import later
from annualreport.vocabulary.environment import House

MESSAGES = (
    (later(r"unexpected char '(.+?)' at"), "标签里有不能用的符号「{}」（符号要用半角；名称里不能有括号等符号）"),
    (later(r"expected token '.+?', got '(?!end of)(.+?)'"), "标签写到「{}」处读不懂"),
    (later(r"(Expected an expression)"), "标签里缺了内容"),
    (later(r"'(end of .+?)'"), "标签没有写完"),
    (later(r"unexpected '(.+?)'"), "标签里多了「{}」"),
)
"""What the language says, and how it is told."""


def faults(tags: Iterable[Tag], language: House) -> Iterator[Finding]:
    """Every fault that can be found tag by tag."""
    tags = tuple(tags)
    known = {name for tag in tags for name in made_by(tag)}
    for tag in tags:
        if tag.kind == "{#":
            continue
        if tag.kind == "{%" and tag.keyword not in KEYWORDS:
            yield unknown_statement(tag)
            continue
        try:
            tree = language.parse(alone(tag.kind, tag.code))
        except TemplateSyntaxError as error:
            yield unreadable(tag, error)
        else:
            yield from (unknown(tag, node, language) for node in strangers(tree, language))
            yield from (bracketed(tag, name) for name in called(tree, {*known, *language.globals}))


def elsewhere(tags: Iterable[Tag]) -> Iterator[Finding]:
    """Other files are taken in before anything is filled, and only into the body."""
    for tag in tags:
        if tag.keyword in ("include", "import", "from", "extends"):
            hint = '引用另一份模板，写作 {%p include "文件名.docx" %}，独占正文里的一段'
            yield fault("template-include", f"{tag.typed} 不能写在这里", tag.place, hint)


def made_by(tag: Tag) -> tuple[str, ...]:
    """The names that a statement makes: a macro's, or what is set."""
    return tuple(re.findall(r"\w+", tag.code)[1:]) if tag.keyword in ("macro", "set", "with", "call") else ()


def called(tree: nodes.Template, known: Iterable[str]) -> Iterator[str]:
    """The words of the year that are followed by brackets, as if they could be called; macros can."""
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name not in {*known, "caller", "super", "loop"}:
            yield call.node.name
        elif isinstance(call.node, nodes.Getattr) and not call.node.attr.isascii():
            yield call.node.attr


def bracketed(tag: Tag, name: str) -> Finding:
    """A name with brackets, such as a column's, written as it stands."""
    found = re.search(re.escape(name) + r"\s*[（(]([^（）()]*)[）)]", tag.typed)
    whole = found.group().strip() if found else f"{name}（…）"
    message = f"{tag.typed}：「{name}」是词，后面不能跟括号"
    hint = f'名称里本来有括号的，放在引号里，从它所在的组里取：组["{whole}"]'
    return fault("template-syntax", message, tag.place, hint)


def strangers(tree: nodes.Template, language: House) -> Iterator[nodes.Filter | nodes.Test]:
    """The filters and tests that the language does not have, also where it would notice only when it runs."""
    yield from (node for node in tree.find_all(nodes.Filter) if node.name not in language.filters)
    yield from (node for node in tree.find_all(nodes.Test) if node.name not in language.tests)


def unknown(tag: Tag, node: nodes.Filter | nodes.Test, language: House) -> Finding:
    """A filter or test that the language does not have."""
    name, known = ("过滤器", language.filters) if isinstance(node, nodes.Filter) else ("判断", language.tests)
    near = get_close_matches(node.name, list(known), 1, 0.5)
    hint = f"是不是「{near[0]}」？" if near else f"可用的{name}见 annualreport words"
    return fault("template-syntax", f"{tag.typed}：没有「{node.name}」这个{name}", tag.place, hint)


def opens(tag: Tag) -> bool:
    """Whether the tag opens a block; ``set x = …`` does not."""
    return tag.kind == "{%" and opening(tag.code)


def unknown_statement(tag: Tag) -> Finding:
    """A statement that the language does not have."""
    near = get_close_matches(tag.keyword.lower(), KEYWORDS, 1, 0.7)
    hint = f"是不是「{near[0]}」？" if near else "可用的语句：if、elif、else、endif、for、endfor、set"
    return fault("template-unknown-tag", f"{tag.typed} 里没有「{tag.keyword}」这种语句", tag.place, hint)


def unreadable(tag: Tag, error: TemplateSyntaxError) -> Finding:
    """A tag that the language cannot read."""
    said = error.message or ""
    message = next((text.format(found[1]) for shape, text in MESSAGES if (found := shape.search(said))), "标签读不懂")
    return fault("template-syntax", f"{tag.typed}：{message}", tag.place, "写法见 annualreport words")


def unbalanced(tags: Iterable[Tag]) -> Iterator[Finding]:
    """Blocks that are not closed, not opened, closed by another's end, or spread over cells."""
    open_tags: list[Tag] = []
    for tag in tags:
        if opens(tag):
            open_tags.append(tag)
        elif tag.keyword in MIDDLES:
            yield from middle(tag, open_tags)
        elif tag.keyword.startswith("end") and tag.keyword in KEYWORDS:
            yield from closed(tag, open_tags)
    for tag in open_tags:
        hint = f"请在该结束的地方写 {form(tag.unit, 'end' + tag.keyword)}"
        yield fault("template-unclosed", f"{tag.typed} 没有对应的结束标签", tag.place, hint)


def middle(tag: Tag, open_tags: list[Tag]) -> Iterator[Finding]:
    """``else`` and ``elif`` belong to the block that is open."""
    if not open_tags or open_tags[-1].keyword not in MIDDLES[tag.keyword]:
        yield fault("template-unopened", f"{tag.typed} 前面没有对应的 if", tag.place, "请补上开头，或删去这个标签")
        return
    yield from apart(open_tags[-1], tag)


def closed(tag: Tag, open_tags: list[Tag]) -> Iterator[Finding]:
    """An end closes the block that was opened last."""
    word = tag.keyword.removeprefix("end")
    if not any(one.keyword == word for one in open_tags):
        message = f"{tag.typed} 前面没有对应的 {word}"
        yield fault("template-unopened", message, tag.place, "请补上开头，或删去这个标签")
        return
    while open_tags[-1].keyword != word:
        lost = open_tags.pop()
        hint = f"请在 {tag.typed} 之前写 {form(lost.unit, 'end' + lost.keyword)}"
        yield fault("template-unclosed", f"{lost.typed} 没有对应的结束标签", (lost.place, tag.place), hint)
    yield from apart(open_tags.pop(), tag)


def apart(opener: Tag, tag: Tag) -> Iterator[Finding]:
    """The tags of one block are of one kind and lie in one cell (of tr: in one table; of tc: in one row)."""
    places = (tag.place, opener.place)
    if opener.unit != tag.unit:
        hint = f"请两处写成一样：{form(opener.unit, tag.code)}"
        yield fault("template-mixed-block", f"{opener.typed} 和 {tag.typed} 的写法不一致", places, hint)
    elif opener.holder != tag.holder:
        name = {"tr": "表格", "tc": "行"}.get(opener.unit, "单元格")
        hint = "要整行重复或取舍，请用 {%tr for … %} 和 {%tr endfor %}，各占一行；要整格，用 {%tc … %}"
        yield fault("template-across-cells", f"{opener.typed} 到 {tag.typed} 跨了{name}，会吞掉内容", places, hint)


def form(unit: str, code: str) -> str:
    """A statement as it is typed."""
    return f"{{%{unit} {code} %}}"
