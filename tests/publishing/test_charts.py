"""A year with charts goes public with them: on the page, in the text for the site, as pictures in the Word file."""

from __future__ import annotations

from lxml import html as parser

from annualreport.workspace import Workspace
from tests.building.test_pictures import DOCPR, asking
from tests.conftest import spoil
from tests.publishing.conftest import QUICK, TITLE, YEAR, Run, sign
from tests.publishing.test_release import corrected
from tests.render.word import opened


def test_charts_are_published_and_their_words_stay(year: Workspace, run: Run):
    asking(year, "{{ 图.办理结果 }}")
    spoil(year.data(YEAR, "report.yaml"), "年度: 2020", "年度: 2020\n图表: 是")
    assert sign(year, "核稿", "甲某", "办公室副主任") == 0
    assert sign(year, "签发", "乙某", "局长") == 0
    ended, text, _ = run(year, "publish", "--formats", QUICK)
    assert ended == 0, text
    assert_charts(year, 1)
    (picture,) = opened((year.out(YEAR, "发布") / "1" / f"{TITLE}.docx").read_bytes()).element.iterfind(DOCPR)
    assert picture.get("descr").startswith("条形图：2020年度政府信息公开申请办理结果。予以公开10件；")


def test_a_correction_has_charts_where_the_version_before_it_has(signed: Workspace, run: Run):
    assert run(signed, "publish", "--formats", QUICK, "--charts")[0] == 0
    assert corrected(signed, run)[0] == 0
    assert_charts(signed, 2)


def assert_charts(year: Workspace, number: int) -> None:
    """The page and the text for the site have the charts."""
    folder = year.out(YEAR, "发布") / str(number)
    for name in (f"{TITLE}.html", "网站正文.html"):
        tree = parser.document_fromstring((folder / name).read_text("utf-8"))
        assert [one.text_content().partition("　")[0] for one in tree.iter("figcaption")] == ["图1", "图2", "图3"]
