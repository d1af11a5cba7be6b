"""Know the other ways in which offices write states and column heads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from annualreport.model.ledger import STATUSES

ASIDE = re.compile(r"[（(【\[].*?[）)】\]]")
ENDS = "。．.；;，,、：:！!*＊√"
ALIKE = 0.75
"""How like a known head another must be to be read as it."""
LONGEST_HEAD = 12
"""Characters; what is longer is no head."""


@cache
def words() -> Mapping[str, Any]:
    """The shipped lists."""
    loaded: dict[str, Any] = yaml.safe_load((files("annualreport.readers.returns") / "words.yaml").read_text("utf-8"))
    return loaded


@cache
def meanings(kind: str) -> dict[str, str]:
    """Every other way of writing with the word that it stands for."""
    return {written: meant for meant, many in words()[kind].items() for written in many}


def plain(text: str) -> str:
    """A word without blanks and signs round it, wide signs made narrow.

    >>> plain(" 已 落实。")
    '已落实'
    """
    return "".join(unicodedata.normalize("NFKC", text).split()).strip(ENDS)


def state(typed: str) -> str:
    """The state of the five that is meant; '' where none is known to be."""
    word = plain(typed)
    return word if word in STATUSES else meanings("状态").get(word) or meanings("状态").get(plain(bare(typed)), "")


def head(typed: str, known: tuple[str, ...]) -> str:
    """The column that a head names among the known ones; '' where it names none.

    >>> head("落实情况（300字以内）", ("编号", "落实情况"))
    '落实情况'
    """
    for word in (plain(typed), plain(bare(typed))):
        meant = word if word in known else meanings("表头").get(word, "")
        if meant in known:
            return meant
    near = get_close_matches(word, known, 1, ALIKE) if len(word) <= LONGEST_HEAD else []
    return near[0] if near else ""


def bare(typed: str) -> str:
    """A text without what stands in brackets."""
    return ASIDE.sub("", typed)
