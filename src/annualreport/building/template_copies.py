"""Write the copies that checking a template gives: one with comments, one with repaired tags; never over a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from annualreport.building.template_check import Checked, judged, read
from annualreport.finding import Finding, Stop, fault
from annualreport.place import whole
from annualreport.render.annotation import annotated
from annualreport.render.fixing import fixed
from annualreport.render.lint import lint
from annualreport.render.prepare import Repaired
from annualreport.render.records import Settings
from annualreport.source.writing import write_all

ANNOTATED, FIXED = "-批注", "-修复"
"""What is added to the copies' names."""


@dataclass(frozen=True)
class Copy:
    """A copy that was written (None: there was nothing to write), what was changed in it, what is left to do.

    repairs: the changes as findings."""

    path: Path | None
    changes: tuple[Repaired, ...]
    findings: tuple[Finding, ...]
    repairs: tuple[Finding, ...] = ()


def beside(path: Path, suffix: str, label: str) -> Path:
    """The copy's path; Stop where a file of that name is there already."""
    target = path.with_name(f"{path.stem}{suffix}{path.suffix}")
    if target.exists():
        place = whole(Path(label).with_name(target.name).as_posix())
        hint = "请把它改名、移走或删去后再运行"
        raise Stop(fault("file-exists", "文件已经在了，没有覆盖", place, hint))
    return target


def annotate(path: Path, checked: Checked) -> Path | None:
    """Write the copy with comments; None where there is nothing to say. Stop where it cannot be written."""
    if checked.content is None or not checked.findings:
        return None
    target = beside(path, ANNOTATED, checked.label)
    write_all({target: annotated(checked.content, checked.label, checked.findings)}, Path.cwd())
    return target


def fix(path: Path, label: str) -> Copy:
    """Write the copy with repaired tags beside the template. Stop where the template cannot be read."""
    content = read(path, label)
    made = fixed(content, label)
    if not made.changes:
        return Copy(None, (), lint(content, label, judged, Settings(folder=path.parent)))
    target = beside(path, FIXED, label)
    write_all({target: made.docx}, Path.cwd())
    told = Path(label).with_name(target.name).as_posix()
    return Copy(target, made.changes, lint(made.docx, told, judged, Settings(folder=path.parent)), made.findings)
