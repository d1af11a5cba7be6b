"""Say which statements the templates have, and write a tag as a template of its own, so that it can be tried."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment
from jinja2.exceptions import TemplateSyntaxError

OPENERS = ("if", "for", "macro", "call", "filter", "set", "with", "autoescape")
MIDDLES = {"elif": ("if",), "else": ("if", "for")}
SINGLE = ("set", "colspan", "cellbg", "vm", "hm", "do", "include", "import", "from", "extends")
KEYWORDS = (*OPENERS, *MIDDLES, *SINGLE, *(f"end{word}" for word in OPENERS))
COMMON = (
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "endfor",
    "set",
    "endset",
    "with",
    "endwith",
    "macro",
    "endmacro",
    "colspan",
    "cellbg",
    "include",
    "filter",
    "endfilter",
)
"""The statements that a slip of the keyboard is likely to mean."""
UNITS = ("p", "tr", "tc", "r")
"""The letters behind the brace that make a tag speak of its whole paragraph, row, cell or run."""

GRAMMAR = Environment(autoescape=False)


def first_word(code: str) -> str:
    """The first word of a statement; '' for none."""
    words = code.split(None, 1)
    return words[0] if words else ""


def opens(code: str) -> bool:
    """Whether the statement opens a block; ``set x = …`` does not."""
    word = first_word(code)
    return word in OPENERS and not (word == "set" and "=" in code)


def alone(kind: str, code: str) -> str:
    """A tag's code as a template of its own; kind: ``{{`` or ``{%``."""
    if kind == "{{":
        return f"{{{{ {code} }}}}"
    word = first_word(code)
    rest = code[len(word) :]
    if word == "elif":
        return f"{{% if {rest} %}}{{% endif %}}"
    if word in ("colspan", "cellbg"):
        return f"{{{{ {rest} }}}}"
    if opens(code):
        return f"{{% {code} %}}{{% end{word} %}}"
    if word == "set":
        return f"{{% {code} %}}"
    if word in ("include", "import", "extends"):
        return f"{{{{ {rest} }}}}"
    return f"{{{{ {rest} }}}}" if rest.strip() and word in ("else", "vm", "hm", "do") else ""


@lru_cache(maxsize=4096)
def reads(kind: str, code: str) -> bool:
    """Whether the language can read the tag; a statement must be one that there is."""
    if kind == "{#":
        return True
    if kind == "{%" and first_word(code) not in KEYWORDS:
        return False
    try:
        GRAMMAR.parse(alone(kind, code))
    except (TemplateSyntaxError, RecursionError):
        return False
    return True
