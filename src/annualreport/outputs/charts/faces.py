"""Find a face with the letters of Simplified Chinese for the charts; never one that merely happens to be there."""

from __future__ import annotations

import logging
import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from annualreport.finding import Finding, note
from annualreport.outputs.fonts import FONT_FOLDER, folders

FACES = (
    *("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "Microsoft YaHei", "PingFang SC"),
    *("SimHei", "Heiti SC", "STHeiti", "WenQuanYi Micro Hei", "FandolHei", "SimSun", "FandolSong", "FandolFang"),
)
"""Faces without the forms that Japanese or Traditional Chinese prefer, the best first."""
SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})


def hindrance() -> Finding | None:
    """Why no chart can be drawn on this machine; None where it can be."""
    if find_spec("matplotlib") is None:
        hint = '需要图的，安装画图组件：pip install "annualreport[charts]"，再重新生成；不需要的，不用理会'
        return note("charts-not-installed", "没有安装画图组件，网页和 Word 文件里没有统计图", hint=hint)
    if face() is None:
        hint = f"请安装一种，如思源黑体（fonts-noto-cjk），或用环境变量 {FONT_FOLDER} 指明字体文件夹，再重新生成"
        return note("charts-without-face", "这台电脑没有简体中文的黑体或宋体，网页和 Word 文件里没有统计图", hint=hint)
    return None


@cache
def face() -> str | None:
    """The name of the face to draw with; None where there is none of them."""
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    from matplotlib import font_manager

    for file in further():
        font_manager.fontManager.addfont(str(file))
    here = {entry.name for entry in font_manager.fontManager.ttflist if Path(str(entry.fname)).is_file()}
    return next((name for name in FACES if name in here), None)


def further() -> list[Path]:
    """The font files of the folder that the user names, else of those where Fandol lies."""
    named = [Path(os.environ[FONT_FOLDER])] if os.environ.get(FONT_FOLDER) else []
    return [
        file
        for folder in dict.fromkeys((*named, *folders()))
        if folder.is_dir()
        for file in sorted(folder.iterdir())
        if file.suffix.lower() in SUFFIXES
    ]
