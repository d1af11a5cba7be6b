"""A year all the way round: to reviewers, back with what they changed, built, signed by two, published, verified."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import html

from annualreport.outline import docx as word
from annualreport.render.spots import Element
from annualreport.workspace import Workspace
from tests.publishing.conftest import QUICK, TITLE, YEAR, Run, sign
from tests.publishing.test_publish import out
from tests.reviewing.changing import paragraph, remarked, removed, removed_tracked, replace
from tests.reviewing.word import edited

OFFICE = shutil.which("soffice") is not None and shutil.which("pdftotext") is not None
NEW = ("开设招生入学专栏", "编印办事指南4份", "一是宣传解读的形式比较单一")
"""What the reviewers wrote: tracked in a text of report.yaml, untracked in the ledger, tracked in a paragraph that was
also moved."""
OLD = ("新增招生入学专栏", "6件、办事指南4份", "政策解读的形式比较单一", "建立栏目更新提醒机制")
"""What they wrote over, and a paragraph that they deleted."""
REMARK = "这一段请与信息中心核实"
TRACES = re.compile(rb"<w:(ins|del|moveFrom|moveTo|comment\w*|sdt)[ />]|comments\.xml")


def reviewed(root: Element) -> None:
    """What a reviewer does in Word."""
    replace(root, "新增招生入学专栏", NEW[0], tracked=True)
    replace(root, "办事指南4份", NEW[1])
    replace(root, "二是部分政务公开栏目更新不够及时，政策解读的形式比较单一", NEW[2], tracked=True)
    removed_tracked(root, "二是建立栏目更新提醒机制")
    first = removed(root, "一是直属学校信息公开联络员")
    paragraph(root, NEW[2]).addnext(first)
    replace(first, "一是直属学校", "二是直属学校")
    replace(root, "一是2021年3月前", "2021年3月前")


def text_of_page(path: Path) -> str:
    """What a page says."""
    return html.fromstring(path.read_text("utf-8")).text_content()


def text_of_pdf(path: Path) -> str:
    """What a PDF says."""
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True, text=True).stdout


READERS: dict[str, Callable[[Path], str]] = {
    f"{TITLE}.docx": lambda path: "\n".join(line for line, _ in word.read(path.read_bytes(), path.name).lines()),
    f"{TITLE}.html": text_of_page,
    "网站正文.html": text_of_page,
    f"{TITLE}.pdf": text_of_pdf,
}


def published_after_review(year: Workspace, run: Run, formats: str) -> str:
    """The whole round, every command as a clerk calls it; what the last import said."""
    assert run(year, "review", "export")[0] == 0
    back = year.root.parent / "审阅稿（改）.docx"
    sent = edited(year.out(YEAR, "审阅稿.docx").read_bytes(), reviewed)
    back.write_bytes(remarked(sent, "全年制作规范性文件", REMARK))
    ended, said, _ = run(year, "review", "import", str(back), "--apply")
    assert ended == 0
    assert run(year, "build", "--formats", "docx,html")[0] == 0
    ended, text, _ = run(year, "publish", "--formats", formats)
    assert (ended, "审阅意见第 1 条没有答复" in text) == (1, True)
    assert run(year, "review", "answer", "1", "--text", "已核实")[0] == 0
    assert sign(year, "核稿", "甲某") == sign(year, "签发", "乙某") == 0
    assert run(year, "publish", "--formats", formats)[0] == 0
    assert run(year, "publish", "--verify", str(out(year)))[0] == 0
    return said


def test_what_reviewers_changed_stands_in_every_public_file_and_nothing_tells_of_the_review(year: Workspace, run: Run):
    said = published_after_review(year, run, f"{QUICK},pdf" if OFFICE else QUICK)
    assert [line.split(maxsplit=2)[:2] for line in said.splitlines() if line.startswith(("修改", "意见"))] == [
        ["修改", "总体情况·平台建设"],
        ["修改", "要求"],
        ["修改", "主要问题"],
        ["修改", "改进情况"],
        ["意见", "1"],
    ]
    files = {one.name: one for one in out(year).iterdir()}
    assert READERS.keys() - files.keys() == (set() if OFFICE else {f"{TITLE}.pdf"})
    for name in READERS.keys() & files.keys():
        text = "".join(READERS[name](files[name]).split())
        assert ([one for one in NEW if one not in text], [one for one in OLD if one in text]) == ([], []), name
    for name, path in files.items():
        content = path.read_bytes()
        members = [content]
        if zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                members = [package.read(one) for one in package.namelist()]
        for one in members:
            assert TRACES.search(one) is None, name
            assert [word for word in ("审阅人", "审阅稿", REMARK, "已核实", "甲某") if word.encode() in one] == [], name
