"""Keep the templates that were compiled, in memory and on the disk, so that a template is compiled once."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path

from annualreport.finding import Stop, fault
from annualreport.place import whole
from annualreport.render import Compiled, Settings, compile_template, stored
from annualreport.source import package
from annualreport.source.yamlfile import unread

KEPT = 4
"""How many compiled templates one process keeps: two layouts, and a writer's own beside them."""


@dataclass
class Templates:
    """The last templates used, by what is in them, the name that their faults are told with, and how they are taken."""

    kept: OrderedDict[tuple[str, str, bool], Compiled] = field(default_factory=OrderedDict)

    def compiled(self, path: Path, label: str, *, strict: bool = False) -> Compiled:
        """The file's template, compiled now or before; Stop where the file or what is in it cannot be used.

        strict: whether a tag that had to be repaired, or that tracked changes touch, cannot be used.
        """
        content = content_of(path, label)
        key = hashlib.sha256(content).hexdigest(), label, strict
        if key not in self.kept or changed(self.kept[key], path.parent):
            self.kept[key] = compiled(content, path, label, Settings.written(path.parent, strict=strict))
        self.kept.move_to_end(key)
        while len(self.kept) > KEPT:
            self.kept.popitem(last=False)
        return self.kept[key]


def compiled(content: bytes, path: Path, label: str, settings: Settings) -> Compiled:
    """The template as an earlier run compiled it, else compiled now."""
    before = stored.load(content, label, settings)
    if before is not None and not changed(before, path.parent):
        return before
    package.check(path, label, ".docx")
    made = compile_template(content, label, settings)
    stored.keep(made)
    return made


def changed(template: Compiled, folder: Path) -> bool:
    """Whether a file that the template takes in is not what it was."""
    files = [(folder / one.name, one.content) for one in template.included]
    return any(not file.is_file() or file.read_bytes() != content for file, content in files)


def content_of(path: Path, label: str) -> bytes:
    """The file's bytes; Stop where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        hint = "请关闭正在 Word 或 WPS 里打开的模板后重试"
        raise Stop(fault("cannot-read", f"模板读不了：{unread(error)}", whole(label), hint)) from None
