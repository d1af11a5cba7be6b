"""What reviewers changed in Word comes back to the data that each text came from, and nothing of it is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annualreport.finding import Stop
from annualreport.outputs.edits import Edit, ledger_edited
from annualreport.readers import review as points
from annualreport.render.spots import Element
from annualreport.reviewing import applying, export, importing
from annualreport.reviewing.showing import lines
from annualreport.workspace import Workspace
from tests.conftest import spoil
from tests.reviewing.changing import (
    TOLD,
    UNTOLD,
    added,
    gone,
    paragraph,
    remarked,
    removed,
    removed_tracked,
    replace,
    retyped,
    unwrapped,
)
from tests.reviewing.word import edited, members, packed

MOMENT = "2021-01-09T10:00:00"


def sent(a_year: Workspace, docx: bytes) -> Path:
    """The file as it came back, beside the workspace."""
    path = a_year.root.parent / "改过的审阅稿.docx"
    path.write_bytes(docx)
    return path


def review(a_year: Workspace, docx: bytes) -> importing.Review:
    return importing.review(a_year, 2020, sent(a_year, docx), "改过的审阅稿.docx")


def changed(a_year: Workspace, change: Callable[[Element], None]) -> importing.Review:
    """The review of a draft that was changed."""
    return review(a_year, edited(export.draft(a_year, 2020).docx, change))


def said(found: importing.Review) -> list[str]:
    """Everything that is told: the changed texts, then the rest."""
    texts = ["\n".join(lines(change, found, "")) for change in found.changes]
    return [*texts, *(finding.as_text() for finding in found.findings)]


def apply(a_year: Workspace, found: importing.Review) -> list[str]:
    return [a_year.label(path) for path in applying.write(a_year, found, apply=True, author="", moment=MOMENT)]


def data(a_year: Workspace) -> dict[str, bytes]:
    return {a_year.label(path): path.read_bytes() for path in a_year.root.rglob("*") if path.is_file()}


def test_a_sentence_changed_with_tracked_changes_comes_back_with_who_and_when(a_year: Workspace):
    found = changed(a_year, lambda root: replace(root, "新增招生入学专栏", "开设招生入学专栏", tracked=True))
    assert said(found) == [
        f"修改 总体情况·平台建设 data/2020/report.yaml:21{TOLD}\n"
        "    局门户网站完成首页改版，[-新增-]{+开设+}招生入学专栏，网站安全检测4次，均未发现高危漏洞。"
    ]
    assert apply(a_year, found) == [
        "data/2020/report.yaml", "data/2020/history.jsonl", f"data/2020/review/{found.returned.kept_as}",
    ]  # fmt: skip
    assert "  平台建设: 局门户网站完成首页改版，开设招生入学专栏，" in a_year.data(2020, "report.yaml").read_text(
        "utf-8"
    )


def test_a_sentence_changed_without_tracking_is_found_as_well(a_year: Workspace):
    found = changed(a_year, lambda root: replace(root, "办事指南4份", "办事指南5份"))
    assert said(found) == [
        f"修改 要求 1.1.1 落实情况 data/2020/ledger.yaml:5{UNTOLD}\n"
        "    局门户网站招生入学专栏于5月18日上线，全年发布招生政策文件6件、办事指南[-4-]{+5+}份，"
        "更新内容37次，页面访问12.6万次。"
    ]


def test_the_history_says_what_was_changed_from_what_to_what_by_whom(a_year: Workspace):
    found = changed(a_year, lambda root: replace(root, "网站安全检测4次", "网站安全检测5次", tracked=True))
    apply(a_year, found)
    (entry,) = map(json.loads, a_year.data(2020, "history.jsonl").read_text("utf-8").splitlines())
    assert entry == {
        "时间": MOMENT,
        "对象": "总体情况·平台建设",
        "原值": "局门户网站完成首页改版，新增招生入学专栏，网站安全检测4次，均未发现高危漏洞。",
        "新值": "局门户网站完成首页改版，新增招生入学专栏，网站安全检测5次，均未发现高危漏洞。",
        "来源": f"审阅稿 改过的审阅稿.docx{TOLD}",
    }


def test_words_around_template_words_change_and_the_template_words_stay(a_year: Workspace):
    found = changed(a_year, lambda root: replace(root, "全年新收政府信息公开申请", "本年共收到申请"))
    assert found.findings == ()
    apply(a_year, found)
    text = a_year.data(2020, "report.yaml").read_text("utf-8")
    assert (
        '  依申请公开: "本年共收到申请{{ 依申请公开.本年新收.总计 }}件，上年结转{{ 依申请公开.上年结转.总计 }}件，'
        in text
    )


def test_a_changed_figure_is_told_with_its_place_in_the_data_and_never_written_into_the_text(a_year: Workspace):
    def change(root: Element) -> None:
        retyped(root, "statistics:依申请公开/本年新收/总计", "24")
        replace(root, "件，上年结转", "件，另有上年结转")

    found = changed(a_year, change)
    (figure,) = found.findings
    assert figure.as_text() == (
        "警告 data/2020/statistics.yaml:13 审阅稿把「依申请公开·本年新收·总计」由 23 改为 24（没有修订记录）；"
        "数字不从文字写回 [review-figure]\n    办法：核实后改 data/2020/statistics.yaml:13"
    )
    apply(a_year, found)
    text = a_year.data(2020, "report.yaml").read_text("utf-8")
    assert "申请{{ 依申请公开.本年新收.总计 }}件，另有上年结转{{ 依申请公开.上年结转.总计 }}件" in text


def test_a_figure_changed_in_a_table_is_told_and_nothing_is_written(a_year: Workspace):
    def change(root: Element) -> None:
        replace(root, "25.1", "25.2")
        retyped(root, "statistics:复议诉讼/行政复议/结果纠正", "7")

    found = changed(a_year, change)
    assert [one.rule for one in found.findings] == ["review-figure"] * 2
    assert ["由 25.1" in one.message or "由 0 改为 7" in one.message for one in found.findings] == [True, True]
    assert found.changes == ()
    assert apply(a_year, found) == []


def test_a_paragraph_deleted_added_or_moved_inside_a_text_is_written(a_year: Workspace):
    def change(root: Element) -> None:
        second = removed(root, "二是部分政务公开栏目")
        paragraph(root, "一是直属学校").addprevious(second)
        added(root, "一是直属学校", "三是人手不足。")

    found = changed(a_year, change)
    assert [one.source for one in found.changes] == ["report:主要问题"]
    apply(a_year, found)
    text = a_year.data(2020, "report.yaml").read_text("utf-8")
    kept = text[text.index("主要问题: |-") : text.index("改进情况: |-")].splitlines()
    assert [line.strip()[:6] for line in kept[1:]] == ["二是部分政务", "一是直属学校", "三是人手不足"]


def test_a_paragraph_moved_to_another_text_takes_its_template_words_along(a_year: Workspace):
    def change(root: Element) -> None:
        one = removed(root, "全年制作规范性文件")
        paragraph(root, "局门户网站完成首页改版").addnext(one)

    found = changed(a_year, change)
    reasons = {one.source: one.reason for one in found.changes}
    assert reasons["report:总体情况/主动公开"].startswith("整段删去的没有写入")
    assert "{{ 主动公开.规范性文件.本年新制作数量 }}" in next(
        one.value or "" for one in found.changes if one.source == "report:总体情况/平台建设"
    )


def test_two_paragraphs_joined_and_one_cut_in_two_are_written(a_year: Workspace):
    def join(root: Element) -> None:
        first, second = paragraph(root, "一是直属学校"), paragraph(root, "二是部分政务公开栏目")
        first.extend([child for child in second if not str(child.tag).endswith("}pPr")])
        second.getparent().remove(second)  # type: ignore[union-attr]

    found = changed(a_year, join)
    (one,) = found.changes
    assert one.value is not None
    assert "\n" not in one.value
    assert one.value.endswith("不够直观易懂。")
    assert "年度轮训任务未能按期完成；二是部分政务公开栏目" in one.value


def test_a_paragraph_deleted_with_tracking_is_told_with_who_deleted_it(a_year: Workspace):
    found = changed(a_year, lambda root: removed_tracked(root, "二是部分政务公开栏目"))
    (one,) = found.changes
    assert (one.source, one.reason, one.who[0].by) == ("report:主要问题", "", "审阅人甲")
    assert one.value is not None
    assert one.value.startswith("一是直属学校")


def test_a_requirements_whole_text_taken_away_is_told_and_not_written(a_year: Workspace):
    found = changed(a_year, lambda root: gone(root, "局门户网站招生入学专栏"))
    assert len(said(found)) == 1
    assert said(found)[0].endswith("没有写入：整段删去的没有写入：报告不能没有这一项；确实不写的，请改数据或模板")
    assert apply(a_year, found) == []


def test_words_of_the_template_that_were_changed_are_told_with_the_template(a_year: Workspace):
    found = changed(a_year, lambda root: replace(root, "（二）依申请公开", "（二）依申请公开情况"))
    assert said(found) == [
        "警告 templates/annual-report-60.docx 第17段「（二）依申请公开」 审阅稿改了不属于数据的文字（没有修订记录）："
        "（二）依申请公开{+情况+} [review-template]\n    办法：确要改的，用 Word 打开模板改这一段"
    ]


def test_text_that_belongs_nowhere_is_told_verbatim(a_year: Workspace):
    found = changed(a_year, lambda root: added(root, "四、政府信息公开行政复议", "请补一张图。"))
    assert [one for one in said(found) if "请补一张图。" in one]


def test_a_text_joined_from_the_offices_becomes_the_entrys_own(a_year: Workspace):
    spoil(
        a_year.data(2020, "ledger.yaml"),
        "  落实情况: 局门户网站招生入学专栏于5月18日上线，全年发布招生政策文件6件、办事指南4份，"
        "更新内容37次，页面访问12.6万次。\n", "",
    )  # fmt: skip
    found = changed(a_year, lambda root: replace(root, "编写办事指南4份", "编印办事指南4份"))
    assert apply(a_year, found)[0] == "data/2020/ledger.yaml"
    text = a_year.data(2020, "ledger.yaml").read_text("utf-8")
    assert text.count("编印办事指南4份") == 1
    assert "起草并发布招生政策文件6件，编写办事指南4份。" in text


def test_controls_that_were_lost_are_made_up_for_by_the_text(a_year: Workspace):
    def change(root: Element) -> None:
        replace(root, "新增招生入学专栏", "开设招生入学专栏")
        retyped(root, "statistics:依申请公开/本年新收/总计", "24")
        unwrapped(root)

    found = changed(a_year, change)
    assert [one.source for one in found.changes] == ["report:总体情况/平台建设"]
    assert [one.subject for one in found.findings] == ["statistics:依申请公开/本年新收/总计"]


def test_a_text_changed_in_the_data_too_is_a_conflict_and_not_overwritten(a_year: Workspace):
    docx = edited(export.draft(a_year, 2020).docx, lambda root: replace(root, "网站安全检测4次", "网站安全检测5次"))
    spoil(a_year.data(2020, "report.yaml"), "网站安全检测4次", "网站安全检测6次")
    found = review(a_year, docx)
    assert found.changes == ()
    (conflict,) = found.findings
    assert (conflict.rule, str(conflict.places[0])) == ("review-conflict", "data/2020/report.yaml:21")
    assert "审阅稿：局门户网站完成首页改版，新增招生入学专栏，网站安全检测5次" in conflict.message
    assert "数据现在：局门户网站完成首页改版，新增招生入学专栏，网站安全检测6次" in conflict.message
    assert apply(a_year, found) == []


def test_a_comment_becomes_an_open_point_that_check_lists(a_year: Workspace):
    docx = remarked(export.draft(a_year, 2020).docx, "局门户网站完成首页改版", "请写明哪一天")
    found = review(a_year, docx)
    (point,) = found.points
    assert (point.number, point.at, point.reviewer, point.time, point.remark) == (
        1, "总体情况·平台建设", "审阅人乙", "2021-01-08 09:30", "请写明哪一天",
    )  # fmt: skip
    applying.write(a_year, found, apply=False, author="", moment=MOMENT)
    (kept,) = points.load(a_year, 2020)[0]
    assert kept.model_dump() == point.model_dump()
    assert review(a_year, docx).points == ()


def test_importing_twice_adds_nothing(a_year: Workspace):
    docx = remarked(export.draft(a_year, 2020).docx, "局门户网站完成首页改版", "请写明哪一天")
    docx = edited(docx, lambda root: replace(root, "办事指南4份", "办事指南5份", tracked=True))
    assert apply(a_year, review(a_year, docx))
    once = data(a_year)
    again = review(a_year, docx)
    assert (again.changes, again.findings, again.points) == ((), (), ())
    assert apply(a_year, again) == []
    assert data(a_year) == once


@given(
    texts=st.lists(st.text("甲乙丙0123456789件，。、“”（）—%&<>\"' ", min_size=1, max_size=40), min_size=1, max_size=3)
)
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_untouched_copy_changes_nothing_whatever_the_ledger_says(a_year: Workspace, texts: list[str]):
    written = "\n".join(text.strip() or "甲" for text in texts)
    path = a_year.data(2020, "ledger.yaml")
    before = path.read_bytes()
    path.write_bytes(ledger_edited(path, "ledger.yaml", [Edit("", "1.1.1", "落实情况", written)]))
    try:
        docx = export.draft(a_year, 2020).docx
        for copy in (docx, edited(docx, unwrapped)):
            found = review(a_year, copy)
            assert (found.changes, found.findings, found.points) == ((), (), ())
            assert apply(a_year, found) == []
    finally:
        path.write_bytes(before)


def test_a_file_without_marks_or_record_is_shown_and_nothing_written(a_year: Workspace):
    def change(root: Element) -> None:
        replace(root, "办事指南4份", "办事指南5份")
        unwrapped(root)

    parts = members(edited(export.draft(a_year, 2020).docx, change))
    copied = packed({name: content for name, content in parts.items() if not name.startswith("customXml")})
    found = review(a_year, copied)
    assert [one.source for one in found.changes] == ["ledger:1.1.1/落实情况"]
    assert "文件里没有一处出处标记，也没有导出时的底稿" in found.findings[0].message
    assert apply(a_year, found) == []


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("稿.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "收回的是 .doc 文件，只能读 .docx；没有改动任何文件"),
        ("稿.docx", b"", "文件是空的（0 字节）"),
        (
            "稿.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "文件设了打开密码",
        ),
    ],
)
def test_what_is_no_word_file_is_said_clearly(a_year: Workspace, name: str, content: bytes, told: str):
    path = a_year.root.parent / name
    path.write_bytes(content)
    with pytest.raises(Stop) as stop:
        importing.review(a_year, 2020, path, name)
    assert [one.message for one in stop.value.findings] == [told]


def test_a_file_with_macros_is_not_read(a_year: Workspace):
    parts = members(export.draft(a_year, 2020).docx)
    with pytest.raises(Stop) as stop:
        review(a_year, packed({**parts, "word/vbaProject.bin": b"x"}))
    assert stop.value.findings[0].message == "文件带有宏，没有读；没有改动任何文件"


def test_a_file_of_another_unit_is_not_this_ones_review(a_year: Workspace):
    docx = export.draft(a_year, 2020).docx
    spoil(a_year.data(2020, "report.yaml"), "\n单位: 虚构市教育局\n", "\n单位: 虚构市民政局\n")
    with pytest.raises(Stop) as stop:
        review(a_year, docx)
    assert stop.value.findings[0].message == (
        "这是虚构市教育局 2020 年度的审阅稿，不是虚构市民政局 2020 年度的；没有改动任何文件"
    )


def test_a_file_that_is_no_review_is_refused(a_year: Workspace):
    plain = members(export.draft(a_year, 2020).docx)
    parts = {name: content for name, content in plain.items() if not name.startswith("customXml")}
    with pytest.raises(Stop) as stop:
        review(a_year, edited(packed(parts), lambda root: [one.clear() for one in root.iter() if one.text] and None))
    assert stop.value.findings[0].rule in ("no-review", "wrong-format")
