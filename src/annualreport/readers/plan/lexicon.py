"""Know the names that may stand in a responsibility: the roster's, their aliases, words for many offices at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from annualreport.model.offices import COLLECTIVES, OFFICE, SUPPORT, Office, Roster

WHOSE = r"(?:市政府|区政府|县政府|市直|区直|全市|全区|全局|本机关|局机关|委机关|厅机关|机关|本局|局|市|区|县)?"
MANY = r"(?:各有关|各相关|各级|各|有关|相关|其他|其它|其余|所属|下属|属下|直属|局属|委属|厅属)"
SORT = r"(?:职能|业务|责任|承办|成员|内设|支撑|直属|下属|有关|相关|基层|行政|公办)*"
BODIES = (
    r"(?:处室|处（科）室|科室|股室|部门|单位|机构|镇（街）|镇（街道）|镇街|街镇|街道办事处|街道|街|镇|乡镇"
    r"|人民政府|区政府|市政府|县政府|政府|区教育局|教育局|学校|院校|高校|县（市、区）|县（区）|区县|县区|区|县|市|委办局)"
)
COLLECTIVE = re.compile(f"{WHOSE}{MANY}{SORT}{BODIES}")
STARTS_MANY = re.compile(f"(?:{MANY})")

OFFICE_SUFFIXES = "处室科股办部委组局厅会"
SUPPORT_SUFFIXES = ("馆", "中心", "院", "所", "队", "站", "社", "校", "园", "公司")
SUFFIX = re.compile(rf"(?:[{OFFICE_SUFFIXES}]|{'|'.join(SUPPORT_SUFFIXES)})$")
NO_OFFICE = re.compile(r"[议计员展籍徽长场]")
"""What follows 会 in words such as 会议, 会计, 会员: there 会 joins no offices."""


@dataclass(frozen=True, slots=True)
class Match:
    """A name found: how long it is as written, the name it stands for, whether it means many offices."""

    length: int
    name: str
    collective: bool = False


@dataclass(frozen=True)
class Lexicon:
    """The names of a roster; drafting: there is none yet, and whatever looks like an office is one."""

    roster: Roster
    drafting: bool = False

    @cached_property
    def names(self) -> tuple[tuple[str, str], ...]:
        """Every name and alias with the office's own name, longest first."""
        known = {written: office.name for written, office in self.roster.by_name.items()}
        return tuple(sorted(known.items(), key=lambda pair: -len(pair[0])))

    def matches(self, text: str, at: int) -> Iterator[Match]:
        """The names that stand at a position, longest first; an office before a collective word as long."""
        found = [Match(len(written), name) for written, name in self.names if text.startswith(written, at)]
        found += [Match(len(word), collective(word), True) for word in COLLECTIVES if text.startswith(word, at)]
        many = COLLECTIVE.match(text, at)
        if many:
            found.append(Match(len(many[0]), collective(many[0]), True))
        yield from sorted(found, key=lambda match: (-match.length, match.collective))

    def inside(self, text: str) -> frozenset[int]:
        """The positions that a known name covers: no verb begins there."""
        spots: set[int] = set()
        at = 0
        while at < len(text):
            match = next(self.matches(text, at), None)
            if match:
                spots.update(range(at, at + match.length))
            at += match.length if match else 1
        return frozenset(spots)


def collective(word: str) -> str:
    """A collective word in its full form: 支撑机构 is 各支撑机构."""
    return f"各{word}" if f"各{word}" in COLLECTIVES else word


def is_collective(name: str) -> bool:
    """Whether a name means many offices."""
    return name in COLLECTIVES or STARTS_MANY.match(name) is not None or COLLECTIVE.fullmatch(name) is not None


def looks_like_an_office(name: str) -> bool:
    """Whether a name ends as offices' names do and does not mean many."""
    return len(name) > 1 and SUFFIX.search(name) is not None and not is_collective(name)


def drafted(names: Iterable[str]) -> Roster:
    """A roster of the names that look like offices, each once and unconfirmed (待核), in their order."""
    wanted = dict.fromkeys(name for name in names if looks_like_an_office(name))
    return Roster(offices=tuple(Office(name=name, kind=kind(name), unconfirmed=True) for name in wanted))


def kind(name: str) -> str:
    """处室 or 支撑机构, by the ending of the name."""
    return SUPPORT if name.endswith(SUPPORT_SUFFIXES) else OFFICE
