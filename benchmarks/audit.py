"""Measure the audit of published reports: many pages one after the other, longer and longer texts, hostile texts.

python benchmarks/audit.py [--count N]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import report_texts as texts
from engines import HERE, told
from python_engine import peak
from tables import HEADS, Line, machine, say, table

from annualreport import checks
from annualreport.building import audit as auditing
from annualreport.readers import published
from annualreport.readers.published import Published

ROOT = HERE.parent
YEAR = 2021
"""The year of the report that is measured."""
COUNT = 200
"""Reports of a run."""
LENGTHS = (2500, 5000, 10000, 20000, 40000)
JUDGED = 20000
"""The length in characters that a wish stands for, and of every hostile text."""
AGAIN = 3
"""How often a text is judged; the least time counts, which other work on the machine disturbs least."""
LINE = 100
"""Characters of a paragraph where a hostile text is not one paragraph."""
SLOWEST = 8
"""How many of the hostile texts are also judged at half and at twice the length."""
KNOWN = auditing.Wanted()


def main() -> None:
    """Print everything, or what one process does as JSON."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=COUNT, help="reports of the run")
    options.add_argument("--run", type=Path, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.run:
        sys.stdout.write(json.dumps(run(sorted(chosen.run.iterdir()))))
        return
    report(chosen.count)


def report(count: int = COUNT) -> None:
    """Measure, and print the table."""
    say(machine(), "", table(HEADS, lines(count)))


def lines(count: int) -> list[Line]:
    """Every line of the table."""
    told(Path(sys.executable).with_name("annualreport"), "-C", ROOT, "build", "--formats", "html")
    page = next((ROOT / "out" / str(YEAR)).glob("*年度报告.html"))
    document = published.read(page, page.name)
    return [*warm(page, document, count), *growth(document), *hostile(document)]


def warm(page: Path, document: Published, count: int) -> list[Line]:
    """So many reports, each with numbers of its own in its texts, judged by one process."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            text = texts.renumbered(page.read_text("utf-8"), texts.own(document.outline), number)
            (Path(folder) / f"{number:04}.html").write_text(text, "utf-8")
        done = told(sys.executable, HERE / "audit.py", "--run", folder)
    name = f"audit of one report (html, {page.stat().st_size // 1024} KB), warm, of {count}"
    return [
        (f"{name}: median, seconds", f"{median(done['seconds']):.3f}", "< 0.3"),
        ("the same: the slowest, seconds", f"{max(done['seconds']):.3f}", "< 0.3"),
        ("peak memory, MB", f"{done['peak']:.0f}", ""),
        ("its growth over the second half, MB", f"{done['peak'] - done['early']:.1f}", "0"),
    ]


def run(pages: list[Path]) -> dict[str, object]:
    """The seconds of every report, what is loaded once being there, and the peak memory halfway and after, MB."""
    auditing.audit(pages[0], pages[0].name, KNOWN)
    seconds, early = [], 0.0
    for number, page in enumerate(pages):
        begun = time.perf_counter()
        judged = auditing.audit(page, page.name, KNOWN)
        seconds.append(time.perf_counter() - begun)
        if judged.unreadable:
            sys.exit(f"{page.name} could not be judged")
        if number == len(pages) // 2:
            early = peak()
    return {"seconds": seconds, "early": early, "peak": peak()}


def growth(document: Published) -> list[Line]:
    """A report's texts longer and longer, by themselves and beside last year's of the same length."""
    own = texts.own(document.outline)
    judged(document, texts.of_length(own, LENGTHS[0], 2 * AGAIN * len(LENGTHS)))
    alone: dict[int, float] = {}
    beside: dict[int, float] = {}
    for order, length in enumerate(LENGTHS):
        seeds = range(2 * AGAIN * order, 2 * AGAIN * (order + 1))
        many = [texts.of_length(own, length, seed) for seed in seeds]
        before = [texts.written(document, one) for one in many[AGAIN:]]
        alone[length] = min(judged(document, one) for one in many[:AGAIN])
        beside[length] = min(judged(document, *both) for both in zip(many, before, strict=False))
    name = "all rules, {:,} characters of text"
    lines = [timed(f"{name}: seconds", length, alone) for length in LENGTHS]
    return [*lines, timed(f"{name} beside last year's: seconds", JUDGED, beside)]


def timed(name: str, length: int, seconds: dict[int, float]) -> Line:
    """The line of one length, with the ratio to half of it."""
    half = seconds.get(length // 2)
    ratio = f" (× {seconds[length] / half:.2f})" if half else ""
    wanted = "< 0.2" if length == JUDGED else "× ≤ 2" if half else ""
    return name.format(length), f"{seconds[length]:.3f}{ratio}", wanted


def hostile(document: Published) -> list[Line]:
    """The hostile text that takes longest, and of the slowest the one that grows fastest."""
    seconds = {piece: longest(document, piece, JUDGED) for piece in texts.PIECES}
    slow = sorted(seconds, key=lambda piece: -seconds[piece])[:SLOWEST]
    grown = {piece: longest(document, piece, 2 * JUDGED) / longest(document, piece, JUDGED // 2) for piece in slow}
    steepest = max(grown, key=lambda piece: grown[piece])
    name = f"all rules, {JUDGED:,} characters, {len(seconds)} hostile texts"
    return [
        (f"{name}: the slowest, {shown(slow[0])}, seconds", f"{seconds[slow[0]]:.3f}", ""),
        (
            f"the same, the {SLOWEST} slowest: the steepest, {shown(steepest)}, four times as long",
            f"× {grown[steepest]:.1f}",
            "about × 4 (a square: × 16)",
        ),
    ]


def shown(piece: str) -> str:
    """A piece as the table shows it."""
    return f"「{piece}」 over and over"


def longest(document: Published, piece: str, length: int) -> float:
    """Seconds for a piece over and over, in one paragraph or in many, whichever takes longer."""
    text = (piece * length)[:length]
    many = tuple(text[start : start + LINE] for start in range(0, length, LINE))
    return max(min(judged(document, paragraphs) for _ in range(AGAIN)) for paragraphs in ((text,), many))


def judged(document: Published, paragraphs: tuple[str, ...], before: Published | None = None) -> float:
    """Processor seconds of the whole catalogue on the report with these paragraphs in place of its own."""
    now = texts.written(document, paragraphs)
    dossier = auditing.dossier_of(now, YEAR, KNOWN, before)
    begun = time.process_time()
    checks.judge(dossier, now.outline)
    return time.process_time() - begun


if __name__ == "__main__":
    main()
