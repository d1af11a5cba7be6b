"""Judge figures and evidence of the ledger: nothing counted twice, links that are an office's: LED-05, 07."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from annualreport.checks import wordlists
from annualreport.checks.progress import told_number
from annualreport.checks.rule import LEDGER, Rule, rule
from annualreport.finding import Finding, Severity, note, unassessed, warning
from annualreport.model.dossier import Dossier
from annualreport.model.ledger import Entry, Evidence, Indicator
from annualreport.model.offices import Roster
from annualreport.model.record import Record
from annualreport.model.tally import contradict, kind, source, speaking
from annualreport.outline.wording import alike, squashed
from annualreport.source.patterns import later

HOST = later(r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
RESERVED = ("example.com", "example.org", "example.net")
"""Names that belong to nobody, for demonstrations."""


COUNTED_ONCE = "主管部门核查口径：多处室同报不重复计数"


@rule("LED-05", severity=Severity.WARNING, needs=(LEDGER,), basis=COUNTED_ONCE)
def nothing_is_counted_twice(dossier: Dossier) -> Iterator[Finding]:
    """一条里同一指标、同一佐证（同链接、同文号）只列一次，多处室报的不重复累加。"""
    assert dossier.ledger
    for entry in dossier.ledger.entries:
        for what, key, ones in (*twice_counted(entry), *twice_proved(entry)):
            message = f"{told_number(entry)} 里{what}列了 {len(ones)} 次"
            places = [place for one in ones for place in one.places(key)]
            hint = "请合并成一条；几个处室报的是同一件事，不要累加"
            yield warning("LED-05", message, places, hint, subject=f"{told_number(entry)} {what}")


Twice = tuple[str, str, list[Record]]
"""What stands more than once, the key that it stands under, and where."""


def twice_counted(entry: Entry) -> Iterator[Twice]:
    """The indicators that one office (or the main author) lists more than once with the same source."""
    same: dict[tuple[str, ...], list[Record]] = {}
    for one in entry.indicators:
        told = f"指标「{squashed(one.name)}」（{one.unit}）"
        same.setdefault((told, one.office, one.quarter, source(one)), []).append(one)
    yield from ((what, "名称", ones) for (what, *_), ones in same.items() if len(ones) > 1)


def twice_proved(entry: Entry) -> Iterator[Twice]:
    """The links and document numbers that one office (or the main author) lists more than once."""
    same: dict[tuple[str, ...], list[Record]] = {}
    for one in entry.evidence:
        for key, text in (("网址", one.link), ("文号", alike(one.document))):
            if text:
                same.setdefault((key, text, one.office, one.quarter), []).append(one)
    yield from ((f"佐证{key}「{text}」", key, ones) for (key, text, *_), ones in same.items() if len(ones) > 1)


@rule("LED-05", severity=Severity.WARNING, needs=(LEDGER,), basis=COUNTED_ONCE)
def figures_of_several_offices_can_be_added(dossier: Dossier) -> Iterator[Finding]:
    """几个处室报的同一指标能加总：依据不同的相加，依据相同的数也相同，没有依据的数相同（看作同一件事）。"""
    assert dossier.ledger
    for entry in dossier.ledger.entries:
        yield from contradictory(entry, dossier.roster)


def contradictory(entry: Entry, roster: Roster) -> Iterator[Finding]:
    """The indicators of one requirement whose figures cannot be added."""
    for (name, unit), figures in speaking(entry, roster).items():
        if contradict(figures):
            what = f"指标「{name}」（{unit}）"
            told = "，".join(f"{one.office or '办公室'} {one.value:f}" for one in figures)
            message = f"{told_number(entry)} 里{what}报的数不一样：{told}；分不清是不是同一件事，没有加总"
            hint = (
                "是同一件事的，请改成同一个数；不是的，请各写明依据（网址或文号），程序就会相加；"
                "也可以由办公室写一个总数，不写处室"
            )
            places = [place for one in figures for place in one.places("数值")]
            subject = f"{told_number(entry)} {what} 各处室"
            yield warning("LED-05", message, places, hint, subject=subject, figures=told)


@rule("LED-05", severity=Severity.NOTE, needs=(LEDGER,), basis="本程序的约定：按季报送的数从年初累计")
def figures_grow_over_the_quarters(dossier: Dossier) -> Iterator[Finding]:
    """按季度报送的指标是年初至本季的累计数，不比上一季小。"""
    assert dossier.ledger
    for entry in dossier.ledger.entries:
        for (what, office), (before, after) in shrunk(entry).items():
            quarters = f"第 {after.quarter} 季度 {after.value:f}，第 {before.quarter} 季度 {before.value:f}"
            message = f"{told_number(entry)} 里「{office}」报的{what}变小了：{quarters}"
            hint = "各季度请填年初以来的累计数；只填了本季度的，请改为累计数"
            yield note("LED-05", message, after.places("数值"), hint, subject=f"{told_number(entry)} {what} {office}")


def shrunk(entry: Entry) -> dict[tuple[str, str], tuple[Indicator, Indicator]]:
    """The figures of an office that are smaller than those of an earlier quarter, with these."""
    before: dict[tuple[str, ...], Indicator] = {}
    found: dict[tuple[str, str], tuple[Indicator, Indicator]] = {}
    for one in sorted((one for one in entry.indicators if one.quarter), key=lambda one: one.quarter):
        name, unit = kind(one)
        last = before.setdefault((name, unit, one.office, source(one)), one)
        if one.value < last.value and one.quarter > last.quarter:
            found[f"指标「{name}」（{unit}）", one.office] = last, one
        before[name, unit, one.office, source(one)] = one
    return found


@rule("LED-07", severity=Severity.NOTE, needs=(LEDGER,), basis="主管部门核查口径：佐证出自政府网站或官方账号")
def evidence_stands_on_official_pages(dossier: Dossier) -> Iterator[Finding]:
    """佐证链接形态合法，域名是政府网站或官方账号（词表可改）；能否打开不判断，只标未核。"""
    domains = (*wordlists.of(dossier).domains, *(RESERVED if dossier.report.example else ()))
    wrong: dict[str, list[Evidence]] = {}
    for proof in linked(dossier):
        for said in doubts(proof.link, domains):
            wrong.setdefault(said, []).append(proof)
    for said, proofs in wrong.items():
        places = [place for proof in proofs for place in proof.places("网址")]
        hint = "请换成政府网站或官方账号的公开页面；确是官方账号的，在 data/词表.yaml 的「官方域名」里补上"
        yield note("LED-07", said, places, hint, subject=said)
    if count := sum(1 for _ in linked(dossier)):
        yield unassessed("LED-07", f"台账有 {count} 个佐证链接，程序不联网，能否打开没有核对", subject="链接")


def linked(dossier: Dossier) -> Iterator[Evidence]:
    """The evidence that has a link."""
    for entry in dossier.ledger.entries if dossier.ledger else ():
        yield from (proof for proof in entry.evidence if proof.link)


def doubts(link: str, domains: tuple[str, ...]) -> Iterator[str]:
    """What is to be said of a link: its shape, else its host."""
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError:
        parts, host = urlsplit(""), ""
    if parts.scheme not in ("http", "https") or not HOST.fullmatch(host) or any(sign.isspace() for sign in link):
        yield f"佐证网址「{link[:60]}」不是完整的网址"
    elif not any(host == domain or host.endswith(f".{domain}") for domain in domains):
        yield f"佐证网址的域名「{host}」不是政府网站或官方账号"


RULES: tuple[Rule, ...] = (
    nothing_is_counted_twice,
    figures_of_several_offices_can_be_added,
    figures_grow_over_the_quarters,
    evidence_stands_on_official_pages,
)
