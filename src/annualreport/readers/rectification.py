"""Read data/Y/rectification.yaml into what is to be put right in the year."""

from __future__ import annotations

from annualreport.finding import Finding, Stop
from annualreport.model.rectification import Rectification, Rectifications
from annualreport.readers.yaml_record import as_list
from annualreport.source import yamlfile
from annualreport.workspace import Workspace

FILE = "rectification.yaml"
Read = tuple[tuple[Rectification, ...], tuple[Finding, ...]]


def load(workspace: Workspace, year: int) -> Read:
    """The year's rectifications, those without 年度 being of the year before; none where there is no file."""
    path = workspace.data(year, FILE)
    if not path.exists():
        return (), ()
    label = workspace.label(path)
    try:
        return parsed(yamlfile.decode(path, label), label, year)
    except Stop as stop:
        return (), stop.findings


def parsed(text: str, label: str, year: int) -> Read:
    """The rectifications of the file's text; Stop where it is no YAML."""
    read, findings = as_list(Rectifications, "整改", yamlfile.parse(text, label), label)
    entries = read.entries if read else ()
    return tuple(one if one.year else one.model_copy(update={"year": year - 1}) for one in entries), findings
