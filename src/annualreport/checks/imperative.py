"""Judge whether what is 已完成 is told as done, not as an order or an intention: PLN-07."""

from __future__ import annotations

from collections.abc import Iterator

from annualreport.checks import wordlists
from annualreport.checks.passages import Hit, Passage, untitled
from annualreport.checks.progress import told_number
from annualreport.checks.rule import LEDGER, Rule, rule
from annualreport.finding import Finding, Severity, warning
from annualreport.model.dossier import Dossier
from annualreport.model.ledger import Entry, Status
from annualreport.model.wordlists import Lists
from annualreport.source.patterns import later

CLAUSE = later(r"[^，。；：！？,;:!?\n]+")
QUOTED = later(r"“[^“”]{0,80}”|「[^「」]{0,80}」")
SUBJECT = later(
    r"(?:[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]|我[局厅委办院]|本[局厅委办院]|我单位|本单位|本机关|各处室(?:和(?:各)?支撑机构)?|各支撑机构"
    r"|各科室|各单位|各部门|各学校|局机关|办公室|有关处室|相关处室|全局|同时|另外|此外|并且|并|还|也|都|均|一律|\s){0,6}"
)
"""What may stand before the verb of a clause."""
PAST = later(r"了(?!解)|已|完毕|完成$")
BECAUSE = later(r"应[^，。；]{1,12}(?:要求|邀请|之邀|请求|申请|需要)")
EVERY = later(r"应(?P<what>[\u4e00-\u9fff]{1,3})尽(?P=what)")
FUTURE = "将"
SHOWN = 3


@rule("PLN-07", severity=Severity.WARNING, needs=(LEDGER,), basis="主管部门核查口径：写做了什么，不写要做什么")
def what_is_done_is_told_as_done(dossier: Dossier) -> Iterator[Finding]:
    """状态为「已完成」的，落实文字不用祈使句、将来式（句首或主语后的「要、应、须、将、拟、下一步」＋动词）。"""
    assert dossier.ledger
    lists = wordlists.of(dossier)
    for entry in dossier.ledger.entries:
        hits = [hit for passage in finished(entry) for hit in intentions(passage, lists)]
        if hits:
            told = "、".join(f"「{hit.text}」" for hit in hits[:SHOWN])
            message = f"{told_number(entry)} 的状态是「已完成」，落实情况却写成要做的事：{told}"
            places = list(dict.fromkeys(place for hit in hits for place in hit.passage.places))
            hint = "请写做了什么、多少、何时；还没有做完的，改正状态"
            yield warning("PLN-07", message, places, hint, subject=told_number(entry), figures=told)


def finished(entry: Entry) -> Iterator[Passage]:
    """What the entry, and each office that says so, tells of as done."""
    if entry.status == Status.DONE and entry.progress:
        yield Passage(entry.progress, entry.places("落实情况"))
    for report in entry.reports:
        if (report.status or entry.status) == Status.DONE and report.progress:
            yield Passage(report.progress, report.places("落实情况"))


def intentions(passage: Passage, lists: Lists) -> Iterator[Hit]:
    """The clauses of a text that order or intend; what is quoted or titled is not the text's own word."""
    text = QUOTED.sub(lambda found: "〇" * len(found[0]), untitled(passage.text))
    for found in CLAUSE.finditer(text):
        lead = SUBJECT.match(found[0])
        clause = found[0][lead.end() :] if lead else found[0]
        if intends(clause, lists):
            start = found.start() + len(found[0]) - len(clause)
            yield Hit(passage, start, passage.text[start : start + len(clause)][:14])


def intends(clause: str, lists: Lists) -> bool:
    """Whether a clause, its subject taken away, begins with a word of order or intention."""
    marker = max((word for word in lists.markers if clause.startswith(word)), key=len, default="")
    if not marker or clause.startswith(lists.not_markers):
        return False
    if marker == "应" and (BECAUSE.match(clause) or EVERY.match(clause)):
        return False
    if marker == FUTURE:
        return ahead(clause[len(marker) :], lists)
    return (len(clause) > len(marker) and not PAST.search(clause)) or marker in ("下一步", "下一阶段", "今后")


def ahead(rest: str, lists: Lists) -> bool:
    """Whether 将 speaks of the future: a verb follows at once, and no verb further on says what was done with it."""
    if PAST.search(rest) or not rest.startswith(lists.future):
        return False
    return not any(rest.find(verb, 1) > 0 for verb in lists.done)


RULES: tuple[Rule, ...] = (what_is_done_is_told_as_done,)
