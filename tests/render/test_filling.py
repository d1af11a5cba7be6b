"""A template becomes a document: words are filled in, gaps are marked and told, data is never code."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal

from docx.enum.text import WD_COLOR_INDEX
from hypothesis import given, settings
from hypothesis import strategies as st

from annualreport.finding import fault
from annualreport.place import line
from annualreport.render import compile_template, fill
from annualreport.vocabulary import Words
from annualreport.vocabulary.printing import FORBIDDEN
from tests.render.word import (
    LABEL,
    W,
    body,
    cells,
    changed,
    draft,
    lines,
    member,
    opened,
    saved,
    stopped,
    template,
)

TASKS = {"章": [{"序号": "一", "条": [{"编号": "1.1.1", "落实情况": None}, {"编号": "1.1.2", "落实情况": "已办结"}]}]}


def test_a_word_is_printed_where_its_tag_stands_and_nothing_is_said() -> None:
    made, said = draft(template("{{ 单位 }}{{ 年度 }}年", "没有标签的一段"), {"单位": "某局", "年度": 2021})
    assert lines(made) == ["某局2021年", "没有标签的一段"]
    assert said == []


def test_values_are_printed_as_a_reader_expects_them() -> None:
    words = {
        "日": date(2021, 3, 5),
        "数": Decimal("25.10"),
        "处": ["办公室", "科研处"],
        "是": True,
        "否": False,
        "率": 0.5,
    }
    made, said = draft(template("{{ 日 }}|{{ 数 }}|{{ 处 }}|{{ 是 }}|{{ 否 }}|{{ 率 }}"), words)
    assert lines(made) == ["2021年3月5日|25.10|办公室、科研处|是|否|0.5"]
    assert said == []


def test_a_gap_is_printed_highlighted_and_only_the_gap_is() -> None:
    made, said = draft(template("电话{{ 电话 }}。"), {"电话": None})
    runs = [(run.text, run.font.highlight_color) for run in opened(made).paragraphs[0].runs]
    assert runs == [("电话", None), ("【缺：电话】", WD_COLOR_INDEX.YELLOW), ("。", None)]
    assert said == [
        f"阻断 {LABEL} 第1段「电话{{{{ 电话 }}}}。」 「电话」没有值，文中印作【缺：电话】 [gap]\n"
        "    办法：请在数据里补上；确实没有的，改写模板或文字"
    ]


def test_the_highlight_stands_in_its_own_place_among_the_properties_of_the_run() -> None:
    content = body(
        template("{{ 电话 }}"),
        "<w:r><w:t>{{ 电话 }}",
        '<w:r><w:rPr><w:b/><w:highlight w:val="red"/><w:u w:val="single"/></w:rPr><w:br/><w:t>{{ 电话 }}',
    )
    made, _ = draft(content, {"电话": None})
    run = opened(made).paragraphs[0].runs[0]._r
    assert [part.tag.removeprefix(W) for part in run.rPr] == ["b", "highlight", "u"]
    assert [part.tag.removeprefix(W) for part in run] == ["rPr", "br", "t"]


def test_a_gap_met_twice_is_told_once_with_both_places_and_the_place_of_its_data() -> None:
    words = Words({"网址": None})
    words.places = {"网址": (line("data/2021/report.yaml", 7),)}
    made, said = draft(template("{{ 网址 }}", "见{{ 网址 }}"), words)
    assert lines(made) == ["【缺：网址】", "见【缺：网址】"]
    assert said == [
        "阻断 data/2021/report.yaml:7 「网址」没有值，文中印作【缺：网址】 [gap]\n"
        f"    另见：{LABEL} 第1段「{{{{ 网址 }}}}」\n"
        f"    另见：{LABEL} 第2段「见{{{{ 网址 }}}}」\n"
        "    办法：请在数据里补上；确实没有的，改写模板或文字"
    ]


def test_asking_whether_an_optional_word_is_there_is_no_gap() -> None:
    made, said = draft(template("{% if 网址 %}见{{ 网址 }}{% else %}无{% endif %}"), {"网址": None})
    assert lines(made) == ["无"]
    assert said == []


def test_an_unknown_word_in_a_condition_is_told_with_the_word_that_was_meant() -> None:
    _, said = draft(template("{% if 网扯 %}有{% endif %}"), {"网址": None})
    assert said == [
        f"警告 {LABEL} 第1段「{{% if 网扯 %}}有{{% end…」 模板里的词「网扯」不认识，当作没有 [unknown-word]\n"
        "    办法：是不是「网址」？"
    ]


def test_an_unknown_word_that_is_printed_is_one_gap() -> None:
    _, said = draft(template("{{ 单味 }}{{ 甲.乙 }}"), {"单位": "某局"})
    where = f"{LABEL} 第1段「{{{{ 单味 }}}}{{{{ 甲.乙 }}}}」"
    assert said == [
        f"阻断 {where} 没有「单味」这个词，文中印作【缺：单味】 [gap]\n    办法：是不是「单位」？",
        f"阻断 {where} 没有「甲.乙」这个词，文中印作【缺：甲.乙】 [gap]\n    办法：可用的词见 annualreport words",
    ]


def test_a_word_that_its_group_does_not_know_is_told_apart_from_one_that_is_blank() -> None:
    words = {"本年新收": {"自然人": 3, "总计": None}, "事项": [{"编号": "1.1.1", "落实情况": "已办"}]}
    typed = (
        "{{ 本年新收.自然仁 }}",
        "{{ 本年新收.总计 }}",
        "{% for 条 in 事项 %}{{ 条.落实情形 }}{{ 条.某 }}{% endfor %}",
    )
    _, said = draft(template(*typed), words)
    assert [text.partition("」 ")[2] for text in said] == [
        "没有「本年新收.自然仁」这个词，文中印作【缺：本年新收.自然仁】 [gap]\n    办法：是不是「自然人」？",
        "「本年新收.总计」没有值，文中印作【缺：本年新收.总计】 [gap]\n"
        "    办法：请在数据里补上；确实没有的，改写模板或文字",
        "没有「事项.某（1.1.1）」这个词，文中印作【缺：事项.某（1.1.1）】 [gap]\n"
        "    办法：可用的词见 annualreport words",
        "没有「事项.落实情形（1.1.1）」这个词，文中印作【缺：事项.落实情形（1.1.1）】 [gap]\n"
        "    办法：是不是「落实情况」？",
    ]


def test_a_blank_of_a_loop_is_named_by_the_item_that_lacks_it() -> None:
    content = template(
        "{%p for 章 in 计划.章 %}",
        "{%p for 条 in 章.条 %}",
        "{{ 条.编号 }}：{{ 条.落实情况 }}",
        "{%p endfor %}",
        "{%p endfor %}",
    )
    made, said = draft(content, {"计划": TASKS})
    assert lines(made) == ["1.1.1：【缺：条.落实情况（1.1.1）】", "1.1.2：已办结"]
    assert said == [
        f"阻断 {LABEL} 第3段「{{{{ 条.编号 }}}}：{{{{ 条.落实…」 "
        "「条.落实情况（1.1.1）」没有值，文中印作【缺：条.落实情况（1.1.1）】 [gap]\n"
        "    办法：请在数据里补上；确实没有的，改写模板或文字"
    ]


def test_a_blank_figure_of_a_table_is_told_by_row_and_column() -> None:
    content = template(table=[["", "自然人"], ["本年新收", "{{ 依申请公开.本年新收.自然人 }}"]])
    made, said = draft(content, {"依申请公开": {"本年新收": {"自然人": None}}})
    assert cells(made)[1][1] == "【缺：自然人】"
    assert said[0].startswith(
        f"阻断 {LABEL} 第1个表格第2行第2列「{{{{ 依申请公开.本年新收.自然人 …」 「依申请公开.本年新收.自然人」没有值"
    )


def test_a_nought_is_no_gap() -> None:
    made, said = draft(template("{{ 数 }}"), {"数": 0})
    assert lines(made) == ["0"]
    assert said == []


def test_rows_are_repeated_for_every_item() -> None:
    content = template(
        table=[["号", "落实"], ["{%tr for 条 in 计划.章[0].条 %}", ""], ["{{ 条.编号 }}", "甲"], ["{%tr endfor %}", ""]]
    )
    made, said = draft(content, {"计划": TASKS})
    assert cells(made) == [["号", "落实"], ["1.1.1", "甲"], ["1.1.2", "甲"]]
    assert said == []


def test_cells_are_repeated_and_the_table_gets_the_columns_it_needs() -> None:
    content = template(table=[["{%tc for 处 in 处室 %}", "{{ 处 }}", "{%tc endfor %}"]])
    made, said = draft(content, {"处室": ["甲", "乙", "丙", "丁"]})
    assert cells(made) == [["甲", "乙", "丙", "丁"]]
    assert len(opened(made).tables[0].columns) == 4
    assert said == []


def test_a_cell_takes_the_width_and_colour_that_its_tags_say() -> None:
    content = template(table=[["{% colspan 宽 %}{% cellbg 色 %}甲"]])
    made, said = draft(content, {"宽": 1, "色": "FFFF00"})
    (cell,) = opened(made).tables[0]._tbl.xpath(".//w:tc")
    assert cell.xpath("w:tcPr/w:shd/@w:fill") == ["FFFF00"]
    assert cell.xpath("w:tcPr/w:gridSpan/@w:val") == ["1"]
    assert said == []
    assert "没有「某某」这个过滤器" in stopped(template(table=[["{% cellbg 色|某某 %}"]]))[0]


def test_a_text_of_several_paragraphs_becomes_several_each_like_the_first() -> None:
    content = body(
        template("前：{{ 文字 }}后"),
        "<w:r><w:t>前：{{ 文字 }}后</w:t></w:r>",
        '<w:pPr><w:jc w:val="center"/><w:sectPr/></w:pPr><w:hyperlink w:anchor="a"><w:r><w:rPr><w:b/></w:rPr>'
        "<w:t>前：{{ 文字 }}后</w:t></w:r></w:hyperlink><w:r><w:t>尾</w:t></w:r>",
    )
    made, said = draft(content, {"文字": "一\r\n二\n三\n"})
    assert lines(made) == ["前：一", "二", "三后尾"]
    paragraphs = opened(made).paragraphs
    assert [paragraph.alignment for paragraph in paragraphs] == [1, 1, 1]
    assert [bool(paragraph._p.xpath(".//w:r/w:rPr/w:b")) for paragraph in paragraphs] == [True, True, True]
    assert [len(paragraph._p.xpath("w:pPr/w:sectPr")) for paragraph in paragraphs] == [0, 0, 1]
    assert said == []


def test_a_tab_inside_a_value_becomes_the_tab_of_word() -> None:
    made, _ = draft(template("{{ 文字 }}"), {"文字": "甲 \t乙"})
    assert lines(made) == ["甲 \t乙"]
    assert "<w:tab/>" in member(made, "word/document.xml")


def test_data_is_printed_letter_for_letter_and_never_run() -> None:
    text = "A & B <w:p/> ]]> \"引\" 'x' &amp; \u202e反"
    made, said = draft(template("{{ 文字 }}", "{{ 文字|e }}", "{{ 文字|safe }}", "{{ 'a & <b>' }}"), {"文字": text})
    assert lines(made) == [text, text, text, "a & <b>"]
    assert said == []


def test_tags_inside_data_are_printed_and_told_by_field() -> None:
    words = Words({"事": {"说明": "{{ 7*7 }}，{% if x %}，｛｛甲｝｝"}})
    words.places = {"事.说明": (line("data/2021/ledger.yaml", 3),)}
    made, said = draft(template("{{ 事.说明 }}"), words)
    assert lines(made) == ["{{ 7*7 }}，{% if x %}，｛｛甲｝｝"]
    assert said == [
        "警告 data/2021/ledger.yaml:3 「事.说明」的内容里有花括号标签的写法，照原样印出 [data-braces]\n"
        "    办法：如果本想让它填数，请看 annualreport words"
    ]


def test_characters_that_word_refuses_are_left_out_and_told_by_field() -> None:
    words = {"章": [{"编号": "1.1.1", "文": "甲\x0b乙\ud800丙\ufdd0"}]}
    made, said = draft(template("{% for 条 in 章 %}{{ 条.文 }}{% endfor %}"), words)
    assert lines(made) == ["甲乙丙"]
    assert said == [
        "警告 「章.文（1.1.1）」里有 Word 不允许的字符（U+000B、U+D800、U+FDD0），已删去 [forbidden-character]\n"
        "    办法：请在数据里删去这些看不见的字符"
    ]


def test_a_field_that_a_filter_changed_is_named_by_its_tag() -> None:
    _, said = draft(template("{{ 文|upper }}"), {"数": 1, "文": "a\x0b"})
    assert said[0].startswith("警告 「文|upper」里有 Word 不允许的字符（U+000B）")


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.characters(exclude_characters="\r"), max_size=60))
def test_whatever_a_value_holds_the_document_reads_back_the_same(text: str) -> None:
    made, _ = draft(template("「{{ 文 }}」", table=[["{{ 文 }}|"]]), {"文": f"。{text}。"})
    wanted = FORBIDDEN.sub("", f"。{text}。")
    assert "\n".join(lines(made)) == f"「{wanted}」"
    assert cells(made) == [[f"{wanted}|"]]
    assert (
        draft(template("{{ 文 }}"), {"文": f"。{text}。"})[0] == draft(template("{{ 文 }}"), {"文": f"。{text}。"})[0]
    )


def test_a_hundred_thousand_characters_are_printed() -> None:
    made, said = draft(template("{{ 文 }}"), {"文": "字" * 100_000})
    assert lines(made) == ["字" * 100_000]
    assert said == []


def test_header_footer_and_title_are_filled_once_and_escaped_once() -> None:
    document = opened(template("正文"))
    document.sections[0].header.paragraphs[0].text = "{{ 单位 }}"
    document.sections[0].footer.paragraphs[0].text = "{{ 单位 }}"
    document.add_section()
    document.add_section()
    document.core_properties.title = "{{ 单位 }}年报"
    document.core_properties.author = "{{ 网址 }}"
    made, said = draft(saved(document), {"单位": "A&B<{{ 1 }}>\n局", "网址": None})
    again = opened(made)
    assert [paragraph.text for paragraph in again.sections[0].header.paragraphs] == ["A&B<{{ 1 }}>", "局"]
    assert [paragraph.text for paragraph in again.sections[0].footer.paragraphs] == ["A&B<{{ 1 }}>", "局"]
    assert again.core_properties.title == "A&B<{{ 1 }}> 局年报"
    assert again.core_properties.author == "【缺：网址】"
    assert [text.split("\n")[0] for text in said] == [
        f"阻断 {LABEL} 文档属性「{{{{ 网址 }}}}」 「网址」没有值，文中印作【缺：网址】 [gap]",
        "警告 「单位」的内容里有花括号标签的写法，照原样印出 [data-braces]",
    ]


NOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:id="1"><w:p><w:r><w:t>注：{{ 文 }}</w:t></w:r></w:p></w:footnote></w:footnotes>'
)


def with_footnotes(members: dict[str, bytes]) -> None:
    """Footnotes, as Word keeps them."""
    members["word/footnotes.xml"] = NOTES.encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    types = members["[Content_Types].xml"].decode()
    entry = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    members["[Content_Types].xml"] = types.replace("</Types>", entry).encode()


def test_footnotes_are_filled_once_however_many_sections_there_are() -> None:
    document = opened(template("正文"))
    document.add_section()
    document.add_section()
    content = changed(saved(document), with_footnotes)
    made, said = draft(content, {"文": "{{ 7*7 }}"})
    assert "注：{{ 7*7 }}<" in member(made, "word/footnotes.xml")
    assert [text[:3] for text in said] == ["警告 "]
    _, said = draft(content, {"文": None})
    assert said[0].startswith(f"阻断 {LABEL} 脚注第1段「注：{{{{ 文 }}}}」 「文」没有值")


def test_the_same_input_gives_the_same_bytes_and_parts_without_tags_stay_as_they_are() -> None:
    content = template("{{ 单位 }}")
    compiled = compile_template(content, LABEL)
    first, second = (fill(compiled, {"单位": "某局"}, final=True).docx for _ in range(2))
    assert first == second == draft(content, {"单位": "某局"})[0]
    assert member(first, "word/styles.xml") == member(content, "word/styles.xml")
    assert lines(fill(compiled, {"单位": "他局"}, final=True).docx) == ["他局"]


def test_a_final_document_is_not_made_while_a_gap_is_open_and_all_gaps_are_told() -> None:
    said = stopped(template("{{ 甲 }}{{ 乙 }}", "{{ 丙 }}"), {"甲": None, "乙": 1, "丙": " "}, final=True)
    assert [text.partition("」 ")[2].partition(" [")[0] for text in said] == [
        "「甲」没有值，文中印作【缺：甲】",
        "「丙」没有值，文中印作【缺：丙】",
    ]


def test_what_was_found_in_the_year_s_own_texts_is_told_with_the_document() -> None:
    words = Words({"主要问题": "{{ 半"})
    words.findings = (fault("template-syntax", "「主要问题」里的模板写法用不了"),)
    _, said = draft(template("{{ 主要问题|length }}"), words)
    assert said == ["阻断 「主要问题」里的模板写法用不了 [template-syntax]"]


def test_a_gap_that_a_text_brings_along_is_marked_and_told() -> None:
    made, said = draft(template("{{ 文 }}"), {"文": "共收到【缺：某数】件"})
    assert [run.text for run in opened(made).paragraphs[0].runs] == ["共收到", "【缺：某数】", "件"]
    assert said[0].startswith(f"阻断 {LABEL} 第1段「{{{{ 文 }}}}」 「某数」没有值")


def test_a_missing_list_leaves_its_gap_where_its_content_would_stand() -> None:
    made, said = draft(template("{% for 章 in 计划.章 %}{{ 章.标题.全称 }}{% endfor %}"), {"计划": None})
    assert lines(made) == ["【缺：计划.章】"]
    assert len(said) == 1


def test_a_cell_that_a_condition_empties_keeps_a_paragraph() -> None:
    content = template(table=[["甲", "{{ 乙 }}"]])
    paragraph = "<w:p><w:r><w:t>{{ 乙 }}</w:t></w:r></w:p>"
    wrapped = "".join(
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in ("{%p if 乙 %}", "{{ 乙 }}", "{%p endif %}")
    )
    made, said = draft(body(content, paragraph, wrapped), {"乙": None})
    assert cells(made) == [["甲", ""]]
    assert len(opened(made).tables[0].cell(0, 1)._tc.xpath("w:p")) == 1
    assert said == []


def test_a_table_of_nothing_but_an_empty_loop_is_left_out_and_told() -> None:
    content = template("各项如下", table=[["{%tr for 条 in 事项 %}", ""], ["{{ 条 }}", ""], ["{%tr endfor %}", ""]])
    made, said = draft(content, {"事项": []})
    assert opened(made).tables == []
    assert said == [
        f"警告 {LABEL} 有一个表格一行也没有（在「各项如下」之后），已略去：循环的内容是空的 [empty-table]\n"
        "    办法：请给表格加上表头行，或在模板里用 {%p if … %} 把它包起来"
    ]


def test_a_row_whose_cells_all_went_is_left_out() -> None:
    content = template(table=[["头"], ["{%tc if 甲 %}"]])
    content = body(
        content, "</w:tr></w:tbl>", "<w:tc><w:p><w:r><w:t>{%tc endif %}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    made, said = draft(content, {"甲": None})
    assert cells(made) == [["头"]]
    assert said == []


DRAWING = (
    '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="5" name="{{ 项 }}"/></wp:inline></w:drawing>'
)


def test_drawings_that_a_loop_repeats_get_numbers_of_their_own() -> None:
    content = body(
        template("{% for 项 in 列 %}图{% endfor %}"), "图{%", f"</w:t></w:r><w:r>{DRAWING}</w:r><w:r><w:t>{{%"
    )
    made, said = draft(content, {"列": ["甲\n", '"乙"']})
    xml = member(made, "word/document.xml")
    assert xml.index('id="1" name="甲"') < xml.index('id="2" name="&quot;乙&quot;"')
    assert said == []


def test_the_numbers_that_word_gives_paragraphs_are_not_repeated() -> None:
    content = body(template("{{ 文 }}"), "<w:p><w:r><w:t>{{", '<w:p w14:paraId="1A2B3C4D"><w:r><w:t>{{')
    made, _ = draft(content, {"文": "一\n二"})
    assert "paraId" not in member(made, "word/document.xml")


def rich_template() -> bytes:
    """Words, gaps, loops over paragraphs and rows, a macro, a value of several paragraphs, header, footnote, title."""
    document = opened(
        template(
            "{% macro 双(文) %}{{ 文 }}{{ 文 }}{% endmacro %}{{ 双(单位) }}{{ 空 }}",
            *("{%p for 项 in 列 %}", "{{ 项 }}{% set 末 = 项 %}", "{%p endfor %}", "{{ 段 }}"),
            table=[["{%tr for 项 in 列 %}", ""], ["{{ 项 }}", "{{ 单位 }}{{ 空 }}"], ["{%tr endfor %}", ""]],
        )
    )
    document.sections[0].header.paragraphs[0].text = "{{ 单位 }}"
    document.core_properties.title = "{{ 单位 }}{{ 空 }}"
    return changed(saved(document), with_footnotes)


def test_eight_threads_that_share_a_template_make_the_same_files_as_one_after_another() -> None:
    compiled = compile_template(rich_template(), LABEL)

    def one(number: int) -> tuple[bytes, list[str]]:
        items = [f"{number}-{item}" for item in range(20)]
        words = {"单位": f"局{number}", "空": None, "列": items, "段": f"{number}\n\x0b", "文": "{{ 单位 }}"}
        made = fill(compiled, words, final=False)
        return made.docx, [finding.as_text() for finding in made.findings]

    after_another = [one(number) for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(one, range(40))) == after_another
    assert len({docx for docx, _ in after_another}) == 40
    assert lines(after_another[7][0])[:3] == ["局7局7【缺：空】", "7-0", "7-1"]
    assert [text.partition(" [")[0].rpartition(" ")[2] for text in after_another[7][1]] == [
        "「空」没有值，文中印作【缺：空】",
        "「文」的内容里有花括号标签的写法，照原样印出",
        "不允许的字符（U+000B），已删去",
    ]
