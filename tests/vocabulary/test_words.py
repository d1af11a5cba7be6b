"""The year as words: the figures, the plan with its ledger, the settings, the texts filled in."""

from __future__ import annotations

import copy
import pickle
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from annualreport.forms import form
from annualreport.model.dossier import Dossier, Earlier
from annualreport.model.ledger import Entry, Ledger
from annualreport.model.offices import Roster
from annualreport.model.plan import Plan
from annualreport.model.record import Origin
from annualreport.model.rectification import Rectification
from annualreport.model.report import Report
from annualreport.model.statistics import Statistics, read_cell
from annualreport.place import line
from annualreport.readers.year import load
from annualreport.vocabulary import words
from annualreport.vocabulary.charts import Chart
from annualreport.vocabulary.manual import manual
from annualreport.vocabulary.publication import MEANINGS
from annualreport.vocabulary.statements import WORD
from annualreport.workspace import Workspace

ROSTER = Roster.model_validate(
    {"名册": [{"名称": "办公室"}, {"名称": "科研处", "别名": ["科研"]}, {"名称": "电教馆", "类别": "支撑机构"}]}
)
DUTIES = [
    {"范围": "内容安全", "牵头": ["办公室"], "配合": ["科研处"]},
    {"范围": "技术安全", "牵头": ["科研处"], "会同": ["电教馆"]},
]
PLAN = {
    "标题": "要点",
    "章": [
        {
            "序号": "一",
            "标题": "紧扣“十四五” 开好局深化政务公开",
            "节": [
                {
                    "序号": "一",
                    "标题": "甲",
                    "条": [
                        {"编号": "1.1.1", "要求": "做", "责任": [{"牵头": ["各处室"], "会同": ["电教馆"]}]},
                        {
                            "编号": "1.1.2",
                            "要求": "做",
                            "时限": [{"原文": "2020年底前", "截止": "2020-12-31"}, {"原文": "每年1次"}],
                        },
                    ],
                },
                {"序号": "二", "标题": "乙", "条": [{"编号": "1.2.1", "要求": "做", "责任": DUTIES}]},
            ],
        }
    ],
}


RECORDED = tuple(f"{word.partition('.')[0]}." for word in MEANINGS)
"""The groups of words that only the record of a publication has."""
ITEMS = {"各处室": "处室", "指标汇总": "汇总", "清单": "项"}
"""Lists that bear another name than their items."""


def a_dossier(*entries: dict[str, Any], report: dict[str, Any] | None = None, **more: Any) -> Dossier:
    """A small year made by hand."""
    ledger = Ledger(entries=tuple(Entry.model_validate(entry) for entry in entries)) if entries else None
    settings = Report.model_validate({"单位": "某局", "年度": 2020, **(report or {})})
    given = {"plans": (Plan.model_validate(PLAN),), "ledger": ledger, "roster": ROSTER, **more}
    return Dossier(2020, settings, more.pop("form", form("60号")), **{k: v for k, v in given.items() if k != "form"})


def a_task(*reports: dict[str, Any], number: str = "1.1.1", **entry: Any) -> dict[str, Any]:
    """The words of one requirement with an entry."""
    made = words(a_dossier({"编号": number, "报送": list(reports), **entry}))
    return next(task for section in made["计划"]["章"][0]["节"] for task in section["条"] if task["编号"] == number)


def test_the_manual_names_every_word_of_a_good_year_and_no_other(a_year: Workspace) -> None:
    dossier, _ = load(a_year, 2020)
    assert dossier.ledger
    upon = Earlier(2019, dossier.plans, dossier.ledger, date(2019, 12, 31))
    dossier = replace(dossier, earlier=upon, rectifications=(Rectification(number="2.1.2", office="办公室"),))
    found: set[str] = set()

    def walk(group: dict[str, Any], name: str) -> None:
        for key, value in group.items():
            word = f"{name}.{key}" if name else key
            found.add(word)
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, dict) and key not in {"各方案", "未完成事项", "推进事项", "不适用事项"}:
                    walk(item, ITEMS.get(key, key) if isinstance(value, list) else word)

    walk(words(dossier), "")
    known = {one.word for one in manual(dossier.form) if one.kind == WORD}
    inside = ("范围.", "指标.", "佐证.", "报送.", "督办单.", "事项.", *RECORDED)
    assert found - known == set()
    assert {word for word in known - found if not word.startswith(inside)} == set()


def test_the_words_are_plain_values_that_can_be_copied_and_sent(a_year: Workspace) -> None:
    made = words(load(a_year, 2020)[0])
    again = pickle.loads(pickle.dumps(made))
    assert again == made == copy.deepcopy(made)
    assert again.places == made.places
    assert made.findings == ()
    waiting: list[Any] = [dict(made)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            assert type(value) is dict
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
        else:
            assert value is None or isinstance(value, str | int | Decimal | date | Chart)
            assert value != ""


def test_the_settings_stand_at_the_top_and_what_is_not_written_is_nothing() -> None:
    made = words(a_dossier())
    assert made["标题"] == "某局2020年政府信息公开工作年度报告"
    assert made["统计期限"] == {"起": date(2020, 1, 1), "止": date(2020, 12, 31)}
    assert made["联系方式"] == {"地址": None, "邮编": None, "电话": None}
    assert (made["网址"], made["引言"], made["计划发布日期"], made["示例"]) == (None, None, None, False)
    assert made["总体情况"]["主动公开"] is None


def test_without_a_plan_there_is_no_count() -> None:
    made = words(a_dossier(plans=()))
    assert (made["计划"], made["统计"], made["未完成事项"], made["各方案"]) == (None, None, None, [])


def test_without_a_ledger_the_states_are_blank_and_never_nought() -> None:
    made = words(a_dossier())["统计"]
    assert made == {
        "总数": 3, "已完成": None, "持续推进": None, "推进中": None, "未完成": None, "不适用": None,
        "待填": 3, "章数": 1, "节数": 2,
    }  # fmt: skip


def test_states_are_counted_at_every_level_and_an_overdue_task_counts_as_unfinished() -> None:
    made = words(a_dossier({"编号": "1.1.1", "状态": "已完成"}, {"编号": "1.1.2", "状态": "推进中"}))
    chapter = made["计划"]["章"][0]
    assert (made["统计"]["已完成"], made["统计"]["未完成"], made["统计"]["推进中"], made["统计"]["待填"]) == (
        1,
        1,
        0,
        1,
    )
    assert (chapter["统计"]["总数"], chapter["统计"]["节数"], chapter["节"][0]["统计"]["未完成"]) == (3, 2, 1)
    assert [task["编号"] for task in made["未完成事项"]] == ["1.1.2"]
    assert made["未完成事项"][0] is chapter["节"][0]["条"][1]
    assert (made["推进事项"], made["不适用事项"]) == ([], [])
    assert chapter["简称"] == "紧扣“十四五”开好局"


def test_of_several_plans_the_year_s_own_gives_the_counts() -> None:
    other = Plan.model_validate({**PLAN, "方案": "区"})
    made = words(a_dossier(plans=(other, Plan.model_validate(PLAN))))
    assert [one["方案"] for one in made["各方案"]] == ["区", None]
    assert made["计划"] is made["各方案"][1]
    assert words(a_dossier(plans=(other,)))["计划"]["方案"] == "区"


def test_the_entry_s_own_text_speaks_before_the_reports() -> None:
    assert a_task({"处室": "办公室", "落实情况": "报送"}, 落实情况="总的")["落实情况"] == "总的"


def test_reports_are_joined_with_the_lead_first_and_none_twice() -> None:
    task = a_task(
        {"处室": "无名处", "落实情况": "丁"},
        {"处室": "电教馆", "落实情况": "丙。"},
        {"处室": "科研", "落实情况": "乙"},
        {"处室": "办公室", "落实情况": "乙"},
        {"处室": "办公室", "落实情况": ""},
    )
    assert task["落实情况"] == "乙。丙。丁。"
    assert task["牵头"] == ["各处室"]
    assert task["范围"] == []
    first = task["报送"][0]
    assert (first["处室"], first["落实情况"], first["范围"], first["状态"], first["季度"]) == (
        "无名处",
        "丁",
        *[None] * 3,
    )


def test_of_an_office_s_quarters_the_latest_text_is_printed_and_all_are_kept() -> None:
    quarters = [{"处室": "科研", "季度": str(at), "落实情况": f"到第{at}季度"} for at in (1, 2)]
    task = a_task(*quarters, {"处室": "科研处", "季度": "3", "状态": "推进中"})
    assert task["落实情况"] == "到第2季度。"
    assert [(one["季度"], one["落实情况"]) for one in task["报送"]] == [
        ("1", "到第1季度"),
        ("2", "到第2季度"),
        ("3", None),
    ]


def test_figures_are_added_up_at_every_level() -> None:
    made = words(
        a_dossier(
            {"编号": "1.1.1", "指标": [{"名称": "训", "数值": "2", "单位": "场"}]},
            {"编号": "1.2.1", "指标": [{"名称": "训", "数值": "3", "单位": "场"}, {"名称": "件", "数值": "1"}]},
        )
    )
    (chapter,) = made["计划"]["章"]
    both = [{"名称": "训", "数值": Decimal(5), "单位": "场"}, {"名称": "件", "数值": Decimal(1), "单位": None}]
    assert made["计划"]["指标汇总"] == chapter["指标汇总"] == both
    assert chapter["节"][0]["指标汇总"] == [{"名称": "训", "数值": Decimal(2), "单位": "场"}]
    assert chapter["节"][1]["条"][0]["指标汇总"] == chapter["节"][1]["指标汇总"]


def test_a_figure_in_conflict_has_no_value() -> None:
    figures = [{"名称": "训", "数值": value, "处室": office} for office, value in (("办公室", "2"), ("科研处", "3"))]
    assert a_task(指标=figures)["指标汇总"] == [{"名称": "训", "数值": None, "单位": None}]


def test_every_responsible_office_is_counted_in_its_role() -> None:
    report = {"处室": "科研", "状态": "已完成"}
    made = words(a_dossier({"编号": "1.1.1", "状态": "已完成", "报送": [report]}, {"编号": "1.2.1", "状态": "推进中"}))
    told = {
        one["名称"]: (one["类别"], one["统计"]["总数"], one["统计"]["已完成"], one["牵头统计"]["总数"], one["未报送"])
        for one in made["各处室"]
    }
    assert told == {
        "办公室": ("处室", 2, 1, 2, 2),
        "科研处": ("处室", 2, 1, 2, 1),
        "电教馆": ("支撑机构", 2, 1, 0, 2),
    }
    assert made["各处室"] is made["计划"]["各处室"]
    assert words(a_dossier())["各处室"][0]["已报送"] is None


def test_a_chapter_s_and_a_section_s_own_text_is_a_word_with_words_filled_in() -> None:
    texts = {"1": "全章{{ 统计.总数 }}项", "1.2": "乙节", "9": "没有"}
    (chapter,) = words(a_dossier(report={"落实情况": texts}))["计划"]["章"]
    assert (chapter["落实情况"], [part["落实情况"] for part in chapter["节"]]) == ("全章3项", [None, "乙节"])
    assert "落实情况" not in words(a_dossier(report={"落实情况": texts}))


def test_of_a_further_plan_the_texts_carry_its_id() -> None:
    other = Plan.model_validate({**PLAN, "方案": "区"})
    report = {"落实情况": {"区 1": "区的"}}
    made = words(a_dossier(plans=(other, Plan.model_validate(PLAN)), report=report))
    assert [one["章"][0]["落实情况"] for one in made["各方案"]] == ["区的", None]


def test_scopes_are_kept_apart() -> None:
    reports = [
        {"处室": "科研处", "范围": "技术安全", "落实情况": "查了系统"},
        {"处室": "办公室", "落实情况": "开了会"},
    ]
    task = a_task(*reports, number="1.2.1")
    assert [(way["范围"], way["落实情况"]) for way in task["范围"]] == [("内容安全", None), ("技术安全", "查了系统。")]
    assert task["落实情况"] == "技术安全：查了系统。\n开了会。"
    both = [*reports[:1], {"处室": "办公室", "范围": "内容安全", "落实情况": "审了稿"}]
    assert a_task(*both, number="1.2.1")["落实情况"] == "内容安全：审了稿。\n技术安全：查了系统。"
    assert task["配合"] == ["科研处"]


def test_a_requirement_has_all_its_fields() -> None:
    task = a_task(
        number="1.1.2",
        状态="未完成",
        指标=[{"名称": "场", "数值": "3"}],
        佐证=[{"标题": "通知", "文号": "〔2020〕1号", "日期": "2020-05-01"}],
        未完成原因="疫情",
        整改措施="补",
        整改时限="2021-03-31",
    )
    assert task["时限"] == "2020年底前、每年1次"
    assert task["指标"] == [{"名称": "场", "数值": Decimal(3), "单位": None, "处室": None, "季度": None, "依据": None}]
    assert task["佐证"] == [
        {"标题": "通知", "网址": None, "文号": "〔2020〕1号", "日期": date(2020, 5, 1), "处室": None, "季度": None}
    ]
    assert (task["未完成原因"], task["整改措施"], task["整改时限"]) == ("疫情", "补", date(2021, 3, 31))
    assert (task["完成日期"], task["说明"], task["落实情况"]) == (None, None, None)


def figures(edition: str, **typed: str) -> dict[str, Any]:
    """The words of figures typed into cells; __ stands between the steps of a key."""
    cells = {tuple(name.split("__")): read_cell(text, line("s.yaml", 1)) for name, text in typed.items()}
    return words(a_dossier(form=form(edition), statistics=Statistics(edition, cells)))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("55", "55"),
        ("55（含自然失效29件）", "55（含自然失效29件）"),
        ("1,234", "1234"),
        ("/", "/"),
        ("1.5", "1.5"),
        ("很多", "很多"),
    ],
)
def test_a_count_prints_as_it_should_stand_in_the_table(typed: str, printed: str) -> None:
    assert str(figures("60号", 主动公开__规章__对外公开总数量=typed)["主动公开"]["规章"]["对外公开总数量"]) == printed


def test_a_count_with_a_note_still_counts() -> None:
    noted = figures("60号", 主动公开__规章__对外公开总数量="55（含自然失效29件）")["主动公开"]["规章"]["对外公开总数量"]
    assert noted + 1 == 56
    assert str(pickle.loads(pickle.dumps(noted))) == "55（含自然失效29件）"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("282.1", "282.1"), ("2821000元", "282.1"), ("0.3亿元", "3000"), ("282.10万元", "282.1"), ("/", "/")],
)
def test_an_amount_under_a_head_with_a_unit_is_the_number_in_that_unit(typed: str, printed: str) -> None:
    made = figures("30号", 主动公开__行政事业性收费__本年收费金额=typed)
    assert str(made["主动公开"]["行政事业性收费"]["本年收费金额"]) == printed


def test_an_amount_without_a_head_keeps_the_unit_that_was_typed() -> None:
    made = figures("60号", 主动公开__政府集中采购__采购总金额="25.1万元")
    assert made["主动公开"]["政府集中采购"]["采购总金额"] == "25.1万元"


def test_every_cell_of_the_form_is_a_word_even_without_figures() -> None:
    made = words(a_dossier())
    assert made["依申请公开"]["本年新收"]["自然人"] is None
    assert made["依申请公开"]["不予公开"]["合计"]["总计"] is None
    assert "合计" not in made["依申请公开"]["其他处理"]
    assert made["复议诉讼"]["行政复议"]["结果维持"] is None


def test_a_group_is_summed_only_when_every_row_has_a_figure() -> None:
    rows = [key for key in form("60号").figures if key[1] == "无法提供" and key[-1] in {"自然人", "总计"}]
    typed = {"__".join(key): "2" for key in rows}
    assert figures("60号", **typed)["依申请公开"]["无法提供"]["合计"]["总计"] == 6
    typed.pop("__".join(rows[0]))
    made = figures("60号", **typed)["依申请公开"]["无法提供"]["合计"]
    assert (made["自然人"], made["总计"]) == (None, 6)
    typed["__".join(rows[1])] = "/"
    assert figures("60号", **typed)["依申请公开"]["无法提供"]["合计"]["总计"] is None


def test_rows_of_another_edition_are_words_too() -> None:
    made = figures("60号", 依申请公开__其他处理__逾期不补正__自然人="3")
    assert made["依申请公开"]["其他处理"]["逾期不补正"] == {"自然人": 3}
    assert made["依申请公开"]["其他处理"]["自然人"] is None


def with_text(text: str, **more: Any) -> Dossier:
    """A year whose 主要问题 is this text, at line 5."""
    made = a_dossier(report={"主要问题": text}, **more)
    origin = Origin(line("data/2020/report.yaml", 1), {"主要问题": line("data/2020/report.yaml", 5)})
    return replace(made, report=made.report.model_copy(update={"origin": origin}))


def test_words_inside_a_text_are_filled_in_and_nothing_is_escaped() -> None:
    made = words(with_text("共{{ 统计.总数 }}项 <&> {{ '<&>' }}{{ 单位 }}"))
    assert made["主要问题"] == "共3项 <&> <&>某局"
    assert made.findings == ()


def test_a_word_without_a_value_inside_a_text_is_a_gap_with_the_text_s_place() -> None:
    made = words(with_text("共{{ 依申请公开.本年新收.总计 }}件，{{ 没有 }}"))
    assert made["主要问题"] == "共【缺：依申请公开.本年新收.总计】件，【缺：没有】"
    assert made.places["依申请公开.本年新收.总计"] == (line("data/2020/report.yaml", 5),)
    assert made.places["没有"] == (line("data/2020/report.yaml", 5),)


@pytest.mark.parametrize(
    ("text", "rule", "said"),
    [
        ("{{ 半", "template-syntax", "标签没有写完，缺 }} 或 %}"),
        ("{{ 1/0 }}", "template-error", "除数是 0，算不出来"),
        ("{{ ''.__class__ }}", "template-error", "模板里不能用 __class__"),
        ("{{ '很多'|千分位 }}", "template-error", "「很多」不是数字"),
    ],
)
def test_wrong_code_inside_a_text_is_told_at_its_line_and_the_text_stays_as_typed(
    text: str, rule: str, said: str
) -> None:
    made = words(with_text(text))
    assert made["主要问题"] == text
    (finding,) = made.findings
    assert (finding.rule, finding.places) == (rule, (line("data/2020/report.yaml", 5),))
    assert finding.message.startswith("「主要问题」里的模板写法用不了：")
    assert said in finding.message


def test_texts_are_not_filled_in_twice() -> None:
    made = words(with_text("{{ 单位 }}"))
    assert made["主要问题"] == "某局"
    twice = a_dossier(report={"单位": "{{ 7*7 }}", "主要问题": "{{ 单位 }}"})
    assert words(twice)["主要问题"] == "{{ 7*7 }}"


def test_the_place_of_a_word_is_where_its_value_stands_or_should_stand(a_year: Workspace) -> None:
    places = words(load(a_year, 2020)[0]).places
    assert {place.file for spots in places.values() for place in spots} == {
        "data/2020/report.yaml",
        "data/2020/ledger.yaml",
        "data/2020/statistics.yaml",
    }
    assert "依申请公开.本年新收.自然人" in places
    assert "条.落实情况（1.1.1）" in places
    assert "总体情况.主动公开" in places
