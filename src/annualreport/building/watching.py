"""Wait for a writer's saves: of the template, of the templates that it takes in, of the year's data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annualreport.finding import Stop
from annualreport.render import Settings
from annualreport.render.prepare import prepare
from annualreport.workspace import Workspace

if TYPE_CHECKING:
    from threading import Event

    from watchfiles import Change

LOOK, REST = 300, 400
"""Milliseconds between two looks, and without a change until a save is over: Word writes beside, then renames."""
LOCKS = ("~", ".")
"""How the files begin that Word, Excel and editors keep beside an open one."""


@dataclass
class Watched:
    """What is watched. asked: the names of the templates that are taken in, as far as the template could be read."""

    workspace: Workspace
    year: int
    template: Path
    asked: frozenset[str] = frozenset()

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders to look into."""
        data = self.workspace.data
        found = (self.template.parent, self.workspace.offices.parent, data(self.year), data(self.year - 1))
        return tuple(dict.fromkeys(folder.resolve() for folder in found if folder.is_dir()))

    def concerns(self, _change: Change | None, path: str) -> bool:
        """Whether a change of a file is one of what the preview is made from."""
        file = Path(path)
        if file.name.startswith(LOCKS):
            return False
        if file.parent == self.template.parent.resolve() and file.name in {self.template.name, *self.asked}:
            return True
        last = file.parent == self.workspace.data(self.year - 1).resolve() and file.stem == "statistics"
        return (
            last or file == self.workspace.offices.resolve() or file.parent == self.workspace.data(self.year).resolve()
        )

    def look(self) -> None:
        """Read anew what the template takes in; one that is away or damaged right now takes in what it did."""
        try:
            content = self.template.read_bytes()
            prepared = prepare(content, self.template.name, settings=Settings(folder=self.template.parent))
        except (OSError, Stop):
            return
        self.asked = prepared.asked


def saves(watched: Watched, stop: Event | None = None) -> Iterator[None]:
    """Once for every save that has come to rest, until Ctrl-C (KeyboardInterrupt) or the event.

    The files are looked at, not listened for: network drives tell nobody.
    """
    from watchfiles import watch

    watched.look()
    for _ in watch(
        *watched.folders,
        watch_filter=watched.concerns,
        step=REST,
        stop_event=stop,
        force_polling=True,
        poll_delay_ms=LOOK,
        recursive=False,
    ):
        if watched.template.is_file():
            watched.look()
            yield
