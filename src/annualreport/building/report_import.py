"""Turn a published report into a year's statistics.yaml and the narrative texts of its report.yaml."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annualreport.building import blanks
from annualreport.finding import Finding, Stop, fault, note, ordered, warning
from annualreport.forms import cell_label
from annualreport.model.record import Record
from annualreport.model.report import Report
from annualreport.outputs import schema, statistics_yaml
from annualreport.place import whole
from annualreport.readers import published, report
from annualreport.readers.published import Published
from annualreport.readers.published.texts import nested
from annualreport.readers.statistics import BOOK, YAML, read_file
from annualreport.source import yamlfile
from annualreport.source.journal import write_together
from annualreport.source.lock import hold
from annualreport.source.patterns import later
from annualreport.source.yamledit import filled
from annualreport.workspace import Workspace

SETTINGS = "report.yaml"
MARKS = later(r"(?<=[{｛])(?=[{｛%％#])")
"""Where two signs of a published text would begin a template word."""
SHOWN = 6

Path_ = tuple[str, ...]


@dataclass(frozen=True)
class Imported:
    """What was read and written. files: as told to the user. figures: cells that hold something; texts: by key."""

    document: Published
    files: tuple[str, ...]
    figures: int
    texts: tuple[str, ...]
    findings: tuple[Finding, ...]


def run(workspace: Workspace, year: int, file: Path, *, force: bool = False) -> Imported:
    """Write data/‹year›/statistics.yaml and report.yaml from a published report.

    Stop, with nothing written, where the file holds no report or no table, is of another year, or where the year's
    figures or texts are filled in already and force does not allow to replace them.
    """
    document = published.read(file, file.as_posix(), year)
    with hold(workspace.root, "annualreport report import"):
        return taken_over(workspace, year, document, force=force)


def taken_over(workspace: Workspace, year: int, document: Published, *, force: bool) -> Imported:
    """Write the report's figures and texts; Stop where the year's own stand in the way."""
    refuse(workspace, year, document, force=force)
    assert document.statistics is not None
    texts = {path: plain(text) for path, text in nested(document.texts)}
    files = {
        workspace.data(year, YAML): figures_yaml(workspace, document),
        workspace.data(year, SETTINGS): settings_yaml(workspace, year, document, texts),
    }
    write_together(files, workspace.root)
    findings = ordered((*document.findings, *told(document)))
    labels = tuple(workspace.label(path) for path in files)
    return Imported(document, labels, len(document.statistics.said), tuple(path[-1] for path in texts), findings)


def refuse(workspace: Workspace, year: int, document: Published, *, force: bool) -> None:
    """Stop with every reason why the report cannot be taken over."""
    file = document.outline.file
    problems: list[Finding] = []
    said = own_year(document)
    if said is not None and said != year:
        message = f"这是 {said} 年度的报告，--year 写的是 {year}"
        problems.append(fault("year-mismatch", message, whole(file), f"改为 --year {said}，或换一份文件"))
    if document.statistics is None:
        message = "没有找到三张法定表，没有数可以导入"
        problems.append(fault("table-missing", message, whole(file), "图片、截图不算表格；请换有表格的文件"))
    if not force:
        problems += [*filled_figures(workspace, year, document), *filled_texts(workspace, year, document)]
    elif workspace.data(year, BOOK).exists():
        problems += filled_figures(workspace, year, document, (BOOK,))
    if problems:
        raise Stop(*problems)


def own_year(document: Published) -> int | None:
    """The year that the document itself states."""
    return published.heads.year(document.outline)


def filled_figures(
    workspace: Workspace, year: int, document: Published, names: Path_ = (YAML, BOOK)
) -> Iterator[Finding]:
    """The year's figures where they are filled in or cannot be read."""
    for name in names:
        path = workspace.data(year, name)
        if path.exists():
            read, findings = read_file(path, workspace.label(path), document.form, own=True)
            if read is None or findings or not read.blank:
                message = f"{year} 年度的统计数据已经填过，没有覆盖"
                hint = "确要以导入的为准，加 --force；工作簿请先移走"
                yield fault("filled", message, whole(workspace.label(path)), hint)


def filled_texts(workspace: Workspace, year: int, document: Published) -> Iterator[Finding]:
    """The year's texts where one that would be written is there and says something else."""
    settings = standing(workspace, year)
    if settings is None:
        return
    there = {path: text for path, text in written(settings) if path in dict(nested(document.texts))}
    names = [path[-1] for path, text in there.items() if text != plain(dict(nested(document.texts))[path])]
    if names:
        message = f"{year} 年度的文字已经填过（{'、'.join(names)}），没有覆盖"
        label = workspace.label(workspace.data(year, SETTINGS))
        yield fault("filled", message, whole(label), "确要以导入的为准，加 --force")


def standing(workspace: Workspace, year: int) -> Report | None:
    """The year's settings; None where there are none. Stop where they cannot be understood."""
    if not workspace.data(year, SETTINGS).exists():
        return None
    settings, findings = report.load(workspace, year)
    if settings is None:
        raise Stop(*findings)
    return settings


def written(record: Record, above: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """The texts of a record that are filled in, by their paths."""
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from written(value, (*above, str(field.alias)))
        elif isinstance(value, str) and value:
            yield (*above, str(field.alias)), value


def figures_yaml(workspace: Workspace, document: Published) -> bytes:
    """statistics.yaml with the figures."""
    assert document.statistics is not None
    text = statistics_yaml.text(document.statistics)
    line = schema.modeline(f"statistics-{document.form.edition}") if has_schemas(workspace) else ""
    return (line + text).encode()


def settings_yaml(workspace: Workspace, year: int, document: Published, texts: dict[Path_, str]) -> bytes:
    """report.yaml with the texts: the year's own where it is there, else a new one."""
    path = workspace.data(year, SETTINGS)
    label = workspace.label(path)
    if path.exists():
        return filled(yamlfile.decode(path, label), label, texts)
    line = schema.modeline("report") if has_schemas(workspace) else ""
    unit = document.unit or unit_of(workspace, year)
    return filled(line + blanks.report(unit, year, document.form.edition), label, texts)


def has_schemas(workspace: Workspace) -> bool:
    """Whether the workspace has the schemas that a first line may name."""
    return (workspace.root / schema.FOLDER).is_dir()


def unit_of(workspace: Workspace, year: int) -> str:
    """The unit of another year of the workspace, the nearest after this one."""
    for other in sorted(workspace.years, key=lambda one: (one < year, one)):
        path = workspace.data(other, SETTINGS)
        settings = report.load(workspace, other)[0] if path.exists() else None
        if settings:
            return settings.unit
    return "（单位全称）"


def plain(text: str) -> str:
    """A published text as report.yaml holds it: no control characters, nothing that begins a template word."""
    shown = "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) != "Cc")
    return MARKS.sub(" ", shown)


def told(document: Published) -> Iterator[Finding]:
    """What was not taken over: figures of another layout's rows; what the document does not say."""
    assert document.statistics is not None
    strange = document.statistics.foreign
    if strange:
        names = [cell_label(document.form, key) for key in strange]
        listed = "、".join(f"「{name}」" for name in names[:SHOWN]) + ("等" if len(names) > SHOWN else "")
        places = tuple(cell.place for cell in strange.values() if cell.place)
        message = f"{len(names)} 格属于其他版式，没有写入：{listed}"
        yield warning("other-layout", message, places, f"报告按{document.form.edition}导入；请核对后补填")
    if document.outline.file.lower().endswith(".pdf"):
        message = "PDF 的段落和表格是按版面推断读出的，可能有出入"
        yield note("pdf-text", message, whole(document.outline.file), "请对照原件核对导入的数字和文字")
