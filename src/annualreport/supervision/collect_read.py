"""Read the workbooks that came back, each with the plans of its own year, and put those of one sender in order."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path

from annualreport.finding import Finding, Stop, fault, warning
from annualreport.model.offices import Roster
from annualreport.model.plan import Plan
from annualreport.model.receipts import Receipt
from annualreport.model.returns import Returned
from annualreport.model.speaking import office_name
from annualreport.place import whole
from annualreport.readers import history, offices, plan_yaml, report, returns
from annualreport.readers.returns.files import SUFFIXES
from annualreport.readers.returns.sender import Confirmed
from annualreport.source import halves
from annualreport.workspace import Workspace

MODIFIED = re.compile(rb"<dcterms:modified[^>]*>([^<]{1,40})<")
LEFT_BY_WINDOWS = ("thumbs.db", "desktop.ini")
SHOWN = 6
"""Names told of what is passed over."""
UNTOUCHED = "2000-01-01T00:00:00Z"
"""When a workbook says it was saved that no spreadsheet has saved since it was made."""


@dataclass(frozen=True)
class Reading:
    """The workbooks by year, those that came before with the names that they have now, and what is to be said."""

    by_year: dict[int, list[Returned]]
    known: tuple[tuple[Receipt, str], ...]
    findings: tuple[Finding, ...]

    @property
    def unread(self) -> bool:
        """Whether something that came back is not among what was read."""
        return any(finding.stops for finding in self.findings)


@dataclass
class Reader:
    """Reads workbooks in a workspace. confirmed: what the person who collects says of files that do not say it."""

    workspace: Workspace
    confirmed: Confirmed
    materials: dict[int, tuple[str, tuple[Plan, ...]]] = field(default_factory=dict)

    @cached_property
    def roster(self) -> Roster:
        """The roster; Stop where it cannot be understood."""
        roster, said = offices.load(self.workspace)
        if any(finding.stops for finding in said):
            raise Stop(*said)
        return roster

    def of_year(self, year: int) -> tuple[str, tuple[Plan, ...]]:
        """The unit and the plans of a year; Stop where they are missing or cannot be understood."""
        if year not in self.materials:
            settings, said = report.load(self.workspace, year)
            plans, more = plan_yaml.load(self.workspace, year)
            stopping = [finding for finding in (*said, *more) if finding.stops]
            if stopping or settings is None:
                raise Stop(*stopping)
            if not plans:
                place = whole(self.workspace.label(self.workspace.data(year, "plan.yaml")))
                raise Stop(
                    fault("no-plan", f"没有 {year} 年度的方案", place, "先运行 annualreport plan import 方案文件")
                )
            self.materials[year] = settings.unit, plans
        return self.materials[year]

    @cached_property
    def newest(self) -> frozenset[str]:
        """The sums of the workbooks after which their sender has sent no other for the period."""
        found = [history.returned(self.workspace, year)[0] for year in self.workspace.years]
        return frozenset(
            sum_ for ones in found for sum_ in {(one.office, one.quarter): one.sha256 for one in ones}.values()
        )

    @cached_property
    def listed(self) -> tuple[tuple[Receipt, ...], tuple[Finding, ...]]:
        """The workbooks that came before, and the lines of their lists that tell of none."""
        found = [history.returned(self.workspace, year) for year in self.workspace.years]
        return tuple(one for ones, _ in found for one in ones), tuple(one for _, said in found for one in said)

    @cached_property
    def receipts(self) -> dict[str, Receipt]:
        """The workbooks that came before, by their sums."""
        return {one.sha256: one for one in self.listed[0]}

    def received(self, path: Path) -> Receipt | None:
        """That the workbook came before, from the office that is confirmed where one is; None for a new one.

        One that was read in part is read again, unless its sender has sent another since.
        """
        if not self.receipts or not path.is_file():
            return None
        try:
            sum_ = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            return None  # reading it will say why
        found = self.receipts.get(sum_)
        if found and not found.whole and sum_ in self.newest:
            return None
        office = self.confirmed.office
        return found if found and (not office or office_name(office, self.roster) == found.office) else None

    def prepare(self) -> tuple[Roster, tuple[str, tuple[Plan, ...]]]:
        """What every workbook is read by, read once and kept; Stop where it is missing or cannot be understood."""
        return self.roster, self.of_year(self.confirmed.year or self.workspace.year())

    def read(self, path: Path) -> tuple[Returned | None, tuple[Finding, ...]]:
        """One workbook with the plans of its year."""
        label = self.workspace.label(path)
        year = self.confirmed.year or self.workspace.year()
        found, said = returns.read(path, label, self.of_year(year)[1], self.roster, self.confirmed)
        if found is None:
            return None, said
        if found.year != year:
            if found.year not in self.workspace.years:
                return None, (no_year(found),)
            found, said = returns.read(path, label, self.of_year(found.year)[1], self.roster, self.confirmed)
        if found is None:
            return None, said
        problem = self.other_unit(found)
        return (None if problem and problem.stops else found), (*said, *([problem] if problem else ()))

    def other_unit(self, found: Returned) -> Finding | None:
        """That the workbook was sent out by another unit; one whose office was confirmed is taken all the same."""
        unit = self.of_year(found.year)[0]
        if not found.unit or found.unit == unit:
            return None
        message = f"报送表是「{found.unit}」发出的，这里是「{unit}」"
        if self.confirmed.office:
            return warning("other-unit", f"{message}；按写明的处室收下了", whole(found.file), "请核对是不是本单位的")
        hint = "请核对文件有没有放错；单位改过名、确是本单位的，加 --office 处室 --year 年度 收"
        return fault("other-unit", f"{message}，没有收", whole(found.file), hint)


def no_year(found: Returned) -> Finding:
    """A workbook of a year that the workspace does not have."""
    message = f"报送表是 {found.year} 年度的，这里没有 data/{found.year}，没有收"
    return fault("no-such-year", message, whole(found.file), "请核对文件，或换到有那个年度的工作文件夹里收")


def read_all(workspace: Workspace, paths: Sequence[Path], confirmed: Confirmed, each: Callable[[], None]) -> Reading:
    """Every workbook that can be read; one that cannot never stops the others. each: called after every file."""
    reader = Reader(workspace, confirmed)
    by_year: dict[int, list[Returned]] = {}
    came = {path: before for path in paths if (before := reader.received(path))}
    findings = list(reader.listed[1])
    for _ in came:
        each()
    new = [path for path in paths if path not in came]
    if new:
        reader.prepare()
    for found, said in halves.each(reader.read, new):
        findings += said
        if found is not None:
            by_year.setdefault(found.year, []).append(found)
        each()
    known = [(before, path.name) for path, before in came.items()]
    return Reading(by_year, tuple(known), tuple(findings))


def files_of(paths: Iterable[Path]) -> Iterator[Path]:
    """The files, and of a folder the workbooks in it; what a spreadsheet leaves beside an open file is none."""
    for path in paths:
        if path.is_dir():
            yield from (one for one in inside(path) if is_table(one))
        else:
            yield path


def inside(folder: Path) -> Iterator[Path]:
    """What somebody has put into a folder, by name; not what programs leave there."""
    left = (one for one in sorted(folder.iterdir()) if one.name.lower() not in LEFT_BY_WINDOWS)
    return (one for one in left if not one.name.startswith(("~$", ".")))


def is_table(path: Path) -> bool:
    """Whether it is a file that may be a returned workbook by its name."""
    return path.suffix.lower() in SUFFIXES and not path.is_dir()


def passed_over(workspace: Workspace, paths: Iterable[Path]) -> Iterator[Finding]:
    """What lies in the given folders and is not collected; a folder without any workbook."""
    for folder in (path for path in paths if path.is_dir()):
        others = [f"{one.name}/" if one.is_dir() else one.name for one in inside(folder) if not is_table(one)]
        place = whole(workspace.label(folder))
        if others:
            more = f"等 {len(others)} 个" if len(others) > SHOWN else ""
            message = f"文件夹里{'、'.join(others[:SHOWN])}{more}不是工作簿，没有收"
            hint = "处室用 Word 等报的，请填进发去的工作簿；压缩包先解压；子文件夹另写在命令后面"
            yield warning("not-collected", message, place, hint)
        elif not any(inside(folder)):
            yield warning("not-collected", "文件夹是空的，没有可收的工作簿", place, "请核对处室发回的工作簿放在哪里")


def in_order(found: Sequence[Returned]) -> tuple[list[Returned], tuple[Finding, ...]]:
    """The workbooks, those of one sender by when they were saved; one that is there twice counts once."""
    fresh: dict[tuple[str, str], dict[str, Returned]] = {}
    for one in found:
        fresh.setdefault((one.office, one.quarter), {}).setdefault(one.sha256, one)
    ordered = [sorted(ones.values(), key=lambda one: saved(one.content)) for ones in fresh.values()]
    return [one for ones in ordered for one in ones], tuple(several(ones) for ones in ordered if len(ones) > 1)


def several(ones: Sequence[Returned]) -> Finding:
    """Several workbooks of one office for one period: the one that was saved last counts."""
    names = "、".join(one.name for one in ones)
    message = f"{ones[0].office}这次有 {len(ones)} 份报送表，按保存的先后收：{names}；内容不同的，以最后一份为准"
    places = tuple(whole(one.file) for one in ones)
    return warning("several-files", message, places, "请核对先后；不对的，只收应当采用的那一份，再收一次")


def saved(content: bytes) -> str:
    """When the workbook says it was last saved; '' where it does not say."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            if "docProps/core.xml" not in package.namelist():
                return ""
            with package.open("docProps/core.xml") as stream:
                found = MODIFIED.search(stream.read(20_000))
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError):
        return ""
    return found[1].decode("ascii", "replace") if found else ""


def untouched(found: Returned) -> bool:
    """Whether no spreadsheet has saved the workbook since it was made: there is nothing of the office's in it."""
    return saved(found.content) == UNTOUCHED
