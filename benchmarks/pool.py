"""Render the documents of many units in a pool of processes, and say how long it took and what a worker held, as JSON.

python pool.py ENGINE TEMPLATE COUNT WORKERS
"""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
import time
from pathlib import Path

from content import context
from python_engine import ENGINES, Render, peak

made: dict[str, Render] = {}
"""A worker's own engine, made once."""


def prepare(engine: str, template: str) -> None:
    """Compile, or whatever the engine does once."""
    made["render"] = ENGINES[engine](Path(template).read_bytes())


def render(unit: int) -> tuple[int, int, float]:
    """One unit's document: the worker, the document's size, the most memory that the worker has held so far."""
    return os.getpid(), len(made["render"](context(unit))), peak()


def main(engine: str, template: str, count: str, workers: str) -> None:
    """Print the seconds of all, and a worker's peak memory early on and at the end."""
    begun = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(int(workers), prepare, (engine, template)) as pool:
        told = pool.map(render, range(int(count)), chunksize=10)
    seconds = time.perf_counter() - begun
    early = max(held for _, _, held in told[: max(20, int(count) // 10)])
    late = max(held for _, _, held in told)
    sys.stdout.write(json.dumps({"total": seconds, "early": early, "peak": late}))


if __name__ == "__main__":
    main(*sys.argv[1:])
