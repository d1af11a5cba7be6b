"""Find every fault of a template at once, without any data: tags, words, tables, what the form needs, the looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from annualreport.finding import Finding, once
from annualreport.forms import Form
from annualreport.outline import Outline
from annualreport.render import package
from annualreport.render.inclusion import RULE as INCLUDE
from annualreport.render.lint import cells, looks, report
from annualreport.render.lint.bare import bare
from annualreport.render.lint.report import ReportTemplate, report_template
from annualreport.render.lint.sheets import Sheets, take_apart
from annualreport.render.lint.styles import Styles
from annualreport.render.lint.whereabouts import Whereabouts
from annualreport.render.prepare import prepare
from annualreport.render.records import Settings

__all__ = ["Judge", "ReportTemplate", "lint"]

STYLES = "word/styles.xml"
TOLERANT = Settings()
Judge = Callable[[Form, Outline], Iterable[Finding]]
"""Further rules on a report's template, with the form that it is of and its outline."""


@dataclass(frozen=True)
class Eyes:
    """A template with what is needed to tell places in it."""

    sheets: Sheets
    whereabouts: Whereabouts
    unfilled: tuple[Finding, ...]


def lint(
    content: bytes, label: str, judge: Judge = lambda _form, _outline: (), settings: Settings = TOLERANT
) -> tuple[Finding, ...]:
    """Everything that is wrong with a template, by place; Stop where the file is no sound Word file.

    Where the settings know no folder, the templates that it takes in are not looked for.
    """
    eyes = look_at(content, label, settings)
    told = [*eyes.sheets.findings, *eyes.unfilled, *(finding for part in eyes.sheets.parts for finding in bare(part))]
    template = report_template(eyes.sheets)
    if template:
        on_outline = [*judge(template.form, template.outline), *cells.findings(template, eyes.whereabouts)]
        on_outline += [*report.findings(template, eyes.whereabouts)]
        told += [eyes.whereabouts.from_outline(finding) for finding in on_outline]
        told += looks.findings(template, eyes.whereabouts)
    told += not_taken_in(eyes.sheets, content, settings)
    return once(eyes.whereabouts.told(finding) for finding in told)


def not_taken_in(sheets: Sheets, content: bytes, settings: Settings) -> tuple[Finding, ...]:
    """What is wrong with the templates that are taken in; each is checked for itself otherwise."""
    if settings.folder is None or not any(tag.keyword == "include" for tag in sheets.body.tags):
        return ()
    taken = prepare(content, sheets.label, settings=settings)
    return tuple(finding for finding in taken.findings if finding.rule.startswith(INCLUDE))


def look_at(content: bytes, label: str, settings: Settings) -> Eyes:
    """The template taken apart, by itself."""
    prepared = prepare(content, label, settings=replace(settings, folder=None))
    sheets = take_apart(prepared)
    styles = prepared.typed.get(STYLES)
    root = package.parse(styles, label, STYLES) if styles is not None else None
    return Eyes(sheets, Whereabouts(sheets.body, Styles(root)), prepared.unfilled)
