"""Read a list of offices (A、B和C会D) into names; longest match first, unknown names kept whole."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from annualreport.readers.plan.lexicon import NO_OFFICE, SUFFIX, Lexicon, Match, collective, is_collective

MARK = re.compile(r"[（(](牵头|主办|主责)(?:单位|处室|部门)?[）)]")
BETWEEN = re.compile(r"(?:、|以及|和|及|，|,)+")
JOINS = ("会同", "会商", "联合", "会", "会办")
AND_OTHERS = re.compile(r"等(?:有关|相关)?(?:单位|部门|处室|科室|股室|机构)?(?=$|、)")
PIECES = re.compile(r"以及|和|及")
TOKEN = re.compile(r"(?:[^、，,（(]|[（(](?!牵头|主办|主责)[^）)]*[）)]?)+")


@dataclass(frozen=True)
class Units:
    """The names of a list: before and behind 会; marked （牵头）; unknown ones (in the lists too); collective words."""

    first: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    collective: tuple[str, ...] = ()


@dataclass
class Scan:
    """A list while it is read from left to right."""

    text: str
    lexicon: Lexicon
    at: int = 0
    joined: bool = False
    first: list[str] = field(default_factory=list)
    joint: list[str] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    collective: list[str] = field(default_factory=list)

    def skip(self, pattern: re.Pattern[str]) -> bool:
        """Step over a pattern."""
        found = pattern.match(self.text, self.at)
        if found:
            self.at = found.end()
        return found is not None

    def take(self, match: Match, known: bool) -> None:
        """Take the name and step behind it."""
        self.at += match.length
        (self.joint if self.joined else self.first).append(match.name)
        if match.collective:
            self.collective.append(match.name)
        elif not known:
            self.unknown.append(match.name)
        if self.skip(MARK):
            self.marked.append(match.name)


def read_units(text: str, lexicon: Lexicon) -> Units:
    """Every name of the list in its order; nothing of the text is left out but what joins the names."""
    scan = Scan(text, lexicon)
    while scan.at < len(text):
        if scan.skip(BETWEEN) or scan.skip(AND_OTHERS):
            continue
        join = joins(text, scan.at, lexicon) if scan.first and not scan.joined else 0
        if join:
            scan.joined, scan.at = True, scan.at + join
            continue
        known = known_at(text, scan.at, lexicon)
        scan.take(known or unknown_at(text, scan.at, lexicon), known is not None)
    return Units(*(tuple(names) for names in (scan.first, scan.joint, scan.marked, scan.unknown, scan.collective)))


def known_at(text: str, at: int, lexicon: Lexicon) -> Match | None:
    """The longest known name at a position behind which a name may end."""
    return next((match for match in lexicon.matches(text, at) if ends(text, at + match.length, lexicon)), None)


def ends(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a known name may end here; 与 ends none, 会 only where an office follows."""
    if at == len(text) or BETWEEN.match(text, at) or AND_OTHERS.match(text, at) or MARK.match(text, at):
        return True
    return joins(text, at, lexicon) > 0


def joins(text: str, at: int, lexicon: Lexicon) -> int:
    """The length of 会 (会同 …) where it stands here before an office: a known one, else one named as offices are."""
    words = [word for word in JOINS if text.startswith(word, at)]
    known = (word for word in words if next(lexicon.matches(text, at + len(word)), None))
    word = next(known, None) or next((word for word in words if office_like(text[at + len(word) :])), "")
    return len(word)


def office_like(text: str) -> bool:
    """Whether a text begins with a name that ends as offices' names do; 议室 (of 会议室) and 计处 are none."""
    token = TOKEN.match(text)
    return not NO_OFFICE.match(text) and token is not None and SUFFIX.search(token[0]) is not None


def unknown_at(text: str, at: int, lexicon: Lexicon) -> Match:
    """What stands here up to the next mark, as one name: 规划和财务处 is whole, 规划处和财务处 is two."""
    token = TOKEN.match(text, at)
    whole = token[0] if token else text[at:]
    name = next((part for part in grown(whole, lexicon)), whole)
    name = AND_OTHERS.sub("", name) or name
    many = is_collective(name)
    return Match(len(name), collective(name) if many else name, many)


def grown(whole: str, lexicon: Lexicon) -> list[str]:
    """The beginnings of a token that may be a name of their own: cut before 和 or, while drafting, before 会."""
    cuts = [found.start() for found in PIECES.finditer(whole)]
    if lexicon.drafting:
        cuts += [at for at in range(1, len(whole)) if joins(whole, at, lexicon)]
    return [whole[:at] for at in sorted(cuts) if SUFFIX.search(whole[:at])]
