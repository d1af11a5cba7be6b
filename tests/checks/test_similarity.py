"""How alike texts are, at a cost that grows in a straight line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annualreport.checks import similarity
from annualreport.checks.similarity import COMPARED, RUN, Library

TEXT = st.text("甲乙丙丁戊己庚辛", max_size=80)


@given(TEXT, TEXT)
def test_likeness_lies_between_nothing_and_all(one: str, other: str) -> None:
    assert 0 <= similarity.ratio(one, other) <= 1
    assert similarity.ratio(one, one) == (1.0 if one else 0.0)


@given(TEXT, TEXT, st.text("子丑寅卯", min_size=RUN, max_size=30))
def test_a_run_of_the_source_is_found_wherever_it_stands(before: str, after: str, source: str) -> None:
    found = similarity.run(before + source + after, source)
    assert found in source
    assert len(found) == RUN


def test_a_shorter_source_has_no_run() -> None:
    assert similarity.run("甲" * 30, "甲" * (RUN - 1)) == ""


def test_long_texts_are_compared_by_their_pairs() -> None:
    long = "甲乙丙丁" * COMPARED
    assert similarity.ratio(long, long) == 1.0
    assert similarity.ratio(long, "子丑寅卯" * COMPARED) == 0.0
    assert similarity.shared(similarity.Counter(), similarity.Counter()) == 0.0


def test_the_nearest_text_is_found_and_the_text_itself_may_be_left_out() -> None:
    library = Library(("公开信息三十条", "办结申请二十件", "公开信息四十条"))
    assert library.nearest("公开信息三十条") == (0, 1.0)
    assert library.nearest("公开信息三十条", besides=0)[0] == 2
    assert library.nearest("毫不相干的话") == (-1, 0.0)


def test_pieces_that_stand_everywhere_say_nothing() -> None:
    library = Library(("公开信息",) * 40)
    assert library.nearest("公开信息") == (-1, 0.0)
