"""Every remark of a reviewer is answered."""

from __future__ import annotations

from annualreport.checks.reviewed import every_remark_is_answered
from annualreport.outputs.review_yaml import answered
from annualreport.readers import year
from annualreport.workspace import Workspace

WRITTEN = """\
# 办公室留存
- 编号: 1
  位置: 总体情况·平台建设
  审阅人: 审阅人乙
  意见: 请写明哪一天
- 编号: 2
  意见: 数字再核一遍
  答复: 已核
  状态: 已答复
"""


def told(workspace: Workspace, text: str) -> list[str]:
    """What the rule says of such a review.yaml."""
    workspace.data(2020, "review.yaml").write_text(text, "utf-8")
    dossier, _ = year.load(workspace, 2020)
    return [finding.as_text() for finding in every_remark_is_answered.judge(dossier)]


def test_an_open_remark_is_listed_at_its_line_and_an_answered_one_is_not(a_year: Workspace):
    assert told(a_year, WRITTEN) == [
        "警告 data/2020/review.yaml:2 "
        "审阅意见第 1 条没有答复：审阅人乙在总体情况·平台建设批注「请写明哪一天」 [REV-01]\n"
        "    办法：处理后运行 annualreport review answer 1 --text 怎样处理的"
    ]


def test_an_answer_keeps_comments_and_ends_the_finding(a_year: Workspace):
    text = answered(WRITTEN, "review.yaml", 1, "已写明 5 月 18 日")
    assert text is not None
    assert text.startswith("# 办公室留存\n- 编号: 1\n")
    assert "  答复: 已写明 5 月 18 日\n  状态: 已答复\n" in text
    assert told(a_year, text) == []
    assert answered(WRITTEN, "review.yaml", 3, "无") is None


def test_without_remarks_there_is_nothing_to_say(a_year: Workspace):
    assert told(a_year, "") == []
