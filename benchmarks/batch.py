"""Measure annualreport batch as a whole beside docxtpl alone over the same units, each with texts of its own.

python benchmarks/batch.py [--units N] [--rounds N]
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import year
from engines import HERE, differences, texts, told
from tables import HEADS, Line, machine, ratios, say, table

ROOT = HERE.parent
YEAR = 2021
UNIT = "广州市教育局"
"""The unit of the shipped year, whose name stands in its texts."""
UNITS = 200
ALL = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def main() -> None:
    """Measure, and print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--units", type=int, default=UNITS, help="units of the batch")
    options.add_argument("--rounds", type=int, default=3, help="rounds; the medians are printed")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lines = measured(Path(folder), chosen.units, chosen.rounds)
        say(machine(), "", table(HEADS, lines))


def measured(place: Path, count: int, rounds: int) -> list[Line]:
    """The seconds of docxtpl alone, of the batch in one process and in all, one round after the other."""
    folders = list(units(place / "units", count))
    bare, words = place / "bare.docx", place / "words"
    bare.write_bytes(year.plain_template(ROOT / "templates" / "annual-report-60.docx"))
    words.mkdir()
    for folder in folders:
        (words / f"{folder.name}.json").write_text(year.plain_words(folder, YEAR), "utf-8")
    took: dict[str, list[dict[str, Any]]] = {"docxtpl": [], "one": [], "all": []}
    for _ in range(rounds):
        took["docxtpl"].append(told(sys.executable, HERE / "batch_script.py", bare, words, place / "made"))
        took["one"].append(batch(place, 1))
        took["all"].append(batch(place, ALL))
    compared(folders, place / "made")
    return lines(count, took)


def units(root: Path, count: int) -> Iterator[Path]:
    """So many workspaces of the shipped year, each with another unit's name and another number in every progress."""
    for number in range(1, count + 1):
        folder = root / f"u{number:04}"
        shutil.copytree(ROOT / "data", folder / "data")
        shutil.copytree(ROOT / "templates", folder / "templates")
        for file in folder.glob(f"data/{YEAR}/*.yaml"):
            text = file.read_text("utf-8").replace(UNIT, f"虚构市第{number}教育局")
            told_apart = f"\n  落实情况: 第{number}号单位，"
            file.write_text(text.replace("\n  落实情况: ", told_apart) if file.stem == "ledger" else text, "utf-8")
        yield folder


def batch(place: Path, jobs: int) -> dict[str, Any]:
    """The command over all units, which it has not made before."""
    for made in (place / "units").glob("*/out"):
        shutil.rmtree(made)
    command = (Path(sys.executable).with_name("annualreport"), "batch", place / "units", "--jobs", str(jobs))
    return told(*command, ANNUALREPORT_CACHE=str(place / "kept"))


def compared(folders: list[Path], made: Path) -> None:
    """Nothing is told unless the reports of every unit say the same."""
    for folder in folders:
        (ours,) = (folder / "out" / str(YEAR)).glob("*年度报告.docx")
        theirs = (made / f"{folder.name}.docx").read_bytes()
        if found := differences({"docxtpl": texts(theirs), "batch": texts(ours.read_bytes())}):
            sys.exit(f"{folder.name}: the reports differ\n" + "\n".join(found))


def lines(count: int, took: dict[str, list[dict[str, Any]]]) -> list[Line]:
    """What was measured, and what is wanted of it."""
    seconds = {name: median(one["wall"] for one in rounds) for name, rounds in took.items()}
    each = 1000 * median(one["cpu"] for one in took["one"]) / count
    name = f"annualreport batch ({ALL} processes)"
    return [
        (f"docxtpl alone, {count} units, seconds", f"{seconds['docxtpl']:.1f}", ""),
        ("annualreport batch --jobs 1, seconds", f"{seconds['one']:.1f}", ""),
        ("its work for a unit, milliseconds of a processor", f"{each:.0f}", ""),
        (f"{name}, seconds", f"{seconds['all']:.1f}", ""),
        (f"docxtpl alone ÷ {name}", ratios(took["docxtpl"], took["all"]), "≥ 4"),
        ("docxtpl alone ÷ annualreport batch --jobs 1", ratios(took["docxtpl"], took["one"]), ""),
        (f"annualreport batch --jobs 1 ÷ {name}", ratios(took["one"], took["all"]), "≥ 1.7" if ALL > 1 else ""),
    ]


if __name__ == "__main__":
    main()
