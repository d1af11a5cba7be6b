"""From a workspace and a year to the report: Word, web page and PDF, judged on the very document that was made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annualreport import checks
from annualreport.building import pictures
from annualreport.building.lost import of_lost_files
from annualreport.building.merging import merged
from annualreport.finding import Finding, Severity, Stop, fault, ordered
from annualreport.model.dossier import Dossier
from annualreport.outline import Outline
from annualreport.outline import docx as word
from annualreport.outputs import html, record
from annualreport.place import whole
from annualreport.readers import year as years
from annualreport.render import Compiled
from annualreport.render.templates import Templates
from annualreport.source.writing import write_all
from annualreport.source.yamlfile import unread
from annualreport.vocabulary import words
from annualreport.workspace import Workspace

SECTION_TEMPLATE = "implementation.docx"
ACCOUNTS = ("signoff.yaml", "history.jsonl")
"""The files of a year's folder that tell of the report and its data, and that no report is made from."""


@dataclass(frozen=True)
class Options:
    """What to build: formats, the final or a draft, the whole report or the section on the plan alone."""

    formats: tuple[str, ...] = ("docx", "html", "pdf")
    final: bool = False
    section: bool = False


@dataclass(frozen=True)
class Built:
    """What a build came to: the files written (none where a final was refused) and everything to be told."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Draft:
    """The Word file with what was found while it was made and read again."""

    name: str
    docx: bytes
    outline: Outline
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Drawn:
    """A year's document before any other format is made of it.

    final: whether it is the final; else the draft, for a 阻断 is open. templates: the files that it was filled from.
    """

    dossier: Dossier
    draft: Draft
    findings: tuple[Finding, ...]
    final: bool
    templates: tuple[Path, ...]


@dataclass(frozen=True)
class Made:
    """What a build comes to before anything is written: whose it is, every file's content, everything to be told."""

    unit: str
    files: dict[Path, bytes]
    findings: tuple[Finding, ...]


def build(workspace: Workspace, year: int, options: Options) -> Built:
    """Make everything, then write it; a final with an open 阻断 writes nothing. Stop where it cannot be made."""
    made = make(workspace, year, options, Templates())
    write_all(made.files, workspace.root)
    return Built(tuple(made.files), made.findings)


def make(workspace: Workspace, year: int, options: Options, templates: Templates) -> Made:
    """Everything that a build writes, not written yet; templates keeps what is compiled for the next one."""
    drawn = document(workspace, year, options, templates)
    unit = drawn.dossier.report.unit
    if options.final and not drawn.final:
        return Made(unit, {}, ordered(drawn.findings))
    made, told = rendered_formats(drawn.dossier, drawn.draft, options)
    findings = ordered((*drawn.findings, *told))
    if not options.section:
        made["findings.json"] = record.findings_json(findings)
        made["record.json"] = record.record_json(drawn.dossier, inputs(workspace, year, drawn.templates), made)
    files = {workspace.out(year, name): content for name, content in made.items()}
    return Made(unit, files, findings)


def document(workspace: Workspace, year: int, options: Options, templates: Templates) -> Drawn:
    """The Word file with everything that was found; a final is asked for in vain while a 阻断 is open."""
    dossier, read = years.load(workspace, year)
    if of_lost_files(read, dossier):
        raise Stop(*read)
    path = template_path(workspace, dossier, options)
    template = templates.compiled(path, workspace.label(path), strict=dossier.report.strict)
    draft = draw(workspace, dossier, template, options, final=False)
    findings = judged(dossier, draft, read, options)
    final = options.final and not any(finding.stops for finding in findings)
    if final:
        draft = draw(workspace, dossier, template, options, final=True)
    return Drawn(dossier, draft, findings, final, files_of(template, path))


def template_path(workspace: Workspace, dossier: Dossier, options: Options) -> Path:
    """The writers' template for this build; Stop where it is missing."""
    name = SECTION_TEMPLATE if options.section else f"annual-report-{dossier.form.edition.removesuffix('号')}.docx"
    path = workspace.templates / name
    label = workspace.label(path)
    if not path.is_file():
        kind = "--section" if options.section else f"--edition {dossier.form.edition}"
        hint = f"把文件放回去，或重新生成：annualreport template new templates/{name} {kind}"
        raise Stop(fault("template-missing", "没有找到模板", whole(label), hint))
    return path


def draw(workspace: Workspace, dossier: Dossier, template: Compiled, options: Options, *, final: bool) -> Draft:
    """Render the template and read the document that came out; a final suffers no gap."""
    name = section_name(dossier) if options.section else dossier.title
    label = workspace.label(workspace.out(dossier.year, f"{name}.docx"))
    rendered = pictures.fill(template, words(dossier), final=final)
    outline = word.read(rendered.docx, label)
    return Draft(name, rendered.docx, outline, rendered.findings)


def judged(dossier: Dossier, draft: Draft, read: tuple[Finding, ...], options: Options) -> tuple[Finding, ...]:
    """What reading, rendering and the rules found, with the decisions taken on it; of the section alone no more than
    the rules on the data, since the rules on documents speak of whole reports."""
    also = (*read, *draft.findings)
    if not options.section:
        return merged(checks.judge(dossier, draft.outline, also))
    return merged(finding for finding in checks.judge(dossier, None, also) if not awaits_document(finding))


def awaits_document(finding: Finding) -> bool:
    """Whether a rule only says that it waits for the finished report or its release."""
    return finding.severity is Severity.UNASSESSED and finding.message.endswith(("成稿时检查", "发布时检查"))


def section_name(dossier: Dossier) -> str:
    """The file name of the section alone."""
    return f"{dossier.report.unit}{dossier.year}年政务公开工作要点落实情况"


def rendered_formats(dossier: Dossier, draft: Draft, options: Options) -> tuple[dict[str, bytes], list[Finding]]:
    """The files to write by name, and what there is to say about them."""
    made: dict[str, bytes] = {f"{draft.name}.docx": draft.docx}
    told: list[Finding] = []
    if "html" in options.formats:
        charts, findings = pictures.for_page(dossier, section=options.section)
        told += [one for one in findings if one not in draft.findings]
        about = facts(dossier, draft, options)
        made[f"{draft.name}.html"] = html.page(draft.outline, dossier.form, about, charts).encode()
    if "pdf" in options.formats:
        from annualreport.outputs import pdf

        content, findings = pdf.convert(draft.docx, draft.name)
        told += findings
        if content is not None:
            made[f"{draft.name}.pdf"] = content
    if "docx" not in options.formats:
        del made[f"{draft.name}.docx"]
    return made, told


def facts(dossier: Dossier, draft: Draft, options: Options) -> html.PageFacts:
    """What the web page says of itself; a draft has no date of publication."""
    report = dossier.report
    return html.PageFacts(
        title=draft.name,
        unit=report.unit,
        year=dossier.year,
        edition=dossier.form.edition,
        number=dossier.form.number,
        example=report.example,
        published=report.publish_on if options.final else None,
        website=report.website,
    )


def files_of(template: Compiled, path: Path) -> tuple[Path, ...]:
    """The template's file, and those that it takes in."""
    return (path, *(path.parent / one.name for one in template.included))


def inputs(workspace: Workspace, year: int, templates: tuple[Path, ...]) -> dict[str, bytes]:
    """Every file that the report is made from, by its label; Stop where one cannot be read."""
    try:
        return {workspace.label(file): file.read_bytes() for file in (*templates, *data_files(workspace, year))}
    except OSError as error:
        place = whole(workspace.label(Path(str(error.filename))))
        hint = "请确认有权限读取这个文件，并且没有在 Word、Excel 或 WPS 里打开；与年报无关的文件请移到别处"
        raise Stop(fault("cannot-read", unread(error), place, hint)) from None


def data_files(workspace: Workspace, year: int) -> Iterator[Path]:
    """What the report is made from beside templates: roster, word lists, the year's data; last year's data and tasks,
    and for the chart of three years the figures of the year before.

    What is written down about the report (who signed it, what was changed when) is none of it.
    """
    yield from (file for file in (workspace.offices, workspace.word_lists) if file.is_file())
    before = ("statistics.*", "report.yaml", "plan*.yaml", "ledger.*")
    folders = [(workspace.data(year), "*"), *((workspace.data(year - 1), pattern) for pattern in before)]
    folders.append((workspace.data(year - 2), "statistics.*"))
    for folder, pattern in folders:
        found = sorted(folder.glob(pattern)) if folder.is_dir() else []
        yield from (file for file in found if file.is_file() and is_material(file.name))


def is_material(name: str) -> bool:
    """Whether a file of the year's folder is one that a report is made from."""
    return not name.startswith((".", "~$")) and name not in ACCOUNTS
