"""The shipped word lists are whole, and the office's come on top of them."""

from __future__ import annotations

from dataclasses import replace

from annualreport.checks import wordlists
from annualreport.forms import all_forms
from annualreport.model.dossier import Dossier
from annualreport.model.wordlists import NAMED, Lists


def test_every_shipped_list_holds_words_and_none_twice() -> None:
    lists = wordlists.shipped()
    for name in NAMED:
        words = getattr(lists, name)
        assert words
        assert len(set(words)) == len(words), name
    assert all(term.right and term.wrong != term.right for term in (*lists.terms, *lists.slips))


def test_the_notices_are_the_forms_and_the_regulations() -> None:
    listed = {notice.number: notice.title for notice in wordlists.shipped().notices}
    for form in all_forms():
        assert listed[form.number] == form.notice
    assert listed["国务院令第711号"] == "中华人民共和国政府信息公开条例"


def test_every_province_is_there() -> None:
    assert len(wordlists.regions()) == 31


def test_the_offices_lists_are_merged_once_and_few_are_kept(dossier: Dossier) -> None:
    for number in range(wordlists.KEPT + 2):
        lists = wordlists.of(replace(dossier, lists=Lists(dates=(f"第{number}词",))))
        assert lists.dates[-1] == f"第{number}词"
    assert wordlists.of(dossier) is wordlists.of(replace(dossier))
