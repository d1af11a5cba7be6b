"""Mend the slips of a tag's keywords and operators: capitals, swapped letters, no blank, other languages' signs."""

from __future__ import annotations

import re
from collections.abc import Callable

from annualreport.render.quotes import as_typed, pieces
from annualreport.render.statements import COMMON, KEYWORDS, first_word, reads

Mended = tuple[str, tuple[str, ...]]
"""The code, and what was changed in it."""
CAPITALS = re.compile(r"\b(?:And|Or|Not|In|Is|If|Else|AND|OR|NOT|IN|IS|IF|ELSE)\b")
SPELLINGS = {"elseif": "elif", "elsif": "elif", "foreach": "for", "endforeach": "endfor"}
GLUED = re.compile(r"(if|elif|for|set)(?=[^\x00-\x7f])", re.IGNORECASE)
"""A keyword with a Chinese word right behind it."""
GLUED_IN = re.compile(r"(?<=[^\x00-\x7f])\s*in(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])in\s+")
OPERATORS = (
    (re.compile(r"=>"), ">="),
    (re.compile(r"=<"), "<="),
    (re.compile(r"<>"), "!="),
    (re.compile(r"\s*(?:&&|\|\||(?<=\s)(?:并且|且|或者|或)(?=\s))\s*"), ""),
    (re.compile(r"!(?!=)\s*"), "not "),
)
"""What other languages and the desk write, and what this one reads."""
JOINING = {"&&": " and ", "并且": " and ", "且": " and ", "||": " or ", "或者": " or ", "或": " or "}
EQUALS = re.compile(r"(?<![=!<>])=(?!=)")


def keyword(code: str) -> Mended:
    """The statement with its keyword as the language spells it: If, end if, elseif, endfro, if年度."""
    apart = GLUED.match(code) if first_word(code).lower() not in KEYWORDS else None
    if apart:
        made, more = keyword(f"{apart.group()} {code[apart.end() :]}")
        return made, (f"「{apart.group()}」后面加空格", *more)
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


def capitals(code: str, kind: str) -> Mended:
    """And, Or, Not … in small letters where the tag cannot be read as it stands and can be read so."""
    if not CAPITALS.search(code) or reads(kind, code):
        return code, ()
    made = outside(code, lambda text: CAPITALS.sub(lambda found: found.group().lower(), text))
    if made == code or not reads(kind, made):
        return code, ()
    words = dict.fromkeys(CAPITALS.findall(code))
    return made, tuple(f"「{word}」改为「{word.lower()}」" for word in words)


def foreign(code: str, kind: str) -> Mended:
    """Operators as other languages write them, where a statement cannot be read as it stands and can be read otherwise.

    Values are left alone: 或 and ！ between wide braces are rather prose.
    """
    if kind != "{%" or reads(kind, code):
        return code, ()
    changes: dict[str, None] = {}
    made = outside(code, lambda text: turned(text, first_word(code), changes))
    return (made, tuple(changes)) if made != code and reads(kind, made) else (code, ())


def turned(text: str, word: str, changes: dict[str, None]) -> str:
    """A piece outside literals with the language's own operators; word: the statement's."""
    turns = [*OPERATORS, *([(EQUALS, "==")] if word in ("if", "elif") else [])]
    for shape, meant in [*turns, *([(GLUED_IN, " in ")] if word == "for" else [])]:

        def put(found: re.Match[str], meant: str = meant) -> str:
            """The operator that was meant."""
            own = found.group().strip()
            right = meant or JOINING[own]
            changes[f"「{own}」改为「{right.strip()}」" if own != right.strip() else f"「{own}」前后加空格"] = None
            return right

        text = shape.sub(put, text)
    return text


def outside(code: str, change: Callable[[str], str]) -> str:
    """The code with what stands outside its literals changed."""
    return "".join(text if literal else change(text) for literal, text in pieces(code, as_typed))
