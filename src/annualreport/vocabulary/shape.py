"""Turn the manual of the words into their shape: which word is a value, a group or a list, and what lies below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, reduce

from annualreport.forms import Form, all_forms
from annualreport.vocabulary.manual import manual
from annualreport.vocabulary.statements import WORD
from annualreport.vocabulary.tasks import LISTS, OFFICES

LISTED = {**dict.fromkeys(LISTS, "条"), "各方案": "计划", OFFICES: "处室", "指标汇总": "汇总", "清单": "项"}
"""Lists that bear another name than their items."""
NAMED = frozenset({"牵头", "会同", "配合"})
"""Lists of names, which may be printed as they are."""
TEXTS = frozenset({"范围.范围", "报送.范围", "报送.处室", "指标.处室", "佐证.处室", "整改.处室", "督办单.处室"})
"""Words that are called like the items of a list and are plain."""


@dataclass(frozen=True)
class Shape:
    """What a word stands for; it may be several of these where the forms differ.

    name: the word in full, as the manual has it. plain: a value that can be printed. words: what lies in the group.
    item: what the list holds. anything: nothing is known of it, so nothing in it is wrong.
    """

    name: str = ""
    plain: bool = False
    words: Mapping[str, Shape] = field(default_factory=dict)
    item: Shape | None = None
    anything: bool = False

    def __or__(self, other: Shape) -> Shape:
        """What is the one or the other."""
        words = {**other.words, **self.words}
        for word in self.words.keys() & other.words.keys():
            words[word] = self.words[word] | other.words[word]
        items = [one.item for one in (self, other) if one.item]
        item = reduce(Shape.__or__, items) if items else None
        name = self.name if self.name == other.name else ""
        return Shape(name, self.plain or other.plain, words, item, self.anything or other.anything)


ANYTHING = Shape(anything=True)
VALUE = Shape(plain=True)


@cache
def vocabulary() -> Mapping[str, Shape]:
    """The words at the top, of all forms together."""
    return reduce(Shape.__or__, (Shape(words=of_form(form)) for form in all_forms())).words


@cache
def known() -> tuple[str, ...]:
    """Every word in full, of all forms, each once."""
    return tuple(dict.fromkeys(word for form in all_forms() for word in words_of(form)))


def words_of(form: Form) -> Iterator[str]:
    """The words of a form's manual."""
    return (one.word for one in manual(form) if one.kind == WORD)


def loop_names() -> frozenset[str]:
    """What the items of lists are called in the manual: 章, 节, 条 …; no words by themselves."""
    return frozenset(word.partition(".")[0] for word in known()) - frozenset(known())


def of_form(form: Form) -> dict[str, Shape]:
    """The words at the top in one form."""
    below, items = nested(form)
    return {word: grown(word, below, items) for word in below[""] if word not in items}


def every(form: Form) -> dict[str, Shape]:
    """Every word of a form's manual in full, those of loops too."""
    below, items = nested(form)
    return {word: grown(word, below, items) for word in words_of(form)}


def nested(form: Form) -> tuple[dict[str, dict[str, None]], frozenset[str]]:
    """The words of every group of a form, and the groups that only lists hold."""
    below: dict[str, dict[str, None]] = {}
    for word in words_of(form):
        steps = word.split(".")
        for depth in range(len(steps)):
            below.setdefault(".".join(steps[:depth]), {})[steps[depth]] = None
    items = {name.partition(".")[0] for name in below if name} - set(words_of(form))
    return below, frozenset(items)


def grown(name: str, below: Mapping[str, Iterable[str]], items: frozenset[str]) -> Shape:
    """The shape of one word; below: the words of every group, items: the groups that only lists hold."""
    home, _, last = name.rpartition(".")
    listed = LISTED.get(last, last if home and last in items and name not in TEXTS else "")
    if listed:
        return Shape(name, item=grown(listed, below, items))
    if home in items and last in NAMED:
        return Shape(name, plain=True, item=VALUE)
    words = {word: grown(f"{name}.{word}", below, items) for word in below.get(name, ())}
    return Shape(name, plain=not words, words=words)
