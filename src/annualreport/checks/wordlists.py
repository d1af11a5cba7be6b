"""Give the rules their word lists: those shipped with the program, with what the office adds in data/词表.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from annualreport.forms import all_forms
from annualreport.model.dossier import Dossier
from annualreport.model.kept import kept
from annualreport.model.wordlists import Lists, Notice
from annualreport.source import packaged

FOLDER = Path(__file__).parent / "lists"
FILES = ("names.yaml", "slips.yaml", "notices.yaml", "narrative.yaml")
KEPT = 64
"""How many offices' lists are kept merged; a batch has one or few."""


@cache
def shipped() -> Lists:
    """The lists of the package; the notices of the layouts come from the forms' own data."""
    data: dict[str, object] = {}
    for name in FILES:
        data |= packaged.texts(FOLDER / name)
    lists = Lists.model_validate(data)
    notices = tuple(Notice(title=form.notice, number=form.number) for form in all_forms())
    return lists.model_copy(update={"notices": (*notices, *lists.notices)})


@cache
def regions() -> dict[str, tuple[str, ...]]:
    """The provinces with their cities, without 市."""
    data = packaged.texts(FOLDER / "regions.yaml")
    return {province: tuple(cities) for province, cities in data.items()}


@kept
def of(dossier: Dossier) -> Lists:
    """The lists that hold for the year: shipped, extended by the office."""
    own = dossier.lists
    key = own.model_dump_json()
    if key not in _merged:
        if len(_merged) >= KEPT:
            _merged.clear()
        _merged[key] = shipped().extended(own)
    return _merged[key]


_merged: dict[str, Lists] = {}
