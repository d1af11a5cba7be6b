"""Write tags back into a part: stamped for the compiler, or as they should have been typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from annualreport.render.delimiters import ENDS, Found
from annualreport.source.patterns import later
from annualreport.vocabulary.printing import JOINER

if TYPE_CHECKING:
    from annualreport.render.records import Tag

TAG = later(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
"""A tag once it is stamped: no brace of its inside is a brace any more."""
BITS = "\u2002\u2003"
"""Two blanks that the language skips: they write a tag's number inside the tag, whatever moves it."""
STAMP = later(f"[{BITS}]+")
GUARDED = "{}%#“”‘’" + BITS
GUARDS = "\ufde0\ufde1\ufde2\ufde3\ufde4\ufde5\ufde6\ufde7\ufde8\ufde9"
GUARD = str.maketrans(GUARDED, GUARDS)
"""Signs inside a tag that would be taken for its end on the way to the compiler."""
LITERALS = {"{_{": f"{{{JOINER}{{", "}_}": f"}}{JOINER}}}", "{_%": f"{{{JOINER}%", "%_}": f"%{JOINER}}}"}
"""How docxtpl lets a template print braces themselves."""
BRACES = str.maketrans({"{": f"{{{JOINER}", "}": f"{JOINER}}}", "｛": f"｛{JOINER}", "｝": f"{JOINER}｝"})


def unguarded(text: str) -> str:
    """A text with the guarded signs back in their place; sign by sign, for a part may have millions of letters."""
    for guard, sign in zip(GUARDS, GUARDED, strict=True):
        text = text.replace(guard, sign)
    return text


def as_typed(text: str) -> str:
    """A text without the marks that were put into it."""
    return unguarded(STAMP.sub(" ", text).replace(JOINER, ""))


class Writing(Protocol):
    """How a tag, and the text beside tags, is written."""

    def tag(self, tag: Tag, found: Found, number: int) -> str:
        """The tag with its number in the part, from 1."""

    def prose(self, text: str) -> str:
        """A text that is no tag."""


class Stamped:
    """For the compiler: every tag carries its number; braces of the prose are never met as a pair."""

    def tag(self, tag: Tag, found: Found, number: int) -> str:
        """The tag, its inside guarded. ``{{r x}}`` and the like print plain text here, so their letter goes."""
        code = tag.code.translate(GUARD)
        if tag.kind == "{#":
            unit = f"{tag.unit} " if tag.unit else " "
            return f"{{#{unit}{code} #}}"
        bits = "".join(BITS[int(bit)] for bit in format(number, "b"))
        unit = f"{tag.unit} " if tag.unit and tag.kind != "{{" else "" if found.before else " "
        return f"{tag.kind}{found.before}{unit}{code}{bits}{found.after}{ENDS[tag.kind]}"

    def prose(self, text: str) -> str:
        """Braces with a sign between them that the last step takes out."""
        for typed, meant in LITERALS.items():
            text = text.replace(typed, meant)
        return text.translate(BRACES)


class Meant:
    """For the writer's own copy: a tag that was repaired as it should have been typed, everything else as it is."""

    def tag(self, tag: Tag, found: Found, number: int) -> str:  # noqa: ARG002 - as the other writing
        """The tag repaired."""
        return tag.meant if tag.changes else tag.typed

    def prose(self, text: str) -> str:
        """Nothing changes."""
        return text


def number_of(stamp: str) -> int:
    """The number that a stamp writes, from 1."""
    return int("".join(str(BITS.index(bit)) for bit in stamp), 2)
