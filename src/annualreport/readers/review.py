"""Read data/Y/review.yaml into the points that reviewers raised."""

from __future__ import annotations

from annualreport.finding import Finding
from annualreport.model.review import Point, Points
from annualreport.readers.yaml_record import listed
from annualreport.workspace import Workspace

FILE = "review.yaml"


def load(workspace: Workspace, year: int) -> tuple[tuple[Point, ...], tuple[Finding, ...]]:
    """The year's points; none where there is no file."""
    path = workspace.data(year, FILE)
    if not path.exists():
        return (), ()
    read, findings = listed(Points, "审阅意见", path, workspace.label(path))
    return (read.entries if read else ()), findings
