"""Measure the review and the publication: the shipped year out and back, an invented year published, longer ledgers.

python benchmarks/publishing.py [--rounds N]
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median

from engines import HERE, told
from lxml import etree
from tables import HEADS, Line, machine, say, table

ROOT = HERE.parent
COMMAND = Path(sys.executable).with_name("annualreport")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY, WHEN = "word/document.xml", "2022-01-05T09:00:00Z"
"""The part that is changed, and when it was changed."""
SHORT, EVERY = 12, 50
"""Characters of what is too short to be a sentence, and of a text between two words that are added."""
RETURNED = "out/2021/审阅稿.docx"
INVENTED = ROOT / "tests" / "good_year" / "data"
"""The tests' own year, which is no demonstration."""
TIMES = (1, 4, 16)
"""How many times as long the texts of the ledger are made."""


def main() -> None:
    """Measure, and print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=3, help="rounds; the medians are printed")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        say(machine(), "", table(HEADS, list(measured(Path(folder), chosen.rounds))))


def measured(place: Path, rounds: int) -> Iterator[Line]:
    """A line for each command, the seconds of the clock with those of the processors in brackets."""
    for times in TIMES:
        shipped = workspace(place / f"shipped{times}", ROOT / "data")
        lengthen(shipped / "data" / "2021" / "ledger.yaml", times)
        size = "" if times == 1 else f", texts of the ledger × {times}"
        yield line(f"review export{size}", shipped, ("review", "export"), rounds, "≤ 1.5 s" if not size else "")
        back = ("review", "import", str(shipped / RETURNED))
        yield line(f"review import of it, unchanged{size}", shipped, back, rounds, "≤ 1.5 s" if not size else "")
        changes = change(shipped / RETURNED)
        yield line(f"review import of it, {changes} texts changed{size}", shipped, back, rounds, "")
    for formats, wanted in (("docx,html,csv,xlsx,json", ""), ("docx,html,csv,xlsx,json,pdf", "≤ 8 s")):
        years = [signed(place / f"{formats}{number}") for number in range(rounds)]
        took = [told(COMMAND, "-C", year, "publish", "--formats", formats) for year in years]
        yield f"publish {formats}", seconds(took), wanted


def line(what: str, folder: Path, command: tuple[str, ...], rounds: int, wanted: str) -> Line:
    """One command in one workspace, round after round."""
    return what, seconds([told(COMMAND, "-C", folder, *command) for _ in range(rounds)]), wanted


def seconds(took: list[dict[str, float]]) -> str:
    """The medians."""
    clock, work = (median(one[kind] for one in took) for kind in ("wall", "cpu"))
    return f"{clock:.2f} s ({work:.2f} s)"


def workspace(folder: Path, data: Path) -> Path:
    """A workspace with this data and the shipped templates."""
    shutil.copytree(data, folder / "data")
    shutil.copytree(ROOT / "templates", folder / "templates")
    return folder


def lengthen(ledger: Path, times: int) -> None:
    """Make every text of the ledger so many times as long, no sentence twice."""
    lines = ledger.read_text("utf-8").splitlines()
    for at, one in enumerate(lines):
        head, key, text = one.partition("  落实情况: ")
        if key and text and not head.strip():
            lines[at] = head + key + "".join(f"第{number}组，{text}" if number else text for number in range(times))
    ledger.write_text("\n".join(lines) + "\n", "utf-8")


def change(returned: Path) -> int:
    """Add a word to every so many characters of every text of the ledger in a returned file, with and without tracking
    in turn; how many texts."""
    with zipfile.ZipFile(returned) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts[BODY])
    texts = [one for sdt in root.iter(W + "sdt") if tag(sdt).startswith("ledger:") for one in sdt.iter(W + "t")]
    texts = [one for one in texts if len(one.text or "") > SHORT]
    for number, one in enumerate(texts):
        typed = one.text or ""
        one.text = "另行".join(typed[at : at + EVERY] for at in range(0, len(typed), EVERY))
        run = one.getparent()
        if number % 2 and run is not None:
            holder = etree.Element(W + "ins", {W + "id": str(number), W + "author": "审阅人", W + "date": WHEN})
            run.addprevious(holder)
            old = etree.Element(W + "del", holder.attrib)
            gone = etree.SubElement(etree.SubElement(old, W + "r"), W + "delText")
            gone.text = typed
            holder.addprevious(old)
            holder.append(run)
    parts[BODY] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    with zipfile.ZipFile(returned, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return len(texts)


def tag(control: etree._Element) -> str:
    """What a content control is labelled with."""
    return next((one.get(W + "val") or "" for one in control.iterfind(f"{W}sdtPr/{W}tag")), "")


def signed(folder: Path) -> Path:
    """The invented year as of today: its late day decided, signed by two made-up people."""
    year = workspace(folder, INVENTED)
    report = year / "data" / "2020" / "report.yaml"
    planned = "计划发布日期: "
    text = report.read_text("utf-8").replace(f"{planned}2021-01-15", f"{planned}{date.today()}")
    report.write_text(text, "utf-8")
    late = ("--accept", "PUB-01@计划发布日期", "--reason", "量速度", "--post", "办公室主任")
    told(COMMAND, "-C", year, "check", *late)
    for role, name in (("核稿", "甲某"), ("签发", "乙某")):
        told(COMMAND, "-C", year, "review", "sign", "--role", role, "--name", name)
    return year


if __name__ == "__main__":
    main()
