"""Fill a template through docxtpl itself, for callers whose words hold its objects: rich text, pictures, documents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from itertools import starmap
from typing import Any, cast

from docxtpl import DocxTemplate
from jinja2 import pass_context
from jinja2.runtime import Context
from lxml import etree
from markupsafe import escape

from annualreport.place import Place, whole
from annualreport.render import archive, package
from annualreport.render.prepare import DECLARATION, Prepared, PreparedPart
from annualreport.render.records import Tag
from annualreport.render.spots import Element
from annualreport.render.writing import GUARD, STAMP, TAG, number_of, unguarded
from annualreport.source.patterns import later
from annualreport.vocabulary import context_of, environment, printing
from annualreport.vocabulary.environment import House
from annualreport.vocabulary.printing import Notes, plain_text, xml_text

RUN = "_富文本"
"""The filter behind ``{{r x}}``."""
NOTES_TYPE = later(r"wordprocessingml\.(?:foot|end)notes\+xml$")


class Full(DocxTemplate):  # type: ignore[misc]
    """docxtpl over a prepared template: sandboxed, strict, notes rendered once, properties escaped once.

    What belongs to a document, such as ``InlineImage(full, …)`` or ``full.new_subdoc()``, is made from it.
    """

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        parts = {part.source.name: plainly(part) for part in prepared.parts}
        members = {**prepared.typed, **parts}
        super().__init__(BytesIO(archive.pack(starmap(archive.member, members.items()))))

    def patch_xml(self, src_xml: str) -> str:
        """docxtpl's own, with the signs inside tags back in their place."""
        return unguarded(str(super().patch_xml(src_xml)))

    def fix_tables(self, xml: str) -> Element:
        """The body as a tree, strictly: what is not well-formed raises etree.XMLSyntaxError and is never mended."""
        etree.fromstring(xml.encode(), package.strict_parser())
        return cast(Element, super().fix_tables(xml))

    def render_properties(self, context: dict[str, Any], jinja_env: House | None = None) -> None:  # noqa: ARG002 - docxtpl
        """Properties are texts, not XML."""
        super().render_properties(context, environment(finalize=plain_text))

    def render_footnotes(self, context: dict[str, Any], jinja_env: House | None = None) -> None:
        """Foot- and endnotes, once however many sections there are."""
        for part in self.docx.part.package.iter_parts():
            if NOTES_TYPE.search(part.content_type):
                xml = self.render_xml_part(self.patch_xml(part.blob.decode()), part, context, jinja_env)
                part._blob = xml.encode()  # as docxtpl does: python-docx gives no other way to change such a part

    def filled(self, words: dict[str, Any], notes: Notes) -> dict[str, bytes]:
        """The members of the document; errors as the language and the parser raise them."""
        self.render(context_of(words, notes), language())
        stream = BytesIO()
        self.save(stream)
        return package.open_members(stream.getvalue(), self.prepared.label)

    def place_of(self, name: str) -> Iterable[Place]:
        """Where a word is printed: the tags whose code names it."""
        last = name.rpartition(".")[2].partition("（")[0]
        return dict.fromkeys(tag.place for tag in self.prepared.tags if last and last in tag.code)

    def anywhere(self) -> tuple[Place, str]:
        """The template as a whole: this way of filling does not know the tag."""
        return whole(self.prepared.label), ""


def language() -> House:
    """The sandboxed language that prints docxtpl's objects too."""
    made = environment(finalize=rich_text)
    made.filters[RUN] = in_a_run
    return made


@pass_context
def rich_text(context: Context, value: Any) -> Any:
    """Rich objects as they say, plain values as ever."""
    return str(value) if is_rich(value) else xml_text(context, value)


def is_rich(value: Any) -> bool:
    """Whether a value is one of docxtpl's own."""
    return isinstance(value, Run) or printing.is_rich(value)


@pass_context
def in_a_run(context: Context, value: Any) -> Any:
    """What ``{{r x}}`` puts in a run's place: rich text, or a run with a plain value, which would be lost."""
    return value if is_rich(value) else Run(f"<w:r><w:t>{xml_text(context, value)}</w:t></w:r>")


class Run(str):
    """XML of a run, printed as it is."""

    __slots__ = ()


def plainly(part: PreparedPart) -> bytes:
    """A prepared part with its tags as docxtpl takes them."""

    def written(found: re.Match[str]) -> str:
        """A tag without its number, its inside still guarded; ``{{r x}}`` keeps its letter."""
        stamp = STAMP.search(found.group())
        if stamp is None or found.group().startswith("{#"):
            return found.group()
        tag = part.tags[number_of(stamp.group()) - 1]
        return kept(tag) if tag.kind == "{{" and tag.unit else STAMP.sub(" ", found.group())

    text = TAG.sub(written, etree.tostring(part.root, encoding="unicode"))
    return DECLARATION + text.encode()


def kept(tag: Tag) -> str:
    """A value tag with its letter; of a run's value, plain ones are put in a run."""
    code = f"({tag.code})|{RUN}" if tag.unit == "r" else tag.code
    return f"{{{{{tag.unit} {escape(code).translate(GUARD)} }}}}"
