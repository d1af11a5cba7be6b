"""Know which file is where in a workspace: any folder that holds data/ with a year folder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from annualreport.finding import Stop, fault
from annualreport.place import whole

PENDING = ".pending"
"""Stands among the data while several files are put in their places (source.journal)."""


@dataclass(frozen=True)
class Workspace:
    """A folder of the user's with data/, templates/ and out/."""

    root: Path

    @cached_property
    def home(self) -> Path:
        """The workspace's own path, links followed."""
        return self.root.resolve()

    @cached_property
    def labels(self) -> dict[Path, str]:
        """The labels told so far."""
        return {}

    def label(self, path: Path) -> str:
        """The path as told to the user: from the workspace where it lies inside, with forward slashes."""
        if path not in self.labels:
            resolved = path.resolve()
            inside = resolved.is_relative_to(self.home)
            self.labels[path] = (resolved.relative_to(self.home) if inside else path).as_posix()
        return self.labels[path]

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have a folder under data/, oldest first."""
        data = self.root / "data"
        if not data.is_dir():
            return ()
        return tuple(sorted(int(folder.name) for folder in data.iterdir() if is_year(folder)))

    def year(self, wanted: int | None = None) -> int:
        """The year asked for, else the newest; Stop where its folder is not there."""
        if wanted is None and self.years:
            return self.years[-1]
        if wanted is not None and wanted in self.years:
            return wanted
        known = "、".join(str(year) for year in self.years)
        hint = f"已有的年度：{known}" if known else "先用 annualreport init 建立"
        raise Stop(fault("no-such-year", f"没有 {wanted} 年度的数据", whole(f"data/{wanted}"), hint))

    @property
    def offices(self) -> Path:
        """The roster."""
        return self.root / "data" / "offices.yaml"

    @property
    def word_lists(self) -> Path:
        """The office's additions to the word lists of the rules."""
        return self.root / "data" / "词表.yaml"

    @property
    def templates(self) -> Path:
        """The writers' templates."""
        return self.root / "templates"

    def data(self, year: int, name: str = "") -> Path:
        """A file of the year's data, or its folder."""
        return self.root / "data" / str(year) / name

    def out(self, year: int, name: str = "") -> Path:
        """A file made for the year, or its folder."""
        return self.root / "out" / str(year) / name


def is_year(folder: Path) -> bool:
    """Whether a folder is a year's: four digits."""
    return folder.is_dir() and len(folder.name) == 4 and folder.name.isascii() and folder.name.isdigit()


def find(start: Path) -> Workspace:
    """The workspace that start lies in: itself or the nearest folder above; Stop where there is none."""
    for folder in (start, *start.resolve().parents):
        workspace = Workspace(folder)
        if workspace.years:
            return settled(workspace)
    if not start.is_dir():
        message = "没有这个文件夹" if not start.exists() else "这不是文件夹"
        raise Stop(fault("no-workspace", message, whole(start.as_posix()), "请核对 -C 后面写的文件夹"))
    hint = "请到含有 data/年度/ 的文件夹里运行，或用 -C 指明；新建用：annualreport init 文件夹 --unit 单位 --year 年度"
    raise Stop(fault("no-workspace", "这里不是工作文件夹：没有 data/ 和年度子文件夹", whole(start.as_posix()), hint))


def settled(workspace: Workspace) -> Workspace:
    """The workspace, where a write that was killed has been brought to its end: nobody reads what is between."""
    if (workspace.root / "data" / PENDING).exists():
        from annualreport.source.lock import hold

        with hold(workspace.root, "annualreport（补完中断的写入）"):
            pass  # whoever takes the lock does first what was left undone
    return workspace


def shipped_templates() -> Path:
    """The folder of the default templates: in an installed package its own, in a checkout the repository's."""
    installed = Path(__file__).parent / "templates"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "templates"
