"""Put jobs through a pool of processes, a few at a time; a process that dies takes no other unit with it."""

from __future__ import annotations

import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context

from annualreport.building import batch_worker
from annualreport.building.batch_worker import Done, Job
from annualreport.source.halves import deaf_children

AHEAD = 2
"""Jobs handed out for each process: one in work, one at hand."""

Ended = tuple[Job, Done | BaseException]
"""A job with what came of it, or what went wrong that is no finding."""


@dataclass
class Crew:
    """The processes at work, and the jobs in their hands.

    task: what is done with a job. suspects: jobs that were in hand when a process died; they are tried again one at a
    time, to know which it was.
    """

    size: int
    pool: ProcessPoolExecutor
    task: Callable[[Job], Done] = batch_worker.work
    running: dict[Future[Done], Job] = field(default_factory=dict)
    suspects: deque[Job] = field(default_factory=deque)
    alone: bool = False

    @classmethod
    def of(cls, size: int, task: Callable[[Job], Done] = batch_worker.work) -> Crew:
        """A crew of so many processes; they start with the first job."""
        return cls(size, new_pool(size), task)

    def results(self, jobs: Iterable[Job]) -> Iterator[Ended]:
        """Every job's end, as it comes."""
        waiting = iter(jobs)
        while self.hand_out(waiting):
            ended, _ = wait(self.running, return_when="FIRST_COMPLETED")
            if any(isinstance(one.exception(), BrokenProcessPool) for one in ended):
                yield from self.start_over()
            else:
                yield from ((self.running.pop(one), outcome(one)) for one in ended)

    def hand_out(self, waiting: Iterator[Job]) -> bool:
        """Give out as many jobs as may be in hand; whether any is."""
        if self.suspects or self.alone:
            self.alone = bool(self.suspects or self.running)
            if self.suspects and not self.running:
                self.give(self.suspects.popleft())
        while not self.alone and len(self.running) < self.size * AHEAD:
            job = next(waiting, None)
            if job is None:
                break
            self.give(job)
        return bool(self.running)

    def give(self, job: Job) -> None:
        """Hand one job out; where the pool is broken already, the job ends so at once."""
        future: Future[Done] = Future()
        try:
            with deaf_children():
                future = self.pool.submit(self.task, job)
        except BrokenProcessPool as error:
            future.set_exception(error)
        self.running[future] = job

    def start_over(self) -> Iterator[Ended]:
        """A process died: what was in hand is tried again one at a time; what was tried alone is the one."""
        wait(self.running)
        self.pool.shutdown()
        for future, job in self.running.items():
            if not isinstance(future.exception(), BrokenProcessPool) or self.alone:
                yield job, outcome(future)
            else:
                self.suspects.append(job)
        self.running.clear()
        self.pool = new_pool(self.size)

    def finish(self) -> Iterator[Ended]:
        """Let what is in work come to its end, and give nothing more out; what was only at hand is left."""
        self.pool.shutdown(cancel_futures=True)
        for future, job in self.running.items():
            if future.done() and not future.cancelled() and not isinstance(future.exception(), BrokenProcessPool):
                yield job, outcome(future)
        self.running.clear()


def new_pool(size: int) -> ProcessPoolExecutor:
    """A pool whose processes share nothing with this one, on every system."""
    return ProcessPoolExecutor(size, get_context("spawn"), batch_worker.prepare)


def outcome(future: Future[Done]) -> Done | BaseException:
    """What came of a finished job."""
    return future.exception() or future.result()


@contextmanager
def deaf() -> Iterator[None]:
    """An interrupt inside is not heard: what is being finished may be finished."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
