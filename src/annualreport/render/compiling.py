"""Compile a Word template once, so that it can be rendered many times: every part with tags becomes a program."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from types import CodeType

from docxtpl import DocxTemplate
from jinja2 import meta, nodes
from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from annualreport.finding import Finding, Stop, fault, once
from annualreport.place import Place
from annualreport.render import archive, syntax
from annualreport.render.compiled import Compiled, Part, at, code_of, file_of, template_of
from annualreport.render.cutting import cut_short, parsed
from annualreport.render.depth import LOST, compiles, too_deep
from annualreport.render.prepare import Prepared, PreparedPart, prepare
from annualreport.render.records import Settings, Tag
from annualreport.render.shortcut import shortcut, spelt_out
from annualreport.render.spots import Element
from annualreport.render.writing import STAMP, TAG, number_of, unguarded
from annualreport.source.patterns import later
from annualreport.vocabulary import environment
from annualreport.vocabulary.environment import House

BEGIN = later(r"\{[{%][-+]?")
ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"))
DRAWING = re.compile(rb'<\w+:docPr (?:[^<>]* )?id="(\d+)"')
IDENTITIES = later(r' w14:(?:paraId|textId)="[0-9A-Fa-f]+"')
"""Word's own numbers of paragraphs: a loop would repeat them."""


class Patcher(DocxTemplate):  # type: ignore[misc]
    """docxtpl's knowledge of which XML surrounds a tag; it opens no file here."""

    def __init__(self) -> None:
        super().__init__(BytesIO())

    def patch_xml(self, src_xml: str) -> str:
        """The part's XML as a source of the language; what stands inside tags is text again, not XML."""
        return TAG.sub(plain, cut_short(src_xml, super().patch_xml))


def plain(tag: re.Match[str]) -> str:
    """A tag without XML's escapes."""
    text = tag.group()
    for escaped, meant in ENTITIES:
        text = text.replace(escaped, meant)
    return text


def compile_template(content: bytes, label: str, settings: Settings | None = None) -> Compiled:
    """The template compiled; Stop with every fault of every part at once."""
    return compile_prepared(prepare(content, label, settings=settings))


def compile_prepared(prepared: Prepared) -> Compiled:
    """The same of a template that was looked through before."""
    language = environment()
    parts: list[Part] = []
    findings: list[Finding] = [*prepared.unfilled]
    for one in prepared.parts:
        part, problems = compile_part(one, language)
        parts += [part] if part else []
        findings += problems
    if any(finding.stops for finding in findings):
        raise Stop(*once(finding for finding in findings if finding.stops))
    filled = {part.name for part in parts}
    rest = {name: content for name, content in prepared.typed.items() if name not in filled}
    kept = tuple(archive.member(name, content) for name, content in rest.items())
    about = (prepared.included, prepared.content, prepared.settings, drawings_of(rest))
    return Compiled(prepared.label, kept, tuple(parts), tuple(findings), *about)


def drawings_of(members: Mapping[str, bytes]) -> frozenset[str]:
    """The numbers that the drawings of members without tags have."""
    texts = (content for name, content in members.items() if name.startswith("word/") and name.endswith(".xml"))
    return frozenset(found.decode() for text in texts for found in DRAWING.findall(text))


def compile_part(prepared: PreparedPart, language: House) -> tuple[Part | None, tuple[Finding, ...]]:
    """One part as a program, and what is to be said of it; None where a fault stops it."""
    try:
        return program_of(prepared, language)
    except LOST:
        deep = too_deep(prepared.tags, lambda tag: compiles(tag, language))
        return None, (*prepared.findings, *syntax.unbalanced(prepared.tags), *deep)


def program_of(prepared: PreparedPart, language: House) -> tuple[Part | None, tuple[Finding, ...]]:
    """The same, of code that is not too deep for the language."""
    source, tags = prepared.source, prepared.tags
    findings = (*prepared.findings, *syntax.unbalanced(tags), *syntax.elsewhere(tags))
    code, lines = numbered(source_of(prepared.root), tags)
    place = Place(source.label, source.shown)
    try:
        tree = parsed(code, language.parse)
        program = language.compile(tree, filename=file_of(source.name))
        strange = (*syntax.strangers(tree, language), *syntax.called(tree, {*made(tree), *language.globals}))
        sound = not strange and not any(one.stops for one in findings)
        problem = general("用了没有的过滤器或判断", None, place)
    except TemplateSyntaxError as error:
        sound, problem = False, general(str(error.message), at(lines, error.lineno), place)
    if not sound:
        told = (*findings, *syntax.faults(tags, language))
        return None, told if any(one.stops for one in told) else (*told, problem)
    assert isinstance(program, CodeType)
    loops_cells = "{%tc" in code_of(tags)
    short = None if loops_cells else shortcut(code)
    runs = (program, template_of(program, language))
    return Part(source.name, source.kind, place, *runs, lines, outside(tree), loops_cells, short), findings


def made(tree: nodes.Template) -> Iterator[str]:
    """The names that a program makes itself: macros, and what is set."""
    yield from (macro.name for macro in tree.find_all(nodes.Macro))
    yield from (name.name for name in tree.find_all(nodes.Name) if name.ctx != "load")


def source_of(root: Element) -> str:
    """The part as a source of the language, on one line."""
    xml = IDENTITIES.sub("", etree.tostring(root, encoding="unicode"))
    return spelt_out(Patcher().patch_xml(xml.replace("\n", " ")))


def numbered(source: str, tags: tuple[Tag, ...]) -> tuple[str, tuple[Tag | None, ...]]:
    """The source with each tag on a line of its own number, and the tag of each line."""
    lines: list[Tag | None] = []

    def on_its_line(found: re.Match[str]) -> str:
        """A tag without its stamp, begun on a new line; a comment as it is."""
        stamp = STAMP.search(found.group())
        if found.group().startswith("{#"):
            return found.group()
        lines.append(tags[number_of(stamp.group()) - 1] if stamp else None)
        return BEGIN.sub(lambda begin: begin.group() + "\n", STAMP.sub("", found.group()), count=1)

    return unguarded(TAG.sub(on_its_line, source)), tuple(lines)


def outside(tree: nodes.Template) -> dict[str, tuple[int, ...]]:
    """The words that a program takes from outside, with their lines."""
    wanted = meta.find_undeclared_variables(tree)
    found: dict[str, tuple[int, ...]] = {}
    for name in tree.find_all(nodes.Name):
        if name.ctx == "load" and name.name in wanted:
            found[name.name] = (*found.get(name.name, ()), name.lineno)
    return found


def general(said: str, tag: Tag | None, place: Place) -> Finding:
    """A fault of the code that no single tag shows."""
    typed = f"{tag.typed}：" if tag else ""
    return fault("template-syntax", f"{typed}模板读不懂（{said}）", tag.place if tag else place)
