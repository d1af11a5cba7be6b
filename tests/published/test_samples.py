"""Each sample, printed as a Word file and in four styles of page, has the faults of its figures and no other."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from annualreport.building.audit import Audited, Wanted, audit
from annualreport.checks.tables import RULES
from annualreport.finding import Severity
from annualreport.forms import Key, form
from annualreport.readers import published
from tests.figures import judged, retyped, sample, sound
from tests.published import reports

YEARS = {
    "30-clean-2025": 2025,
    "30-year1-2023": 2023,
    "30-year2-2024": 2024,
    "60-clean-2019": 2019,
    "60-fault-2020": 2020,
    "mixed-fault-2023": 2023,
}
IN_FIGURES = {one for rule in RULES for one in rule.ids if one.startswith("T")}
"""The rules that need the figures alone."""
STYLES = {"docx": reports.document, **reports.PAGES, "flat": reports.flat}


def written(name: str, style: str, folder: Path) -> Path:
    """The sample in a style, as a file."""
    _, figures = sample(name)
    path = folder / f"{name}.{'docx' if style == 'docx' else 'html'}"
    path.write_bytes(STYLES[style](figures, YEARS[name]))
    return path


def about_figures(audited: Audited) -> set[tuple[str, str, str]]:
    """What was found in the figures of the tables."""
    found = (one for one in audited.findings if one.severity is not Severity.UNASSESSED)
    return {(one.rule, str(one.severity), one.message) for one in found if one.rule in IN_FIGURES}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", YEARS)
def test_a_sample_has_the_faults_of_its_figures_and_no_other(name: str, style: str, tmp_path: Path):
    layout, figures = sample(name)
    expected = {
        (one.rule, str(one.severity), one.message) for one in judged(layout, figures) if one.rule.startswith("T")
    }
    assert about_figures(audit(written(name, style, tmp_path), "年报", Wanted())) == expected


def with_unit(key: Key, text: str | None) -> str | None:
    """The text of a fee with the unit that stands in the table's head."""
    return f"{text}万元" if text and key[-1] == "本年收费金额" and text[-1].isdigit() else text


@pytest.mark.parametrize("edition", ["60号", "30号"])
@settings(max_examples=15, deadline=None, phases=(Phase.generate,))
@given(seed=st.integers(0, 10**6), style=st.sampled_from(["site", "exported", "padded", "flat"]), data=st.data())
def test_every_changed_cell_of_a_page_is_found_and_nothing_else(
    edition: str, seed: int, style: str, data: st.DataObject
):
    layout = form(edition)
    keys = data.draw(st.lists(st.sampled_from(sorted(layout.figures)), min_size=1, max_size=3, unique=True))
    texts = st.sampled_from([None, "/", "不适用", "0", "1", "7", "350", "-3", "2.5", "1,234"])
    figures = retyped(sound(layout, seed), {key: with_unit(key, data.draw(texts)) for key in keys})
    year = 2019 if edition == "60号" else 2022
    expected = {(one.rule, str(one.severity), one.message) for one in judged(layout, figures)}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "年报.html"
        path.write_bytes(STYLES[style](figures, year))
        found = about_figures(audit(path, "年报", Wanted()))
    assert found == {one for one in expected if one[0] in IN_FIGURES}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", YEARS)
def test_a_report_says_what_it_is(name: str, style: str, tmp_path: Path):
    layout, figures = sample(name)
    read = published.read(written(name, style, tmp_path), "年报")
    year = YEARS[name]
    assert (read.title, read.unit, read.year) == (reports.title(year), reports.UNIT, year)
    assert [part.number for part in read.parts] == list("一二三四五六")
    assert read.form is layout
    assert read.findings == ()
    assert read.statistics is not None
    assert read.statistics.said == figures.said


@pytest.mark.parametrize("style", ["docx", *reports.PAGES])
@pytest.mark.parametrize("name", [name for name in YEARS if not name.startswith("mixed")])
def test_shape_title_period_and_parts_of_a_sound_report_give_no_finding(name: str, style: str, tmp_path: Path):
    audited = audit(written(name, style, tmp_path), "年报", Wanted())
    shape = ("STR-0", "TTL", "PER-01", "REF-03", "label", "row", "table")
    assert [one.as_text() for one in audited.findings if one.rule.startswith(shape)] == []


@pytest.mark.parametrize("style", ["docx", *reports.PAGES])
def test_other_handling_of_another_layout_is_told(style: str, tmp_path: Path):
    audited = audit(written("mixed-fault-2023", style, tmp_path), "年报", Wanted())
    (told,) = (one for one in audited.findings if one.rule == "STR-04")
    assert told.message == "报告用30号版式，统计数据有60号的「依申请公开·（六）其他处理」"
    assert len(told.places) == 7
    assert all(place.file == "年报" for place in told.places)
