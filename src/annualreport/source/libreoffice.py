"""Find LibreOffice and run it on a file, within a time limit and with a profile of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

SECONDS = 120
"""How long one conversion may take; it takes about three."""
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
"""Where LibreOffice lies on machines that have no command for it."""


def program() -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in PLACES if Path(place).is_file()), None)


def command(office: str, source: Path, to: str, folder: Path) -> list[str]:
    """The call that converts a file into a folder; the profile below it disturbs no open LibreOffice."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ["--headless", "--norestore", "--nolockcheck", "--convert-to", to, "--outdir", str(folder)]
    return [office, profile, *options, str(source)]


def run(arguments: Sequence[str], seconds: float | None = None, environment: Mapping[str, str] | None = None) -> bool:
    """Run to the end (true) or to the time limit (false); then all processes that it started are ended."""
    own_group = os.name == "posix"
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        arguments, env=environment, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=own_group
    )
    try:
        process.wait(SECONDS if seconds is None else seconds)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            if own_group:
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        process.wait()
        return False
    return True
