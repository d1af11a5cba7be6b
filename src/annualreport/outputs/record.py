"""Say what was made from what: findings.json and record.json beside the report."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from annualreport import __version__
from annualreport.finding import Finding
from annualreport.model.dossier import Dossier
from annualreport.source.versions import versions


def findings_json(findings: Sequence[Finding]) -> bytes:
    """The findings as the public contract writes them, one JSON list."""
    return as_json([finding.as_json() for finding in findings])


def record_json(dossier: Dossier, inputs: Mapping[str, bytes], outputs: Mapping[str, bytes]) -> bytes:
    """The record: report, form edition, versions, sha256 of every input and output by file name."""
    form = dossier.form
    return as_json(
        {
            "标题": dossier.title,
            "单位": dossier.report.unit,
            "年度": dossier.year,
            "示例": dossier.report.example,
            "版式": {"版式": form.edition, "文号": form.number, "名称": form.name},
            "程序": {"annualreport": __version__, **versions()},
            "输入": {name: sha256(content) for name, content in sorted(inputs.items())},
            "产出": {name: sha256(content) for name, content in sorted(outputs.items())},
        }
    )


def sha256(content: bytes) -> str:
    """The content's hash in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def as_json(value: Any) -> bytes:
    """JSON as a person can read it, ending with a newline."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
