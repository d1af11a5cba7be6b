"""Read the responsibility cell of a requirement into clauses: who leads, who joins, who supports, for which scope.

cell := part (；|line break part)*      part := (scope ：)? segment (， segment)*      segment := units verb
units := unit ((、|和|及|以及) unit)* (会 units)?                    与 parts nothing; 会 only behind a known office.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from annualreport.model.plan import Responsibility
from annualreport.readers.plan.clauses import BARE, CARRY, JOINT, MAIN, MANNER, PLAIN, SUPPORT, Clause, Segment, place
from annualreport.readers.plan.lexicon import Lexicon
from annualreport.readers.plan.units import Units, read_units

ROLES = (
    (MAIN, "总牵头|牵头|主办|主责|统筹"),
    (SUPPORT, "配合|协助|协办|支持|参与|参加"),
    (JOINT, "会办|会签"),
    (PLAIN, "负责|承担|做好"),
    (CARRY, "落实|办理|实施|执行|承办|推进|抓好|贯彻"),
)
ROLE = re.compile("|".join(f"(?P<{name}>{words})" for name, words in ROLES))
BY_DUTY = r"(?:按照?|依照?|依据|根据)(?:各自)?(?:工作)?(?:职能|职责|分工|权限|任务|范围)+"
MANNERS = f"{BY_DUTY}|分别|共同|具体|统一|各自|积极|主动|密切|认真|参照|协同|协调|组织|督促|指导|汇总|抓|做"
WORD = f"(?:{'|'.join(words for _, words in ROLES)}|{MANNERS})"
TAIL = re.compile(
    f"(?P<verbs>{WORD}+)(?:相关工作|有关工作|工作|事宜)?$|(?P<before>{WORD}*(?:负责|做好|承担))(?P<object>.+)$"
)
OPENING = re.compile(r"(?:并由|并|由|请|同时|再)(?=.)")
JOINING = re.compile(r"(?:会同|会商|联合|会办|会)(?=.)")
LABEL = re.compile(
    r"(?P<role>牵头|主办|责任|负责|主责|落实|承办|配合|协助|协办|会办|会同)(?:责任)?(?:单位|处室|部门|科室|股室|机构)?"
)
LABELS = {"牵头": MAIN, "主办": MAIN, "会办": JOINT, "会同": JOINT, "配合": SUPPORT, "协助": SUPPORT, "协办": SUPPORT}
SCOPE = re.compile(r"(?P<scope>[^：:，,、]{1,30})[：:]\s*(?P<body>.+)", re.DOTALL)


@dataclass(frozen=True)
class Reading:
    """A cell understood: its clauses, the names that nobody knows, the collective words that were met."""

    duties: tuple[Responsibility, ...]
    unknown: tuple[str, ...] = ()
    collective: tuple[str, ...] = ()


def read(text: str, lexicon: Lexicon) -> Reading:
    """The clauses of a cell; what is not understood is named, never dropped."""
    clauses: list[Clause] = []
    segments: list[Segment] = []
    for part in parts(text):
        label, scope, body = headed(part, lexicon)
        read_segments = [under_label(segment(one, lexicon), label) for one in cut(body, lexicon)]
        segments += read_segments
        place(clauses, scope, read_segments, labelled=label != BARE)
    units = [one.units for one in segments]
    return Reading(
        tuple(clause.made() for clause in clauses if not clause.empty),
        tuple(dict.fromkeys(name for one in units for name in one.unknown)),
        tuple(dict.fromkeys(name for one in units for name in one.collective)),
    )


def parts(text: str) -> list[str]:
    """The cell cut at ；, 。 and line breaks outside of brackets."""
    return pieces(text, "；;。\n")


def pieces(text: str, marks: str) -> list[str]:
    """The text cut at marks outside of brackets, without blanks and empty pieces."""
    found, depth = [""], 0
    for sign in text:
        depth = max(depth + (sign in "（(") - (sign in "）)"), 0)
        if sign in marks and not depth:
            found.append("")
        elif not sign.isspace():
            found[-1] += sign
    return [piece for piece in found if piece]


def headed(part: str, lexicon: Lexicon) -> tuple[str, str, str]:
    """Label kind (牵头单位：…), scope (内容安全：…) and the rest; an office before the colon is no scope."""
    found = SCOPE.fullmatch(part)
    if not found:
        return BARE, "", part
    label = LABEL.fullmatch(found["scope"])
    if label:
        return LABELS.get(label["role"], PLAIN), "", found["body"]
    match = next(lexicon.matches(found["scope"], 0), None)
    if match and match.length == len(found["scope"]):
        return BARE, "", found["scope"] + found["body"]
    return BARE, found["scope"], found["body"]


def under_label(one: Segment, kind: str) -> Segment:
    """A segment without a verb takes the role of the label before it."""
    return replace(one, kind=kind) if kind != BARE and one.kind == BARE else one


def cut(body: str, lexicon: Lexicon) -> list[str]:
    """The segments of a part: at commas, and behind a verb with 、 or with a known name right after 牵头."""
    found: list[str] = []
    for piece in pieces(body, "，,"):
        found += re.split(r"(?<=牵头|负责|配合|落实|办理)、", piece)
    return [one for segment in found for one in behind_lead(segment, lexicon)]


def behind_lead(text: str, lexicon: Lexicon) -> list[str]:
    """A牵头B配合 is two segments where B is a known name, or joins by 会同."""
    at = text.find("牵头")
    rest = text[at + 2 :]
    if at < 1 or not rest or at in lexicon.inside(text):
        return [text]
    if rest.startswith(("会同", "联合")) or next(lexicon.matches(rest, 0), None):
        return [text[: at + 2], rest]
    return [text]


def segment(text: str, lexicon: Lexicon) -> Segment:
    """Units and verb of a segment."""
    if not next(lexicon.matches(text, 0), None):
        text = OPENING.sub("", text, count=1) if OPENING.match(text) else text
    joins = None if next(lexicon.matches(text, 0), None) else JOINING.match(text)
    if joins and joining(text[joins.end() :], lexicon):
        inner = segment(text[joins.end() :], lexicon)
        return Segment(JOINT, inner.units)
    at, found = tail(text, lexicon)
    if not found:
        return Segment(BARE, read_units(text, lexicon))
    kind = kind_of(found["verbs"] or found["before"])
    if not at:
        return Segment(kind, Units(unknown=() if re.match(MANNERS, text) and found["verbs"] else (text,)))
    return Segment(kind, read_units(text[:at], lexicon), (found["object"] or "") if found["before"] else "")


def joining(rest: str, lexicon: Lexicon) -> bool:
    """Whether a known name or one of the roster's kind follows 会同 at the beginning of a segment."""
    return next(lexicon.matches(rest, 0), None) is not None or lexicon.drafting


def tail(text: str, lexicon: Lexicon) -> tuple[int, re.Match[str] | None]:
    """Where the verb begins, outside of known names, and what it says; the text's end where there is none."""
    inside = lexicon.inside(text)
    for at in range(len(text)):
        found = None if at in inside else TAIL.match(text, at)
        if found:
            return at, found
    return len(text), None


def kind_of(verbs: str) -> str:
    """The role that the verbs give: the first where it is 牵头, else 配合 before 会办, 负责 and 落实."""
    met = [found.lastgroup or "" for found in ROLE.finditer(verbs)]
    if not met:
        return MANNER
    return MAIN if met[0] == MAIN else next((kind for kind, _ in sorted_roles() if kind in met), MANNER)


def sorted_roles() -> tuple[tuple[str, str], ...]:
    """The roles in the order in which one outdoes another behind the first verb."""
    return (ROLES[1], ROLES[0], *ROLES[2:])
