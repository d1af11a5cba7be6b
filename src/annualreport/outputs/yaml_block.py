"""Write plain values as YAML in block style, one key a line, so that the text is read back as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from annualreport.source.patterns import later

PLAIN = later(r"[\w“”‘’《》〈〉（）【】、，。；！？·…—％〔〕．：/+%() -]+")
"""Signs that mean nothing to YAML inside a text that begins and ends with a letter, Chinese sign or mark of these."""
FIRST = later(r"[^\W\d_]|[“‘《〈（【〔]")
SPECIAL = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def text(value: Any) -> str:
    """A mapping or sequence as a YAML document; nothing for an empty one is written but [] or {}."""
    return "\n".join(lines(value, "")) + "\n"


def lines(value: Any, indent: str) -> Iterator[str]:
    """The lines of a mapping or sequence."""
    if isinstance(value, (dict, Mapping)):
        for key, inner in value.items():
            yield from entry(f"{indent}{on_one_line(str(key))}:", inner, indent)
    else:
        for inner in value:
            yield from item(inner, indent)
    if not value:
        yield f"{indent}{'{}' if isinstance(value, Mapping) else '[]'}"


def entry(head: str, value: Any, indent: str) -> Iterator[str]:
    """A key with its value: beside it, or below and further in; None is left blank."""
    if is_group(value):
        yield head
        yield from lines(value, f"{indent}  ")
    else:
        yield f"{head} {scalar(value, indent)}".rstrip()


def item(value: Any, indent: str) -> Iterator[str]:
    """An item of a sequence, its first line behind the dash."""
    if not is_group(value):
        yield f"{indent}- {scalar(value, indent)}".rstrip()
        return
    first, *rest = lines(value, f"{indent}  ")
    yield f"{indent}- {first[len(indent) + 2 :]}"
    yield from rest


def is_group(value: Any) -> bool:
    """Whether a value takes lines of its own."""
    if value is None or isinstance(value, str):
        return False
    return isinstance(value, (dict, list, Mapping, Sequence)) and bool(value)


def scalar(value: Any, indent: str) -> str:
    """One value: as it is where YAML would read the same text, a literal block for several lines, else quoted."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        return str(value) if value or not isinstance(value, (Mapping, Sequence)) else flow(value)
    if "\n" in value and all(stands(line) for line in value.split("\n")):
        return "|-\n" + "\n".join(f"{indent}  {line}" for line in value.split("\n"))
    return on_one_line(value)


def stands(line: str) -> bool:
    """Whether a line reads the same in a literal block, where braces, colons and quotes mean nothing."""
    return bool(line) and not line[0].isspace() and all(sign.isprintable() or sign == "\u3000" for sign in line)


def on_one_line(value: str) -> str:
    """A text as it is where YAML would read the same, else in double quotes."""
    return value if is_plain(value) else '"' + "".join(escaped(sign) for sign in value) + '"'


def flow(value: Any) -> str:
    """An empty group."""
    return "{}" if isinstance(value, Mapping) else "[]"


def is_plain(value: str) -> bool:
    """Whether YAML reads the text as it stands, without quotes, and every reader takes it for a text."""
    return (
        FIRST.match(value) is not None
        and PLAIN.fullmatch(value) is not None
        and not value.endswith(" ")
        and value.lower() not in SPECIAL
    )


def escaped(sign: str) -> str:
    """One character inside double quotes."""
    if sign in ESCAPES:
        return ESCAPES[sign]
    return sign if sign.isprintable() or sign == "\u3000" else f"\\U{ord(sign):08x}"
