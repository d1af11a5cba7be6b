"""Find the faults of the template words inside the year's own texts, without making a document."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from annualreport.finding import Finding, fault
from annualreport.model.dossier import Dossier
from annualreport.vocabulary import narrative
from annualreport.vocabulary.tree import words


def proof(dossier: Dossier) -> tuple[Finding, ...]:
    """Tags that cannot be read and words that there are none of; a word that is only blank yet is told elsewhere."""
    texts = narrative.texts(dossier.report)
    made = words(dossier)
    known = {name: value for name, value in made.items() if name not in (*narrative.TOP, narrative.OVERVIEW)}
    return (*made.findings, *(one for text in texts for one in strangers(text, known)))


def strangers(text: narrative.Narrative, known: dict[str, Any]) -> Iterator[Finding]:
    """The words of one text that the vocabulary does not have."""
    _, gaps, _ = narrative.fill((text,), known)
    for name in gaps:
        near = (
            nearest(name, known) if "（" not in name else None
        )  # with brackets: an item's blank, told by name in a draft
        if near is None:
            continue
        message, hint = f"「{text.word}」里的「{name}」不是模板用词", "可用的词见 annualreport words"
        if name.partition(".")[0] in (*narrative.TOP, narrative.OVERVIEW):
            message, hint = f"「{text.word}」里引用了另一段文字「{name}」", "文字里只能引用数据，不能引用另一段文字"
        elif near:
            hint = f"是不是「{near}」？{hint}"
        yield fault("unknown-word", message, text.places, hint, subject=name)


def nearest(name: str, known: dict[str, Any]) -> str | None:
    """The known word that is most like an unknown one, '' for none; None where the word is known but has no value."""
    group: Any = known
    steps = name.split(".")
    for at, step in enumerate(steps):
        if not isinstance(group, dict):
            return None
        if step not in group:
            near = get_close_matches(step, [str(key) for key in group], 1, 0.5)
            return ".".join((*steps[:at], *near, *steps[at + 1 :])) if near else ""
        group = group[step]
    return None
