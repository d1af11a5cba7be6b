"""Read data/Y/signoff.yaml, who has signed the year's report and what it was that they signed."""

from __future__ import annotations

from annualreport.finding import Stop
from annualreport.model.signoff import Signature, SignOff
from annualreport.readers.yaml_record import listed
from annualreport.workspace import Workspace

FILE = "signoff.yaml"


def load(workspace: Workspace, year: int) -> tuple[Signature, ...]:
    """The signatures, none where there is no file; Stop where it cannot be understood."""
    path = workspace.data(year, FILE)
    if not path.exists():
        return ()
    read, findings = listed(SignOff, "签署", path, workspace.label(path))
    if read is None:
        raise Stop(*findings)
    return read.signatures
