"""Turn the text inside a tag, as an input method and Word left it, into what the language reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from annualreport.render.statements import COMMON, KEYWORDS, UNITS, first_word, reads

INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
BLANKS = "\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
DOUBLE, SINGLE = '"“”„‟＂«»', "'‘’‚‛＇‹›"
OPENING, CLOSING = "“„‘‚«‹", "”’»›"
COUNTERPART = {"“": "”", "„": "”“", "‘": "’", "‚": "’‘", "«": "»", "»": "«", "‹": "›", "›": "‹"}

SIGNS = {
    **{chr(full): chr(full - 0xFEE0) for full in range(0xFF01, 0xFF5F) if chr(full) not in "＂＇"},
    **dict(zip("【】〔〕。·×÷", "[][]..*/", strict=True)),
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict(zip("≥≧≤≦≠", (">=", ">=", "<=", "<=", "!="), strict=True)),
}
"""Signs that an input method or Word types, and what the language reads."""

SUSPECT = re.compile(f"[{INVISIBLE}{BLANKS}{re.escape(''.join(SIGNS))}{DOUBLE[1:]}{SINGLE[1:]}\n\r\t]")
CAPITALS = re.compile(r"\b(?:And|Or|Not|In|Is|If|Else|AND|OR|NOT|IN|IS|IF|ELSE)\b")
UNIT = re.compile(r"(?P<gap>\s*)(?P<unit>p|tr|tc|r)(?P<space>\s+)(?P<rest>\S.*)", re.DOTALL | re.IGNORECASE)
SPELLINGS = {"elseif": "elif", "elsif": "elif"}


@dataclass(frozen=True)
class Repair:
    """The text inside a tag, readable as far as it can be made so.

    unit: p, tr, tc, r or ''. code: the rest, without blanks around. changes: what was changed, in Chinese; empty
    where the text was good as it stood.
    """

    unit: str
    code: str
    changes: tuple[str, ...] = ()


Piece = tuple[bool, str]
"""Whether it is a literal (then with its quotes), and the text."""


def repaired(code: str, kind: str = "{{") -> Repair:
    """The text between a tag's braces repaired; kind: ``{{``, ``{%`` or ``{#``. Literals keep their content."""
    if kind == "{#":
        return Repair("", code.strip())
    plain = not SUSPECT.search(code)
    if plain:
        return finished(assembled(code, as_typed), kind)
    tried = [finished(assembled(code, reading), kind) for reading in READINGS]
    return next((one for one in tried if reads(kind, one.code)), tried[-1])


def finished(typed: tuple[str, tuple[str, ...]], kind: str) -> Repair:
    """Signs and quotes are right by now: unit, keyword and capitals next."""
    text, changes = typed
    unit, code, moved = unit_of(text, kind)
    code, spelt = keyword(code) if kind == "{%" else (code, ())
    code, lowered = capitals(code, kind)
    return Repair(unit, code, tuple(dict.fromkeys((*changes, *moved, *spelt, *lowered))))


def assembled(code: str, closing: Reading) -> tuple[str, tuple[str, ...]]:
    """The code with signs and quotes of the language, and what was changed."""
    texts: list[str] = []
    changes: list[str] = []
    for literal, text in pieces(code, closing):
        made = quoted(text) if literal else text
        if literal:
            changes += ["引号改为半角"] if made != text else []
        else:
            made, more = outside(text)
            changes += more
        texts.append(made)
    return "".join(texts), tuple(changes)


def outside(text: str) -> tuple[str, list[str]]:
    """A piece outside literals with every sign as the language reads it."""
    changes: list[str] = []
    kept = re.sub(f"[{INVISIBLE}]", "", text)
    if kept != text:
        changes.append("去掉看不见的字符")
    spaced = re.sub(f"[{BLANKS}]", " ", kept)
    if spaced != kept:
        changes.append("全角或特殊空格改为普通空格")
    signs = [sign for sign in dict.fromkeys(spaced) if sign in SIGNS]
    changes += [f"「{sign}」改为「{SIGNS[sign]}」" for sign in signs]
    return spaced.translate(TABLE), changes


TABLE = str.maketrans({**SIGNS, "\n": " ", "\r": " ", "\t": " "})


def quoted(literal: str) -> str:
    """A literal between quotes of the language, its content letter for letter."""
    quote, content = ('"' if literal[0] in DOUBLE else "'"), literal[1:-1]
    if literal[0] == quote == literal[-1]:
        return literal
    if quote in content:
        other = "'" if quote == '"' else '"'
        quote, content = (other, content) if other not in content else (quote, content.replace(quote, "\\" + quote))
    return quote + content + quote


def pieces(code: str, closing: Reading) -> Iterator[Piece]:
    """The code cut into literals and what stands outside them; a quote that is not closed stands outside."""
    begin = position = 0
    while position < len(code):
        family = next((family for family in (DOUBLE, SINGLE) if code[position] in family), None)
        end = closing(code, position, family) if family else -1
        if end < 0:
            position += 1
            continue
        if begin < position:
            yield False, code[begin:position]
        yield True, code[position : end + 1]
        begin = position = end + 1
    if begin < len(code):
        yield False, code[begin:]


Reading = Callable[[str, int, str], int]
"""Where the literal that begins at a quote of a family ends; -1 for nowhere."""


def as_typed(code: str, start: int, family: str) -> int:
    """At the counterpart of its own quote: “ with ”, " with "."""
    own = COUNTERPART.get(code[start], code[start])
    end = closed_by(code, start, own)
    return end if end >= 0 or code[start] == family[0] else closed_by(code, start, family)


def as_nested(code: str, start: int, family: str) -> int:
    """At the first quote of the family that does not close one opened inside."""
    depth = 0
    for position in range(start + 1, len(code)):
        sign = code[position]
        if sign not in family or escaped(code, position):
            continue
        if sign in OPENING:
            depth += 1
        elif sign in CLOSING and depth:
            depth -= 1
        else:
            return position
    return -1


def as_first(code: str, start: int, family: str) -> int:
    """At the next quote of the family."""
    return closed_by(code, start, family)


READINGS: tuple[Reading, ...] = (as_nested, as_typed, as_first)
"""Ways to pair quotes; the first that gives something readable is meant."""


def closed_by(code: str, start: int, quotes: str) -> int:
    """The first of the quotes behind the start that no backslash escapes."""
    places = (place for place in range(start + 1, len(code)) if code[place] in quotes and not escaped(code, place))
    return next(places, -1)


def escaped(code: str, position: int) -> bool:
    """Whether an odd number of backslashes stands before."""
    before = code[:position]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def unit_of(text: str, kind: str) -> tuple[str, str, tuple[str, ...]]:
    """The letter that makes the tag speak of its whole paragraph, the code behind it, and what was changed."""
    found = UNIT.fullmatch(text)
    word = first_word(text).lower()
    if found and meant_as_unit(found, text, kind):
        unit = found["unit"].lower()
        odd = found["gap"] or found["unit"] != unit
        return unit, found["rest"].strip(), (f"「{unit}」紧跟在括号后面",) if odd else ()
    for unit in UNITS if kind == "{%" and word not in KEYWORDS else ():
        if word.startswith(unit) and word[len(unit) :] in KEYWORDS:
            return unit, text.strip()[len(unit) :].strip(), (f"「{unit}」后面加空格",)
    return "", text.strip(), ()


def meant_as_unit(found: re.Match[str], text: str, kind: str) -> bool:
    """Whether the letter is no word of its own: a statement never begins with it, a value only where it reads."""
    return kind == "{%" or not found["gap"] or (not reads(kind, text.strip()) and reads(kind, found["rest"].strip()))


def keyword(code: str) -> tuple[str, tuple[str, ...]]:
    """The statement with its keyword as the language spells it: If, end if, elseif, endfro."""
    words = code.split()
    pair = "".join(words[:2]).lower()
    for count, meant in ((2, SPELLINGS.get(pair, pair if pair in KEYWORDS else "")), (1, spelling(first_word(code)))):
        typed = " ".join(words[:count])
        if meant and len(words) >= count and (count == 1 or meant != words[0].lower()):
            rest = code.split(None, count)[count:]
            return " ".join([meant, *rest]), ((f"「{typed}」改为「{meant}」",) if typed != meant else ())
    return code, ()


def spelling(typed: str) -> str:
    """The keyword that a word means; '' where none or more than one is near."""
    word = typed.lower()
    if word in KEYWORDS:
        return word
    near = [one for one in COMMON if one_slip(word, one)] if len(word) > 2 else []
    return SPELLINGS.get(word, near[0] if len(near) == 1 else "")


def one_slip(typed: str, meant: str) -> bool:
    """Whether one letter was left out, added, changed, or two neighbours were swapped."""
    if abs(len(typed) - len(meant)) > 1 or not typed.isascii():
        return False
    head = next((place for place, pair in enumerate(zip(typed, meant, strict=False)) if len(set(pair)) > 1), None)
    if head is None:
        return typed != meant
    after = (typed[head + 1 :], meant[head + 1 :])
    swapped = typed[head : head + 2] == meant[head : head + 2][::-1] and typed[head + 2 :] == meant[head + 2 :]
    return swapped or after[0] == after[1] or typed[head:] == after[1] or after[0] == meant[head:]


def capitals(code: str, kind: str) -> tuple[str, tuple[str, ...]]:
    """And, Or, Not … in small letters where the tag cannot be read as it stands and can be read so."""
    if not CAPITALS.search(code) or reads(kind, code):
        return code, ()
    made = "".join(
        text if literal else CAPITALS.sub(lambda found: found.group().lower(), text)
        for literal, text in pieces(code, as_typed)
    )
    if made == code or not reads(kind, made):
        return code, ()
    words = dict.fromkeys(CAPITALS.findall(code))
    return made, tuple(f"「{word}」改为「{word.lower()}」" for word in words)
