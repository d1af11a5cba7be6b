"""What Word writes beside plain changes is read as well: moves, rows, emptied controls, replies, gaps filled in."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree

from annualreport.cli import status
from annualreport.render.spots import TR, Element, P, R, T, W, select, text_of
from annualreport.reviewing import export
from annualreport.workspace import Workspace
from tests.conftest import spoil
from tests.reviewing.changing import WHO, changed, like, paragraph, remarked, replace, retyped
from tests.reviewing.test_importing import apply, review, said, sent
from tests.reviewing.test_importing import changed as reviewed
from tests.reviewing.word import BODY, COMMENTS, edited, members, packed

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


def mark(one: Element, kind: str) -> None:
    """The paragraph's mark as changed."""
    properties = one.find(W + "pPr")
    assert properties is not None
    etree.SubElement(etree.SubElement(properties, W + "rPr"), W + kind, {W + "id": "7100", **WHO})


def test_a_paragraph_moved_with_tracking_is_moved_in_the_text(a_year: Workspace):
    def change(root: Element) -> None:
        first, second = paragraph(root, "一是直属学校"), paragraph(root, "二是部分政务公开栏目")
        copy = deepcopy(second)
        for one, kind in ((second, "moveFrom"), (copy, "moveTo")):
            for run in [*one.iter(R)]:
                run.addprevious(changed(like(run, text_of(run), ""), kind))
                run.getparent().remove(run)  # type: ignore[union-attr]
            mark(one, kind)
        first.addprevious(copy)

    found = reviewed(a_year, change)
    (one,) = found.changes
    assert (one.source, one.who[0].by, found.findings) == ("report:主要问题", "审阅人甲", ())
    assert one.value is not None
    assert [line[:2] for line in one.value.splitlines()] == ["二是", "一是"]


def test_a_row_that_came_in_is_told_and_shifts_no_figure(a_year: Workspace):
    def change(root: Element) -> None:
        row = next(one for one in root.iter(TR) if text_of(one).startswith("一、本年新收"))
        new = deepcopy(row)
        for place, text in enumerate(new.iter(T)):
            text.text = f"添{place}"
        row.addprevious(new)

    found = reviewed(a_year, change)
    assert found.changes == ()
    (one,) = found.findings
    assert one.rule == "review-unplaced"
    assert "添0 添1" in one.message


def test_a_control_that_word_shows_as_emptied_is_a_text_taken_away(a_year: Workspace):
    def change(root: Element) -> None:
        control = next(paragraph(root, "局门户网站完成首页改版").iter(W + "sdt"))
        etree.SubElement(select(control, "w:sdtPr")[0], W + "showingPlcHdr")
        next(control.iter(T)).text = "单击或点击此处输入文字。"

    found = reviewed(a_year, change)
    assert len(said(found)) == 1
    assert "单击" not in said(found)[0]
    assert "没有写入：整段删去的没有写入" in said(found)[0]


def test_a_comment_set_on_no_words_stands_at_the_text_that_it_was_set_in(a_year: Workspace):
    docx = remarked(export.draft(a_year, 2020).docx, "局门户网站完成首页改版", "请写明哪一天", spot=True)
    (point,) = review(a_year, docx).points
    assert (point.at, point.remark) == ("总体情况·平台建设", "请写明哪一天")


@pytest.mark.parametrize("moment", ["", "0-00-00T00:00:00Z", "0000-00-00T00:00:00Z"])
def test_a_comment_without_a_time_has_none(a_year: Workspace, moment: str):
    parts = members(remarked(export.draft(a_year, 2020).docx, "局门户网站完成首页改版", "请写明哪一天"))
    root = etree.fromstring(parts[COMMENTS])
    root[-1].set(W + "date", moment)
    (point,) = review(a_year, packed({**parts, COMMENTS: etree.tostring(root)})).points
    assert (point.reviewer, point.time) == ("审阅人乙", "")


def test_a_reply_is_a_point_that_tells_what_it_answers(a_year: Workspace):
    parts = members(remarked(export.draft(a_year, 2020).docx, "局门户网站完成首页改版", "请写明哪一天"))
    root = etree.fromstring(parts[COMMENTS])
    asked = root[-1]
    answer = deepcopy(asked)
    answer.set(W + "id", "901")
    next(answer.iter(T)).text = "查档案"
    root.append(answer)
    for number, comment in enumerate((asked, answer), 1):
        next(comment.iter(P)).set(W14 + "paraId", f"0000000{number}")
    threads = etree.Element(W15 + "commentsEx")
    etree.SubElement(threads, W15 + "commentEx", {W15 + "paraId": "00000001"})
    etree.SubElement(threads, W15 + "commentEx", {W15 + "paraId": "00000002", W15 + "paraIdParent": "00000001"})
    body = etree.fromstring(parts[BODY])
    parts |= {COMMENTS: etree.tostring(root), "word/commentsExtended.xml": etree.tostring(threads)}
    found = review(a_year, packed({**parts, BODY: etree.tostring(body)}))
    assert [(one.number, one.at, one.remark) for one in found.points] == [
        (1, "总体情况·平台建设", "请写明哪一天"),
        (2, "总体情况·平台建设", "查档案（回复批注「请写明哪一天」）"),
    ]


def test_a_remark_of_the_programs_own_that_somebody_wrote_into_is_a_reviewers(a_year: Workspace):
    parts = members(export.draft(a_year, 2020).docx)
    root = etree.fromstring(parts[COMMENTS])
    text = next(text for text in root.iter(T) if (text.text or "").startswith("来源：总体情况·平台建设"))
    text.text = f"{text.text} 这个出处不对"
    found = review(a_year, packed({**parts, COMMENTS: etree.tostring(root)}))
    assert [one.remark.partition("\n")[0] for one in found.points] == ["来源：总体情况·平台建设 这个出处不对"]


def test_a_gap_that_a_reviewer_filled_in_is_written(a_year: Workspace):
    spoil(a_year.data(2020, "report.yaml"), "其他事项: 2020年度，本机关没有收取信息处理费。", "其他事项:")
    found = reviewed(a_year, lambda root: replace(root, "【缺：其他事项】", "没有其他需要报告的事项。"))
    assert apply(a_year, found)[0] == "data/2020/report.yaml"
    assert "\n其他事项: 没有其他需要报告的事项。\n" in a_year.data(2020, "report.yaml").read_text("utf-8")


def test_a_requirements_text_typed_over_a_gap_is_written_into_the_ledger(a_year: Workspace):
    path = a_year.data(2020, "ledger.yaml")
    spoil(path, "  落实情况: 全年收到的24件申请都没有达到收费标准，没有产生信息处理费。\n", "")
    spoil(path, "  状态: 不适用\n", "  状态: 持续推进\n")
    found = reviewed(a_year, lambda root: replace(root, "【缺：条.落实情况（1.1.2）】", "没有收取信息处理费。"))
    assert apply(a_year, found)[0] == "data/2020/ledger.yaml"
    assert "- 编号: 1.1.2\n  状态: 持续推进\n  落实情况: 没有收取信息处理费。\n" in path.read_text("utf-8")


def test_a_figure_typed_into_an_empty_cell_is_told_with_its_name(a_year: Workspace):
    spoil(a_year.data(2020, "statistics.yaml"), "对外公开总数量: 9", "对外公开总数量: ~")
    found = reviewed(a_year, lambda root: retyped(root, "statistics:主动公开/规范性文件/对外公开总数量", "9"))
    (one,) = found.findings
    assert one.message == (
        "审阅稿把「主动公开·规范性文件·对外公开总数量」由 【缺：对外公开总数量】 改为 9"
        "（没有修订记录）；数字不从文字写回"
    )


def run(a_year: Workspace, *words: str) -> int:
    return status(["-C", str(a_year.root), *words])


def test_the_commands_go_out_and_come_back(a_year: Workspace, capsys: pytest.CaptureFixture[str]):
    assert run(a_year, "review", "export") == 0
    out = a_year.out(2020, "审阅稿.docx")
    assert run(a_year, "review", "import", str(out)) == 0
    assert capsys.readouterr().err.endswith("审阅稿没有改动，没有写入任何文件\n")
    path = sent(a_year, edited(out.read_bytes(), lambda root: replace(root, "网站安全检测4次", "网站安全检测5次")))
    assert run(a_year, "review", "import", str(path), "--format", "json") == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["rule"], told["places"]) == ("review-change", [{"file": "data/2020/report.yaml", "where": "21"}])
    assert run(a_year, "review", "import", str(path), "--apply", "--author", "办公室") == 0
    assert "（办公室，没有修订记录）" in capsys.readouterr().out
    assert "网站安全检测5次" in a_year.data(2020, "report.yaml").read_text("utf-8")


def test_a_file_that_is_not_there_is_told(a_year: Workspace, capsys: pytest.CaptureFixture[str]):
    assert run(a_year, "review", "import", "没有.docx") == 2
    assert "没有这个文件" in capsys.readouterr().out
    assert not Path(a_year.data(2020, "review.yaml")).exists()


def test_an_answer_to_no_remark_is_refused(a_year: Workspace, capsys: pytest.CaptureFixture[str]):
    assert run(a_year, "review", "answer", "3", "--text", "已改") == 2
    assert "没有第 3 条审阅意见" in capsys.readouterr().out


def test_a_point_is_answered_once_it_is_there_and_programs_get_an_empty_list(
    a_year: Workspace, capsys: pytest.CaptureFixture[str]
):
    docx = remarked(export.draft(a_year, 2020).docx, "局门户网站完成首页改版", "请写明哪一天")
    path = a_year.root.parent / "改过的审阅稿.docx"
    path.write_bytes(docx)
    assert run(a_year, "review", "import", str(path)) == 0
    capsys.readouterr()
    assert run(a_year, "review", "answer", "1", "--text", "已写明", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []
    assert run(a_year, "review", "answer", "1", "--text", "5月18日") == 0
    assert capsys.readouterr().out == "已答复审阅意见第 1 条\n"
    assert "  答复: 5月18日\n" in a_year.data(2020, "review.yaml").read_text("utf-8").replace('"', "")
