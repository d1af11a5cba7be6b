"""Say what a word that nobody knows may be meant to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from jinja2 import nodes

from annualreport.vocabulary.shape import Shape, known, loop_names, vocabulary

LOOP_WORDS = ("index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0")
HOMES = {"章": "计划.章", "节": "章.节", "条": "节.条"}
"""Where the items come from that most templates go through."""
LOOK_ALIKE = str.maketrans("己巳末朱", "已已未未")
"""Signs that are typed for others that look the same."""
MANUAL = "可用的词见 annualreport words"


@dataclass(frozen=True)
class Unknown:
    """A word that is wrong. line: of the program. name: as written, dotted. base: what the last step is taken from.

    looped: it is one value and a loop goes through it.
    """

    line: int
    name: str
    base: Shape | None
    scope: Mapping[str, Shape]
    looped: bool = False

    @property
    def rule(self) -> str:
        """The finding's id; a trespass has the one that it has when it is run."""
        return "template-forbidden" if self.name.rpartition(".")[2].startswith("_") else "unknown-word"

    @property
    def told(self) -> str:
        """What is wrong."""
        group, _, word = self.name.rpartition(".")
        if word.startswith("_"):
            return f"模板里不能用「{word}」"
        if self.looped:
            return f"「{self.name}」只有一个值，不能用 for 逐项写"
        if self.base is None:
            return f"没有「{self.name}」这个词"
        if self.base.item is not None:
            return f"「{group}」是一列，不能直接取「{word}」"
        if self.base.plain:
            return f"「{group}」是一个值，里面没有「{word}」"
        return f"「{group}」里没有「{word}」这个词"

    @property
    def hint(self) -> str:
        """What to do."""
        group, _, word = self.name.rpartition(".")
        if word.startswith("_"):
            return "模板里只能用词、过滤器和 if、for、set 等语句；见 annualreport words"
        if self.looped:
            return f"多段的文字请写 {{%p for 段 in {self.name}|段落 %}}；只印出来请写 {{{{ {self.name} }}}}"
        if self.base is None:
            return at_the_top(word, self.scope)
        if self.base.item is not None:
            item = next((name for name, home in HOMES.items() if home == self.base.name), "项")
            return f"请用 {{%p for {item} in {group} %}} … {{{{ {item}.{word} }}}} … {{%p endfor %}} 逐项写"
        if self.base.plain and not self.base.words:
            return f"请只写 {{{{ {group} }}}}"
        near = like(word, self.base.words)
        return f"是不是「{group}.{near[0]}」？" if near else listed(self.base) or elsewhere(word, 0.75) or MANUAL


def at_the_top(word: str, scope: Mapping[str, Shape]) -> str:
    """What a word may mean that stands in no group."""
    if word in loop_names():
        home = f"{{%p for {word} in {HOMES[word]} %}} … {{%p endfor %}}" if word in HOMES else "条 的循环"
        return f"「{word}」只在 {home} 里面有；请把这一处移进循环"
    if word == "loop":
        return "「loop」只在 for 循环里面有"
    near = like(word, [*scope, *vocabulary()])
    said = f"是不是「{near[0]}」？" if near else elsewhere(word, 0.75)
    return elsewhere(word, 1) or said or MANUAL


def elsewhere(word: str, closeness: float) -> str:
    """The word in full that ends with this one, or nearly."""
    ends = {name.rpartition(".")[2]: name for name in reversed(known())}
    near = like(word, ends, closeness)
    return f"是不是「{ends[near[0]]}」？" if near else ""


def like(word: str, choices: Iterable[str], closeness: float = 0.5) -> list[str]:
    """The choice that is written most like the word, in a list; signs that look alike are one."""
    choices = list(choices)
    return get_close_matches(word.translate(LOOK_ALIKE), choices, 1, closeness)


def listed(base: Shape) -> str:
    """The words of a small group."""
    return f"可写：{'、'.join(base.words)}" if 0 < len(base.words) <= 12 else ""


def dotted(node: nodes.Node) -> str:
    """An expression as its words with dots."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{dotted(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        key = node.arg.value
        return f"{dotted(node.node)}.{key}" if isinstance(key, str) else f"{dotted(node.node)}[{key}]"
    if isinstance(node, nodes.Filter) and node.node is not None:
        return f"{dotted(node.node)}|{node.name}"
    return "…"
