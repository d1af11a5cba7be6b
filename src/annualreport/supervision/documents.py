"""Fill one of the writers' templates with the year's words: the documents of supervision."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from annualreport.finding import Finding, note
from annualreport.outputs.template import KINDS
from annualreport.place import whole
from annualreport.render import Rendered, fill
from annualreport.render.templates import Templates
from annualreport.workspace import Workspace, shipped_templates


def template(workspace: Workspace, kind: str, ending: str = ".docx") -> tuple[Path, tuple[Finding, ...]]:
    """The writers' template of this kind of document; the shipped one, with a 提示, where they have none."""
    name = Path(KINDS[kind][0]).with_suffix(ending).name
    own = workspace.templates / name
    if own.is_file():
        return own, ()
    message = "没有这份模板，用的是随程序的模板"
    hint = f"要改格式的，先生成一份再改：annualreport template new templates/{name} --kind {kind}"
    return shipped_templates() / name, (note("template-shipped", message, whole(workspace.label(own)), hint),)


def filled(workspace: Workspace, path: Path, words: dict[str, Any], templates: Templates) -> Rendered:
    """The document; gaps are marked and told. Stop where the template cannot be used."""
    return fill(templates.compiled(path, workspace.label(path)), words, final=False)
