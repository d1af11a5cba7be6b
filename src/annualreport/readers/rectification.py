"""Read data/Y/rectification.yaml into what is to be put right in the year."""

from __future__ import annotations

from annualreport.finding import Finding
from annualreport.model.rectification import Rectification, Rectifications
from annualreport.readers.yaml_record import listed
from annualreport.workspace import Workspace

FILE = "rectification.yaml"


def load(workspace: Workspace, year: int) -> tuple[tuple[Rectification, ...], tuple[Finding, ...]]:
    """The year's rectifications, those without 年度 being of the year before; none where there is no file."""
    path = workspace.data(year, FILE)
    if not path.exists():
        return (), ()
    read, findings = listed(Rectifications, "整改", path, workspace.label(path))
    entries = read.entries if read else ()
    return tuple(one if one.year else one.model_copy(update={"year": year - 1}) for one in entries), findings
