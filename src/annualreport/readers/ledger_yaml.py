"""Read data/Y/ledger.yaml into the ledger."""

from __future__ import annotations

from pathlib import Path

from annualreport.finding import Finding
from annualreport.model.ledger import Ledger
from annualreport.readers.yaml_record import listed


def read(path: Path, label: str) -> tuple[Ledger | None, tuple[Finding, ...]]:
    """The ledger; None with findings where the file cannot be understood."""
    ledger, findings = listed(Ledger, "台账", path, label)
    return (ledger.model_copy(update={"file": label}) if ledger else None), findings
