"""What a report denies, or says of all, agrees with the tables."""

from __future__ import annotations

import pytest

from tests.checks.texts.report import dossier, told

LEFT = "「表三 四、结转下年度继续办理·总计」是 3"
ROW = "表三 一、本年新收政府信息公开申请数量"
LAWSUITS = "「表四 未经复议直接起诉＋复议后起诉·总计」是 2"


@pytest.mark.parametrize(
    "text",
    [
        "未收到涉及国家秘密的申请。",
        "未收到科研机构提出的政府信息公开申请。",
        "未收到网络申请。",
        "未收到反馈。",
        "受理的申请均按照法定时限答复完毕。",
        "未收到政府信息公开申请1000页以上的情形。",
        "没有超期答复的申请，无投诉举报。",
        "对未予以公开的申请逐件说明理由。",
        "上述申请均已按时答复。",
        "上年结转的1件申请已全部办结。",
        "办结的申请均已答复申请人。",
        "收到人大建议52件，均已办结。",
        "上年未发生行政诉讼。",
        "全市未发生行政复议。",
        "自然人的申请均依法办理。",
        "未印发通知。",
        "依申请公开无障碍。",
        "申请均已登记。",
    ],
)
def test_what_denies_only_a_part_is_no_fault(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("全年未收到政府信息公开申请。", f"阻断 正文写「全年未收到政府信息公开申请」，「{ROW}·总计」是 74 [TXT-04]"),
        ("无政府信息公开申请。", f"阻断 正文写「无政府信息公开申请」，「{ROW}·总计」是 74 [TXT-04]"),
        ("政府信息公开申请未发生。", None),
        (
            "未收到商业企业提出的政府信息公开申请。",
            f"阻断 正文写「未收到商业企业提出的政府信息公开申请」，「{ROW}·商业企业」是 4 [TXT-04]",
        ),
        ("没有结转下年度继续办理的申请。", f"阻断 正文写「没有结转下年度继续办理的申请」，{LEFT} [TXT-04]"),
        ("申请无结转。", f"阻断 正文写「申请无结转」，{LEFT} [TXT-04]"),
        (
            "全年没有不予公开的申请。",
            "阻断 正文写「全年没有不予公开的申请」，「表三 （三）不予公开·总计」是 8 [TXT-04]",
        ),
        ("上述申请均已办理完成。", f"阻断 正文写「上述申请均已办理完成」，{LEFT} [TXT-04]"),
        ("收到申请74件，上年结转1件，均已办结。", f"阻断 正文写「均已办结」，{LEFT} [TXT-04]"),
        ("收到的申请全部在法定期限内办结。", f"警告 正文写「收到的申请全部在法定期限内办结」，{LEFT} [TXT-04]"),
        ("收到的申请均已答复。", f"警告 正文写「收到的申请均已答复」，{LEFT} [TXT-04]"),
        ("未发生行政复议。", "阻断 正文写「未发生行政复议」，「表四 行政复议·总计」是 5 [TXT-04]"),
        ("行政诉讼未发生。", f"阻断 正文写「行政诉讼未发生」，{LAWSUITS} [TXT-04]"),
        (
            "没有因公开工作引发的行政复议和行政诉讼。",
            f"阻断 正文写「没有因公开工作引发的行政复议和行政诉讼」，「表四 行政复议·总计」是 5，{LAWSUITS} [TXT-04]",
        ),
        ("实现零复议、零诉讼。", "阻断 正文写「实现零复议、零诉讼」，「表四 行政复议·总计」是 5 [TXT-04]"),
        (
            "全年未制发规范性文件。",
            "阻断 正文写「全年未制发规范性文件」，「表二 行政规范性文件·本年制发件数」是 6 [TXT-04]",
        ),
    ],
)
def test_what_the_tables_contradict_is_told(text: str, said: str | None) -> None:
    assert said is None or said in told(text)


def test_what_is_denied_and_nought_is_no_fault() -> None:
    nought = {("依申请公开", "结转下年度", column): "0" for column in ("自然人", "总计")}
    assert told("申请均已办结，没有结转下年度的申请。", dossier(nought)) == []


def test_applicants_of_whom_none_is_left_have_all_been_answered() -> None:
    assert told("商业企业的4件申请均已办结。") == []
    assert told("自然人的66件申请均已办结。") == [
        "阻断 正文写「自然人的66件申请均已办结」，「表三 四、结转下年度继续办理·自然人」是 3 [TXT-04]"
    ]
