"""Set every template word beside its meaning and this year's value."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from annualreport.model.dossier import Dossier
from annualreport.vocabulary import words
from annualreport.vocabulary.charts import Chart
from annualreport.vocabulary.manual import manual
from annualreport.vocabulary.shape import Shape, every
from annualreport.vocabulary.showing import shown
from annualreport.vocabulary.statements import STATEMENT, WORD, Meaning

LONGEST = 40
"""Letters of a value that one line shows."""
HEADS = {WORD: "用词", STATEMENT: "语句"}


@dataclass(frozen=True)
class Line:
    """One line of the manual; kind: 词, 语句 or 过滤器.

    value: this year's, shortened, '' where there is none. tag: what is copied into a template; '' for a group of words.
    example: of a statement or filter.
    """

    word: str
    meaning: str
    value: str
    kind: str
    tag: str = ""
    example: str = ""


def table(dossier: Dossier) -> tuple[Line, ...]:
    """The whole manual for one year."""
    known = words(dossier)
    samples = {**known, **firsts(known)}
    shapes = every(dossier.form)

    def line(one: Meaning) -> Line:
        """One entry with its value and what may be copied."""
        if one.kind != WORD:
            return Line(one.word, one.meaning, "", one.kind, one.word, one.example)
        return Line(one.word, one.meaning, told(look_up(samples, one.word)), one.kind, tag(one.word, shapes[one.word]))

    return tuple(line(one) for one in manual(dossier.form))


def tag(word: str, shape: Shape) -> str:
    """What is copied into a template: a word in braces, a loop over a list; nothing for a group."""
    if shape.plain:
        return f"{{{{ {word} }}}}"
    return f"{{%p for {shape.item.name} in {word} %}}" if shape.item else ""


def firsts(known: Mapping[str, Any]) -> dict[str, Any]:
    """What the words of loops stand for in the first place where each has something: 章, 节, 条, 范围, 指标 …."""
    plan = known["计划"] or {}
    chapters = list(plan.get("章", ()))
    sections = [section for chapter in chapters for section in chapter["节"]]
    tasks = [task for section in sections for task in section["条"]]
    found = {"章": merged(chapters), "节": merged(sections), "条": merged(tasks)}
    found |= {"处室": merged(plan.get("各处室", ())), "汇总": merged(plan.get("指标汇总", ()))}
    for name in ("范围", "指标", "佐证", "报送"):
        found[name] = merged([one for task in tasks for one in task[name]])
    upon = known["回头看"] or {}
    found |= {"项": merged(upon.get("清单", ())), "整改": merged(upon.get("整改", ()))}
    return found


def merged(items: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """For every word of the items the first value that is not blank."""
    found: dict[str, Any] = {}
    for item in items:
        for word, value in item.items():
            if found.get(word) in (None, []):
                found[word] = value
    return found


def look_up(known: Mapping[str, Any], word: str) -> Any:
    """The value of a dotted word; None where there is none."""
    value: Any = known
    for step in word.split("."):
        if not isinstance(value, Mapping) or step not in value:
            return None
        value = value[step]
    return value


def told(value: Any) -> str:
    """A value on one line; a list or group by its size."""
    if value is None or value == {}:
        return ""
    if isinstance(value, dict):
        return f"（{len(value)} 个词）"
    if isinstance(value, list) and not all(isinstance(item, str) for item in value):
        return f"（{len(value)} 项）"
    if isinstance(value, Chart):
        return f"（{value.kind}：{value.title}）"
    text = " ".join(shown(value).split())
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def as_text(lines: Iterable[Line]) -> str:
    """The manual for a reader: word, meaning, value on a line, under the head of each kind."""
    said: list[str] = []
    kind = ""
    for line in lines:
        if line.kind != kind:
            kind = line.kind
            said += [*([""] if said else []), HEADS.get(kind, kind)]
        seen = line.example.replace("\n", "；")
        more = f"  ＝ {line.value}" if line.value else f"  例：{seen}" if seen else ""
        said.append(f"  {line.word}  {line.meaning}{more}")
    return "\n".join(said)


def as_json(lines: Iterable[Line]) -> str:
    """The manual as one JSON list of {word, meaning, value, kind, tag, example}."""
    return json.dumps([asdict(one) for one in lines], ensure_ascii=False, indent=1)
