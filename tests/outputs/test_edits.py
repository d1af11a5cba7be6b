"""Fields of the ledger and texts of the report are set, and every other character of the file stays."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from annualreport.finding import Stop
from annualreport.model.ledger import Ledger
from annualreport.model.ledger_sheets import LISTS
from annualreport.outputs import yaml_block
from annualreport.outputs.edits import Edit, ledger_edited, report_edited
from annualreport.outputs.ledger_book import workbook
from annualreport.readers import ledger_book, ledger_yaml
from annualreport.source import yamlfile
from annualreport.workspace import Workspace

LEDGER = """\
# 台账
- 编号: 1.1.1  # 第一条
  状态: 推进中   # 待核
  落实情况: |-
    做了一件。
    又一件。

  # 佐证在档案室
  佐证:
    - {标题: 通知, 文号: 甲〔2020〕1号}
    # 其二
    - 标题: 公告
      网址: https://example.gov.cn/1  # 已核
  报送: []

- {编号: 1.1.2, 状态: , 指标: [{名称: 会议, 数值: 2}]}
# 完
"""


def after(tmp_path: Path, text: str, *edits: Edit) -> str:
    """The ledger's text with the edits."""
    path = tmp_path / "ledger.yaml"
    path.write_bytes(text.encode())
    return ledger_edited(path, "ledger.yaml", edits).decode()


def one(field: str, value: Any, position: int | None = None, number: str = "1.1.1") -> Edit:
    return Edit("", number, field, value, position)


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (one("状态", "已完成"), "推进中   # 待核", "已完成   # 待核"),
        (one("状态", None), "  状态: 推进中   # 待核", "  状态:   # 待核"),
        (one("完成日期", date(2020, 5, 1)), "# 待核\n", "# 待核\n  完成日期: 2020-05-01\n"),
        (one("落实情况", "只一件。"), "|-\n    做了一件。\n    又一件。\n", "只一件。\n"),
        (one("落实情况", "甲\n乙"), "做了一件。\n    又一件。", "甲\n    乙"),
        (one("说明", "一: 二"), "又一件。\n", '又一件。\n  说明: "一: 二"\n'),
        (one("未完成原因", "无"), "# 已核\n", "# 已核\n  未完成原因: 无\n"),
        (
            one("佐证", {"标题": "公示", "日期": date(2020, 1, 2)}),
            "# 已核\n",
            "# 已核\n    - 标题: 公示\n      日期: 2020-01-02\n",
        ),
        (one("佐证", {"标题": "新", "文号": "乙"}, 0), "{标题: 通知, 文号: 甲〔2020〕1号}", "{标题: 新, 文号: 乙}"),
        (
            one("佐证", {"标题": "公告", "网址": "https://example.gov.cn/2"}, 1),
            "https://example.gov.cn/1  #",
            '"https://example.gov.cn/2"  #',
        ),
        (one("佐证", None, 0), "    - {标题: 通知, 文号: 甲〔2020〕1号}\n", ""),
        (one("报送", {"处室": "办公室", "季度": "1"}), "报送: []\n", '报送:\n    - 处室: 办公室\n      季度: "1"\n'),
        (
            one("指标", {"名称": "培训", "数值": Decimal("3")}),
            "又一件。\n",
            "又一件。\n  指标:\n    - 名称: 培训\n      数值: 3\n",
        ),
        (one("状态", "未完成", None, "1.1.2"), "状态: ,", "状态: 未完成 ,"),
        (one("说明", "无，甲", None, "1.1.2"), "状态: ,", "状态: , 说明: 无，甲,"),
        (one("指标", {"名称": "课", "数值": 1}, None, "1.1.2"), "数值: 2}]", "数值: 2}, {名称: 课, 数值: 1}]"),
        (one("指标", None, 0, "1.1.2"), "[{名称: 会议, 数值: 2}]", "[]"),
        (one("指标", {"名称": "会议", "数值": 5}, 0, "1.1.2"), "数值: 2", "数值: 5"),
        (one("报送", {"处室": "丙"}, None, "1.1.2"), "2}]}", "2}], 报送: [{处室: 丙}]}"),
        (one("状态", "已完成", None, "1.2.1"), "2}]}\n", '2}]}\n- 编号: "1.2.1"\n  状态: 已完成\n'),
        (Edit("市", "1.1.1", "状态", "已完成"), "2}]}\n", '2}]}\n- 编号: "1.1.1"\n  方案: 市\n  状态: 已完成\n'),
    ],
)
def test_one_field_is_set_and_all_else_stays(tmp_path: Path, edit: Edit, old: str, new: str) -> None:
    assert LEDGER.count(old) == 1
    assert after(tmp_path, LEDGER, edit) == LEDGER.replace(old, new)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {编号: 1.1.1, 状态}\n", "- {编号: 1.1.1, 状态: 已完成}\n"),
        ("- ? 编号\n  : 1.1.1\n", "- ? 编号\n  : 1.1.1\n  状态: 已完成\n"),
        ("- 编号: 1.1.1\n  说明: |+\n    甲\n\n", "- 编号: 1.1.1\n  状态: 已完成\n  说明: |+\n    甲\n\n"),
        (
            "- 编号:\n    1.1.1 # 注\n  状态:\n    # 注\n    未完成\n",
            "- 编号:\n    1.1.1 # 注\n  状态:\n    # 注\n    已完成\n",
        ),
        ("-\n    编号: 1.1.1\n", "-\n    编号: 1.1.1\n    状态: 已完成\n"),
        ("---\n- 编号: 1.1.1\n...\n", "---\n- 编号: 1.1.1\n  状态: 已完成\n...\n"),
    ],
)
def test_rare_ways_of_writing_take_an_edit_too(tmp_path: Path, text: str, said: str) -> None:
    assert after(tmp_path, text, one("状态", "已完成")) == said


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_and_the_byte_order_mark_stay(tmp_path: Path, newline: str) -> None:
    edit = one("报送", {"处室": "办公室", "落实情况": "一\n二"})
    lines = "  报送:\n    - 处室: 办公室\n      落实情况: |-\n        一\n        二\n"
    expected = LEDGER.replace("  报送: []\n", lines).replace("\n", newline)
    assert after(tmp_path, "\ufeff" + LEDGER.replace("\n", newline), edit) == "\ufeff" + expected


@pytest.mark.parametrize("text", ["", "# 只有注\n", "[]\n", "~", "# 只有注", "- 编号: 2.1.1"])
def test_an_entry_is_added_to_a_file_that_has_none_or_does_not_end_its_line(tmp_path: Path, text: str) -> None:
    said = after(tmp_path, text, one("状态", "已完成"))
    assert said.endswith('- 编号: "1.1.1"\n  状态: 已完成\n' if text[:1] != "-" else '- 编号: "1.1.1"\n  状态: 已完成')
    assert said.startswith(text.rstrip("[]~\n"))


def test_a_file_that_is_not_there_is_begun(tmp_path: Path) -> None:
    made = ledger_edited(tmp_path / "ledger.yaml", "ledger.yaml", [one("状态", "已完成")])
    assert made.decode() == '- 编号: "1.1.1"\n  状态: 已完成\n'


def test_what_no_file_may_hold_is_left_out(tmp_path: Path) -> None:
    assert "落实情况: |-\n    甲乙\n    丙\n" in after(
        tmp_path, LEDGER, one("落实情况", " 甲\x0b\x07乙\r\n丙\u2028\ufeff ")
    )


@pytest.mark.parametrize("text", ["编号: 1.1.1\n", "- 编号: 1.1.1\n\t状态: 已完成\n", "- &a 编号: 1.1.1\n"])
def test_a_file_that_cannot_be_read_is_not_edited(tmp_path: Path, text: str) -> None:
    with pytest.raises(Stop):
        after(tmp_path, text, one("状态", "已完成"))


def test_a_shape_that_takes_no_edit_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        after(tmp_path, "- 编号: 1.1.1\n  ? 状态\n", one("状态", "已完成"))
    assert stop.value.findings[0].message == "文件的写法接不上改动，没有改动任何文件"


WORDS = st.one_of(
    st.sampled_from(
        ["办公室", "已完成", "一: 二", "# 号", "- 项", "多行\n文字", "甲\n\n 乙", "2020-01-01", "是", "~", "'单'"]
    ),
    st.sampled_from(['"双"', "{花}", "a, b", "x:", "&锚", "*", "!", "%", "@", "|", ">", "行末 ", "：", "…\t制"]),
    st.text(
        st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff"), max_size=12
    ),
)
FIELDS = ("状态", "落实情况", "说明", "未完成原因")
ITEMS = st.dictionaries(st.sampled_from(["处室", "状态", "落实情况"]), WORDS, min_size=1)
ENTRIES = st.lists(
    st.fixed_dictionaries(
        {}, optional={**dict.fromkeys(FIELDS, st.one_of(st.none(), WORDS)), "报送": st.lists(ITEMS, max_size=3)}
    ),
    max_size=4,
)


def kept(value: Any) -> Any:
    """A value as the model takes it: texts without blanks around them, nothing for nothing."""
    if isinstance(value, dict):
        return {key: inner for key, old in value.items() if (inner := kept(old)) not in (None, "", [])}
    if isinstance(value, list):
        return [kept(one) for one in value]
    return value.strip() if isinstance(value, str) else value


def written(entries: list[dict[str, Any]], style: str) -> str:
    """A ledger in one of the ways that people write it, with comments where they may stand."""
    if style == "block":
        text = yaml_block.text(entries)
        return (
            "".join(f"# 注 {number}\n{line}\n" for number, line in enumerate(text.splitlines()))
            if entries and all("\n" not in json.dumps(one, ensure_ascii=False).replace("\\n", "\n") for one in entries)
            else text
        )
    flows = [json.dumps(one, ensure_ascii=False) for one in entries]
    if style == "flow":
        return f"[{', '.join(flows)}] # 注\n"
    return "".join(f"-   {one}  # 注\n" for one in flows)


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[str, list[dict[str, Any]], list[Edit]]:
    """A ledger's text, its data, and edits on entries that are there and on one that is not."""
    entries = [{"编号": f"1.1.{number}", **one} for number, one in enumerate(draw(ENTRIES), 1)]
    text = written(entries, draw(st.sampled_from(["block", "flow", "mixed"])))
    edits: list[Edit] = []
    for entry in [*entries, {"编号": "9.9.9"}]:
        for field in draw(st.sets(st.sampled_from(FIELDS))):
            edits.append(Edit("", entry["编号"], field, draw(st.one_of(st.none(), WORDS))))
        for position in draw(
            st.sets(st.sampled_from(range(len(entry.get("报送", ()))))) if entry.get("报送") else st.just(())
        ):
            edits.append(Edit("", entry["编号"], "报送", draw(st.one_of(st.none(), ITEMS)), position))
        edits += [Edit("", entry["编号"], "报送", item) for item in draw(st.lists(ITEMS, max_size=2))]
    return text, entries, edits


def expected(entries: list[dict[str, Any]], edits: list[Edit]) -> list[dict[str, Any]]:
    """The data with the edits, worked out on plain lists."""
    found = {one["编号"]: json.loads(json.dumps(one)) for one in entries}
    for number in dict.fromkeys(edit.number for edit in edits):
        entry = found.setdefault(number, {"编号": number})
        own = [edit for edit in edits if edit.number == number]
        entry.update({edit.field: edit.value for edit in own if edit.field not in LISTS})
        for name in LISTS:
            entry[name] = changed(entry.get(name, []), [edit for edit in own if edit.field == name])
    return [kept(one) for one in found.values()]


def changed(before: list[Any], edits: list[Edit]) -> list[Any]:
    """A list after its edits; what is added first takes the place of what goes."""
    items = dict(enumerate(before))
    added = [edit.value for edit in edits if edit.position is None]
    for edit in edits:
        if edit.position is not None:
            items[edit.position] = edit.value if edit.value is not None or not added else added.pop(0)
    return [item for item in items.values() if item is not None] + added


@settings(max_examples=100, deadline=None)
@given(ledgers(), st.sampled_from(["\n", "\r\n"]))
def test_the_edited_file_read_again_is_the_old_data_with_the_edits(
    tmp_path_factory: pytest.TempPathFactory, made: tuple[str, list[dict[str, Any]], list[Edit]], newline: str
) -> None:
    text, entries, edits = made
    typed = text.replace("\n", newline)
    read = [kept(one) for one in yamlfile.parse(typed, "l") or []]
    assert read == [kept(one) for one in entries]
    said = after(tmp_path_factory.mktemp("l"), typed, *edits)
    assert [kept(one) for one in yamlfile.parse(said, "l") or []] == expected(entries, edits)
    gone = any(edit.value is None and edit.position is not None for edit in edits)
    assert gone or said.count("# 注") >= typed.count("# 注")
    assert edits or said == typed


def dumped(ledger: Ledger) -> list[dict[str, Any]]:
    """The entries as plain data."""
    return [one.model_dump(mode="json", by_alias=True, exclude_defaults=True) for one in ledger.entries]


def test_cells_of_the_workbook_are_set_and_the_rest_of_it_stays(a_year: Workspace) -> None:
    ledger, _ = ledger_yaml.read(a_year.data(2020, "ledger.yaml"), "ledger.yaml")
    assert ledger
    path = a_year.data(2020, "ledger.xlsx")
    path.write_bytes(workbook((), ledger))
    book = load_workbook(path)
    book["台账"]["D3"].fill = PatternFill("solid", fgColor="FFFF00")
    book["台账"]["A3"].comment = Comment("办公室：待补", "办公室")
    book.create_sheet("备忘")["A1"] = "不要动"
    book.save(path)
    edits = [
        Edit("", "1.1.2", "状态", "已完成"),
        Edit("", "1.1.2", "完成日期", date(2020, 6, 1)),
        Edit("", "1.1.2", "说明", None),
        Edit("", "1.1.1", "报送", {"处室": "基础教育处", "状态": "未完成", "季度": "2"}, 0),
        Edit("", "1.1.1", "报送", {"处室": "办公室", "落实情况": "=1+1"}),
        Edit("", "1.1.1", "指标", None, 1),
        Edit("", "9.9.9", "状态", "推进中"),
        Edit("", "9.9.9", "佐证", {"标题": "通知", "日期": date(2020, 1, 2)}),
    ]
    before, _ = ledger_book.read(path, "ledger.xlsx")
    path.write_bytes(ledger_edited(path, "ledger.xlsx", edits))
    after_book, findings = ledger_book.read(path, "ledger.xlsx")
    assert before
    assert after_book
    assert [finding.message for finding in findings] == []
    assert dumped(after_book) == expected(
        dumped(before),
        [replace(one, value=json.loads(json.dumps(one.value, default=str))) for one in edits],
    )
    edited = load_workbook(path)
    assert edited["台账"]["D3"].fill.fgColor.rgb == "00FFFF00"
    assert edited["台账"]["A3"].comment.text == "办公室：待补"
    assert edited["备忘"]["A1"].value == "不要动"
    assert ("=1+1", "s") in [(cell.value, cell.data_type) for row in edited["报送"] for cell in row]


def test_a_workbook_of_before_gets_the_columns_and_sheets_that_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsx"
    book = Workbook()
    book.active.title = "台账"
    for row in (("我的台账",), ("编号", "状态"), ("1.1.1", "推进中"), (None, None), ("１。１．２", None)):
        book.active.append(row)
    book.save(path)
    edits = [
        Edit("", "1.1.2", "状态", "已完成"),
        Edit("", "1.1.2", "完成日期", date(2020, 6, 1)),
        Edit("", "1.1.1", "报送", {"处室": "办公室", "季度": "1"}),
    ]
    path.write_bytes(ledger_edited(path, "ledger.xlsx", edits))
    ledger, findings = ledger_book.read(path, "ledger.xlsx")
    assert ledger
    assert findings == ()
    assert dumped(ledger) == [
        {"编号": "1.1.1", "状态": "推进中", "报送": [{"处室": "办公室", "季度": "1"}]},
        {"编号": "1.1.2", "状态": "已完成", "完成日期": "2020-06-01"},
    ]


@pytest.mark.parametrize(
    ("keys", "value", "old", "new"),
    [
        (("主要问题",), "甲", "主要问题: ~", "主要问题: 甲"),
        (("总体情况", "主动公开"), "新", "主动公开: 旧  # 注", "主动公开: 新  # 注"),
        (("总体情况", "平台建设"), "甲\n乙", "旧  # 注\n", "旧  # 注\n  平台建设: |-\n    甲\n    乙\n"),
        (("联系方式", "电话"), "0600-1", "联系方式:\n", '联系方式:\n  电话: "0600-1"\n'),
        (("统计期限", "起"), date(2020, 1, 1), "# 尾\n", "# 尾\n"),
        (("引言",), None, "引言: 甲\n", "引言:\n"),
    ],
)
def test_a_text_of_the_report_is_set_and_all_else_stays(
    tmp_path: Path, keys: tuple[str, ...], value: Any, old: str, new: str
) -> None:
    text = "# 头\n单位: 甲\n引言: 甲\n总体情况:\n  主动公开: 旧  # 注\n主要问题: ~\n联系方式:\n改进情况: 乙\n# 尾\n"
    path = tmp_path / "report.yaml"
    path.write_bytes(text.replace("\n", "\r\n").encode())
    added = "统计期限:\n  起: 2020-01-01\n" if keys[0] == "统计期限" else ""
    expected_text = text.replace(old, new).replace("改进情况: 乙\n", f"改进情况: 乙\n{added}")
    assert report_edited(path, "report.yaml", {keys: value}).decode() == expected_text.replace("\n", "\r\n")


def test_a_report_without_any_text_gets_its_first(tmp_path: Path) -> None:
    path = tmp_path / "report.yaml"
    path.write_text("# 头", "utf-8")
    said = report_edited(path, "report.yaml", {("总体情况", "主动公开"): "甲", ("总体情况", "平台建设"): "乙"})
    assert said.decode() == "# 头\n总体情况:\n  主动公开: 甲\n  平台建设: 乙\n"


@pytest.mark.parametrize("text", ["- 甲\n", "总体情况: 甲\n", "总体情况: [甲]\n", "甲"])
def test_what_stands_where_a_group_is_expected_is_not_written_over(tmp_path: Path, text: str) -> None:
    path = tmp_path / "report.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(Stop) as stop:
        report_edited(path, "report.yaml", {("总体情况", "主动公开"): "甲"})
    assert stop.value.findings[0].rule == "file-shape"
