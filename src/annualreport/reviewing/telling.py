"""Tell what a returned file comes to as findings: figures, words of the template, what belongs nowhere, conflicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annualreport.finding import Finding, note, warning
from annualreport.outline import Paragraph, docx
from annualreport.place import Place, quoted
from annualreport.reviewing import sources, spans
from annualreport.reviewing.compared import Change, Fixed
from annualreport.reviewing.lines import Touch
from annualreport.reviewing.rebuilding import Figure
from annualreport.reviewing.units import CODE
from annualreport.source.patterns import later

KEPT = 24
"""Signs of unchanged text that are shown beside a change."""
SUM = "/合计/"
NO_MOMENT = later(r"0+-")


@dataclass(frozen=True)
class Whereabouts:
    """Where things stand: the places of the words, the templates' paragraphs, the plan's headings."""

    places: Mapping[str, tuple[Place, ...]]
    template: Sequence[tuple[str, Place]] = ()
    headings: frozenset[str] = frozenset()

    def of(self, source: str) -> tuple[Place, ...]:
        """Where the data of a source stand."""
        return self.places.get(sources.word(source), ())[:1]

    def in_template(self, text: str) -> tuple[Place, ...]:
        """The paragraph of a template that a text most likely comes from."""
        best = max(((spans.likeness(typed, text), place) for typed, place in self.template), default=None, key=first)
        return (best[1],) if best and best[0] else ()


def first(pair: tuple[float, Place]) -> float:
    """What pairs are compared by."""
    return pair[0]


def template_lines(files: Sequence[tuple[Path, str]]) -> list[tuple[str, Place]]:
    """The paragraphs and cells of templates without their tags."""
    found: list[tuple[str, Place]] = []
    for path, label in files:
        for block in docx.read(path.read_bytes(), label).blocks:
            cells = [block] if isinstance(block, Paragraph) else list(block.cells)
            found += [(bare, one.place) for one in cells if (bare := CODE.sub("", one.text).strip())]
    return [(text, place) for text, place in found if not text.startswith("{%")]


def who(touches: Sequence[Touch], otherwise: str = "") -> str:
    """Who changed it and when, in brackets; how it is known, where there is no record."""
    people = dict.fromkeys(f"{one.by or '未署名'} {when(one.at)}".strip() for one in touches)
    if people:
        return f"（{'、'.join(people)}）"
    return f"（{otherwise}，没有修订记录）" if otherwise else "（没有修订记录）"


def when(time: str) -> str:
    """A moment as people write it: 2026-01-08 09:30; nothing for the zeros that LibreOffice writes for none."""
    return "" if NO_MOMENT.match(time) else time.replace("T", " ").rstrip("Z")[:16]


def marked(before: str, after: str) -> str:
    """The change in one line: [-removed-]{+added+}, far unchanged text left out."""
    signs = {"-": "[-{}-]", "+": "{{+{}+}}", "": "{}"}
    return "".join(signs[kind].format(text) for kind, text in stretches(before, after))


def stretches(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The change as stretches, unchanged text far from it left out."""
    found = [*spans.shown(before, after)]
    for number, (kind, text) in enumerate(found):
        if kind or len(text) <= 2 * KEPT + 2:
            yield kind, text
            continue
        head = text[:KEPT] if number else ""
        tail = text[-KEPT:] if number < len(found) - 1 else ""
        yield kind, f"{head}……{tail}"


def told_figure(figure: Figure, touches: Sequence[Touch], where: Whereabouts) -> Finding:
    """A figure that reads otherwise than the data; nothing of it is written."""
    source = figure.source
    name = sources.named(source) if source else "文中算出的数"
    change = f"由 {figure.before} 改为 {figure.after}" if figure.after else f"（{figure.before}）删去了"
    places = where.of(source) if source else ()
    spot = f"核实后改 {places[0]}" if places else "核实后改数据"
    if SUM in source:
        spot = "这是合计，由各行相加；核实后改其中的行"
    elif "统计/" in source:
        spot = "这个数由台账各条的状态数出；核实后改相应要求的状态"
    elif not source:
        spot = "这个数由模板用词算出；核实后改它所依据的数据"
    message = f"审阅稿把「{name}」{change}{who(touches)}；数字不从文字写回"
    return warning("review-figure", message, places, spot, subject=source)


def told_fixed(fixed: Fixed, where: Whereabouts) -> Finding:
    """Words of the template that read otherwise."""
    text = fixed.before or fixed.after
    from_plan = any(heading in text for heading in where.headings)
    places = () if from_plan else where.in_template(text)
    hint = "这一段出自方案的标题，照方案原文，不改" if from_plan else "确要改的，用 Word 打开模板改这一段"
    message = f"审阅稿改了不属于数据的文字{who(fixed.who)}：{marked(fixed.before, fixed.after)}"
    return warning("review-template", message, places, hint)


def told_strange(text: str, touches: Sequence[Touch]) -> Finding:
    """Text that belongs to nothing, verbatim."""
    message = f"审阅稿里有一段文字不知道该归哪里{who(touches)}：{text}"
    return warning("review-unplaced", message, (), "请看过后写进该写的地方")


def told_conflict(change: Change, now: str, where: Whereabouts) -> Finding:
    """A text that was changed both in the file and in the data."""
    message = (
        f"「{sources.named(change.source)}」在审阅稿和数据里都改过，没有写入{who(change.who)}；"
        f"审阅稿：{change.after}；数据现在：{now}"
    )
    return warning("review-conflict", message, where.of(change.source), "请定下用哪一个，改在数据里")


def told_change(change: Change, where: Whereabouts, author: str) -> Finding:
    """A changed text."""
    kept = "" if not change.reason else f"；没有写入：{change.reason}"
    message = (
        f"「{sources.named(change.source)}」{who(change.who, author)}：{marked(change.before, change.after)}{kept}"
    )
    made = warning if change.reason else note
    return made("review-change", message, where.of(change.source), subject=change.source)


def shortened(text: str) -> str:
    """The beginning of a text as the name of a place."""
    return quoted(text) or "文中"
