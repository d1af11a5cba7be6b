"""Personal numbers, names and marks of secrecy are found, and no message repeats a number.

Every number is made up: the resident ids begin with 00, an area that does not exist.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annualreport import checks
from annualreport.checks import personal, privacy
from annualreport.finding import warning
from annualreport.model.dossier import Dossier
from annualreport.place import Place, paragraph
from tests.checks.good import Document, told
from tests.checks.written import at, first_lines, in_document, in_ledger, with_entry

NUMBERS, NAMES, MARKS = (
    privacy.nothing_identifies_a_person,
    privacy.no_applicant_is_named,
    privacy.nothing_is_marked_secret,
)


def identity(seventeen: str) -> str:
    """Seventeen digits with their check digit."""
    total = sum(int(digit) * weight for digit, weight in zip(seventeen, personal.WEIGHTS, strict=True))
    return seventeen + personal.CHECKS[total % 11]


def card(start: str) -> str:
    """Digits with the last one that makes them a card's number."""
    return next(start + str(last) for last in range(10) if personal.luhn(start + str(last)))


ID = identity("00010119900101123")
CARD = card("622200000000000001")
MOBILE = "13000000000"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"申请人身份证号{ID}。", f"疑似身份证号「000***{ID[-2:]}」"),
        (f"联系电话{MOBILE}，", "疑似手机号「130***00」"),
        ("联系电话130-0000-0000，", "疑似手机号「130***00」"),
        (f"账号{CARD}，", f"疑似银行卡号「622***{CARD[-2:]}」"),
        (f"G{ID}入学", f"疑似学籍号「G00***{ID[-2:]}」"),
        (f"学籍号：G{ID}，", f"疑似学籍号「G00***{ID[-2:]}」"),
        ("学籍号：20200000012345。", "疑似学籍号「202***45」"),
        ("发送至 someone@example.com 。", "疑似电子邮箱「som***om」"),
        ("家庭住址：虚构市虚构区某某路1号，", "疑似家庭住址「虚构市***1号」"),
        (f"姓名：张三四，电话{MOBILE}。", "疑似手机号「130***00」，旁边有姓名「张××」"),
        (f"核实（李五，手机{MOBILE}）", "疑似手机号「130***00」，旁边有姓名「李×」"),
        (f"{MOBILE}，联系人：王六。", "疑似手机号「130***00」，旁边有姓名「王×」"),
    ],
)
def test_a_personal_number_is_reported_masked(document: Document, text: str, message: str) -> None:
    written = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未：" + text
    (said,) = in_document(NUMBERS, document, written)
    assert said == f"阻断 {at(written)} {message} [PRV-01]\n    办法：请删去；公开文件和台账里不写个人信息"


@pytest.mark.parametrize(
    "text",
    [
        "电话020-83000000，热线12345，邮编510000。",
        "电子邮箱 office@jyj.example.gov.cn 。",
        "如有疑问，请联系局办公室（电话：0600-1234567，电子邮箱：office@example.com）。",
        "统一社会信用代码11440000000000000X，网址 https://jyj.example.gov.cn/20200101/13000000000.html 。",
        "全年点击13000000000次，投入62220000000000000元。",
        f"身份证号000101199001011{'0' if ID[-3:] != '0' else '1'}00，",
        identity("00010118990101123") + "，" + "000101199013011234",
        "G12345678901，住址：虚构市虚构区。",
        "2020-12-31 2020-12-30 2020-12-29",
    ],
)
def test_public_numbers_and_other_long_ones_are_passed_over(document: Document, text: str) -> None:
    assert in_document(NUMBERS, document, text) == []


def test_numbers_in_tables_and_in_the_ledger_are_found(document: Document) -> None:
    rule = privacy.nothing_in_the_ledger_identifies_a_person
    assert in_ledger(rule, document.dossier, f"联系{MOBILE}办理。") == [
        "阻断 疑似手机号「130***00」 [PRV-01]\n    办法：请删去；公开文件和台账里不写个人信息"
    ]
    document.dossier = with_entry(document.dossier, 落实情况=f"联系{MOBILE}办理。")
    assert in_document(NUMBERS, document, f"联系{MOBILE}办理。") == []


def test_no_finding_of_the_catalogue_repeats_a_number(document: Document) -> None:
    document.replace("主动公开方面", f"{ID}张三布署，2020年31日{MOBILE}，{MOBILE}布署报告报告，{CARD}。")
    also = warning("x", f"见{ID}", Place("表.xlsx", "表!A1"), MOBILE, subject=ID, figures=CARD)
    found = checks.judge(document.dossier, document.outline(), (also,))
    printed = "\n".join(one.as_text() + str(one.as_json()) for one in found)
    assert "SEN-02" in printed
    for number in (ID, MOBILE, CARD):
        assert number not in printed
        assert number[:15] not in printed or number == MOBILE


def test_a_finding_without_numbers_stays_itself() -> None:
    one = warning("x", "见第1条", paragraph("年报.docx", 1, "一二三"))
    assert personal.discreet(one) is one


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("申请人：张三，要求公开。", "疑似申请人姓名「张×」"),
        ("申请人李四五不服，提起诉讼。", "疑似申请人姓名「李××」"),
        ("答复王小二女士。", "疑似个人姓名「王××」"),
        ("学生：赵六，入学。", "疑似未成年人信息「赵×」"),
        ("学生钱七（女）入学。", "疑似未成年人信息「钱×」"),
        ("申请人虚构教育有限公司要求公开。", "疑似申请人单位名称「虚×××××××」"),
    ],
)
def test_what_looks_like_a_name_is_told_masked(document: Document, text: str, message: str) -> None:
    (said,) = first_lines(in_document(NAMES, document, text))
    assert said == f"警告 {at(text)} {message} [PRV-02]"


@pytest.mark.parametrize(
    "text",
    [
        "申请人满意，申请人应当补正，申请人向我局提出。",
        "申请人：自然人，申请人：张某某。",
        "学生安全，学生：本市户籍。答复张女士。",
        "与申请人沟通91人次，当事人和第三人均无异议。",
    ],
)
def test_words_that_are_no_names_are_passed_over(document: Document, text: str) -> None:
    assert in_document(NAMES, document, text) == []


def test_names_in_the_ledger_are_told_there(dossier: Dossier) -> None:
    said = first_lines(in_ledger(privacy.no_applicant_is_named_in_the_ledger, dossier, "申请人：张三，已答复。"))
    assert said == ["警告 疑似申请人姓名「张×」 [PRV-02]"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("机密★10年", "密级标志「机密★10年」"),
        ("（内部资料）", "内部文件的标志「内部资料」"),
        ("通知\n注意保密", "内部文件的标志「注意保密」"),
        ("登录10.1.2.33:8080办理", "内部系统地址「10.1.2.33:8080」"),
        ("登录http://oa.jyj.local/办理", "内部系统地址「http://oa.jyj.local」"),
    ],
)
def test_marks_and_internal_addresses_are_reported(document: Document, text: str, message: str) -> None:
    (said,) = in_document(MARKS, document, text)
    shown = text.replace("\n", "")
    assert said == (
        f"阻断 {at(text)} {message}：「{shown}」 [PRV-03]\n    办法：请核对能否公开；确是公开文件的，删去标志或地址"
    )


@pytest.mark.parametrize(
    "text",
    [
        "不予公开（属于国家秘密）2件，属于三类内部事务信息1件，做好保密审查。",
        "不得公开的内部资料依法管理，内部资料另行保存。",
        "版本10.1.2，第10.1.2.3.4条，网址 http://www.localhost.gov.cn/ 和 https://a.local.gov.cn/ 。",
    ],
)
def test_the_forms_labels_and_speaking_of_secrecy_are_passed_over(document: Document, text: str) -> None:
    assert in_document(MARKS, document, text) == []


def test_the_ledgers_links_are_judged(dossier: Dossier) -> None:
    ledger = with_entry(dossier, 落实情况="上线。", 佐证=[{"标题": "页面", "网址": "http://192.168.1.1/a"}])
    said = first_lines(told(privacy.nothing_in_the_ledger_is_marked_secret, ledger))
    assert said == ["阻断 内部系统地址「192.168.1.1」：「http://192.168.1.1/a」 [PRV-03]"]


def test_without_a_ledger_there_is_nothing_to_look_through(dossier: Dossier) -> None:
    bare = replace(dossier, ledger=None)
    assert list(privacy.links(bare)) == []


WHO = ("申请人", "申诉人", "原告", "第三人", "学生", "幼儿", "未成年人", "")
BETWEEN = ("", "：", ": ", "为", "的", "\n")
NAMED = ("赵甲", "赵甲乙", "欧阳甲", "欧阳甲乙", "家长甲", "某某有限公司", "甲乙律师事务所", "丰收合作社", "甲", "")
BEHIND = (
    "",
    "。",
    "申请公开",
    "要求公开",
    "提出的",
    "不服",
    "先生",
    "女士",
    "（男）",
    "(女",
    "（身份证",
    "的",
    "\n女士",
)
SAID = st.tuples(*map(st.sampled_from, (WHO, BETWEEN, NAMED, BEHIND))).map("".join)


@settings(max_examples=300)
@given(st.lists(SAID, min_size=1, max_size=3).map("".join))
def test_what_is_looked_for_first_stands_in_whatever_a_shape_finds(text: str):
    for near, shape, _ in privacy.PERSONS:
        assert re.search(near, text) or not shape.search(text)
