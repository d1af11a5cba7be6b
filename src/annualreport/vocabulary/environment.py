"""Make the language of the templates: sandboxed, plain data only, words before methods, the field's filters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from annualreport.vocabulary.counting import COUNT, Count, Limiter
from annualreport.vocabulary.exact import parted, tidied
from annualreport.vocabulary.filters import FILTERS, NEUTRAL, as_it_is
from annualreport.vocabulary.gaps import Gap
from annualreport.vocabulary.limits import limit, refuse_call, refuse_operation, short_range
from annualreport.vocabulary.printing import NOTES, Notes, xml_text
from annualreport.vocabulary.weights import sized, weighed

UNSTABLE_GLOBALS = ("lipsum",)
"""What would give another document each time."""
ALONE = "单独成文"
"""The word that is true where a template is a document of its own and false where it was taken into another."""


class House(ImmutableSandboxedEnvironment):
    """The language. A key of a group comes before any method of it; a blank is a gap; a trespass is an error."""

    intercepted_binops = frozenset({"*", "**", "+", "%", "/"})

    def getattr(self, obj: Any, attribute: str) -> Any:
        """``group.word``."""
        if type(obj) is dict and not blank(value := obj.get(attribute)):
            return value  # the usual case
        if isinstance(obj, dict):
            return self.word(obj, attribute, super().getattr)
        if isinstance(obj, Undefined):
            return self.beyond(obj, attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """``group["word"]`` and ``list[0]``."""
        if isinstance(obj, dict):
            return self.word(obj, argument, super().getitem)
        if isinstance(obj, Undefined):
            return self.beyond(obj, argument)
        return super().getitem(obj, argument)

    def beyond(self, missing: Undefined, key: Any) -> Undefined:
        """What stands behind a missing word is missing too; never one of its methods."""
        if isinstance(key, str) and key.startswith("_"):
            return self.unsafe_undefined(missing, key)
        return missing[key] if isinstance(missing, Gap) else self.undefined(obj=missing, name=key)

    def word(self, group: dict[str, Any], key: Any, otherwise: Callable[[Any, Any], Any]) -> Any:
        """The word of a group; a gap that knows its group where the value is blank."""
        if key not in group:
            return otherwise(group, key)
        value = group[key]
        return self.undefined(obj=group, name=key) if blank(value) else value

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:  # noqa: ARG002 - the sandbox calls it so
        """A trespass is never a gap."""
        raise SecurityError(f"模板里不能用 {attribute}")

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Operations of a size that a document may need."""
        if not isinstance(left, Undefined) and not isinstance(right, Undefined):
            refuse_operation(operator, left, right)
        return tidied(operator, super().call_binop(context, operator, parted(operator, left, right), right))

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - as the sandbox's
        """A macro, or a method of a plain value that a document may need."""
        refuse_call(__obj, args, kwargs)
        made = super().call(__context, __obj, *args, **kwargs)
        return sized(made) if isinstance(made, str) else weighed(made)

    def _generate(self, source: nodes.Template, *about: Any, **more: Any) -> Any:
        """A program whose inner loops and macros are counted."""
        return super()._generate(Limiter().visit(source), *about, **more)


def environment(undefined: type[Undefined] = Gap, finalize: Callable[..., Any] = xml_text) -> House:
    """The language with its filters; finalize(context, value) says how a value is printed, XML by default."""
    made = House(autoescape=False, undefined=undefined, finalize=finalize, keep_trailing_newline=True)
    made.filters.update(FILTERS)
    made.filters.update(dict.fromkeys(NEUTRAL, as_it_is))
    limit(made.filters)
    for name in UNSTABLE_GLOBALS:
        del made.globals[name]
    made.globals.update({ALONE: True, "range": short_range})
    return made


def context_of(words: dict[str, Any], notes: Notes) -> dict[str, Any]:
    """What a template is rendered with: the words that have a value, and the notes of this render."""
    return {**{key: value for key, value in words.items() if not blank(value)}, NOTES: notes, COUNT: Count()}


def blank(value: Any) -> bool:
    """Whether a value is none: nothing, or a text of blanks."""
    return value is None or (isinstance(value, str) and (not value or value.isspace()))
