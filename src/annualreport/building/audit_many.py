"""Judge many published reports in a pool of processes; one that cannot be read, or ends its process, stops no other."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from annualreport.building.audit import Audited, Wanted, audit
from annualreport.finding import fault
from annualreport.place import whole

FEW = 4
"""Files up to which starting processes costs more than it saves."""
AHEAD = 2
"""Files handed out for each process."""
RECYCLED = 500
"""Files after which a process is replaced, so that memory stays bounded."""

Told = Callable[[Audited], None]


def audit_all(paths: Sequence[tuple[Path, str]], wanted: Wanted, told: Told) -> tuple[Audited, ...]:
    """Every file with its label judged, in the order given; told is called as each is done."""
    if len(paths) <= FEW:
        found = {}
        for number, (path, label) in enumerate(paths):
            found[number] = audit(path, label, wanted)
            told(found[number])
    else:
        found = dict(pooled(paths, wanted, told))
    return tuple(found[number] for number in range(len(paths)))


def pooled(paths: Sequence[tuple[Path, str]], wanted: Wanted, told: Told) -> Iterator[tuple[int, Audited]]:
    """Number and outcome of each file as it is done; those in hand when a process died are tried again alone."""
    waiting = deque(range(len(paths)))
    suspects: list[int] = []
    while waiting:
        yield from one_pool(paths, wanted, told, waiting, suspects)
    for number in suspects:
        path, label = paths[number]
        outcome = alone(path, label, wanted)
        told(outcome)
        yield number, outcome


def one_pool(
    paths: Sequence[tuple[Path, str]], wanted: Wanted, told: Told, waiting: deque[int], suspects: list[int]
) -> Iterator[tuple[int, Audited]]:
    """Work through what waits until all is done or a process dies."""
    with new_pool(os.cpu_count() or 2) as pool:
        running: dict[Future[Audited], int] = {}
        while waiting or running:
            while waiting and len(running) < AHEAD * (os.cpu_count() or 2):
                number = waiting.popleft()
                running[pool.submit(audit, *paths[number], wanted)] = number
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            if any(isinstance(one.exception(), BrokenProcessPool) for one in done):
                suspects.extend(running.values())
                return
            for one in done:
                told(one.result())
                yield running.pop(one), one.result()


def new_pool(size: int) -> ProcessPoolExecutor:
    """Processes that start fresh, so that no thread of this one is copied into them."""
    return ProcessPoolExecutor(size, mp_context=get_context("spawn"), max_tasks_per_child=RECYCLED)


def alone(path: Path, label: str, wanted: Wanted) -> Audited:
    """One file in a process of its own; what ends that process is told of the file."""
    with new_pool(1) as pool:
        try:
            return pool.submit(audit, path, label, wanted).result()
        except BrokenProcessPool:
            message = "核对这份文件时进程异常退出（可能内存不足），没有核对"
            return Audited(label, (fault("worker-died", message, whole(label), "请单独核对这份文件"),), unreadable=True)
