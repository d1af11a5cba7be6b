"""Judge figures and evidence of the ledger: nothing counted twice, links that are an office's: LED-05, 07."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from annualreport.checks import wordlists
from annualreport.checks.progress import told_number
from annualreport.checks.rule import LEDGER, Rule, rule
from annualreport.finding import Finding, Severity, note, unassessed, warning
from annualreport.model.dossier import Dossier
from annualreport.model.ledger import Entry, Evidence
from annualreport.model.record import Record
from annualreport.outline.wording import alike, squashed

HOST = re.compile(r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
RESERVED = ("example.com", "example.org", "example.net")
"""Names that belong to nobody, for demonstrations."""


@rule("LED-05", severity=Severity.WARNING, needs=(LEDGER,), basis="主管部门核查口径：多处室同报不重复计数")
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
    """The indicators of an entry that stand there more than once."""
    same: dict[str, list[Record]] = {}
    for one in entry.indicators:
        same.setdefault(f"指标「{squashed(one.name)}」（{one.unit}）", []).append(one)
    yield from ((what, "名称", ones) for what, ones in same.items() if len(ones) > 1)


def twice_proved(entry: Entry) -> Iterator[Twice]:
    """The links and document numbers of an entry that stand there more than once."""
    same: dict[tuple[str, str], list[Record]] = {}
    for one in entry.evidence:
        for kind, text in (("网址", one.link), ("文号", alike(one.document))):
            if text:
                same.setdefault((kind, text), []).append(one)
    yield from ((f"佐证{kind}「{text}」", kind, ones) for (kind, text), ones in same.items() if len(ones) > 1)


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


RULES: tuple[Rule, ...] = (nothing_is_counted_twice, evidence_stands_on_official_pages)
