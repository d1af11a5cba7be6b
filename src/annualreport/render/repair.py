"""Turn the text inside a tag, as an input method and Word left it, into what the language reads."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annualreport.render.quotes import DOUBLE, READINGS, SINGLE, Reading, as_typed, pieces, quoted
from annualreport.render.slips import capitals, foreign, keyword
from annualreport.render.statements import KEYWORDS, UNITS, first_word, reads

INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
BLANKS = "\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

SIGNS = {
    **{chr(full): chr(full - 0xFEE0) for full in range(0xFF01, 0xFF5F) if chr(full) not in "＂＇"},
    **dict(zip("【】〔〕。·×÷", "[][]..*/", strict=True)),
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict(zip("≥≧≤≦≠", (">=", ">=", "<=", "<=", "!="), strict=True)),
}
"""Signs that an input method or Word types, and what the language reads."""

SUSPECT = re.compile(f"[{INVISIBLE}{BLANKS}{re.escape(''.join(SIGNS))}{DOUBLE[1:]}{SINGLE[1:]}\n\r\t]")
UNIT = re.compile(r"(?P<gap>\s*)(?P<unit>p|tr|tc|r)(?P<space>\s+)(?P<rest>\S.*)", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True)
class Repair:
    """The text inside a tag, readable as far as it can be made so.

    unit: p, tr, tc, r or ''. code: the rest, without blanks around. changes: what was changed, in Chinese; empty
    where the text was good as it stood.
    """

    unit: str
    code: str
    changes: tuple[str, ...] = ()


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
    code, turned = foreign(code, kind)
    return Repair(unit, code, tuple(dict.fromkeys((*changes, *moved, *spelt, *lowered, *turned))))


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
