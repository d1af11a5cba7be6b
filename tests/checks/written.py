"""Put one text into the good year's document, or into its ledger, and see what a rule says of it."""

from __future__ import annotations

from dataclasses import replace

from annualreport.checks.rule import Rule
from annualreport.model.dossier import Dossier
from annualreport.model.ledger import Ledger
from annualreport.place import quoted
from tests.checks.good import FILE, Document, told

LINE = 5
"""The paragraph of part 一 that holds the text."""


def at(text: str, number: int = LINE) -> str:
    """The place of a paragraph, as printed."""
    return f"{FILE} 第{number}段{quoted(text)}"


def in_document(rule: Rule, document: Document, *text: str) -> list[str]:
    """What the rule says of a document that holds these paragraphs."""
    document.replace("主动公开方面", *text)
    return told(rule, document.dossier, document.outline())


def with_entry(dossier: Dossier, **fields: object) -> Dossier:
    """The dossier with a ledger of one entry, 1.1.1."""
    entry = {"编号": "1.1.1", "状态": "已完成", "完成日期": "2020-05-18", **fields}
    return replace(dossier, ledger=Ledger.model_validate({"台账": [entry]}))


def in_ledger(rule: Rule, dossier: Dossier, text: str) -> list[str]:
    """What the rule says of a ledger whose one entry tells this."""
    return told(rule, with_entry(dossier, 落实情况=text))


def first_lines(said: list[str]) -> list[str]:
    """What was said without the hints."""
    return [one.splitlines()[0] for one in said]
