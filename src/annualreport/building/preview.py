"""Show a writer what a template gives with the year's data, once or again at every save."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from annualreport.building import pictures
from annualreport.finding import Finding, Stop, fault, ordered
from annualreport.outline import Outline
from annualreport.outline import docx as word
from annualreport.place import quoted, whole
from annualreport.readers import year as years
from annualreport.render.templates import Templates
from annualreport.source.writing import write_all
from annualreport.vocabulary import words
from annualreport.workspace import Workspace

PREFIX = "预览-"
"""How the name of a previewed file begins, so that nobody takes it for the report."""
FAR, BEFORE = 12, 4
"""A change so many signs into a text is shown with so many signs before it, not from the beginning."""


@dataclass(frozen=True)
class Preview:
    """A preview that was written: where, what it says, and what is to be said about it."""

    file: Path
    outline: Outline
    findings: tuple[Finding, ...]


def preview(workspace: Workspace, year: int, template: Path, templates: Templates) -> Preview:
    """Render any template with the year's data into out/Y; gaps are marked. Stop where it cannot be rendered."""
    label = workspace.label(template)
    if template.name.startswith("~$"):
        hint = f"请写模板自己的名称：{template.name.removeprefix('~$')}"
        raise Stop(fault("usage", "这是 Word 打开文件时的临时文件，不是模板", whole(label), hint))
    if not template.is_file():
        raise Stop(fault("template-missing", "没有找到模板", whole(label), "请看文件名和文件夹写得对不对"))
    dossier, read = years.load(workspace, year)
    compiled = templates.compiled(template, label, strict=dossier.report.strict)
    rendered = pictures.fill(compiled, words(dossier), final=False)
    file = workspace.out(year, f"{PREFIX}{template.stem}.docx")
    outline = word.read(rendered.docx, workspace.label(file))
    write_all({file: rendered.docx}, workspace.root)
    return Preview(file, outline, ordered((*read, *rendered.findings)))


def changes(before: Outline, after: Outline) -> tuple[str, ...]:
    """What another rendering says differently: paragraphs and cells added (＋), gone (－) or changed (→), in order."""
    old, new = ([text for text, _ in outline.lines()] for outline in (before, after))
    told: list[str] = []
    for kind, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "replace" and last - first == end - start:
            told += [f"→ {pair}" for pair in map(turned, old[first:last], new[start:end])]
        elif kind != "equal":
            told += [f"－ {quoted(text)}" for text in old[first:last] if text.strip()]
            told += [f"＋ {quoted(text)}" for text in new[start:end] if text.strip()]
    return tuple(told)


def turned(old: str, new: str) -> str:
    """A changed text around the first sign that differs, so that a change far into a paragraph is seen."""
    same = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), None)
    at = min(len(old), len(new)) if same is None else same
    lead, start = ("…", at - BEFORE) if at > FAR else ("", 0)
    return f"{quoted(lead + old[start:]) or '（空）'} 改为 {quoted(lead + new[start:]) or '（空）'}"
