"""Take a returned file in: what changed in which text, what cannot be written, which remarks were made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from annualreport.building.lost import of_lost_files
from annualreport.building.report import Options, template_path
from annualreport.finding import Finding, Stop, fault, ordered, warning
from annualreport.model.dossier import Dossier
from annualreport.model.review import Point
from annualreport.place import whole
from annualreport.readers import year as years
from annualreport.render.templates import Templates
from annualreport.reviewing import export, sources, telling
from annualreport.reviewing.base import Base
from annualreport.reviewing.changes import TWICE, compare
from annualreport.reviewing.compared import Change, Compared
from annualreport.reviewing.lines import accepted
from annualreport.reviewing.points import points
from annualreport.reviewing.returned import Returned, read
from annualreport.reviewing.telling import Whereabouts
from annualreport.reviewing.units import Units
from annualreport.vocabulary import Words, words
from annualreport.workspace import Workspace

ENOUGH = 0.2
"""Which part of the draft's paragraphs must be found for a file to be its review."""
LOST = (
    "文件里没有一处出处标记，也没有导出时的底稿（可能是把内容复制到了新文件），只按文字与现在的数据比对，不写入任何文件"
)
NO_BASE = "文件里没有导出时的底稿，与现在的数据比对；导出之后数据改过的地方分不出来，请逐条看过再写入"
MANUSCRIPT = "这段文字写在 文稿.docx 里，请改在那里"


@dataclass(frozen=True)
class Review:
    """What a returned file comes to. changes: what may be written or not; findings: all else; points: new remarks."""

    returned: Returned
    dossier: Dossier
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]
    points: tuple[Point, ...]
    where: Whereabouts
    firm: bool
    """Whether the file may be written from: it kept its marks or its record."""

    @property
    def writable(self) -> tuple[Change, ...]:
        """The changes that can be written."""
        return tuple(change for change in self.changes if change.value is not None and self.firm)


def review(workspace: Workspace, year: int, path: Path, label: str) -> Review:
    """Read and compare; Stop where the file is no review of this year. Nothing is written."""
    returned = read(path, label)
    dossier, read_findings = years.load(workspace, year)
    if of_lost_files(read_findings, dossier):
        raise Stop(*read_findings)
    known = words(dossier, with_sources=True)
    base = returned.record or replace(export.draft(workspace, year).base, carried=False)
    units = Units(base)
    ours(returned, units, dossier, label)
    lines = accepted(returned.raw)
    made = compare(units, lines, returned.raw)
    tagged = any(units.source(tag).partition(":")[2] for line in lines for tag in line.tags)
    changes, conflicts = settled(unified(made.changes), base, export.values(dossier, known))
    where = whereabouts(workspace, dossier, known, made)
    findings = [
        *lost(base, tagged, label),
        *(telling.told_conflict(change, now, where) for change, now in conflicts),
        *told(made, where, known),
    ]
    new = points(returned, units, dossier.review)
    firm = base.carried or tagged
    kept = tuple(unwritable(change, dossier) for change in changes)
    return Review(returned, dossier, kept, ordered(findings), tuple(new), where, firm)


def ours(returned: Returned, units: Units, dossier: Dossier, label: str) -> None:
    """Stop where the file is no review of the year, or of another unit or year."""
    base = units.base
    if (base.unit, base.year) != (dossier.report.unit, dossier.year):
        ours = f"{dossier.report.unit} {dossier.year} 年度"
        message = f"这是{base.unit} {base.year} 年度的审阅稿，不是{ours}的；没有改动任何文件"
        hint = f"请写明年度：annualreport review import 文件 {base.year}"
        raise Stop(fault("other-review", message, whole(label), hint))
    texts = {line.text for line in accepted(returned.raw)}
    wanted = [line for line in base.lines if line.cell is None and len(line.text) > 4]
    tags = {tag for line in returned.raw for tag in line.tags}
    found = [line for line in wanted if line.text in texts or set(line.tags) & tags]
    if len(found) < ENOUGH * len(wanted):
        message = f"文件不是 {dossier.year} 年度的审阅稿：里面找不到报告的文字；没有改动任何文件"
        raise Stop(
            fault("no-review", message, whole(label), "请收回由 annualreport review export 导出、改过的那份文件")
        )


def lost(base: Base, tagged: bool, label: str) -> Iterator[Finding]:
    """What is to be said of a file that lost what it was told by."""
    if not base.carried:
        message = NO_BASE if tagged else LOST
        yield warning("review-no-base", message, whole(label), "下次请直接在导出的审阅稿上改，改好后保存为 .docx")


def unified(changes: list[Change]) -> list[Change]:
    """One change for each text; where it was changed in two ways, none that can be written."""
    by_source: dict[str, list[Change]] = {}
    for change in changes:
        by_source.setdefault(change.source, []).append(change)
    return [
        replace(change, value=None, reason=TWICE) if len({one.after for one in ones}) > 1 else change
        for ones in by_source.values()
        for change in (ones if len({one.after for one in ones}) > 1 else ones[:1])
    ]


def settled(changes: list[Change], base: Base, now: Mapping[str, str]) -> tuple[list[Change], list[tuple[Change, str]]]:
    """The changes that are still to be made, and those that meet another change of the data, with what stands there."""
    left: list[Change] = []
    conflicts: list[tuple[Change, str]] = []
    for change in changes:
        before, present = base.values.get(change.source, ""), now.get(change.source, "")
        if change.value is not None and tight(present) == tight(change.value):
            continue
        if base.carried and tight(before) != tight(present):
            conflicts.append((change, present))
        else:
            left.append(change)
    return left, conflicts


def tight(text: str) -> list[str]:
    """The paragraphs of a text without blanks around them."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def told(made: Compared, where: Whereabouts, known: Words) -> Iterator[Finding]:
    """Figures, words of the template and strange text, each once."""
    seen: set[tuple[str, str]] = set()
    for figure, touches in made.figures:
        if (figure.source, figure.after) not in seen and printed(known, figure.source) != figure.after:
            seen.add((figure.source, figure.after))
            yield telling.told_figure(figure, touches, where)
    yield from (telling.told_fixed(fixed, where) for fixed in made.fixed)
    yield from (telling.told_strange(text, touches) for text, touches in made.strange)


def printed(known: Words, source: str) -> str | None:
    """How a figure of the tables is printed now; None for what is no such figure."""
    kind, _, path = source.partition(":")
    value: object = known
    for step in path.split("/") if kind == "statistics" else ():
        value = value.get(step) if isinstance(value, dict) else None
    return getattr(value, "printed", None)


def whereabouts(workspace: Workspace, dossier: Dossier, known: Words, made: Compared) -> Whereabouts:
    """Where things stand; the templates are read only where their words were changed."""
    headings = frozenset(
        text.rstrip("。")
        for plan in dossier.plans
        for chapter, section, _ in plan.walk()
        for text in (chapter.heading, section.heading)
        if text
    )
    if not made.fixed:
        return Whereabouts(known.places, (), headings)
    path = template_path(workspace, dossier, Options())
    template = Templates().compiled(path, workspace.label(path), strict=dossier.report.strict)
    files = [path, *(path.parent / one.name for one in template.included)]
    return Whereabouts(known.places, telling.template_lines([(one, workspace.label(one)) for one in files]), headings)


def unwritable(change: Change, dossier: Dossier) -> Change:
    """The change, with the reason where its text does not stand in a file that can be written."""
    if change.value is None or not change.source.startswith("report:"):
        return change
    name = sources.word(change.source)
    record = dossier.report.overview if name.startswith("总体情况.") else dossier.report
    places = record.places(name.removeprefix("总体情况."))
    if any(place.file.endswith(".docx") for place in places):
        return replace(change, value=None, reason=MANUSCRIPT)
    return change
