"""Whatever an input method or Word made of a tag: it is filled as meant and told, or told at its place, never lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annualreport.finding import Stop
from annualreport.render import Settings, compile_template, fill, render
from annualreport.render.prepare import prepare
from annualreport.render.repair import repaired
from tests.render.word import LABEL, cells, draft, lines, stopped, template

WORDS = {
    "单位": "某局",
    "数": 3,
    "列": ["甲", "乙"],
    "组": {"收入（万元）": 5, "第1项": "一"},
    "真": True,
    "假": False,
    "文": "他",
}

TYPED = [
    ("｛｛ 单位 ｝｝", "{{ 单位 }}", "某局"),
    ("{｛ 单位 }}", "{{ 单位 }}", "某局"),
    ("｛{ 单位 }｝", "{{ 单位 }}", "某局"),
    ("{{ 单位 }｝", "{{ 单位 }}", "某局"),
    ("{\u200b{ 单位 }\ufeff}", "{{ 单位 }}", "某局"),
    ("{ { 单位 } }", "{{ 单位 }}", "某局"),
    ("{ % if 真 % }是{ % endif % }", "{% if 真 %}", "是"),
    ("{％ if 真 ％}是{% endif %}", "{% if 真 %}", "是"),
    ("{%　if　真　%}是{% endif %}", "{% if 真 %}", "是"),
    ("｛％ if 真 ％｝是｛% endif %｝", "{% if 真 %}", "是"),
    ("{{ 单\u200b位 }}", "{{ 单位 }}", "某局"),
    ("{{ 单位\ufeff }}", "{{ 单位 }}", "某局"),
    ("{{\u00a0单位\u3000}}", "{{ 单位 }}", "某局"),
    ("{{ 列｜顿号（“和”） }}", '{{ 列|顿号("和") }}', "甲和乙"),
    ("{{ 列［０］ }}", "{{ 列[0] }}", "甲"),
    ("{{ 列【0】 }}", "{{ 列[0] }}", "甲"),
    ("{{ 组。第１项 }}", "{{ 组.第1项 }}", "一"),
    ("{{ 组．第1项 }}", "{{ 组.第1项 }}", "一"),
    ("{{ 组[“收入（万元）”] }}", '{{ 组["收入（万元）"] }}', "5"),
    ("{{ 组[＂收入（万元）＂] }}", '{{ 组["收入（万元）"] }}', "5"),
    ("{{ 组[„收入（万元）”] }}", '{{ 组["收入（万元）"] }}', "5"),
    ("{{ 组[‘收入（万元）’] }}", "{{ 组['收入（万元）'] }}", "5"),
    ("{{ 组[‚收入（万元）＇] }}", "{{ 组['收入（万元）'] }}", "5"),
    ("{{ 组[«收入（万元）»] }}", '{{ 组["收入（万元）"] }}', "5"),
    ("{{ 组[»收入（万元）«] }}", '{{ 组["收入（万元）"] }}', "5"),
    ("{{ 组[‹收入（万元）›] }}", "{{ 组['收入（万元）'] }}", "5"),
    ("{{ 列|顿号(«和») ~ “«书»” }}", '{{ 列|顿号("和") ~ "«书»" }}', "甲和乙«书»"),
    ("{{ {“甲”：“一”，“乙”：“二”}。乙 }}", '{{ {"甲":"一","乙":"二"}.乙 }}', "二"),
    ("{{ ［“甲”，“乙”］｜ｌｅｎｇｔｈ }}", '{{ ["甲","乙"]|length }}', "2"),
    ("{{ 数 − １ }}", "{{ 数 - 1 }}", "2"),
    ("{{ （数＋1）×2 }}", "{{ (数+1)*2 }}", "8"),
    ('{{ “他说"好"” }}', "{{ '他说\"好\"' }}", '他说"好"'),
    ("{{ 数 ＋ 1 }}", "{{ 数 + 1 }}", "4"),
    ("{{ 数 – 1 }}", "{{ 数 - 1 }}", "2"),
    ("{{ 数－1 }}", "{{ 数-1 }}", "2"),
    ("{{ 数 ＊ 2 }}", "{{ 数 * 2 }}", "6"),
    ("{{ 数 ／ 2 }}", "{{ 数 / 2 }}", "1.5"),
    ("{{ 数 ％ 2 }}", "{{ 数 % 2 }}", "1"),
    ("{% if 数＝＝3 %}是{% endif %}", "{% if 数==3 %}", "是"),
    ("{% if 数 ！＝ 3 %}是{% else %}否{% endif %}", "{% if 数 != 3 %}", "否"),
    ("{% if 数 ≠ 3 %}是{% else %}否{% endif %}", "{% if 数 != 3 %}", "否"),
    ("{% if 数 ≥ 3 %}是{% endif %}", "{% if 数 >= 3 %}", "是"),
    ("{% if 数 ≤ 3 %}是{% endif %}", "{% if 数 <= 3 %}", "是"),
    ("{% if 数 ＞ 2 %}是{% endif %}", "{% if 数 > 2 %}", "是"),
    ("{% if 数 ＜ 4 %}是{% endif %}", "{% if 数 < 4 %}", "是"),
    ("{% set 甲＿乙 ＝ 1 %}{{ 甲_乙 }}", "{% set 甲_乙 = 1 %}", "1"),
    ("{{ {“甲”：1}[“甲”] }}", '{{ {"甲":1}["甲"] }}', "1"),
    ("{% ｉｆ 真 %}是{% endif %}", "{% if 真 %}", "是"),
    ("{% If 真 %}是{% endif %}", "{% if 真 %}", "是"),
    ("{% if 真 %}是{% Endif %}", "{% endif %}", "是"),
    ("{% For 甲 in 列 %}{{ 甲 }}{% endfor %}", "{% for 甲 in 列 %}", "甲乙"),
    ("{% for 甲 In 列 %}{{ 甲 }}{% endfor %}", "{% for 甲 in 列 %}", "甲乙"),
    ("{% if Not 假 And 真 %}是{% endif %}", "{% if not 假 and 真 %}", "是"),
    ("{% if 假 Or 真 %}是{% Else %}否{% endif %}", "{% if 假 or 真 %}", "是"),
    ("{{ 数 If 真 Else 0 }}", "{{ 数 if 真 else 0 }}", "3"),
    ("{% if 假 %}甲{% elseif 真 %}乙{% endif %}", "{% elif 真 %}", "乙"),
    ("{% if 假 %}甲{% else if 真 %}乙{% endif %}", "{% elif 真 %}", "乙"),
    ("{% if 真 %}甲{% end if %}", "{% endif %}", "甲"),
    ("{% for 甲 in 列 %}{{ 甲 }}{% endfro %}", "{% endfor %}", "甲乙"),
    ("{% fro 甲 in 列 %}{{ 甲 }}{% endfor %}", "{% for 甲 in 列 %}", "甲乙"),
    ("{{ r 单位 }}", "{{r 单位 }}", "某局"),
]


SLIPS = [
    ("{%if真%}是{%endif%}", "{% if 真 %}", "是"),
    ("{% if假 %}甲{% elif真 %}乙{% endif %}", "{% elif 真 %}", "乙"),
    ("{%for甲in列%}{{ 甲 }}{% endfor %}", "{% for 甲 in 列 %}", "甲乙"),
    ("{% for 甲 in列 %}{{ 甲 }}{% endfor %}", "{% for 甲 in 列 %}", "甲乙"),
    ("{% foreach 甲 in 列 %}{{ 甲 }}{% endforeach %}", "{% for 甲 in 列 %}", "甲乙"),
    ("{% set数 = 1 %}{{ 数 }}", "{% set 数 = 1 %}", "1"),
    ("{% if 数 = 3 %}是{% endif %}", "{% if 数 == 3 %}", "是"),
    ("{% if 数＝3 %}是{% endif %}", "{% if 数==3 %}", "是"),
    ("{% if 数 => 3 %}是{% endif %}", "{% if 数 >= 3 %}", "是"),
    ("{% if 数 =< 3 %}是{% endif %}", "{% if 数 <= 3 %}", "是"),
    ("{% if 数 <> 4 %}是{% endif %}", "{% if 数 != 4 %}", "是"),
    ("{% if 真 && 数 %}是{% endif %}", "{% if 真 and 数 %}", "是"),
    ("{% if 假 || 数 %}是{% endif %}", "{% if 假 or 数 %}", "是"),
    ("{% if 真 且 数 %}是{% endif %}", "{% if 真 and 数 %}", "是"),
    ("{% if 假 或者 数 %}是{% endif %}", "{% if 假 or 数 %}", "是"),
    ("{% if ！假 %}是{% endif %}", "{% if not 假 %}", "是"),
    ("{{ 列|顿号(「和」) }}", '{{ 列|顿号("和") }}', "甲和乙"),
    ("{{ 列|顿号(『和』) ~ 〝「书」〞 }}", '{{ 列|顿号("和") ~ "「书」" }}', "甲和乙「书」"),
    ("{{ {“ａ”：１}[“ａ”] }}", '{{ {"ａ":1}["ａ"] }}', "1"),
]
TYPED += SLIPS


@pytest.mark.parametrize(("typed", "meant", "printed"), TYPED, ids=[typed for typed, _, _ in TYPED])
def test_a_tag_typed_otherwise_is_filled_as_meant_and_told(typed: str, meant: str, printed: str) -> None:
    made, said = draft(template("前", f"「{typed}」"), WORDS)
    assert lines(made) == ["前", f"「{printed}」"]
    assert any(f"已按「{meant}」处理 [template-repaired]" in text for text in said)
    assert all(text.startswith(f"提示 {LABEL} 第2段「") for text in said)


@pytest.mark.parametrize(("typed", "meant", "printed"), TYPED, ids=[typed for typed, _, _ in TYPED])
def test_where_nothing_may_be_repaired_every_such_tag_stops(typed: str, meant: str, printed: str) -> None:
    with pytest.raises(Stop) as stop:
        compile_template(template("前", f"「{typed}」"), LABEL, Settings(strict=True))
    said = [finding.as_text() for finding in stop.value.findings]
    assert all(text.startswith(f"阻断 {LABEL} 第2段「") for text in said)
    assert any(f"应写作「{meant}」 [template-repaired]\n    办法：模板写法从严，请照此改写，" in text for text in said)
    assert printed


def test_an_equals_sign_inside_a_literal_and_one_that_sets_are_left_alone() -> None:
    made, said = draft(template("{% set 甲 = '=>&&' %}{% if '=' == '=' and 甲 %}{{ 甲 }}或 ! {% endif %}"), WORDS)
    assert (lines(made), said) == (["=>&&或 ! "], [])


PARAGRAPH_TAGS = [
    "{% p if 假 %}",
    "{%p\u00a0if 假 %}",
    "{%P if 假 %}",
    "{%pif 假 %}",
    "｛％ｐ　ｉｆ　假　％｝",
    "{% p If 假 %}",
]


@pytest.mark.parametrize("typed", PARAGRAPH_TAGS)
def test_the_letter_of_a_paragraph_s_tag_is_found_wherever_it_was_put(typed: str) -> None:
    made, said = draft(template("前", typed, "不印", "{%p endif %}", "后"), WORDS)
    assert lines(made) == ["前", "后"]
    assert [text.split("」已按")[1].split("\n")[0] for text in said] == ["「{%p if 假 %}」处理 [template-repaired]"]


@pytest.mark.parametrize(
    ("opens", "closes"),
    [("{% tr for 项 in 列 %}", "{%TR endfor %}"), ("｛％ｔｒ　ｆｏｒ 项 in 列％｝", "{%trendfor %}")],
)
def test_the_letters_of_a_row_s_tag_are_found_wherever_they_were_put(opens: str, closes: str) -> None:
    made, said = draft(template("前", table=[[opens, ""], ["{{ 项 }}", "格"], [closes, ""]]), WORDS)
    assert cells(made) == [["甲", "格"], ["乙", "格"]]
    assert [text.split("」已按")[1].split("\n")[0] for text in said] == [
        "「{%tr for 项 in 列 %}」处理 [template-repaired]",
        "「{%tr endfor %}」处理 [template-repaired]",
    ]


PROSE = [
    "｛｛“十四五”｝｝",
    "｛｛甲 或 乙｝｝",
    "｛｛！重要｝｝",
    "｛｛见附件一，第三页。｝｝",
    "｛％ 增长 ％｝",
    "｛｛｝｝",
    "{ { 甲、乙 } }",
]


@pytest.mark.parametrize("typed", PROSE)
def test_braces_that_stand_in_prose_on_purpose_stay_and_are_told(typed: str) -> None:
    made, said = draft(template(f"前{typed}后{{{{ 单位 }}}}"), WORDS)
    assert lines(made) == [f"前{typed}后某局"]
    assert [text.startswith(f"提示 {LABEL} 第1段「前") for text in said] == [True]
    assert f"「{typed}」里不像词或语句，当作正文照原样印出 [template-prose-braces]" in said[0]


WRONG = [
    ("{{ 收入（万元） }}", "「收入」是词，后面不能跟括号", '组["收入（万元）"]'),
    ("｛｛ 组．收入（万元） ｝｝", "「收入」是词，后面不能跟括号", '组["收入（万元）"]'),
    ("{{ 单位… }}", "标签里有不能用的符号「…」", "写法见 annualreport words"),
    ("{{ 单位； }}", "标签写到「;」处读不懂", "写法见 annualreport words"),
    ("｛｛ 数 ＝ ｝｝", "标签", "写法见 annualreport words"),
    ("{｛ 数 数 }}", "标签写到「数」处读不懂", "写法见 annualreport words"),
    ("{% 若 真 %}", "里没有「若」这种语句", "可用的语句"),
    ("{{ 半 {{ 单位 }}", "「{{」不成标签", "词写作 {{ 词 }}"),
]


@pytest.mark.parametrize(("typed", "message", "hint"), WRONG, ids=[typed for typed, _, _ in WRONG])
def test_what_cannot_be_repaired_is_told_with_the_way_to_write_it(typed: str, message: str, hint: str) -> None:
    (said,) = [text for text in stopped(template("前", typed), WORDS) if text.startswith("阻断")]
    assert said.startswith(f"阻断 {LABEL} 第2段「")
    assert message in said
    assert hint in said


def test_a_good_tag_and_a_word_that_looks_like_an_operator_are_left_alone() -> None:
    made, said = draft(template("{{ Not }}{{ '（，“全角”＝«书»' }}{{ \"It's\" }}（正文，＝％）"), {"Not": "是"})
    assert lines(made) == ["是（，“全角”＝«书»It's（正文，＝％）"]
    assert said == []


def test_the_repaired_members_hold_the_tags_as_they_should_have_been_typed() -> None:
    prepared = prepare(template("前｛｛ 单位 ｝｝，后｛甲｝", "{{  数  }}"), LABEL)
    body = prepared.members["word/document.xml"].decode()
    assert "前{{ 单位 }}，后｛甲｝" in body
    assert "{{  数  }}" in body
    assert [(one.typed, one.meant) for one in prepared.repairs] == [("｛｛ 单位 ｝｝", "{{ 单位 }}")]
    assert prepared.members["word/styles.xml"] == prepared.typed["word/styles.xml"]


@given(st.text(max_size=30))
def test_repairing_twice_changes_nothing_more(code: str) -> None:
    once = repaired(code)
    again = repaired(once.code)
    assert (again.unit, again.code) == ("", once.code) or again.unit or not again.changes


GOOD = (
    "{{ 单位 }}{{ 数 + 1 }}{{ 列|顿号(\"和\") }}{{ 列[0] }}{{ 组['第1项'] }}",
    "{% if 数 >= 3 and 数 != 4 %}是{% else %}否{% endif %}{% for 项 in 列 %}{{ loop.index }}:{{ 项 }};{% endfor %}",
    "{%p for 项 in 列 %}",
    '{{ 项 ~ "，" ~ 数*2 }}（{{ {"甲": 1}["甲"] }}）',
    "{%p endfor %}",
)
WIDE = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F) if chr(code) not in "\"'"}
OPENS, CLOSES = {'"': "“„＂«", "'": "‘‚＇"}, {'"': "”＂»", "'": "’＇"}
CODE = re.compile(r"\{[{%].*?[%}]\}")
LITERAL = re.compile(r"\"[^\"]*\"|'[^']*'")


def widened(tag: str, choose: st.DataObject) -> str:
    """A tag with some of its signs outside literals in other widths, and quotes of other shapes."""
    out: list[str] = []
    position = 0
    for literal in [*LITERAL.finditer(tag), None]:
        end = literal.start() if literal else len(tag)
        out += [spread(sign, choose) for sign in tag[position:end]]
        if literal:
            quote, inside = literal.group()[0], literal.group()[1:-1]
            out += [quote_of(OPENS[quote], quote, choose), inside, quote_of(CLOSES[quote], quote, choose)]
            position = literal.end()
    return "".join(out)


def spread(sign: str, choose: st.DataObject) -> str:
    """A sign, or the wide one that stands for it."""
    wide = {" ": ["\u3000", "\u00a0", " \u200b"]}.get(sign, [WIDE[sign]] if sign in WIDE else [])
    return choose.draw(st.sampled_from([sign, *wide]))


def quote_of(others: str, quote: str, choose: st.DataObject) -> str:
    """A quote, or one of another shape."""
    return choose.draw(st.sampled_from([quote, *others]))


EXPECTED = render(template(*GOOD), LABEL, WORDS, final=True).docx


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_wide_signs_inside_the_tags_of_a_good_template_change_nothing(choose: st.DataObject) -> None:
    typed = [CODE.sub(lambda tag: widened(tag.group(), choose), text) for text in GOOD]
    made = fill(compile_template(template(*typed), LABEL), WORDS, final=True)
    assert lines(made.docx) == lines(EXPECTED)
    assert all(finding.rule == "template-repaired" for finding in made.findings)
