"""Whatever is wrong with a template is told with its place, all of it at once; nothing is lost in silence."""

from __future__ import annotations

import pytest

from annualreport.finding import Stop
from annualreport.render import Settings, compile_template
from tests.render.word import LABEL, body, changed, draft, lines, member, opened, saved, stopped, template

WRITE = "词写作 {{ 词 }}，语句写作 {% if 词 %} … {% endif %}"
HALF = "不成标签：花括号和百分号要用半角，成对写在同一段里，中间不留空 [template-half-tag]"

FAULTS = [
    ("{{ 甲|千分 }}", "{{ 甲|千分 }}：没有「千分」这个过滤器 [template-syntax]", "是不是「千分位」？"),
    ("{{ 甲|qzx }}", "{{ 甲|qzx }}：没有「qzx」这个过滤器 [template-syntax]", "可用的过滤器见 annualreport words"),
    ("{{ 甲 is 空 }}", "{{ 甲 is 空 }}：没有「空」这个判断 [template-syntax]", "可用的判断见 annualreport words"),
    (
        "{{ 收入（万元） }}",
        "{{ 收入（万元） }}：「收入」是词，后面不能跟括号 [template-syntax]",
        '名称里本来有括号的，放在引号里，从它所在的组里取：组["收入（万元）"]',
    ),
    ("{{ 1 + }}", "{{ 1 + }}：标签没有写完 [template-syntax]", "写法见 annualreport words"),
    ("{{ 1 ) }}", "{{ 1 ) }}：标签里多了「)」 [template-syntax]", "写法见 annualreport words"),
    ("{{ 甲 乙 }}", "{{ 甲 乙 }}：标签写到「乙」处读不懂 [template-syntax]", "写法见 annualreport words"),
    (
        "{{ }}",
        "{{ }}：标签里缺了内容 [template-syntax]",
        "写法见 annualreport words",
    ),
    ("{% set 甲 = %}", "{% set 甲 = %}：标签里缺了内容 [template-syntax]", "写法见 annualreport words"),
    (
        "{% 若 甲 %}",
        "{% 若 甲 %} 里没有「若」这种语句 [template-unknown-tag]",
        "可用的语句：if、elif、else、endif、for、endfor、set",
    ),
    ("{% elif 甲 %}", "{% elif 甲 %} 前面没有对应的 if [template-unopened]", "请补上开头，或删去这个标签"),
    (
        "{% if 甲 %}{% elif 乙|丙丁 %}{% endif %}",
        "{% elif 乙|丙丁 %}：没有「丙丁」这个过滤器 [template-syntax]",
        "可用的过滤器见 annualreport words",
    ),
    ("{% enddfro %}", "{% enddfro %} 里没有「enddfro」这种语句 [template-unknown-tag]", "是不是「endfor」？"),
    ("{% if 甲 %}", "{% if 甲 %} 没有对应的结束标签 [template-unclosed]", "请在该结束的地方写 {% endif %}"),
    ("{%p if 甲 %}", "{%p if 甲 %} 没有对应的结束标签 [template-unclosed]", "请在该结束的地方写 {%p endif %}"),
    ("{% endif %}", "{% endif %} 前面没有对应的 if [template-unopened]", "请补上开头，或删去这个标签"),
    ("{% else %}", "{% else %} 前面没有对应的 if [template-unopened]", "请补上开头，或删去这个标签"),
    ("{{ 半", f"「{{{{」{HALF}", WRITE),
    ("半 %}", f"「%}}」{HALF}", WRITE),
    ("｛｛ 甲", f"「｛｛」{HALF}", WRITE),
    ("{\u200b{ 甲", f"「{{\u200b{{」{HALF}", WRITE),
    ("{ { 甲", f"「{{ {{」{HALF}", WRITE),
    ("{%tr set 甲 = 1 %}", "{%tr set 甲 = 1 %} 只能写在表格里 [template-outside-table]", "不在表格里请写 {%p … %}"),
    (
        "{%p set 甲 = 1 %}旁边的字",
        "{%p set 甲 = 1 %} 要独占一段，同一段里的「旁边的字」会丢失 [template-text-beside]",
        "请把它单独放一段；只管段里的一部分文字时，去掉标签里的 p",
    ),
]


@pytest.mark.parametrize(("typed", "message", "hint"), FAULTS, ids=[typed for typed, _, _ in FAULTS])
def test_a_fault_of_a_tag_is_told_at_its_paragraph(typed: str, message: str, hint: str) -> None:
    first = stopped(template("{{ 单位 }}", typed))[0]
    head, _, rest = first.partition("」 ")
    assert head.startswith(f"阻断 {LABEL} 第2段「")
    assert rest == f"{message}\n    办法：{hint}"


def test_all_faults_of_all_parts_are_told_at_once() -> None:
    document = opened(template("{{ 甲|乙 }}", "{% endif %}", "好{{ 单位 }}"))
    document.sections[0].header.paragraphs[0].text = "{{ 丙 丁 }}"
    document.core_properties.title = "{{ 戊|己 }}"
    said = stopped(saved(document))
    assert [text.split(" [")[0] for text in said] == [
        f"阻断 {LABEL} 第1段「{{{{ 甲|乙 }}}}」 {{{{ 甲|乙 }}}}：没有「乙」这个过滤器",
        f"阻断 {LABEL} 第2段「{{% endif %}}」 {{% endif %}} 前面没有对应的 if",
        f"阻断 {LABEL} 页眉第1段「{{{{ 丙 丁 }}}}」 {{{{ 丙 丁 }}}}：标签写到「丁」处读不懂",
        f"阻断 {LABEL} 文档属性「{{{{ 戊|己 }}}}」 {{{{ 戊|己 }}}}：没有「己」这个过滤器",
    ]


def test_blocks_that_cross_are_told_at_the_one_that_was_not_closed() -> None:
    assert len(stopped(template("{{ 甲|乙 }}{# 批注 #}"))) == 1
    said = stopped(template("{% if 甲 %}{% for 乙 in 丙 %}{% endif %}"))
    where = f"{LABEL} 第1段「{{% if 甲 %}}{{% for 乙…」"
    assert said == [
        f"阻断 {where} {{% for 乙 in 丙 %}} 没有对应的结束标签 [template-unclosed]\n"
        f"    另见：{where}\n"
        "    办法：请在 {% endif %} 之前写 {% endfor %}"
    ]


def test_the_tags_of_a_block_are_written_alike() -> None:
    said = stopped(template("{%p if 甲 %}", "乙{% endif %}"))
    assert said == [
        f"阻断 {LABEL} 第2段「乙{{% endif %}}」 {{%p if 甲 %}} 和 {{% endif %}} 的写法不一致 [template-mixed-block]\n"
        f"    另见：{LABEL} 第1段「{{%p if 甲 %}}」\n"
        "    办法：请两处写成一样：{%p endif %}"
    ]


def test_what_no_single_tag_shows_is_told_at_the_tag_where_it_showed() -> None:
    (said,) = stopped(template("{% if 甲 %}", "{% else %}", "{% else %}{% endif %}"))
    assert said.startswith(f"阻断 {LABEL} 第3段「{{% else %}}{{% endif…」 {{% else %}}：模板读不懂（")


def test_an_else_belongs_to_its_block() -> None:
    said = stopped(template("{%p if 甲 %}", "{% else %}", "{%p endif %}"))
    assert said[0].startswith(f"阻断 {LABEL} 第2段「{{% else %}}」 {{%p if 甲 %}} 和 {{% else %}} 的写法不一致")


def test_a_block_does_not_cross_cells() -> None:
    said = stopped(template(table=[["{% if 甲 %}", "乙{% endif %}"]]))
    assert said == [
        f"阻断 {LABEL} 第1个表格第1行第2列「乙{{% endif %}}」 "
        "{% if 甲 %} 到 {% endif %} 跨了单元格，会吞掉内容 [template-across-cells]\n"
        f"    另见：{LABEL} 第1个表格第1行第1列「{{% if 甲 %}}」\n"
        "    办法：要整行重复或取舍，请用 {%tr for … %} 和 {%tr endfor %}，各占一行；要整格，用 {%tc … %}"
    ]


def test_text_beside_a_row_tag_would_be_lost_and_is_told() -> None:
    said = stopped(template(table=[["{%tr for 甲 in 乙 %}", "别的"], ["{{ 甲 }}", ""], ["{%tr endfor %}", ""]]))
    assert said == [
        f"阻断 {LABEL} 第1个表格第1行第1列「{{%tr for 甲 in 乙 %}}」 "
        "{%tr for 甲 in 乙 %} 要独占一行，同一行里的「别的」会丢失 [template-text-beside]\n"
        "    办法：请把它单独放一行；只管行里的一部分文字时，去掉标签里的 tr"
    ]


RUN_FAULTS = [
    ("{{ 1/甲 }}", "「1/甲」：除数是 0，算不出来 [template-error]"),
    ("{{ 丙|length }}", "「丙|length」：「丙」没有值，不能拿来计算 [template-error]"),
    ("{{ 乙 }}", "「乙」：这里的词代表一组内容，不能直接印出；请写到组内的词 [template-error]"),
    ("{{ [乙] }}", "「[乙]」：这里的词代表一列内容，不能直接印出；请用 for 逐项写 [template-error]"),
    ("{{ 乙.keys }}", "「乙.keys」：这里的词不是可以印出的值 [template-error]"),
    ("{{ '甲'|千分位 }}", "「'甲'|千分位」：「甲」不是数字 [template-error]"),
    ("{% include '别的' %}", "{% include '别的' %} 不能写在这里 [template-include]"),
    ("{{ ''.__class__.__mro__ }}", "「''.__class__.__mro__」不允许：模板里不能用 __class__ [template-forbidden]"),
    ("{{ 乙['__class__'] }}", "「乙['__class__']」不允许：模板里不能用 __class__ [template-forbidden]"),
    ("{{ 乙|attr('__init__') }}", "「乙|attr('__init__')」不允许：模板里不能用 __init__ [template-forbidden]"),
    ("{{ 乙.update({}) }}", "「乙.update({})」不允许：模板里不能用 update [template-forbidden]"),
    ("{{ 9**999 }}", "「9**999」不允许：乘方太大 [template-forbidden]"),
    ("{{ '长' * 9999999 }}", "「'长' * 9999999」不允许：重复的次数太多 [template-forbidden]"),
    (
        "{{ range(999999999) }}",
        "「range(999999999)」不允许：range 的范围太大 [template-forbidden]",
    ),
]


@pytest.mark.parametrize(("typed", "message"), RUN_FAULTS, ids=[typed for typed, _ in RUN_FAULTS])
def test_a_fault_that_shows_when_the_tag_is_filled_is_told_at_its_paragraph(typed: str, message: str) -> None:
    (said,) = stopped(template("前", f"{{{{ 甲 }}}}{typed}"), {"甲": 0, "乙": {"丁": 1}, "丙": None})
    head, _, rest = said.partition("」 ")
    assert head.startswith(f"阻断 {LABEL} 第2段「{{{{ 甲 }}}}")
    assert rest.split("\n")[0] == message


def test_a_statement_that_begins_inside_a_link_and_ends_outside_is_told() -> None:
    content = body(
        template("{% if 甲 %}{% endif %}"),
        "<w:r><w:t>{% if 甲 %}",
        '<w:hyperlink w:anchor="x"><w:r><w:t>{% if 甲 %}</w:t></w:r></w:hyperlink><w:r><w:t>',
    )
    assert stopped(content, {"甲": None}) == [
        f"阻断 {LABEL} 第1段「{{% if 甲 %}}{{% endif…」 "
        "语句跨了段落、单元格或修订记录，填好后文件不完整 [template-torn]\n"
        "    办法：请让语句与其结束标签在同一段落里；要管整段，写作 {%p … %} 并各占一段；要管整行，写作 {%tr … %}"
    ]


def test_a_tag_that_word_cut_into_runs_is_whole_again_in_the_look_of_its_first_run() -> None:
    content = body(
        template("前{{ 单位 }}后"),
        "<w:r><w:t>前{{ 单位 }}后</w:t></w:r>",
        "<w:r><w:rPr><w:b/></w:rPr><w:t>前{</w:t></w:r><w:proofErr w:type='spellStart'/><w:r><w:t>{ 单</w:t></w:r>"
        "<w:bookmarkStart w:id='1' w:name='书'/><w:r><w:rPr><w:i/></w:rPr><w:t>位 }</w:t></w:r>"
        "<w:bookmarkEnd w:id='1'/><w:r><w:t>}后</w:t></w:r>",
    )
    made, said = draft(content, {"单位": "某局"})
    assert [(run.text, run.bold) for run in opened(made).paragraphs[0].runs if run.text] == [
        ("前某局", True),
        ("后", None),
    ]
    assert said == []


def test_a_tag_half_inside_a_tracked_insertion_is_taken_as_accepted() -> None:
    content = body(
        template("{{ 单位 }}"),
        "<w:r><w:t>{{ 单位 }}</w:t></w:r>",
        "<w:ins w:id='1' w:author='甲'><w:r><w:t>{{ 单</w:t></w:r></w:ins><w:r><w:t>位 }}</w:t></w:r>",
    )
    made, said = draft(content, {"单位": "某局"})
    assert opened(made).paragraphs[0]._p.xpath("w:ins") == []
    assert lines(made) == ["某局"]
    assert said == []


@pytest.mark.parametrize(("around", "text"), [("del", "delText"), ("moveFrom", "t")])
def test_a_tag_inside_a_tracked_deletion_is_never_filled_but_told(around: str, text: str) -> None:
    content = body(
        template("留下"),
        "<w:r><w:t>留下</w:t></w:r>",
        f"<w:{around} w:id='1' w:author='甲'><w:r><w:{text}>{{{{ 单位 }}}}</w:{text}></w:r></w:{around}>",
    )
    made, (said,) = draft(content, {"单位": "某局"})
    assert said.startswith(f"警告 {LABEL} 第1段")
    assert said.endswith(
        " 修订记录里删去的文字中有标签「{{ 单位 }}」，不填写 [template-deleted-tag]\n"
        "    办法：请在 Word 或 WPS 里接受或拒绝这处修订，再用作模板"
    )
    assert "{{ 单位 }}" in member(made, "word/document.xml")
    with pytest.raises(Stop) as stop:
        compile_template(content, LABEL, Settings(tracked="refuse"))
    assert stop.value.findings[0].as_text() == said.replace("警告", "阻断")


def test_forms_that_mean_plain_text_are_filled_as_plain_text() -> None:
    typed = ("{{r 单位 }}", "{{- 单位 -}}", '{{ "引"~单位 }}', "{_{ 花括号 }_}", "{# 批注 #}", "{{ '甲' if 空 }}|")
    made, said = draft(template(*typed), {"单位": "某局", "空": None})
    assert lines(made) == ["某局", "某局", "引某局", "{{ 花括号 }}", "", "|"]
    assert said == []


def test_escapes_of_xml_inside_a_tag_are_text() -> None:
    made, _ = draft(template("{% if 1 < 2 and 2 > 1 %}{{ '&lt;' }}{% endif %}"), {})
    assert lines(made) == ["&lt;"]


def test_a_filter_that_is_not_there_is_told_in_a_condition_and_in_an_attribute_too() -> None:
    (said,) = stopped(template("{% if 甲 %}{{ 甲|千分 }}{% endif %}"))
    assert "{{ 甲|千分 }}：没有「千分」这个过滤器 [template-syntax]" in said
    for tag in ("{{ 空|无此 }}", "{% if 空|无此 %}{% endif %}"):
        (said,) = stopped(pictured(tag))
        head = f"阻断 {LABEL} 第1段「{{{{ 单位 }}}}」 {tag.partition('}')[0]}}}"
        assert said.startswith(head), said
        assert "：没有「无此」这个过滤器 [template-syntax]" in said


ALT = '<w:drawing><wp:inline xmlns:wp="{}"><wp:docPr id="1" name="a" descr="{}"/></wp:inline></w:drawing>'
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "{}</w:instrText></w:r>'
    '<w:r><w:instrText>{}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>网站</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def pictured(tag: str) -> bytes:
    """A template with a tag in the text that stands for a picture."""
    return body(template("{{ 单位 }}"), "<w:r>", "<w:r>" + ALT.format(DRAWING, tag))


def linked(*tag: str) -> bytes:
    """A template with a tag, in two pieces, in a field's instruction."""
    return body(template("前", "标记"), "<w:r><w:t>标记</w:t></w:r>", FIELD.format(*tag))


@pytest.mark.parametrize(
    ("content", "place"), [(pictured("{{ 空 }}"), "第1段「{{ 单位 }}」"), (linked("{{ ", "空 }}"), "第2段「网站」")]
)
def test_a_tag_of_a_picture_s_text_or_of_a_field_is_told_at_its_paragraph(content: bytes, place: str) -> None:
    made, said = draft(content, {"单位": "某局", "空": None})
    assert said == [
        f"阻断 {LABEL} {place} 「空」没有值，文中印作【缺：空】 [gap]\n"
        "    办法：请在数据里补上；确实没有的，改写模板或文字"
    ]
    assert "【缺：空】" in member(made, "word/document.xml")


def test_a_tag_of_a_field_or_of_a_simple_field_is_repaired_like_any_other() -> None:
    made, said = draft(linked("｛｛ 网", "址 ｝｝"), {"网址": "https://a.cn/?b=1&c"})
    assert 'HYPERLINK "https://a.cn/?b=1&amp;c</w:instrText>' in member(made, "word/document.xml")
    assert [text.split("\n")[0] for text in said] == [
        f"提示 {LABEL} 第2段「网站」 标签「｛｛ 网址 ｝｝」已按「{{{{ 网址 }}}}」处理 [template-repaired]"
    ]
    simple = '<w:fldSimple w:instr=" DOCPROPERTY ｛｛ 网址 ｝｝ "><w:r><w:t>值</w:t></w:r></w:fldSimple>'
    made, said = draft(body(template("标记"), "<w:r><w:t>标记</w:t></w:r>", simple), {"网址": "甲"})
    assert 'w:instr=" DOCPROPERTY 甲 "' in member(made, "word/document.xml")
    assert len(said) == 1


def test_a_half_tag_of_an_attribute_has_a_place_and_a_picture_s_number_is_none() -> None:
    (said,) = stopped(pictured("{{ 空 }"))
    assert said.startswith(f"阻断 {LABEL} 第1段「{{{{ 单位 }}}}」 「{{{{」不成标签")
    number = "{28A0092B-C50C-407E-A947-70E740481C1C}"
    made, said = draft(pictured(number), {"单位": "某局"})
    assert (said, number in member(made, "word/document.xml")) == ([], True)


def test_a_tag_in_a_deleted_instruction_is_never_filled() -> None:
    deleted = FIELD.format("{{ ", "网址 }}").replace("instrText", "delInstrText")
    _, said = draft(body(template("标记"), "<w:r><w:t>标记</w:t></w:r>", f"<w:del>{deleted}</w:del>"), {"网址": "甲"})
    assert said[0].startswith(f'警告 {LABEL} 第1段「网站」 修订记录里删去的文字中有标签「HYPERLINK "{{{{」，不填写')


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", template("文")[:900]], ids=["empty", "head", "cut"])
def test_bytes_that_are_no_sound_file_are_told(content: bytes) -> None:
    assert stopped(content) == [
        f"阻断 {LABEL} 文件不是完好的 Word（.docx）文件 [damaged-file]\n    办法：请用 Word 或 WPS 打开后另存为 .docx"
    ]


@pytest.mark.parametrize("name", ["word/document.xml", "[Content_Types].xml"])
def test_a_package_without_a_body_is_told(name: str) -> None:
    assert stopped(changed(template("文"), lambda members: members.pop(name) and None)) == [
        f"阻断 {LABEL} 文件不是 Word（.docx）文件：里面没有正文 [wrong-format]\n    办法：请用 Word 或 WPS 另存为 .docx"
    ]


def test_a_part_that_is_no_sound_xml_is_told_and_never_repaired() -> None:
    assert stopped(body(template("{{ 文 }}"), "</w:body>", "")) == [
        f"阻断 {LABEL} 文件里的 word/document.xml 不是完好的 XML [damaged-file]\n"
        "    办法：请用 Word 或 WPS 打开后另存一份"
    ]
