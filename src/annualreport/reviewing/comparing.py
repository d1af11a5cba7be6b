"""Compare two versions of the report, files or years: a redline in Word, the text's changes, the changed figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annualreport.building.report import Options, draw, template_path
from annualreport.finding import Stop
from annualreport.forms import Key
from annualreport.model.statistics import Statistics
from annualreport.outline import Outline, docx
from annualreport.readers import published
from annualreport.readers import year as years
from annualreport.render.spots import P
from annualreport.render.templates import Templates
from annualreport.reviewing.ordering import Step, ended, ordered
from annualreport.reviewing.redline import body_of, flat, redline
from annualreport.reviewing.telling import marked
from annualreport.reviewing.wording import text
from annualreport.source import package
from annualreport.source.writing import write_all
from annualreport.workspace import Workspace

LONGEST_NAME = 40
"""Characters of a file's name that the redline's name takes over."""
SAID = {"added": "新增", "removed": "删去", "to": "移来", "from": "移走"}
NO_FIGURE = "—"
"""What stands for a figure that one of the two does not have."""


@dataclass(frozen=True)
class Version:
    """One of the two: what it is called, the file, what stands in it."""

    name: str
    docx: bytes
    outline: Outline


@dataclass(frozen=True)
class Figure:
    """A figure that differs: its name, before, now."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Difference:
    """What differs. changes: a line each; figures: those of the statutory tables, None where one file has none."""

    path: Path
    changes: tuple[str, ...]
    figures: tuple[Figure, ...] | None


def compare(workspace: Workspace, first: str, last: str, moment: str) -> Difference:
    """Write the redline of two files or years; Stop where one of them cannot be read."""
    before, after = (version(workspace, named) for named in (first, last))
    made = redline(before.docx, after.docx, (before.name, after.name), moment)
    year = int(last) if is_year(last) else workspace.year()
    path = workspace.out(year, f"修订对照（{short(before.name)}—{short(after.name)}）.docx")
    difference = Difference(path, tuple(changes(before, after)), figures(before.outline, after.outline))
    write_all({path: made}, workspace.root)
    return difference


def version(workspace: Workspace, named: str) -> Version:
    """A file as it is, or a year's draft as its data are now."""
    if is_year(named):
        dossier, _ = years.load(workspace, workspace.year(int(named)))
        path = template_path(workspace, dossier, Options())
        template = Templates().compiled(path, workspace.label(path), strict=dossier.report.strict)
        draft = draw(workspace, dossier, template, Options(), final=False)
        return Version(f"{named}年", draft.docx, draft.outline)
    path = Path(named)
    label = workspace.label(path)
    package.check(path, label, ".docx")
    content = path.read_bytes()
    return Version(path.stem, content, docx.read(content, label))


def is_year(named: str) -> bool:
    """Whether a version is named by its year."""
    return len(named) == 4 and named.isascii() and named.isdigit()


def short(name: str) -> str:
    """A name that a file name has room for."""
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


def changes(before: Version, after: Version) -> Iterator[str]:
    """The changed paragraphs, a line each; tables are told by their figures."""
    sides = [[*flat(body_of(one.docx, one.name))] for one in (before, after)]
    for step, _ in ended([*ordered(*sides)]):
        line = told(step)
        if line:
            yield line


def told(step: Step) -> str:
    """One paragraph that differs; empty for one that does not, and for a table."""
    block = step.after if step.after is not None else step.before
    if block is None or block.tag != P:
        return ""
    old, new = ("" if one is None else text(one).strip() for one in (step.before, step.after))
    if step.kind == "same":
        return "" if old == new else f"修改：{marked(old, new)}"
    return f"{SAID[step.kind]}：{old or new}" if old or new else ""


def figures(before: Outline, after: Outline) -> tuple[Figure, ...] | None:
    """The figures of the statutory tables that differ; None where one of the two is no report with tables."""
    try:
        old, new = (published.from_outline(one).statistics for one in (before, after))
    except Stop:
        return None
    if old is None or new is None:
        return None
    found = []
    for key in dict.fromkeys((*old.cells, *new.cells)):
        one, other = (typed(side, key) for side in (old, new))
        if one != other:
            found.append(Figure("·".join(key), one, other))
    return tuple(found)


def typed(figures: Statistics, key: Key) -> str:
    """A figure as it is printed; a dash for a blank."""
    cell = figures.cells.get(key)
    return (cell.text if cell else None) or NO_FIGURE
