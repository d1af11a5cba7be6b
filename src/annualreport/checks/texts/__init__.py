"""Judge what the text says by what the tables say: the rules of texts and tables."""

from annualreport.checks.rule import Rule
from annualreport.checks.texts import denials, documents, fees, growth, lists, remedies, repeats, requests, reviews

RULES: tuple[Rule, ...] = (
    fees.unpaid_fees_are_told_of,
    remedies.requests_are_those_of_the_register,
    remedies.corrections_are_answered_for,
    requests.requests_are_those_of_the_table,
    reviews.reviews_are_those_of_the_table,
    denials.what_is_denied_is_nought,
    growth.percentages_can_be_recomputed,
    lists.parts_make_the_total,
    documents.documents_are_those_of_the_table,
    fees.fees_agree_with_part_six,
    fees.fees_are_told_in_part_six,
    repeats.one_thing_has_one_figure,
    fees.fees_of_two_kinds_are_kept_apart,
)
"""The rules of the texts, in the order they run."""

__all__ = ["RULES"]
