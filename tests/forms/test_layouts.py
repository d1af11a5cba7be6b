"""Both layouts, cell by cell, against a transcript of the published forms."""

from __future__ import annotations

import pytest

from annualreport.forms import AMOUNT, CHANGE, Form, Table, all_forms, edition_for_year, form

TABLE_TWO = {
    "60号": """
        【4】第二十条第（一）项
        信息内容｜本年新制作数量｜本年新公开数量｜对外公开总数量
        规章｜□件｜□件｜□件
        规范性文件｜□件｜□件｜□件
        【4】第二十条第（五）项
        信息内容｜上一年项目数量｜本年增/减｜处理决定数量
        行政许可｜□项｜±项｜□件
        其他对外管理服务事项｜□项｜±项｜□件
        【4】第二十条第（六）项
        信息内容｜上一年项目数量｜本年增/减｜处理决定数量
        行政处罚｜□项｜±项｜□件
        行政强制｜□项｜±项｜□件
        【4】第二十条第（八）项
        信息内容｜上一年项目数量｜【2】本年增/减
        行政事业性收费｜□项｜【2】±项
        【4】第二十条第（九）项
        信息内容｜采购项目数量｜【2】采购总金额
        政府集中采购｜□项｜【2】¥""",
    "30号": """
        【4】第二十条第（一）项
        信息内容｜本年制发件数｜本年废止件数｜现行有效件数
        规章｜□件｜□件｜□件
        行政规范性文件｜□件｜□件｜□件
        【4】第二十条第（五）项
        信息内容｜【3】本年处理决定数量
        行政许可｜【3】□件
        【4】第二十条第（六）项
        信息内容｜【3】本年处理决定数量
        行政处罚｜【3】□件
        行政强制｜【3】□件
        【4】第二十条第（八）项
        信息内容｜【3】本年收费金额（单位：万元）
        行政事业性收费｜【3】¥万元""",
}
HEAD_THREE = """
        【3×3】（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）｜【7】申请人情况
        【1×2】自然人｜【5】法人或其他组织｜【1×2】总计
        商业企业｜科研机构｜社会公益组织｜法律服务机构｜其他
        【3】一、本年新收政府信息公开申请数量｜＊
        【3】二、上年结转政府信息公开申请数量｜＊
        【1×HEIGHT】三、本年度办理结果｜【2】（一）予以公开｜＊
        【2】（二）部分公开（区分处理的，只计这一情形，不计其他情形）｜＊
        【1×8】（三）不予公开｜1.属于国家秘密｜＊
        2.其他法律行政法规禁止公开｜＊
        3.危及“三安全一稳定”｜＊
        4.保护第三方合法权益｜＊
        5.属于三类内部事务信息｜＊
        6.属于四类过程性信息｜＊
        7.属于行政执法案卷｜＊
        8.属于行政查询事项｜＊
        【1×3】（四）无法提供｜1.本机关不掌握相关政府信息｜＊
        2.没有现成信息需要另行制作｜＊
        3.补正后申请内容仍不明确｜＊
        【1×5】（五）不予处理｜1.信访举报投诉类申请｜＊
        2.重复申请｜＊
        3.要求提供公开出版物｜＊
        4.无正当理由大量反复申请｜＊
        5.要求行政机关确认或重新出具已获取信息｜＊"""
END_THREE = """
        【2】（七）总计｜＊
        【3】四、结转下年度继续办理｜＊"""
OTHER_THREE = {
    "60号": "\n        【2】（六）其他处理｜＊",
    "30号": """
        【1×3】（六）其他处理｜1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请｜＊
        2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请｜＊
        3.其他｜＊""",
}
ENDS = "结果维持｜结果纠正｜其他结果｜尚未审结｜总计"
TABLE_FOUR = f"""
        【5】行政复议｜【10】行政诉讼
        {"｜".join("【1×2】" + end for end in ENDS.split("｜"))}｜【5】未经复议直接起诉｜【5】复议后起诉
        {ENDS}｜{ENDS}
        {"｜".join(["□件"] * 15)}"""


def transcript(edition: str, key: str) -> str:
    """The published table, row by row: 【c】 or 【c×r】 spans, □ a figure, ± a change, ¥ an amount."""
    if key == "主动公开":
        return TABLE_TWO[edition]
    if key == "复议诉讼":
        return TABLE_FOUR
    height = {"60号": "20", "30号": "22"}[edition]
    text = HEAD_THREE.replace("HEIGHT", height) + OTHER_THREE[edition] + END_THREE
    return text.replace("＊", "｜".join(["□件"] * 7))


def drawn(table: Table) -> list[str]:
    """The form's data in the same writing."""
    lines = []
    for row in table.rows():
        words = []
        for cell in row:
            rows = f"×{cell.rows}" if cell.rows > 1 else ""
            span = f"【{cell.columns}{rows}】" if rows or cell.columns > 1 else ""
            sign = {CHANGE: "±", AMOUNT: "¥"}.get(cell.kind, "□")
            words.append(span + (f"{sign}{cell.unit}" if cell.key else cell.text))
        lines.append("｜".join(words))
    return lines


@pytest.mark.parametrize("key", ["主动公开", "依申请公开", "复议诉讼"])
@pytest.mark.parametrize("edition", ["60号", "30号"])
def test_every_cell_stands_as_published(edition, key):
    wanted = [line.strip() for line in transcript(edition, key).strip().split("\n")]
    assert drawn(form(edition).table(key)) == wanted


def test_the_tables_are_as_high_as_published():
    heights = {one.edition: [table.height for table in one.tables] for one in all_forms()}
    assert heights == {"60号": [18, 26, 4], "30号": [14, 28, 4]}
    assert {one.edition: len(one.table("依申请公开").lines) for one in all_forms()} == {"60号": 23, "30号": 25}


def test_heads_break_where_the_form_breaks_them():
    cells = [cell for cell in form("60号").table("主动公开").cells if cell.broken]
    assert [(cell.broken, cell.text) for cell in cells] == [("本年新", "本年新制作数量"), ("本年新", "本年新公开数量")]


def test_the_six_parts_are_the_same_in_both():
    titles = [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]
    for one in all_forms():
        assert [section.title for section in one.sections] == titles
        assert [section.table for section in one.sections] == ["", "主动公开", "依申请公开", "复议诉讼", "", ""]
        assert one.section("五").number == "五"
    assert form("30号").section("六").variants == ("其他需报告的事项", "其他事项")


@pytest.mark.parametrize(
    ("year", "edition"), [(2018, None), (2019, "60号"), (2020, "60号"), (2021, "30号"), (2030, "30号")]
)
def test_the_report_year_has_its_edition(year, edition):
    assert edition_for_year(year) == edition


def test_an_edition_says_for_which_years_it_is_made():
    assert [str(one.years) for one in all_forms()] == ["2019—2020 年度", "2021 年度起"]
    assert "2020" not in form("60号").years


def test_the_title_names_unit_and_year():
    assert form("60号").title("某市某局", 2020) == "某市某局2020年政府信息公开工作年度报告"


@pytest.mark.parametrize("edition", ["60号", "30号"])
def test_each_form_has_its_equations(edition):
    found = [(one.rule, one.each) for table in form(edition).tables for one in table.equations]
    assert found == [("T3-01", "列"), ("T3-02", "列"), ("T3-03", "行"), ("T4-01", "组")]


def test_head_rows_repeat_and_labels_are_found_from_a_figure():
    one: Form = form("60号")
    assert [table.head_rows for table in one.tables] == [2, 3, 3]
    table = one.table("主动公开")
    cell = table.figures["主动公开", "其他对外管理服务事项", "本年增减"]
    assert [label.text for label in table.row_labels(cell)] == ["其他对外管理服务事项"]
    assert [label.text for label in table.column_labels(cell)] == ["第二十条第（五）项", "本年增/减"]


def test_an_unknown_edition_or_table_is_no_form():
    with pytest.raises(KeyError):
        form("61号")
    with pytest.raises(KeyError):
        form("60号").table("表五")


def test_a_figure_is_headed_by_the_labels_of_its_row_and_then_of_its_column():
    requests = form("60号").table("依申请公开")
    heads = [label.text for label in requests.heads["依申请公开", "不予公开", "属于国家秘密", "商业企业"]]
    cell = requests.figures["依申请公开", "不予公开", "属于国家秘密", "商业企业"]
    assert heads == [label.text for label in (*requests.row_labels(cell), *requests.column_labels(cell))]
    assert set(requests.heads) == set(requests.figures)
    assert any("属于国家秘密" in text for text in heads) and any("商业" in text for text in heads)
