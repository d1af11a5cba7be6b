"""Fill a compiled template with the words of a year: a Word file, and every gap and oddity with its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import starmap
from typing import TYPE_CHECKING, Any

from jinja2.exceptions import SecurityError
from lxml import etree

from annualreport.finding import Finding, Stop, fault, once, ordered, warning
from annualreport.place import Place
from annualreport.render import archive, finishing, output_check, package, shortcut
from annualreport.render.compiled import Compiled, Part
from annualreport.render.spots import Element, select
from annualreport.vocabulary import charts, context_of, marker
from annualreport.vocabulary.errors import said
from annualreport.vocabulary.narrative import RUNTIME
from annualreport.vocabulary.printing import JOINER, PARAGRAPH, Notes

if TYPE_CHECKING:
    from annualreport.render.full import Full

LONGEST = 1_500_000
"""Letters of one text that any program opens; most stop at twice as many."""
DECLARATION = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


@dataclass(frozen=True)
class Rendered:
    """A Word file made from a template, and what is to be said about it."""

    docx: bytes
    findings: tuple[Finding, ...] = ()


@dataclass
class Draft:
    """What one render has gathered so far: finished parts as bytes, those that need more as trees."""

    made: dict[str, bytes] = field(default_factory=dict)
    roots: dict[str, Element] = field(default_factory=dict)
    gaps: dict[str, list[Place]] = field(default_factory=dict)
    unknown: dict[str, list[Place]] = field(default_factory=dict)
    strange: dict[str, tuple[str, ...]] = field(default_factory=dict)
    forbidden: dict[str, set[str]] = field(default_factory=dict)
    braces: dict[str, None] = field(default_factory=dict)
    rich: list[Any] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    broken: list[Finding] = field(default_factory=list)


def fill(compiled: Compiled, words: dict[str, Any], *, final: bool, full: Full | None = None) -> Rendered:
    """The document; gaps are highlighted and told. Stop with all faults where the template's code fails.

    final: Stop with every gap, and with whatever else must not be in a published report. full: what docxtpl's
    objects among the words were made from, where a link is one of them (others know it themselves).
    """
    draft = Draft()
    for part in compiled.parts:
        fill_part(part, compiled.label, words, draft)
    if draft.rich and not draft.broken:
        return fill_full(full or owner(draft.rich, compiled), compiled, words, final=final, seen=draft)
    return finished(compiled, draft, words, final=final)


def owner(values: Iterable[Any], compiled: Compiled) -> Full:
    """docxtpl's template that pictures or documents belong to; a new one for values that belong to none."""
    from annualreport.render.full import Full

    owners = (getattr(value, "tpl", None) for value in values)
    return next((one for one in owners if isinstance(one, Full)), None) or objects(compiled)


def objects(compiled: Compiled) -> Full:
    """The template as docxtpl's own, from which pictures and documents are made for the words of one document."""
    from annualreport.render.full import Full  # docxtpl takes longer to load than a report to fill
    from annualreport.render.prepare import prepare

    return Full(prepare(compiled.content, compiled.label, settings=compiled.settings))


def fill_full(
    full: Full, compiled: Compiled, words: dict[str, Any], *, final: bool, seen: Draft | None = None
) -> Rendered:
    """The document, filled by docxtpl itself. seen: what was found without docxtpl's objects, tag by tag."""
    from annualreport.render.pictures import give_room

    draft = Draft(gaps=seen.gaps, unknown=seen.unknown, strange=seen.strange) if seen else Draft()
    notes = Notes(words, full.anywhere, forbidden=draft.forbidden, braces=draft.braces)
    try:
        members = full.filled(words, notes)
    except RUNTIME as error:
        raise Stop(failure(error, *full.anywhere())) from None
    except etree.XMLSyntaxError:
        raise Stop(torn(compiled.parts[0])) from None
    draft.gaps.update({name: list(full.place_of(name)) for name in notes.gaps if name not in draft.gaps})
    for name in package.kinds(members, compiled.label):
        root = package.parse(members.pop(name), compiled.label, name)
        draft.findings += finishing.finish(root, compiled.label)
        give_room(root)
        draft.roots[name] = root
    draft.findings += output_check.loose(draft.roots, members, compiled.label)
    kept = tuple(archive.member(name, content) for name, content in members.items())
    return finished(replace(compiled, kept=kept, drawings=frozenset()), draft, words, final=final)


def finished(compiled: Compiled, draft: Draft, words: dict[str, Any], *, final: bool) -> Rendered:
    """The document from its parts, looked at once more; Stop where it may not be."""
    if draft.broken:
        raise Stop(*ordered(draft.broken))
    finishing.number_drawings(draft.roots.values(), compiled.drawings)
    draft.findings += output_check.check_parts(draft.roots, compiled.label)
    found = (*compiled.findings, *draft.findings, *getattr(words, "findings", ()), *told(draft, words))
    findings = once(found)
    if final and any(finding.stops for finding in findings):
        raise Stop(*(finding for finding in findings if finding.stops))
    made = {**draft.made, **{name: serialized(root) for name, root in draft.roots.items()}}
    return Rendered(archive.pack([*compiled.kept, *starmap(archive.member, made.items())]), findings)


def fill_part(part: Part, label: str, words: dict[str, Any], draft: Draft) -> None:
    """Render one part into the draft's trees; a fault of its code goes to the broken."""
    notes = Notes(
        words,
        part.here,
        gaps=draft.gaps,
        strange=draft.strange,
        forbidden=draft.forbidden,
        braces=draft.braces,
        rich=draft.rich,
    )
    try:
        program = part.template
        xml = "".join(program.root_render_func(program.new_context(context_of(words, notes))))
    except RUNTIME as error:
        draft.broken.append(failure(error, *part.raised(error.__traceback__)))
        return
    if endless(xml):
        draft.broken.append(fault("template-forbidden", "印出的文字太长，Word 打不开", part.place, "请缩短循环或文字"))
        return
    for name, lines in part.names.items():
        if name not in words and name not in part.template.globals:
            draft.unknown.setdefault(name, []).extend(part.spot(line)[0] for line in lines)
    if part.shortcut is None or not part.shortcut.settled(xml):
        fill_tree(part, label, xml, draft)
    elif shortcut.well_formed(content := DECLARATION + xml.encode()):
        draft.made[part.name] = content
    else:
        draft.broken.append(torn(part))


def endless(xml: str) -> bool:
    """Whether a text of the part is so long that programs refuse it: a stretch without an element's beginning."""
    return any(xml.find("<", start, start + LONGEST) < 0 for start in range(0, len(xml) - LONGEST, LONGEST))


def fill_tree(part: Part, label: str, xml: str, draft: Draft) -> None:
    """A part that has something left to do, as a tree."""
    try:
        root = tree(part, xml)
    except etree.XMLSyntaxError:
        draft.broken.append(torn(part))
        return
    draft.findings += finishing.finish(root, label)
    draft.roots[part.name] = root


def tree(part: Part, xml: str) -> Element:
    """The rendered part as a tree, strictly; with the grid of its tables mended where cells were repeated."""
    root = etree.fromstring(xml.encode(), package.strict_parser())
    grids = not select(root, "//w:tbl[not(w:tblGrid/w:gridCol)]")
    if not (part.loops_cells and grids):
        return root
    from annualreport.render.compiling import Patcher

    mended: Element = Patcher().fix_tables(xml)
    return mended


def serialized(root: Element) -> bytes:
    """The tree as bytes, the marks of the house gone."""
    text = etree.tostring(root, encoding="unicode")
    return DECLARATION + text.replace(JOINER, "").replace(PARAGRAPH, " ").encode()


def failure(error: BaseException, place: Place, code: str) -> Finding:
    """A fault that showed when the template's code ran."""
    tag = f"「{code}」" if code else "模板的代码"
    if isinstance(error, SecurityError):
        hint = "模板里只能用词、过滤器和 if、for、set 等语句；见 annualreport words"
        return fault("template-forbidden", f"{tag}不允许：{error}", place, hint)
    return fault("template-error", f"{tag}：{said(error)}", place, "写法见 annualreport words")


def torn(part: Part) -> Finding:
    """A part whose XML came out broken: a block begins in one piece of the page and ends in another."""
    hint = "请让语句与其结束标签在同一段落里；要管整段，写作 {%p … %} 并各占一段；要管整行，写作 {%tr … %}"
    places = tuple(dict.fromkeys(tag.place for tag in part.tags if tag and tag.kind == "{%" and tag.unit == ""))
    return fault("template-torn", "语句跨了段落、单元格或修订记录，填好后文件不完整", places or part.place, hint)


def told(draft: Draft, words: Mapping[str, Any]) -> Iterator[Finding]:
    """Gaps, unknown words, characters left out, braces in data: each once with all its places."""
    known: Mapping[str, tuple[Place, ...]] = getattr(words, "places", {})
    for name, spots in draft.gaps.items():
        others = words if first(name) in draft.unknown else draft.strange.get(name, ())
        yield gap(name, (*known.get(name, ()), *spots), others)
    for name in draft.unknown.keys() - {first(name) for name in draft.gaps}:
        places = tuple(dict.fromkeys(draft.unknown[name]))
        yield warning("unknown-word", f"模板里的词「{name}」不认识，当作没有", places, unknown_word(name, words))
    for name, signs in draft.forbidden.items():
        codes = "、".join(f"U+{ord(sign):04X}" for sign in sorted(signs))
        message = f"「{name}」里有 Word 不允许的字符（{codes}），已删去"
        yield warning("forbidden-character", message, known.get(name, ()), "请在数据里删去这些看不见的字符")
    for name in draft.braces:
        message = f"「{name}」的内容里有花括号标签的写法，照原样印出"
        yield warning("data-braces", message, known.get(name, ()), "如果本想让它填数，请看 annualreport words")


def gap(name: str, places: tuple[Place, ...], others: Collection[str]) -> Finding:
    """A word that is printed and has no value; others: the words that there are instead, where it is unknown."""
    message = f"{f'没有「{name}」这个词' if others else f'「{name}」没有值'}，文中印作{marker(name)}"
    own = first(name) if isinstance(others, Mapping) else last(name)
    hint = unknown_word(own, others) if others else "请在数据里补上；确实没有的，改写模板或文字"
    if first(name) == charts.NAME and not others:
        hint = f"请补齐画图用的数据；数据不齐就不要图的，模板里写 {{%p if {name} %}}、图、{{%p endif %}} 三段"
    return fault("gap", message, tuple(dict.fromkeys(places)), hint, subject=name)


def first(name: str) -> str:
    """The word at the top that a name begins with."""
    return name.partition(".")[0]


def last(name: str) -> str:
    """A word without the groups that it lies in, and without what tells its item."""
    return name.partition("（")[0].rpartition(".")[2]


def unknown_word(name: str, known: Iterable[str]) -> str:
    """What to do about a word that the vocabulary, or its group, does not have."""
    near = get_close_matches(name, list(known), 1, 0.5)
    return f"是不是「{near[0]}」？" if near else "可用的词见 annualreport words"
