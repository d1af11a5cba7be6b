"""The engines that are measured: how each is started in a process of its own, and what its documents say."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from content import CARBONE, JINJA, MOUSTACHE, Syntax

from annualreport.outline import docx as word

HERE = Path(__file__).parent
PACKAGES = json.loads((HERE / "package.json").read_text("utf-8"))["dependencies"]
QUIET = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Modules are compiled to bytes once, as on any user's machine."""


@dataclass(frozen=True)
class Engine:
    """An engine. command: what starts it, before template, contexts and count."""

    name: str
    syntax: Syntax
    command: tuple[str, ...]


def python(name: str) -> Engine:
    """An engine of Python, by its name in python_engine."""
    return Engine(name, JINJA, (sys.executable, str(HERE / "python_engine.py"), name))


def node(name: str, syntax: Syntax) -> Engine:
    """An engine of npm."""
    return Engine(name, syntax, ("node", str(HERE / "node" / "engine.cjs"), name))


DOCXTPL, OURS, FASTER = python("docxtpl"), python("annualreport"), python("annualreport+isal")
NPM = (node("docxtemplater", MOUSTACHE), node("carbone", CARBONE), node("easy-template-x", MOUSTACHE))


def available() -> tuple[tuple[Engine, ...], tuple[str, ...]]:
    """The engines of this machine, docxtpl first and ours last; and what is to be said of those left out."""
    found, said = [DOCXTPL], []
    if installed():
        found += NPM
    else:
        said.append("node or npm is not here: docxtemplater, carbone and easy-template-x are left out")
    found.append(OURS)
    if find_spec("isal"):
        found.append(FASTER)
    else:
        said.append("isal is not installed (pip install annualreport[fast]): ours is measured with zlib alone")
    return tuple(found), tuple(said)


def installed() -> bool:
    """Whether the packages of npm are here in the pinned versions; installs them where npm is."""
    if not (shutil.which("node") and shutil.which("npm")):
        return False
    if not all(version(name) == wanted for name, wanted in PACKAGES.items()):
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent"], cwd=HERE, check=True)
    return True


def version(name: str) -> str | None:
    """The version of a package that is installed here; None without it."""
    about = HERE / "node_modules" / name / "package.json"
    return str(json.loads(about.read_text("utf-8"))["version"]) if about.is_file() else None


def told(*command: str | Path, **set_: str) -> dict[str, Any]:
    """What a process of ours says as JSON, with the seconds that it took with its start and end: as ``wall`` those of
    the clock, as ``cpu`` those of the processors, which other work on the machine disturbs less.

    set_: what its environment holds beside that of this process.
    """
    begun, before = time.perf_counter(), processors()
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False, env=QUIET | set_)
    wall = time.perf_counter() - begun
    if done.returncode:
        sys.exit(f"{command[0]} {command[1]} failed\n{done.stderr.decode()}")
    said = json.loads(done.stdout) if done.stdout.startswith(b"{") else {}
    return {**said, "wall": wall, "cpu": processors() - before}


def processors() -> float:
    """The seconds of the processors that the ended processes of this one have used, with those that they started."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def texts(docx: bytes) -> list[str]:
    """Every piece of text of a document in reading order."""
    return [text for text, _ in word.read(docx, "x.docx").lines()]


def differences(made: Mapping[str, list[str]]) -> list[str]:
    """How the texts of the engines differ from the first one's; empty where all are equal."""
    (first, wanted), *others = made.items()
    return [told_apart(first, wanted, name, found) for name, found in others if found != wanted]


def told_apart(first: str, wanted: list[str], name: str, found: list[str]) -> str:
    """The first place where two texts differ."""
    spot = next((one for one, (a, b) in enumerate(zip(wanted, found, strict=False)) if a != b), None)
    if spot is None:
        return f"{name}: {len(found)} pieces of text, {first}: {len(wanted)}"
    return f"{name}: piece {spot + 1} is {found[spot]!r}, {first}: {wanted[spot]!r}"
