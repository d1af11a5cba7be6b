"""Everything that a template engine is known to lose in silence, and the tests that show what becomes of it here."""

from __future__ import annotations

import importlib

import pytest

CASES: dict[str, tuple[str, ...]] = {
    "wide, mixed and parted braces, hidden signs between them": (
        "render.test_repair.test_a_tag_typed_otherwise_is_filled_as_meant_and_told",
        "render.test_repair.test_where_nothing_may_be_repaired_every_such_tag_stops",
        "render.test_repair.test_wide_signs_inside_the_tags_of_a_good_template_change_nothing",
        "render.lint.test_losses.test_what_was_typed_is_told_at_its_place",
    ),
    "wide signs, digits and quotes inside a tag": (
        "render.test_repair.test_a_tag_typed_otherwise_is_filled_as_meant_and_told",
        "render.test_repair.test_what_cannot_be_repaired_is_told_with_the_way_to_write_it",
    ),
    "braces of the prose": (
        "render.test_repair.test_braces_that_stand_in_prose_on_purpose_stay_and_are_told",
        "render.test_structure.test_braces_beside_a_tag_stay_what_they_are",
    ),
    "a column's name with brackets": ("render.test_syntax.test_a_fault_of_a_tag_is_told_at_its_paragraph",),
    "capitals, a blank before the letter, a slip of the keyboard": (
        "render.test_repair.test_a_tag_typed_otherwise_is_filled_as_meant_and_told",
        "render.test_repair.test_the_letter_of_a_paragraph_s_tag_is_found_wherever_it_was_put",
        "render.test_repair.test_the_letters_of_a_row_s_tag_are_found_wherever_they_were_put",
    ),
    "an unknown word, an unknown word of a group": (
        "render.test_filling.test_an_unknown_word_that_is_printed_is_one_gap",
        "render.test_filling.test_an_unknown_word_in_a_condition_is_told_with_the_word_that_was_meant",
        "render.test_filling.test_a_word_that_its_group_does_not_know_is_told_apart_from_one_that_is_blank",
    ),
    "a word without a value, also in a list, in arithmetic and behind a filter": (
        "render.test_filling.test_a_gap_is_printed_highlighted_and_only_the_gap_is",
        "vocabulary.test_filters.test_a_gap_stays_a_gap_through_filters",
        "vocabulary.test_filters.test_nothing_in_a_list_and_nothing_to_choose_from_is_a_gap",
        "vocabulary.test_filters.test_what_is_no_number_is_never_nought",
        "vocabulary.test_environment.test_a_gap_is_never_a_number",
    ),
    "data with & < >": (
        "render.test_filling.test_data_is_printed_letter_for_letter_and_never_run",
        "render.test_structure.test_data_is_printed_letter_for_letter_everywhere",
        "render.test_filling.test_header_footer_and_title_are_filled_once_and_escaped_once",
    ),
    "characters that XML forbids": (
        "render.test_structure.test_signs_that_xml_forbids_are_left_out_everywhere_and_the_field_is_named_once",
    ),
    "data that looks like code, in footnotes of several sections": (
        "render.test_structure.test_data_is_printed_letter_for_letter_everywhere",
        "render.test_filling.test_footnotes_are_filled_once_however_many_sections_there_are",
    ),
    "a tag that Word cut, marked, tracked, wrapped, broke over lines": (
        "render.test_structure.test_a_tag_that_was_cut_is_filled_whole",
        "render.test_structure.test_the_value_has_the_look_of_the_run_in_which_the_tag_begins",
        "render.test_structure.test_statements_across_a_tracked_insertion_hold_together",
        "render.test_parts.test_a_row_s_tag_that_word_cut_to_pieces_repeats_its_row",
    ),
    "tags under tracked changes where they are refused": (
        "render.test_structure.test_tags_under_tracked_changes_are_refused_where_the_writers_want_it",
    ),
    "a tag in a tracked deletion or in what was moved away": (
        "render.test_syntax.test_a_tag_inside_a_tracked_deletion_is_never_filled_but_told",
        "render.test_syntax.test_a_tag_in_a_deleted_instruction_is_never_filled",
        "render.test_parts.test_a_tag_in_a_deleted_formula_is_never_filled",
        "render.test_parts.test_a_tag_in_a_row_that_is_deleted_and_tracked_is_never_filled",
    ),
    "a bookmark or comment that begins in a tag, or in a paragraph that vanishes": (
        "render.test_structure.test_a_tag_that_was_cut_is_filled_whole",
        "render.test_structure.test_marks_of_ranges_in_a_paragraph_that_vanishes_are_kept",
    ),
    "whatever stands beside a paragraph's or row's tag": (
        "render.test_syntax.test_a_fault_of_a_tag_is_told_at_its_paragraph",
        "render.test_syntax.test_text_beside_a_row_tag_would_be_lost_and_is_told",
        "render.test_parts.test_whatever_would_be_lost_beside_a_paragraph_s_tag_is_told",
    ),
    "{{r x}} with a plain text": ("render.test_syntax.test_forms_that_mean_plain_text_are_filled_as_plain_text",),
    "blocks over cells, loops over rows without tr": (
        "render.test_syntax.test_a_block_does_not_cross_cells",
        "render.lint.test_losses.test_a_block_over_cells_is_told_at_both_ends",
        "render.lint.test_losses.test_a_loop_over_rows_without_its_letters_is_told",
    ),
    "an emptied cell, a table of an empty loop": (
        "render.test_filling.test_a_cell_that_a_condition_empties_keeps_a_paragraph",
        "render.test_filling.test_a_table_of_nothing_but_an_empty_loop_is_left_out_and_told",
        "render.test_structure.test_an_emptied_cell_keeps_a_paragraph_and_an_empty_table_is_told",
    ),
    "several faults in one file": ("render.test_syntax.test_all_faults_of_all_parts_are_told_at_once",),
    "a fault that shows when the tag is filled": (
        "render.test_syntax.test_a_fault_that_shows_when_the_tag_is_filled_is_told_at_its_paragraph",
    ),
    "a block left open": (
        "render.test_syntax.test_a_fault_of_a_tag_is_told_at_its_paragraph",
        "render.test_syntax.test_blocks_that_cross_are_told_at_the_one_that_was_not_closed",
    ),
    "a template that threads share": (
        "render.test_filling.test_eight_threads_that_share_a_template_make_the_same_files_as_one_after_another",
        "render.test_stored.test_threads_take_one_template_from_the_disk_and_each_gets_its_own_words",
    ),
    "code that reaches for the machine, or never ends": (
        "render.test_sandbox.test_code_that_a_document_does_not_need_is_refused_at_its_paragraph_and_soon",
        "render.test_sandbox.test_texts_that_would_fill_the_memory_are_refused_before_they_are_made",
    ),
    "a tag in a field, in a link's address, in a picture's text": (
        "render.test_syntax.test_a_tag_of_a_picture_s_text_or_of_a_field_is_told_at_its_paragraph",
        "render.test_syntax.test_a_tag_of_a_field_or_of_a_simple_field_is_repaired_like_any_other",
        "render.test_parts.test_what_fix_says_that_it_changed_is_changed_there_too",
    ),
    "a tag in both forms of a text box": (
        "render.test_structure.test_both_forms_of_a_text_box_are_filled",
        "render.test_parts.test_both_forms_of_a_text_box_in_a_header_are_filled",
    ),
    "headers and footers of every section and of first and even pages": (
        "render.test_parts.test_the_headers_and_footers_of_all_pages_are_filled_and_named_as_word_names_them",
    ),
    "footnotes, endnotes, comments, properties": (
        "render.test_parts.test_notes_are_filled_and_their_gaps_told",
        "render.test_parts.test_a_tag_in_a_comment_is_for_the_writers_and_is_told",
        "render.test_filling.test_header_footer_and_title_are_filled_once_and_escaped_once",
    ),
    "formulas": (
        "render.test_parts.test_a_tag_in_a_formula_is_filled_whole",
        "render.test_parts.test_a_gap_and_a_fault_in_a_formula_have_their_place",
    ),
    "charts, SmartArt, numbering": ("render.test_parts.test_a_tag_that_would_be_printed_as_it_stands_is_told_before",),
    "merged cells, loops in cells, tables inside tables": (
        "render.test_parts.test_tags_of_cells_that_are_merged_downwards_are_filled",
        "render.test_parts.test_a_loop_over_paragraphs_of_a_cell_and_one_over_the_rows_of_a_table_inside_a_table",
    ),
}
"""By what is lost elsewhere: the tests that show it filled, or told at its place."""


@pytest.mark.parametrize("case", CASES)
def test_every_known_loss_has_a_test(case: str) -> None:
    for name in CASES[case]:
        module, _, test = name.rpartition(".")
        found = getattr(importlib.import_module(f"tests.{module}"), test)
        assert callable(found)
        assert test.startswith("test_")
