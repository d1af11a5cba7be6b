"""Read data/词表.yaml, what the office adds to the word lists of the rules."""

from __future__ import annotations

from annualreport.finding import Finding, Stop
from annualreport.model.wordlists import Lists
from annualreport.readers.records import validate
from annualreport.source import yamlfile
from annualreport.workspace import Workspace


def load(workspace: Workspace) -> tuple[Lists, tuple[Finding, ...]]:
    """The office's lists; empty ones where there is no file, it holds nothing, or it cannot be understood."""
    path, label = workspace.word_lists, workspace.label(workspace.word_lists)
    if not path.exists():
        return Lists(), ()
    try:
        data = yamlfile.read(path, label)
    except Stop as stop:
        return Lists(), stop.findings
    if data is None:
        return Lists(), ()
    lists, findings = validate(Lists, data, label)
    return lists or Lists(), findings
