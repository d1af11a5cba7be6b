"""Have a second process do the later half of long work: what comes of it is the same, and comes sooner."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TypeVar

from annualreport.finding import Finding, Stop

A = TypeVar("A")
B = TypeVar("B")
MANY = 40
"""Pieces of work from which on a process is worth its start."""
AT_ONCE = 10
"""Pieces that are handed over together."""


def each(work: Callable[[A], B], items: Sequence[A]) -> Iterator[B]:
    """What comes of each item, in order; Stop where the work stops. work, items and results have to be picklable."""
    if len(items) < MANY or processors() < 2:
        yield from map(work, items)
        return
    half = len(items) // 2
    later = [items[at : at + AT_ONCE] for at in range(half, len(items), AT_ONCE)]
    pool = ProcessPoolExecutor(1, get_context("spawn"))
    try:
        with deaf_children():
            handed = [pool.submit(some, work, several) for several in later]
        yield from map(work, items[:half])
        for several, future in zip(later, handed, strict=True):
            try:
                done, stopped = future.result()
            except BrokenProcessPool:  # the system has ended the other process: this one does its work
                done, stopped = [work(one) for one in several], ()
            if stopped:
                raise Stop(*stopped)
            yield from done
    finally:
        pool.shutdown(cancel_futures=True)


def some(work: Callable[[A], B], items: Sequence[A]) -> tuple[list[B], tuple[Finding, ...]]:
    """What comes of some items, or the findings that stop the work."""
    try:
        return [work(one) for one in items], ()
    except Stop as stop:
        return [], stop.findings


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def deaf_children() -> Iterator[None]:
    """Processes started inside never see an interrupt from the keyboard; this one sees it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
