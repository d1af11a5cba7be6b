"""The words of the templates: the year as plain nested values, the filters, the sandboxed language, the manual."""

from annualreport.vocabulary.environment import context_of, environment
from annualreport.vocabulary.gaps import GAP, Gap, marker
from annualreport.vocabulary.tree import Words, words

__all__ = ["GAP", "Gap", "Words", "context_of", "environment", "marker", "words"]
