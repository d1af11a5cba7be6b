"""Print a value of a template: as XML text escaped once, or as plain text; note gaps and what had to be left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from jinja2 import Undefined, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context

from annualreport.place import Place
from annualreport.source.patterns import later
from annualreport.vocabulary.gaps import GAP, Gap, Name, full_name, identity, marker, names
from annualreport.vocabulary.limits import MOST_PRINTED
from annualreport.vocabulary.showing import shown

PARAGRAPH = "\ufdd0"
"""Stands in rendered XML where a value begins a new paragraph."""
JOINER = "\ufdd1"
"""Stands in rendered XML inside ``{{`` that came from data, so that it is not taken for a tag left over."""

NO_XML = "\\x00-\\x08\\x0b-\\x1f\\ud800-\\udfff\\ufdd0-\\ufdef\\ufffe\\uffff"
FORBIDDEN = later(f"[{NO_XML}]")
"""What XML does not allow, and the noncharacters that serve as marks here."""
BRACES = later("(?<=[{｛])(?=[{｛%％#])|(?<=[}｝%％#])(?=[}｝])")
SPECIAL = later(f"""[{NO_XML}\\n&<>"'%{{}}【｛｝％]""")
"""Whatever needs more than copying: & < > quotes, braces, line ends, gaps, forbidden characters."""
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
LONG = 1000
"""Letters from which on a text is measured when it is printed."""

NOTES = " notes"
"""The key of the render's Notes in a context; no template can spell it."""


class Locate(Protocol):
    """Where in the template the value that is being printed stands: its place and the tag as typed."""

    def __call__(self) -> tuple[Place, str]: ...


@dataclass
class Notes:
    """What one render has to tell: the only record of the house that grows, and it lives as long as one render.

    gaps: places of the template by the missing word's name. strange: of a word that its group does not know, the
    words that it knows. forbidden: the characters left out, by field.
    braces: fields whose data holds ``{{`` or the like. printed: the letters of the long texts so far.
    fields: the words by their texts, once somebody asks for one.
    rich: docxtpl's own objects, which only docxtpl itself can print; nothing stands for them.
    """

    words: Mapping[str, Any]
    locate: Locate
    gaps: dict[str, list[Place]] = field(default_factory=dict)
    strange: dict[str, tuple[str, ...]] = field(default_factory=dict)
    forbidden: dict[str, set[str]] = field(default_factory=dict)
    braces: dict[str, None] = field(default_factory=dict)
    index: dict[int, Name] = field(default_factory=dict)
    printed: int = 0
    fields: dict[str, str] = field(default_factory=dict)
    rich: list[Any] = field(default_factory=list)

    def measure(self, text: str) -> None:
        """Count the letters of a long text; SecurityError where there are more than a document has."""
        self.printed += len(text)
        if self.printed > MOST_PRINTED:
            raise SecurityError("印出的文字太多")

    def gap(self, missing: Gap) -> str:
        """Note a gap that is printed; its marker."""
        self.index = self.index or names(self.words)
        name = missing.name(self.index)
        if missing.others:
            self.strange[name] = missing.others
        return self.named_gap(name)

    def named_gap(self, name: str) -> str:
        """Note a gap by its name; its marker."""
        places = self.gaps.setdefault(name, [])
        place, _ = self.locate()
        if place not in places:
            places.append(place)
        return marker(name)

    def field_of(self, text: str) -> str:
        """The field that a text came from: the word that has this value, else the tag that prints it."""
        if not self.fields:
            for name, value in leaves(self.words):
                self.fields.setdefault(value, name)
        return self.fields.get(text) or self.locate()[1]


def leaves(group: Any, name: Name = ("", "")) -> Any:
    """Every text below a group with its full name."""
    for key, value in group.items():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                below = (key, identity(item)) if isinstance(value, list) else (joined(name, key), name[1])
                yield from leaves(item, below)
            elif isinstance(item, str):
                yield full_name(name, key), item


def joined(name: Name, key: str) -> str:
    """The name of a group inside a group."""
    return f"{name[0]}.{key}" if name[0] else key


def is_rich(value: Any) -> bool:
    """Whether a value is one of docxtpl's own, or made after one."""
    return any(kind.__module__.partition(".")[0] == "docxtpl" for kind in type(value).__mro__)


Clean = Callable[[str, Notes], str]


def text_of(context: Context | Mapping[str, Any], value: Any, clean: Clean) -> str:
    """A value as text; a gap as its marker, noted."""
    notes: Notes = context[NOTES]
    if isinstance(value, Gap):
        return clean(notes.gap(value), notes) if value.named else ""
    if isinstance(value, Undefined):
        return ""  # an ``if`` without ``else`` inside a tag
    if value is None:
        return clean(notes.named_gap(notes.locate()[1]), notes)
    if is_rich(value):
        notes.rich.append(value)
        return ""
    text = shown(value)
    if len(text) >= LONG:
        notes.measure(text)
    for name in GAP.findall(text) if "【" in text else ():
        notes.named_gap(name)
    return clean(text, notes)


def xml_clean(text: str, notes: Notes) -> str:
    """The text escaped once for XML, newlines as paragraph marks, forbidden characters left out and noted."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    bad = FORBIDDEN.findall(plain)
    if bad:
        notes.forbidden.setdefault(notes.field_of(text), set()).update(bad)
        plain = FORBIDDEN.sub("", plain)
    if BRACES.search(plain):
        notes.braces[notes.field_of(text)] = None
        plain = BRACES.sub(JOINER, plain)
    return plain.translate(ESCAPES).strip("\n").replace("\n", PARAGRAPH)


@pass_context
def xml_text(context: Context, value: Any) -> str:
    """The finalize of Word parts."""
    if type(value) is str and len(value) < LONG and not SPECIAL.search(value):
        return value
    if type(value) is int:
        return str(value)
    return text_of(context, value, xml_clean)


@pass_context
def plain_text(context: Context, value: Any) -> str:
    """The finalize of texts inside texts: nothing is escaped, the last step does it."""
    return text_of(context, value, lambda text, _: text)
