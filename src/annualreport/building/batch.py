"""Make the newest year's report of every workspace below a folder; no unit's trouble is another's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path

from annualreport.building.batch_crew import Crew, Ended, deaf
from annualreport.building.batch_manifest import FAILED, NAME, Entry, Manifest, counted, earlier
from annualreport.building.batch_units import Units, find
from annualreport.building.batch_worker import Done, Job
from annualreport.finding import Finding, fault
from annualreport.place import whole
from annualreport.source.writing import sweep
from annualreport.workspace import Workspace

Told = Callable[[Done], None]
"""What is called with every unit that has had its turn."""


@dataclass(frozen=True)
class Order:
    """What to make below root. jobs: processes, at least 1; resume: leave what has not changed."""

    root: Path
    formats: tuple[str, ...] = ("docx", "html")
    jobs: int = 1
    resume: bool = False


@dataclass
class Outcome:
    """What a batch came to: the units in order of their folders, and what was found on the way to them."""

    done: list[Done] = field(default_factory=list)
    findings: tuple[Finding, ...] = ()
    interrupted: bool = False

    @property
    def sound(self) -> bool:
        """Whether every unit was made and every folder seen."""
        return not self.findings and all(one.entry.status != FAILED for one in self.done)


def batch(order: Order, units: Units, told: Told) -> Outcome:
    """Make every unit; the account stands in root/batch.json, also while the work goes on and after an interrupt.

    Stop where the account cannot be written.
    """
    before = earlier(order.root)
    known = {folder: before[folder] for folder in units.folders if folder in before}
    manifest = Manifest(order.root, order.formats, known)
    if order.resume:
        sweep([order.root / NAME])
    manifest.save(complete=False)
    outcome = Outcome(findings=units.findings)
    jobs = [Job(order.root, folder, order.formats, order.resume, known.get(folder)) for folder in units.folders]
    crew = Crew.of(max(1, min(order.jobs, len(units.folders))))

    def note(ended: Iterable[Ended]) -> None:
        """Write every end into the account and tell of it."""
        for job, result in ended:
            done = result if isinstance(result, Done) else Done(broken(job, result))
            outcome.done.append(done)
            manifest.add(done.entry)
            told(done)

    try:
        note(crew.results(jobs))
    except KeyboardInterrupt:
        outcome.interrupted = True
    with deaf():
        note(crew.finish())
        manifest.save(complete=not outcome.interrupted)
    outcome.done.sort(key=lambda one: one.entry.folder)
    return outcome


def broken(job: Job, error: BaseException) -> Entry:
    """A unit that ended in no report and no finding: its process died, or the program has a fault."""
    workspace = Workspace(job.root / job.folder)
    found = died(job) if isinstance(error, BrokenProcessPool) else bug(job, error)
    return Entry(job.folder, workspace.root.name, 0, FAILED, counted([found]), "", {}, 0.0, (found,))


def died(job: Job) -> Finding:
    """The process was ended from outside, most often for want of memory."""
    hint = "内存不够时系统会结束程序：请关闭别的程序或减少 --jobs 后，加 --resume 重做"
    return fault("process-died", "生成这个单位的报告时进程意外结束，没有生成", whole(job.folder), hint)


def bug(job: Job, error: BaseException) -> Finding:
    """A fault of the program itself: its kind and line, and nothing of what the report says."""
    spot = list(frames(error))[-1:]
    said = "，".join([type(error).__name__, *spot])
    message = f"生成这个单位的报告时程序出错（{said}），没有生成；其他单位不受影响"
    hint = "这是程序的问题，请把这一行和这个单位的 data 文件夹报给维护人员"
    return fault("program-error", message, whole(job.folder), hint)


def frames(error: BaseException) -> Iterator[str]:
    """The lines of ours that the error went through in the process of the pool."""
    for line in str(error.__cause__ or "").splitlines():
        if "annualreport" in line and line.strip().startswith("File "):
            file, number = line.split('"')[1], line.split(", line ")[-1].split(",")[0]
            yield f"{Path(file).name} 第 {number} 行"


__all__ = ["Order", "Outcome", "Units", "batch", "find"]
