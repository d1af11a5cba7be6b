"""Find which faces of the page this machine has and map the missing ones to others, by a fontconfig file of our own.

The Word file keeps the names that the standard asks for; only the conversion to PDF sees the mapping.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from annualreport.finding import Finding, note, unassessed, warning

FONT_FOLDER = "ANNUALREPORT_FONTS"
"""Environment variable: a folder with further font files."""

FONT_FOLDERS = (
    "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol",
    "/usr/share/texmf-dist/fonts/opentype/public/fandol",
    "/usr/local/texlive/texmf-local/fonts/opentype/public/fandol",
)
"""Where Debian and others put the Fandol faces, which fontconfig does not know by itself."""

SECONDS = 30


@dataclass(frozen=True, slots=True)
class Face:
    """A face that the page names: the same under other names, then stand-ins; bold: whether a stand-in is set bold."""

    name: str
    same: tuple[str, ...]
    instead: tuple[str, ...]
    bold: bool = False


SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "FandolSong")
FACES = (
    Face("仿宋_GB2312", ("仿宋", "FangSong", "方正仿宋_GB2312", "方正仿宋_GBK"), ("FandolFang", "STFangsong", *SERIF)),
    Face("楷体_GB2312", ("楷体", "KaiTi", "方正楷体_GB2312", "方正楷体_GBK"), ("FandolKai", "STKaiti", *SERIF)),
    Face("黑体", ("SimHei", "方正黑体_GBK"), ("Noto Sans CJK SC", "Source Han Sans SC", "STHeiti", "FandolHei")),
    Face("宋体", ("SimSun", "新宋体", "NSimSun"), (*SERIF, "STSong")),
    Face("方正小标宋简体", ("FZXiaoBiaoSong-B05S", "方正小标宋_GBK"), SERIF, bold=True),
    Face("Times New Roman", (), ("Liberation Serif", "Tinos", "TeX Gyre Termes")),
)


@dataclass(frozen=True, slots=True)
class Substitution:
    """A face of the page that is not here and what stands for it; alike: the same design under another name."""

    face: Face
    by: str
    alike: bool


def choose(families: Iterable[str]) -> tuple[tuple[Substitution, ...], tuple[Face, ...]]:
    """What stands for the faces that are not among the families, and the faces that nothing stands for."""
    here = set(families)
    substitutions, lacking = [], []
    for face in FACES:
        if face.name in here:
            continue
        found = next((name for name in (*face.same, *face.instead) if name in here), None)
        if found is None:
            lacking.append(face)
        else:
            substitutions.append(Substitution(face, found, found in face.same))
    return tuple(substitutions), tuple(lacking)


def folders() -> tuple[Path, ...]:
    """The folders with further faces that are there."""
    named = [os.environ[FONT_FOLDER]] if os.environ.get(FONT_FOLDER) else []
    return tuple(Path(folder) for folder in (*named, *FONT_FOLDERS) if Path(folder).is_dir())


def prepare(folder: Path) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """Write the mapping into a folder; the environment that a conversion needs, and which stand-ins are used."""
    if shutil.which("fc-list") is None:
        return {}, ()
    file = folder / "fonts.conf"
    file.write_text(configuration((), folder), "utf-8")
    families = installed(file)
    if families is None:
        message = "没有查到这台电脑的字体，PDF 里的字体可能与 Word 不同"
        return {}, (unassessed("fonts-unknown", message, hint="请打开 PDF 看字体和分页是否正常"),)
    substitutions, lacking = choose(families)
    file.write_text(configuration(substitutions, folder), "utf-8")
    return {"FONTCONFIG_FILE": str(file)}, findings(substitutions, lacking)


def installed(file: Path) -> frozenset[str] | None:
    """The names of all families that fontconfig knows with this configuration; None where it cannot be asked."""
    environment = {**os.environ, "FONTCONFIG_FILE": str(file)}
    command = ["fc-list", "--format", "%{family}\n"]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, timeout=SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return frozenset(name for line in lines for name in line.split(","))


def configuration(substitutions: Iterable[Substitution], folder: Path) -> str:
    """A fontconfig file: the system's own, our folders, and one rule for each substitution."""
    further = "".join(f"<dir>{escape(str(one))}</dir>" for one in folders())
    cache = f"<cachedir>{escape(str(folder / 'cache'))}</cachedir>"
    rules = "".join(rule(substitution) for substitution in substitutions)
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">{escape(system_file())}</include>{further}{cache}{rules}</fontconfig>'
    )


def system_file() -> str:
    """The configuration that holds without ours."""
    return os.environ.get("FONTCONFIG_FILE", "/etc/fonts/fonts.conf")


def rule(substitution: Substitution) -> str:
    """Whoever asks for the face gets what stands for it."""
    weight = '<edit name="weight" mode="assign"><const>bold</const></edit>'
    return (
        '<match target="pattern"><test name="family" qual="any">'
        f"<string>{escape(substitution.face.name)}</string></test>"
        f'<edit name="family" mode="assign" binding="strong"><string>{escape(substitution.by)}</string></edit>'
        f"{weight if substitution.face.bold and not substitution.alike else ''}</match>"
    )


def findings(substitutions: Iterable[Substitution], lacking: Iterable[Face]) -> tuple[Finding, ...]:
    """Which faces are not the standard's own, and which are missing altogether."""
    told: list[Finding] = []
    pairs = "、".join(f"{one.face.name}→{one.by}" for one in substitutions if not one.alike)
    if pairs:
        message = f"这台电脑没有公文字体，PDF 用了代替字体：{pairs}；Word 文件里的字体名没有改"
        hint = "正式的 PDF 请在装有这些字体的电脑上生成，或用 Word、WPS 打开 .docx 后另存为 PDF"
        told.append(note("fonts-substituted", message, hint=hint))
    missing = "、".join(face.name for face in lacking)
    if missing:
        message = f"没有{missing}，也没有可以代替的字体，PDF 里的字形和分页不可靠"
        packages = "Debian、Ubuntu：fonts-noto-cjk、fonts-liberation、texlive-lang-chinese"
        hint = f"请安装字体（{packages}），或用环境变量 {FONT_FOLDER} 指明字体文件夹"
        told.append(warning("fonts-missing", message, hint=hint))
    return tuple(told)
