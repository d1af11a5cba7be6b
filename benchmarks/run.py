"""Measure the engines side by side on the same content, see that their texts are equal, and print the tables.

python benchmarks/run.py [--rounds N] [--units N]
python benchmarks/run.py --audit
python benchmarks/run.py --returns
python benchmarks/run.py --commands
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

import audit
import batch
import returns
import year
from content import JINJA, context, template
from engines import DOCXTPL, FASTER, HERE, OURS, Engine, available, differences, texts, told
from tables import HEADS, Line, machine, ratios, say, table

ROOT = HERE.parent
BATCH = 200
"""Documents of a batch with compiling; the contexts that are at hand."""
POOLED = 200
"""Documents that docxtpl's pool makes in place of all the units."""
ENGINE_HEADS = ("engine", "cold s", "warm ms", "× docxtpl", f"{BATCH} with compile s", "× docxtpl")


def main() -> None:
    """Print everything."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=5, help="rounds; the medians are printed")
    options.add_argument("--units", type=int, default=2000, help="units of the pools")
    options.add_argument("--audit", action="store_true", help="the audit of published reports instead")
    options.add_argument("--returns", action="store_true", help="the round of the offices' workbooks instead")
    options.add_argument("--commands", action="store_true", help="the commands alone: build, check and batch")
    chosen = options.parse_args()
    if chosen.audit or chosen.returns:
        (audit if chosen.audit else returns).report()
        return
    if chosen.commands:
        with tempfile.TemporaryDirectory() as folder:
            lines = [*commands(Path(folder), chosen.rounds), *batch.measured(Path(folder), batch.UNITS, 3)]
            say(machine(), "", table(HEADS, lines))
        return
    engines, said = available()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write(place, engines)
        compared(place, engines)
        say(machine(), *said)
        say("", table(ENGINE_HEADS, side_by_side(place, engines, chosen.rounds)))
        say(table(HEADS, [*pools(place, engines, chosen.units), *growth(place)]))
        say(table(HEADS, [*commands(place, chosen.rounds), *batch.measured(place, batch.UNITS, 3)]))


def write(place: Path, engines: tuple[Engine, ...]) -> None:
    """The templates and contexts."""
    for engine in engines:
        (place / f"{engine.name}.docx").write_bytes(template(engine.syntax))
    contexts = [context(unit) for unit in range(BATCH)]
    (place / "contexts.json").write_text(json.dumps(contexts, ensure_ascii=False), "utf-8")
    (place / "one.json").write_text(json.dumps(contexts[:1], ensure_ascii=False), "utf-8")


def render(place: Path, engine: Engine, contexts: str, count: int, *out: Path) -> dict[str, Any]:
    """So many documents by an engine in a process of its own."""
    return told(*engine.command, place / f"{engine.name}.docx", place / contexts, str(count), *out)


def compared(place: Path, engines: tuple[Engine, ...]) -> None:
    """Nothing is measured unless every engine's document says the same."""
    made = {}
    for engine in engines:
        out = place / f"{engine.name}-made.docx"
        render(place, engine, "one.json", 1, out)
        made[engine.name] = texts(out.read_bytes())
    if found := differences(made):
        sys.exit("the texts differ\n" + "\n".join(found))


def side_by_side(place: Path, engines: tuple[Engine, ...], rounds: int) -> list[Line]:
    """Each engine cold, warm and for a batch, one round of all engines after the other."""
    cold: dict[str, list[float]] = {engine.name: [] for engine in engines}
    warm: dict[str, list[float]] = {engine.name: [] for engine in engines}
    batch: dict[str, list[float]] = {engine.name: [] for engine in engines}
    for _ in range(rounds):
        for engine in engines:
            cold[engine.name].append(render(place, engine, "one.json", 1)["wall"])
            made = render(place, engine, "contexts.json", BATCH)
            warm[engine.name].append(median(made["seconds"][BATCH // 2 :]))
            batch[engine.name].append(made["total"])
    return [line(name, median(cold[name]), ratio(warm, name), ratio(batch, name)) for name in cold]


def ratio(seconds: dict[str, list[float]], name: str) -> tuple[float, float]:
    """The median, and how many times faster than docxtpl it is."""
    return median(seconds[name]), median(seconds[DOCXTPL.name]) / median(seconds[name])


def line(name: str, cold: float, warm: tuple[float, float], batch: tuple[float, float]) -> Line:
    """A line of the first table."""
    return (name, f"{cold:.2f}", f"{1000 * warm[0]:.1f}", f"{warm[1]:.1f}", f"{batch[0]:.2f}", f"{batch[1]:.1f}")


def pools(place: Path, engines: tuple[Engine, ...], units: int) -> list[Line]:
    """Many units in pools of processes, and what a worker holds."""
    best = FASTER if FASTER in engines else OURS
    few = pool(place, DOCXTPL, POOLED, 2)["total"] * units / POOLED
    two, one = pool(place, best, units, 2), pool(place, best, units, 1)
    name = f"{units} documents, two workers, {best.name}"
    return [
        (f"{name}: seconds", f"{two['total']:.1f}", ""),
        (f"{name}: × docxtpl in a pool of two (its time from {POOLED})", f"{few / two['total']:.1f}", "≥ 20"),
        (f"{name}: × one worker", f"{one['total'] / two['total']:.2f}", "≥ 1.7"),
        ("peak memory of a worker, MB", f"{two['peak']:.0f}", "< 120"),
        ("its growth after the first tenth, MB", f"{two['peak'] - two['early']:.1f}", "0"),
    ]


def pool(place: Path, engine: Engine, count: int, workers: int) -> dict[str, Any]:
    """So many units in a pool."""
    command = (sys.executable, HERE / "pool.py", engine.name, place / f"{engine.name}.docx")
    return told(*command, str(count), str(workers))


def growth(place: Path) -> list[Line]:
    """Many tasks, and a long fixed table in the template."""
    seconds = {}
    for rows in (4400, 22000):
        (place / "rows.json").write_text(json.dumps([context(1, rows)], ensure_ascii=False), "utf-8")
        seconds[rows] = min(render(place, OURS, "rows.json", 2)["seconds"])
    (place / f"{OURS.name}.docx").write_bytes(template(JINJA, static_rows=3000))
    fixed = render(place, OURS, "one.json", 2)
    once = fixed["total"] - fixed["seconds"][1]
    return [
        ("22,000 task rows ÷ 4,400, time", f"{seconds[22000] / seconds[4400]:.1f}", "≤ 6"),
        ("22,000 task rows, seconds", f"{seconds[22000]:.1f}", ""),
        ("template with a fixed table of 3,000 rows: compile and fill, seconds", f"{once:.2f}", "< 1"),
    ]


def commands(place: Path, rounds: int) -> list[Line]:
    """The commands, cold, beside a bare docxtpl script that makes the same report."""
    words, bare, out = place / "words.json", place / "bare.docx", place / "out.docx"
    words.write_text(year.plain_words(ROOT, 2021), "utf-8")
    bare.write_bytes(year.plain_template(ROOT / "templates" / "annual-report-60.docx"))
    ours = (Path(sys.executable).with_name("annualreport"), "-C", ROOT)
    kept = str(place / "kept")
    took: dict[str, list[dict[str, Any]]] = {"script": [], "build": [], "anew": [], "check": []}
    for _ in range(rounds + 1):
        took["script"].append(told(sys.executable, HERE / "report_script.py", bare, words, out))
        for name, store in (("build", kept), ("anew", "0")):
            took[name].append(told(*ours, "build", "--formats", "docx,html", ANNUALREPORT_CACHE=store))
        took["check"].append(told(*ours, "check", ANNUALREPORT_CACHE=kept))
    report = next((ROOT / "out" / "2021").glob("*年度报告.docx"))
    if found := differences({"script": texts(out.read_bytes()), "build": texts(report.read_bytes())}):
        sys.exit("the reports differ\n" + "\n".join(found))
    script = took["script"][1:]
    return [
        ("bare docxtpl script of the same report, cold, seconds", f"{median(one['wall'] for one in script):.2f}", ""),
        ("annualreport build --formats docx,html ÷ script", ratios(took["build"][1:], script), "≤ 1.5"),
        ("the same where the template has to be compiled", ratios(took["anew"][1:], script), ""),
        ("annualreport check ÷ script", ratios(took["check"][1:], script), "≤ 0.8"),
    ]


if __name__ == "__main__":
    main()
