"""Whatever reviewers do to the file, every word that they put in is told somewhere, and no text is made up."""

from __future__ import annotations

import random
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from annualreport.render.spots import TC, Element, P, R, T, W, text_of
from annualreport.reviewing import export
from annualreport.reviewing.changes import compare
from annualreport.reviewing.compared import Compared
from annualreport.reviewing.lines import accepted, read
from annualreport.reviewing.sources import GUIDE
from annualreport.reviewing.units import Units
from tests.conftest import GOOD_YEAR, copied
from tests.outputs.filled import with_templates
from tests.reviewing.changing import changed, like, unwrapped
from tests.reviewing.word import document

KINDS = ("append", "insert", "tracked", "paragraph", "delete", "join", "move", "copy", "unwrap")


def paragraphs(root: Element) -> list[Element]:
    """The paragraphs of the report itself that have text."""
    own = f".//{W}sdt/{W}sdtPr/{W}tag[@{W}val='{GUIDE}']"
    return [one for one in root.iter(P) if text_of(one).strip() and one.find(own) is None]


def edit(root: Element, kind: str, words: str, chance: random.Random) -> None:
    """One thing that somebody did to the file; words are what was put in."""
    one = chance.choice(paragraphs(root))
    texts = [text for text in one.iter(T) if text.text]
    if kind in ("append", "insert") and texts:
        text = chance.choice(texts)
        at = len(text.text or "") if kind == "append" else chance.randrange(len(text.text or "") + 1)
        text.text = (text.text or "")[:at] + words + (text.text or "")[at:]
    elif kind == "tracked" and texts:
        run = next(chance.choice(texts).iterancestors(R))
        run.addnext(changed(like(run, words), "ins"))
    elif kind == "paragraph":
        new = etree.Element(P)
        etree.SubElement(etree.SubElement(new, R), T).text = words
        one.addnext(new)
    elif kind == "unwrap":
        unwrapped(one)
    elif next(one.iterancestors(TC), None) is None:
        restructure(root, one, kind, chance)


def restructure(root: Element, one: Element, kind: str, chance: random.Random) -> None:
    """A whole paragraph deleted, joined to the next, moved or copied."""
    other = chance.choice(paragraphs(root))
    following = one.getnext()
    if kind == "delete":
        one.getparent().remove(one)  # type: ignore[union-attr]
    elif kind == "join" and following is not None and following.tag == P:
        one.extend([child for child in following if child.tag != W + "pPr"])
        following.getparent().remove(following)  # type: ignore[union-attr]
    elif kind in ("move", "copy") and other is not one:
        other.addnext(one if kind == "move" else deepcopy(one))


def told(made: Compared) -> str:
    """Everything that the comparison tells."""
    texts = [f"{change.before}\n{change.after}" for change in made.changes]
    texts += [f"{figure.before} {figure.after}" for figure, _ in made.figures]
    texts += [f"{fixed.before}\n{fixed.after}" for fixed in made.fixed]
    return "\n".join([*texts, *(text for text, _ in made.strange)])


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> export.Draft:
    """The good year's file for reviewers, which no test changes."""
    return export.draft(with_templates(copied(GOOD_YEAR, tmp_path_factory.mktemp("draft"))), 2020)


@given(seed=st.integers(0, 10**9), kinds=st.lists(st.sampled_from(KINDS), min_size=1, max_size=8))
@settings(max_examples=25, deadline=None)
def test_every_word_that_was_put_in_is_told(draft: export.Draft, seed: int, kinds: list[str]):
    root, chance = document(draft.docx), random.Random(seed)
    for number, kind in enumerate(kinds):
        edit(root, kind, f"新词{number}号", chance)
    body = root.find(W + "body")
    assert body is not None
    raw = read(body)
    made = compare(Units(draft.base), accepted(raw), raw)
    text = told(made)
    everything = "".join(line.text for line in accepted(raw))
    for number in range(len(kinds)):
        assert (f"新词{number}号" in text) == (f"新词{number}号" in everything)
    typed = "".join(draft.base.values.values())
    for change in made.changes:
        for line in (change.value or "").splitlines():
            assert set(line) <= set(typed + everything)
