"""Make a new workspace, or a new year in one: blank files to fill in, the plan where there is one, the templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annualreport import forms
from annualreport.building import blanks, plan_import
from annualreport.finding import Finding, Stop, fault
from annualreport.model.report import Report
from annualreport.outputs import schema, statistics_yaml
from annualreport.place import whole
from annualreport.source.journal import write_together
from annualreport.source.lock import hold
from annualreport.workspace import Workspace, shipped_templates

FORBIDDEN = '/\\:*?"<>|'
"""What cannot stand in a file name, which the report's title is, on one of the usual systems."""
LONGEST = 60
"""Characters of a unit's name, so that the report's file name stays within 255 bytes."""
LAST_YEAR: int = Report.model_fields["year"].limits["le"]


@dataclass(frozen=True)
class Made:
    """What was made and what stood there before and was kept, as told to the user; what the plan's import says."""

    edition: str
    written: tuple[str, ...]
    kept: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


def init(root: Path, unit: str, year: int, plan: Path | None = None) -> Made:
    """Write the year's files below root, all or none.

    Stop where the unit's name cannot be a file name, the year has no form here, something stands in data/‹year› already
    (but for what a write that was killed has left), or the plan cannot be read. Offices and templates that stand there
    are kept; an empty roster is drafted from the plan.
    """
    workspace, unit = Workspace(root), unit.strip()
    edition = forms.edition_for_year(year)
    problems = tuple(refusals(workspace, unit, year))
    if problems or edition is None:
        raise Stop(*problems)
    with hold(root, "annualreport init"):
        return written(workspace, (unit, year, edition), plan)


def written(workspace: Workspace, wanted: tuple[str, int, str], plan: Path | None) -> Made:
    """Write the files of the unit, year and edition that are wanted; what stands there is kept."""
    unit, year, edition = wanted
    imported, findings = plan_files(workspace, year, plan) if plan else ({}, ())
    files = blank_files(workspace, unit, year, edition) | imported | templates(workspace)
    kept = [path for path in files if path.exists() and path not in imported]
    fresh = {path: content for path, content in files.items() if path not in kept}
    write_together(fresh | schemas(workspace), workspace.root)
    return Made(edition, labels(workspace, fresh), labels(workspace, kept), findings)


def refusals(workspace: Workspace, unit: str, year: int) -> Iterator[Finding]:
    """Why nothing can be made, everything at once."""
    yield from wrong_unit(unit)
    first = forms.all_forms()[0].years.first
    if year < first:
        old = f"{first - 1} 年度及以前的年度报告用的是旧条例的格式（旧格式）"
        message = f"{year} 年度不支持：{old}，{first} 年度起才有统一格式"
        yield fault("unsupported-year", message, hint=f"请用 --year 指明 {first} 年度或以后的年度")
    elif forms.edition_for_year(year) is None or year > LAST_YEAR:
        yield fault("unsupported-year", f"「{year}」不是报告年度", hint="年度写四位数字，如 2021")
    folder = workspace.data(year)
    if folder.is_file() or (folder.is_dir() and any(not one.name.startswith(".") for one in folder.iterdir())):
        hint = "接着填里面的文件即可；要重新建立，请先把这个文件夹移走或改名"
        yield fault("year-exists", f"{year} 年度已经建立过，没有改动任何文件", whole(workspace.label(folder)), hint)


def wrong_unit(unit: str) -> Iterator[Finding]:
    """What is wrong with the unit's name, which becomes part of file names."""
    hint = "请写单位全称，如 --unit 广州市教育局"
    signs = dict.fromkeys(sign for sign in unit if sign in FORBIDDEN or not sign.isprintable())
    shown = "、".join(f"「{sign}」" if sign.isprintable() else f"看不见的字符（U+{ord(sign):04X}）" for sign in signs)
    if not unit:
        yield fault("bad-unit", "单位名称是空的", hint=hint)
    elif shown:
        yield fault("bad-unit", f"单位名称里有{shown}，它要用在文件名里，不能有这样的字符", hint=hint)
    elif len(unit) > LONGEST:
        yield fault("bad-unit", f"单位名称有 {len(unit)} 个字，最多 {LONGEST} 个字，它要用在文件名里", hint=hint)


def blank_files(workspace: Workspace, unit: str, year: int, edition: str) -> dict[Path, bytes]:
    """The roster and the year's files without content, each with its explanations."""
    texts = {
        workspace.offices: blanks.offices(),
        workspace.data(year, "report.yaml"): blanks.report(unit, year, edition),
        workspace.data(year, "ledger.yaml"): blanks.ledger(),
        workspace.data(year, "statistics.yaml"): statistics_yaml.blank(forms.form(edition)),
    }
    names = {workspace.data(year, "statistics.yaml"): f"statistics-{edition}"}
    return {path: (schema.modeline(names.get(path, path.stem)) + text).encode() for path, text in texts.items()}


def schemas(workspace: Workspace) -> dict[Path, bytes]:
    """The schemas that the files' first lines name, by which an editor completes them."""
    return {workspace.root / schema.FOLDER / name: text for name, text in schema.files().items()}


def plan_files(workspace: Workspace, year: int, plan: Path) -> tuple[dict[Path, bytes], tuple[Finding, ...]]:
    """The plan, the ledger in which its requirements wait, the roster drafted from it; what the import says."""
    imported = plan_import.prepare(workspace, year, plan)
    return dict(imported.files), imported.findings


def templates(workspace: Workspace) -> dict[Path, bytes]:
    """Copies of the templates that come with the program."""
    shipped = sorted(file for ending in ("docx", "xlsx") for file in shipped_templates().glob(f"*.{ending}"))
    return {workspace.templates / file.name: file.read_bytes() for file in shipped if not file.name.startswith("~$")}


def labels(workspace: Workspace, files: Iterable[Path]) -> tuple[str, ...]:
    """The files as told to the user."""
    return tuple(workspace.label(file) for file in files)
