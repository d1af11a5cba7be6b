"""Cut the text inside a tag into literals and what stands outside them, whatever quotes a writer's keyboard made."""

from __future__ import annotations

from collections.abc import Callable, Iterator

DOUBLE, SINGLE = '"“”„‟＂«»〝〞「」『』', "'‘’‚‛＇‹›"
OPENING, CLOSING = "“„‘‚«‹〝「『", "”’»›〞」』"
COUNTERPART = {
    "“": "”",
    "„": "”“",
    "‘": "’",
    "‚": "’‘",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "〝": "〞",
    "「": "」",
    "『": "』",
}
Piece = tuple[bool, str]
"""Whether it is a literal (then with its quotes), and the text."""


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
