"""Render documents with one engine of Python and say how long it took, as JSON; each engine loads only what it needs.

python python_engine.py ENGINE TEMPLATE CONTEXTS COUNT [OUT]
"""

from __future__ import annotations

import io
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Render = Callable[[dict[str, Any]], bytes]


def docxtpl(template: bytes) -> Render:
    """docxtpl as its manual has it: a fresh DocxTemplate for every document."""
    from docxtpl import DocxTemplate

    def render(context: dict[str, Any]) -> bytes:
        document, stream = DocxTemplate(io.BytesIO(template)), io.BytesIO()
        document.render(context, autoescape=True)
        document.save(stream)
        return stream.getvalue()

    return render


def annualreport(template: bytes) -> Render:
    """Ours: compiled once; every file that is made is checked."""
    from annualreport.render import compile_template, fill

    compiled = compile_template(template, "模板.docx")
    return lambda context: fill(compiled, context, final=True).docx


def without_isal(template: bytes) -> Render:
    """Ours with zlib, whether isal is installed or not."""
    sys.modules["isal"] = None  # type: ignore[assignment]
    return annualreport(template)


ENGINES: dict[str, Callable[[bytes], Render]] = {
    "docxtpl": docxtpl,
    "annualreport": without_isal,
    "annualreport+isal": annualreport,
}


def peak() -> float:
    """The most memory that this process has held, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(engine: str, template: str, contexts_path: str, count: str, out: str = "") -> None:
    """Print the seconds of each document, those of all with compiling, and the peak memory."""
    contexts = json.loads(Path(contexts_path).read_text("utf-8"))
    content = Path(template).read_bytes()
    if int(count) > 1:
        ENGINES[engine](content)  # the modules are loaded before the clock starts
    begun = time.perf_counter()
    render = ENGINES[engine](content)
    seconds = []
    for number in range(int(count)):
        start = time.perf_counter()
        made = render(contexts[number % len(contexts)])
        seconds.append(time.perf_counter() - start)
        if out and number == 0:
            Path(out).write_bytes(made)
    total = time.perf_counter() - begun
    sys.stdout.write(json.dumps({"seconds": seconds, "total": total, "peak": peak()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
