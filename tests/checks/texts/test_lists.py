"""The listed parts of a sentence make its total."""

from __future__ import annotations

import pytest

from tests.checks.texts.report import dossier, found, told


@pytest.mark.parametrize(
    "text",
    [
        "发布信息1286条，其中招生412条、财政18条、规划36条、其他820条。",
        "发布信息1286条，主要包括招生412条、财政18条。",
        "发布信息1286条，其中主要有招生412条、财政18条。",
        "发布信息1286条，其中招生412条。",
        "发布信息20条。其中，招生12条，财政8条。",
        "行政复议5件，其中结果维持3件、结果纠正1件、尚未审结1件；行政诉讼2件。",
        "解读12件，其中文字解读8件，图解4件，视频30次。",
        "发布信息100条，其中：招生60条；财政30条；其他10条。",
        "发布信息100条（其中网站60条、微信40条），举办培训2场。",
        "发布信息100条，其中招生60条，其中小学20条，财政40条。",
        "收到申请74件，办结72件，其中自然人66件、法人或其他组织8件。",
        "收到申请74件，其中自然人66件，予以公开32件。",
        "政务新媒体和网站分别发布120条、300条。",
        "招生信息其中包括在内，共3条。",
        "办结72件，其中予以公开32件，部分公开7件，不予公开8件，无法提供19件，不予处理4件，其他2件。",
        "其中招生60条，财政40条。",
        "（其中招生60条，财政40条）。",
        "发布信息100条，其中2021年30条、2022年20条。",
        "举办培训2场，其中线上活动提高满意率2%。",
    ],
)
def test_what_adds_up_or_need_not_add_up_is_no_fault(text: str) -> None:
    assert [one for one in told(text) if "TXT-06" in one] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "发布信息20条，其中招生12条、财政7条。",
            "警告 正文写「发布信息20条」，所列各项之和 12＋7＝19，与总数 20 不符",
        ),
        (
            "发布信息20条，其中招生12条、财政6条等。",
            "提示 正文写「发布信息20条」，所列各项之和 12＋6＝18，与总数 20 不等（写有「等」或约数）",
        ),
        (
            "发布信息20条，其中招生12条、财政9条等。",
            "警告 正文写「发布信息20条」，所列各项之和 12＋9＝21，与总数 20 不符",
        ),
        (
            "共计13921条，其中公开类12766条、其他1100余条。",
            "提示 正文写「共计13921条」，所列各项之和 12766＋1100＝13866，与总数 13921 不等（写有「等」或约数）",
        ),
        ("发布信息20条，其中招生22条。", "警告 正文写「发布信息20条」，所列的 22，与总数 20 不符"),
        (
            "发布信息100条（其中网站60条、微信30条），举办培训2场。",
            "警告 正文写「发布信息100条」，所列各项之和 60＋30＝90，与总数 100 不符",
        ),
        (
            "发布信息100条，其中：招生60条；财政30条；其他11条。",
            "警告 正文写「发布信息100条」，所列各项之和 60＋30＋11＝101，与总数 100 不符",
        ),
        (
            "发布信息100条，其中招生120条，其中小学20条。",
            "警告 正文写「发布信息100条」，所列的 120，与总数 100 不符",
        ),
        (
            "发布信息20条，其中招生12条、财政7条；另发布公告5条。",
            "警告 正文写「发布信息20条」，所列各项之和 12＋7＝19，与总数 20 不符",
        ),
        (
            "全年办结72件，其中予以公开32件；部分公开7件。",
            "警告 正文写「全年办结72件」，所列各项之和 32＋7＝39，与总数 72 不符",
        ),
    ],
)
def test_what_does_not_add_up_is_told(text: str, said: str) -> None:
    assert told(text) == [f"{said} [TXT-06]"]


def test_a_figure_that_the_tables_contradict_is_told_once_under_their_rule() -> None:
    (one,) = found("（二）依申请公开情况", "不予公开9件，其中属于四类过程性信息5件，属于行政查询事项3件。")
    assert one.rule == "TXT-02"


def test_parts_are_added_up_without_any_tables_too() -> None:
    from dataclasses import replace

    from annualreport.checks.rule import run
    from annualreport.checks.texts.lists import parts_make_the_total
    from tests.checks.texts.report import outline

    bare = replace(dossier(), statistics=None)
    assert len(run((parts_make_the_total,), bare, outline("发布信息20条，其中招生12条、财政7条。"))) == 1
