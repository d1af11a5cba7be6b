"""From the year's ledger and what is to be put right to supervision notices (督办单), one for each office concerned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from annualreport.finding import Finding, Stop, fault, note, ordered
from annualreport.model.dossier import Dossier
from annualreport.model.report import Notices
from annualreport.place import whole
from annualreport.readers import year as years
from annualreport.render.templates import Templates
from annualreport.source.filenames import distinct
from annualreport.source.writing import write_all
from annualreport.supervision.documents import filled, template
from annualreport.supervision.matters import COMING, LATE, REMEDY, UNDONE, Matter, matters
from annualreport.vocabulary import words
from annualreport.workspace import Workspace

NAME, FOLDER = "督办单", "督办"
COUNTED = {"逾期数": LATE, "未完成数": UNDONE, "将到期数": COMING, "整改数": REMEDY}
IN_WORDS = {LATE: "逾期{}项", UNDONE: "未完成{}项", COMING: "{days}天内到期{}项", REMEDY: "整改{}项"}
"""How a notice counts each kind, in the order of its sentence."""
ORDINAL = "{序号}"


@dataclass(frozen=True)
class Ask:
    """What is asked for: on which day, what is due within so many days, what the notices bear."""

    on: date
    days: int
    bearing: Notices = field(default_factory=Notices)


@dataclass(frozen=True)
class Noticed:
    """The notices: what each office has open, by office, the files and what is to be said."""

    matters: dict[str, tuple[Matter, ...]]
    files: dict[Path, bytes]
    findings: tuple[Finding, ...]


def run(workspace: Workspace, year: int, ask: Ask) -> Noticed:
    """Make every notice, then write them all."""
    made = make(workspace, year, ask)
    write_all(made.files, workspace.root)
    return made


def make(workspace: Workspace, year: int, ask: Ask) -> Noticed:
    """Every notice, not written yet. Stop without a plan, or where the year's files cannot be read."""
    dossier, said = years.load(workspace, year)
    stopping = [one for one in said if one.stops and supervised(workspace, year, one)]
    if not dossier.plans and not stopping:
        hint = f"先导入：annualreport plan import 方案.docx --year {year}"
        stopping.append(fault("no-plan", f"{year} 年度还没有方案", whole(f"data/{year}/plan.yaml"), hint))
    if stopping:
        raise Stop(*stopping)
    found, nobody = matters(dossier, ask.on, ask.on + timedelta(days=ask.days))
    files, told = written(workspace, dossier, found, ask) if found else ({}, ())
    return Noticed(found, files, ordered((*told, *unled(nobody), *old(workspace, year, files))))


def supervised(workspace: Workspace, year: int, finding: Finding) -> bool:
    """Whether a fault is of a file that notices are made from."""
    known = ("plan", "ledger", "rectification", "report.yaml")
    folder = f"{workspace.label(workspace.data(year))}/"
    names = [place.file.removeprefix(folder) for place in finding.places]
    offices = workspace.label(workspace.offices)
    return any(name.startswith(known) or name == offices for name in names)


def written(
    workspace: Workspace, dossier: Dossier, found: dict[str, tuple[Matter, ...]], ask: Ask
) -> tuple[dict[Path, bytes], tuple[Finding, ...]]:
    """The notices' files, and what filling the template has to say, each once."""
    path, about_template = template(workspace, NAME)
    known, templates = {**words(dossier), "示例": example(dossier)}, Templates()
    bearing = borne(ask.bearing, dossier.report.notices)
    files: dict[Path, bytes] = {}
    told: dict[Finding, None] = dict.fromkeys(about_template)
    for ordinal, (office, name) in enumerate(distinct(found, ".docx"), 1):
        about = notice(office, found[office], ask, bearing, ordinal)
        rendered = filled(workspace, path, {**known, NAME: about}, templates)
        files[workspace.out(dossier.year, f"{FOLDER}/{name}")] = rendered.docx
        told |= dict.fromkeys(rendered.findings)
    return files, tuple(told)


def example(dossier: Dossier) -> bool:
    """Whether what the notices are made from is a demonstration: the year, or the one that is looked back upon."""
    upon = dossier.earlier is not None and dossier.earlier.example and bool(dossier.rectifications)
    return dossier.report.example or upon


def borne(asked: Notices, settings: Notices) -> Notices:
    """What the notices bear: as asked for in the call, else as set in report.yaml."""
    return Notices(
        number=asked.number or settings.number,
        day=asked.day or settings.day,
        reply_by=asked.reply_by or settings.reply_by,
    )


def notice(office: str, open_: Sequence[Matter], ask: Ask, bearing: Notices, ordinal: int) -> dict[str, Any]:
    """The words of one notice."""
    counts = Counter(one.kind for one in open_)
    return {
        "处室": office,
        "文号": bearing.number.replace(ORDINAL, str(ordinal)) or None,
        "年份": str(ask.on.year),
        "截至": ask.on,
        "日期": bearing.day,
        "反馈期限": bearing.reply_by,
        "提前天数": ask.days,
        "事项数": len(open_),
        **{name: counts[kind] for name, kind in COUNTED.items()},
        "构成": [told.format(counts[kind], days=ask.days) for kind, told in IN_WORDS.items() if counts[kind]],
        "事项": [{"序号": str(number), **one.words()} for number, one in enumerate(open_, 1)],
    }


def unled(numbers: Sequence[str]) -> Iterator[Finding]:
    """What is open and has no office to which a notice could go."""
    if numbers:
        message = f"{'、'.join(numbers)} 没有可以督办的处室，没有列入任何督办单"
        yield note("no-office", message, hint="请在方案的「责任」或整改的「处室」里写明处室，集体称呼要在名册里有处室")


def old(workspace: Workspace, year: int, files: dict[Path, bytes]) -> Iterator[Finding]:
    """Notices of an earlier run to offices that have nothing open any more; they are left where they are."""
    folder = workspace.out(year, FOLDER)
    for path in sorted(folder.glob("*.docx")) if folder.is_dir() else ():
        if path not in files and not path.name.startswith("~$"):
            message = f"这是以前的督办单，{path.stem}现在没有要督办的事项；文件没有改动"
            yield note("old-notice", message, whole(workspace.label(path)), "请核对后移走或删去，免得误发")
