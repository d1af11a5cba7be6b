"""Fill in the template words inside the narrative texts of the year, and say which of them have no value."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2.exceptions import TemplateError, TemplateSyntaxError

from annualreport.finding import Finding, fault
from annualreport.model.record import Record
from annualreport.model.report import Report
from annualreport.model.tags import pieces
from annualreport.place import Place
from annualreport.vocabulary.environment import House, context_of, environment
from annualreport.vocabulary.errors import said
from annualreport.vocabulary.fields import outer
from annualreport.vocabulary.printing import Notes, plain_text, text_of

TOP = ("引言", "主要问题", "改进情况", "其他事项")
"""The narrative texts at the top of report.yaml; the others lie under 总体情况, and by chapter
and section under 落实情况."""
OVERVIEW, PROGRESS = "总体情况", "落实情况"

RUNTIME = (
    TemplateError,
    ArithmeticError,
    TypeError,
    ValueError,
    LookupError,
    AttributeError,
    NameError,
    RecursionError,
)
"""What the code of a template can raise while it runs."""

Gaps = dict[str, tuple[Place, ...]]


@dataclass(frozen=True)
class Narrative:
    """A text of the year: its word, as typed (None where there is none), and where it stands."""

    word: str
    text: str | None
    places: tuple[Place, ...]


def texts(report: Report) -> tuple[Narrative, ...]:
    """The narrative texts of report.yaml."""
    top = [narrative(report, name) for name in TOP]
    overview = [narrative(report.overview, name, f"{OVERVIEW}.") for name in outer(type(report.overview))]
    return (*top, *overview, *(of_part(report, number) for number in report.progress))


def of_part(report: Report, number: str) -> Narrative:
    """The text of a chapter or section of the plan."""
    word = f"{PROGRESS}.{number}"
    return Narrative(word, report.progress[number] or None, report.places(word))


def narrative(record: Record, alias: str, prefix: str = "") -> Narrative:
    """The text of one field."""
    return Narrative(prefix + alias, getattr(record, outer(type(record))[alias]) or None, record.places(alias))


def fill(narratives: tuple[Narrative, ...], known: dict[str, Any]) -> tuple[dict[str, Any], Gaps, tuple[Finding, ...]]:
    """The texts as words, filled in; where each gap in them stands; what is wrong with their template code."""
    language = spoken()
    filled: dict[str, Any] = {OVERVIEW: {}, PROGRESS: {}}
    gaps: Gaps = {}
    findings: list[Finding] = []
    for one in narratives:
        text, missing, problem = expanded(one, known, language)
        home, _, name = one.word.partition(".")
        (filled[home] if name else filled)[name or home] = text
        for word in missing:
            gaps[word] = (*gaps.get(word, ()), *one.places)
        findings += problem
    return filled, gaps, tuple(findings)


def expanded(
    one: Narrative, known: dict[str, Any], language: House
) -> tuple[str | None, tuple[str, ...], list[Finding]]:
    """One text filled in, the names of its gaps, and a finding where its code is wrong (then it stays as typed)."""
    if one.text is None or "{" not in one.text:
        return one.text, (), []
    spot = one.places[0] if one.places else Place("")
    notes = Notes(known, lambda: (spot, one.word))
    context = context_of(known, notes)
    try:
        text = simple(one.text, context, language)
        if text is None:
            text = language.from_string(one.text).render(context)
    except RUNTIME as error:
        return one.text, (), [problem(one, error)]
    return text, tuple(notes.gaps), []


@cache
def spoken() -> House:
    """The language of texts inside texts."""
    return environment(finalize=plain_text)


def simple(text: str, context: dict[str, Any], language: House) -> str | None:
    """The text filled in where every tag is a word alone, so that nothing need be compiled; None for any other."""
    literal = pieces(text)
    if literal is None:
        return None
    for at in range(1, len(literal), 2):
        name, *path = literal[at].split(".")
        known = context if name in context else language.globals
        value = known[name] if name in known else language.undefined(name=name)
        for step in path:
            value = language.getattr(value, step)
        literal[at] = text_of(context, value, as_typed)
    return "".join(literal)


def as_typed(text: str, _: Notes) -> str:
    """The text itself."""
    return text


def problem(one: Narrative, error: BaseException) -> Finding:
    """What is wrong with the template code of a text."""
    kind = "template-syntax" if isinstance(error, TemplateSyntaxError) else "template-error"
    hint = "词写作 {{ 词 }}，可用的词见 annualreport words；要印出花括号本身，写作 {{ '{{' }}"
    return fault(kind, f"「{one.word}」里的模板写法用不了：{said(error)}", one.places, hint)
