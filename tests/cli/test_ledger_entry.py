"""annualreport ledger show, edit and resolve, as called."""

from __future__ import annotations

import json
from typing import Any

import pytest

from annualreport.source.lock import hold
from annualreport.workspace import Workspace
from tests.cli.test_ledger import run
from tests.conftest import spoil
from tests.source.test_writing import listing
from tests.supervision.returned import YEAR, collect, fill, returned, retype, sent

OFFICE = "教育信息中心"
Said = pytest.CaptureFixture[str]


def ledger(workspace: Workspace) -> str:
    """The ledger as typed."""
    return workspace.data(YEAR, "ledger.yaml").read_text("utf-8")


def history(workspace: Workspace) -> list[dict[str, Any]]:
    """Every change."""
    lines = workspace.data(YEAR, "history.jsonl").read_text("utf-8").splitlines()
    return [{key: value for key, value in json.loads(line).items() if key != "时间"} for line in lines]


def test_a_requirement_is_shown_whole(a_year: Workspace, capsys: Said) -> None:
    collect(a_year, returned(a_year, OFFICE, "1.2.1", {"状态": "已完成", "完成日期": "2020年12月1日"}))
    (kept,) = a_year.data(YEAR, "returns").iterdir()
    capsys.readouterr()
    assert run(a_year, "ledger", "show", "１.2.1") == 0
    assert capsys.readouterr().out.splitlines() == [
        "1.2.1　完善政务新媒体监管机制，清理长期不更新的账号，逐步统一发布审核流程。",
        "章节：一、紧扣民生关切深化政务公开　（二）管好政务新媒体。",
        "责任：内容安全：宣传教育处会办公室负责； 技术安全：教育信息中心负责",
        "  【内容安全】牵头 宣传教育处；会同 办公室",
        "  【技术安全】牵头 教育信息中心",
        "状态：推进中",
        "落实情况：全年注销停更账号3个，保留并备案账号5个；发布审核流程已在2个账号试行，其余3个账号的接入工作正在进行。",
        "指标：",
        "  注销停更账号 3 个（办公室填写）",
        "佐证：",
        "  关于规范局政务新媒体管理的通知，虚教办〔2020〕15号，2020-07-03（办公室填写）",
        "报送：",
        "  宣传教育处（牵头，内容安全，全年；2020-12-09）：推进中　"
        "7月3日印发管理通知，对保留的5个账号实行三级审核，已有2个账号试行。",
        f"  教育信息中心（牵头，技术安全，全年；2021-01-06，returns/{kept.name}）：已完成 2020-12-01　"
        "完成5个账号的登录口令和运维权限检查2轮，配合注销账号3个。",
        "变更：",
        f"  2021-01-06 09:30:00 报送（技术安全） 教育信息中心 状态：推进中 → 已完成"
        f"（returns/{kept.name}（教育信息中心.xlsx））",
        f"  2021-01-06 09:30:00 报送（技术安全） 教育信息中心 完成日期：（空） → 2020-12-01"
        f"（returns/{kept.name}（教育信息中心.xlsx））",
    ]


def test_a_text_that_the_offices_reports_make_up_is_shown_as_it_will_be_printed(
    a_year: Workspace, capsys: Said
) -> None:
    spoil(
        a_year.data(YEAR, "ledger.yaml"),
        "  落实情况: 已举办联络员培训2期，覆盖直属学校14所，还有6所学校的联络员没有参加。\n",
        "",
    )
    assert run(a_year, "ledger", "show", "2.1.2") == 0
    out = capsys.readouterr().out
    assert "落实情况（由各处室报送连成）：6月、9月各办1期，参训28人次；第三期顺延。\n" in out
    assert "时限：2020年12月底前（2020-12-31）\n状态：未完成\n整改时限" not in out
    assert run(a_year, "ledger", "show", "2.1.2", "--format", "json") == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert (record["编号"], record["状态"], record["变更"]) == ("2.1.2", "未完成", [])


def test_a_number_that_is_not_there_names_the_nearest(a_year: Workspace, capsys: Said) -> None:
    assert run(a_year, "ledger", "show", "1.1.11") == 2
    assert capsys.readouterr().out == (
        "阻断 data/2020/plan.yaml 方案里没有 1.1.11 这一条 [no-such-number]\n    办法：相近的有：1.1.1、2.1.1、1.2.1\n"
    )


def test_of_several_plans_the_years_own_is_meant_unless_another_is_named(a_year: Workspace, capsys: Said) -> None:
    text = a_year.data(YEAR, "plan.yaml").read_text("utf-8")
    for name in ("市", "省"):
        a_year.data(YEAR, f"plan-{name}.yaml").write_text(text.replace("1.1.2", "1.1.3"), "utf-8")
    assert run(a_year, "ledger", "edit", "1.1.1", "--set", "状态=推进中") == 0
    assert run(a_year, "ledger", "edit", "1.1.1", "--plan", "市", "--set", "状态=持续推进") == 0
    out = capsys.readouterr().out
    assert out.startswith("1.1.1 状态：已完成 → 推进中\n")
    assert out.endswith("市 1.1.1 状态：（空） → 持续推进\n")
    assert ledger(a_year).endswith('- 编号: "1.1.1"\n  方案: 市\n  状态: 持续推进\n')
    assert run(a_year, "ledger", "show", "1.1.3") == 2
    assert (
        "市、省 这几个方案都有 1.1.3 [several-plans]\n    办法：加 --plan 写明是哪一个方案" in capsys.readouterr().out
    )
    assert run(a_year, "ledger", "show", "1.1.3", "--plan", "区") == 2
    assert "没有「区」这个方案 [no-plan]" in capsys.readouterr().out


def test_fields_are_set_with_all_else_as_it_was_and_the_history_says_why(a_year: Workspace, capsys: Said) -> None:
    before = ledger(a_year)
    settings = ("--set", "状态=已完成", "--set", "完成日期＝2020年11月27日", "--set", "说明=附纪要")
    assert run(a_year, "ledger", "edit", "2.1.1", *settings, "--reason", "会议纪要") == 0
    assert capsys.readouterr().out == (
        "2.1.1 状态：持续推进 → 已完成\n2.1.1 完成日期：2020-11-26 → 2020-11-27\n2.1.1 说明：（空） → 附纪要\n"
    )
    old = "- 编号: 2.1.1\n  状态: 持续推进\n  完成日期: 2020-11-26\n"
    new = "- 编号: 2.1.1\n  状态: 已完成\n  完成日期: 2020-11-27\n"
    text = "  落实情况: 局长办公会于3月12日、11月26日两次听取政务公开情况汇报，议定事项5项，均已办结。\n"
    assert ledger(a_year) == before.replace(old, new).replace(text, f"{text}  说明: 附纪要\n")
    source = {"来源": "annualreport ledger edit", "理由": "会议纪要"}
    assert history(a_year)[:2] == [
        {"对象": "2.1.1 状态", "原值": "持续推进", "新值": "已完成", **source},
        {"对象": "2.1.1 完成日期", "原值": "2020-11-26", "新值": "2020-11-27", **source},
    ]


def test_a_day_of_completion_that_does_not_fit_the_new_state_is_told_where_it_stands_now(
    a_year: Workspace, capsys: Said
) -> None:
    assert run(a_year, "ledger", "edit", "1.1.1", "--set", "状态=未完成") == 0
    assert capsys.readouterr().out == (
        "1.1.1 状态：已完成 → 未完成\n"
        "提示 data/2020/ledger.yaml:4 1.1.1 的状态是「未完成」，却写有完成日期 2020-05-18 [LED-04]\n"
        "    办法：没有完成的，清空完成日期；已经完成的，状态改为「已完成」；超期以后才完成的，在「说明」里写明\n"
    )
    assert run(a_year, "ledger", "edit", "1.1.1", "--set", "说明=超期完成") == 0
    assert capsys.readouterr().out == "1.1.1 说明：（空） → 超期完成\n"
    assert run(a_year, "ledger", "edit", "1.1.1", "--set", "状态=已完成", "--set", "完成日期=") == 0
    assert capsys.readouterr().out == (
        "1.1.1 状态：未完成 → 已完成\n1.1.1 完成日期：2020-05-18 → （空）\n"
        "阻断 data/2020/ledger.yaml:4 1.1.1 的状态是「已完成」，却没有完成日期 [LED-04]\n"
        "    办法：请写明完成日期，如 2021-12-20\n"
    )
    assert run(a_year, "ledger", "edit", "1.1.1", "--set", "说明=", "--format", "json") == 0
    assert [one["rule"] for one in json.loads(capsys.readouterr().out)] == ["LED-04"]


def test_a_field_is_cleared_and_one_that_stands_so_already_is_not_written(a_year: Workspace, capsys: Said) -> None:
    assert run(a_year, "ledger", "edit", "2.1.1", "--set", "完成日期=", "--set", "状态=持续推进") == 0
    assert "- 编号: 2.1.1\n  状态: 持续推进\n  完成日期:\n" in ledger(a_year)
    assert len(history(a_year)) == 1
    before = listing(a_year.root)
    assert run(a_year, "ledger", "edit", "2.1.1", "--set", "完成日期=", "--format", "json") == 0
    assert listing(a_year.root) == before
    assert "没有变化，没有写入" in capsys.readouterr().err


def test_one_wrong_setting_leaves_all_as_they_were_and_all_are_told(a_year: Workspace, capsys: Said) -> None:
    before = listing(a_year.root)
    settings = (
        "状态=完成",
        "完成日=2020-1-1",
        "完成日期=2020-13-1",
        "指标=3",
        "编号=1",
        "说明",
        "落实情况=甲",
        "落实情况=乙",
    )
    assert run(a_year, "ledger", "edit", "2.1.1", *(part for one in settings for part in ("--set", one))) == 2
    assert listing(a_year.root) == before
    assert sorted(line for line in capsys.readouterr().out.splitlines() if line.startswith("阻断")) == [
        "阻断 「完成日期」：日历上没有「2020-13-1」这一天 [wrong-value]",
        "阻断 「指标」是列表，不能用 --set 设定 [set]",
        "阻断 「编号」不能改：改了就是另一条要求 [set]",
        "阻断 「落实情况」写了两次 --set [set]",
        "阻断 「说明」应当写成 字段=值 [set]",
        "阻断 没有「完成日」这一项，是不是「完成日期」？ [unknown-key]",
        "阻断 状态「完成」不在五种状态里，是不是「未完成」？ [wrong-value]",
    ]


def test_while_another_writes_nothing_is_set(a_year: Workspace, capsys: Said) -> None:
    before = listing(a_year.root)
    with hold(a_year.root, "annualreport ledger collect"):
        assert run(a_year, "ledger", "edit", "2.1.1", "--set", "状态=推进中") == 2
    assert "annualreport ledger collect（主机" in capsys.readouterr().out
    assert listing(a_year.root) == before


def told(workspace: Workspace, capsys: Said) -> list[str]:
    """What check says of conflicts."""
    capsys.readouterr()
    run(workspace, "check")
    return [line for line in capsys.readouterr().out.splitlines() if "LED-08" in line or "报的数不一样" in line]


def test_a_state_is_decided_once_and_the_decision_lapses_when_the_reports_change(
    a_year: Workspace, capsys: Said
) -> None:
    path = returned(a_year, OFFICE, "1.1.1", {"状态": "推进中"})
    collect(a_year, path)
    assert [line[:2] for line in told(a_year, capsys)] == ["警告"]
    assert run(a_year, "ledger", "resolve", "1.1.1", "--take", "信息中心", "--reason", "专栏还在更新") == 0
    assert capsys.readouterr().out == (
        "1.1.1 状态 定为「推进中」（基础教育处 已完成，教育信息中心 推进中），记入台账、已核和 history.jsonl\n"
        "提示 data/2020/ledger.yaml:4 1.1.1 的状态是「推进中」，却写有完成日期 2020-05-18 [LED-04]\n"
        "    办法：没有完成的，清空完成日期；已经完成的，状态改为「已完成」；超期以后才完成的，在「说明」里写明\n"
    )
    assert "- 编号: 1.1.1\n  状态: 推进中\n" in ledger(a_year)
    assert [line[:6] for line in told(a_year, capsys)] == ["警告（已核）"]
    assert history(a_year)[-1] == {
        "对象": "1.1.1 状态", "原值": "已完成", "新值": "推进中",
        "来源": "annualreport ledger resolve", "理由": "专栏还在更新",
    }  # fmt: skip
    collect(a_year, fill(path, "1.1.1", {"状态": "未完成"}))
    assert [line[:3] for line in told(a_year, capsys)] == ["警告 "]
    assert run(a_year, "ledger", "resolve", "1.1.1", "--value", "推进中", "--reason", "专栏还在更新") == 0
    assert a_year.data(YEAR, "report.yaml").read_text("utf-8").count("规则: LED-08") == 1
    assert [line[:6] for line in told(a_year, capsys)] == ["警告（已核）"]
    collect(a_year, fill(path, "1.1.1", {"状态": "已完成"}))
    assert [one for one in told(a_year, capsys) if one.startswith("警告")] == []


def test_figures_are_decided_by_a_total_of_the_main_authors(a_year: Workspace, capsys: Said) -> None:
    paths = [sent(a_year, office) for office in ("办公室", "政策法规处")]
    for path, number in zip(paths, (3, 2), strict=True):
        fill(path, "1.1.2", {"名称": "收费审核", "数值": number, "单位": "次"}, sheet="指标")
    collect(a_year, *paths)
    assert [line[:2] for line in told(a_year, capsys)] == ["警告"]
    decide = (
        "ledger",
        "resolve",
        "1.1.2",
        "--field",
        "指标：收费审核",
        "--value",
        "5",
        "--reason",
        "两处审核的不是同一批",
    )
    assert run(a_year, *decide) == 0
    assert "    - 名称: 收费审核\n      数值: 5\n      单位: 次\n" in ledger(a_year)
    assert [line[:6] for line in told(a_year, capsys)] == ["警告（已核）"]
    collect(a_year, retype(paths[1], "指标", "收费审核", "数值", 4))
    assert [line[:3] for line in told(a_year, capsys)] == ["警告 "]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "阻断 裁定没有写全：取哪一个、什么理由 [resolve]"),
        (("--take", OFFICE, "--value", "已完成", "--reason", "甲"), "阻断 裁定没有写全：取哪一个、什么理由 [resolve]"),
        (("--take", OFFICE), "阻断 裁定没有写全：取哪一个、什么理由 [resolve]"),
        (("--take", "办公室", "--reason", "甲"), "阻断 「办公室」没有报这一项 [resolve]"),
        (("--value", "做完", "--reason", "甲"), "阻断 状态「做完」不在五种状态里 [wrong-value]"),
        (("--field", "指标:甲", "--value", "1", "--reason", "甲"), "阻断 1.1.1 没有「指标:甲」这处不一致 [resolve]"),
    ],
)
def test_a_decision_that_is_not_clear_changes_nothing(
    a_year: Workspace, capsys: Said, arguments: tuple[str, ...], said: str
) -> None:
    spoil(
        a_year.data(YEAR, "ledger.yaml"),
        "处室: 教育信息中心\n      状态: 已完成",
        "处室: 教育信息中心\n      状态: 推进中",
    )
    before = listing(a_year.root)
    assert run(a_year, "ledger", "resolve", "1.1.1", *arguments) == 2
    assert capsys.readouterr().out.splitlines()[0] == said
    assert listing(a_year.root) == before


def test_where_nobody_disagrees_there_is_nothing_to_decide(a_year: Workspace, capsys: Said) -> None:
    assert run(a_year, "ledger", "resolve", "1.1.1", "--take", OFFICE, "--reason", "甲") == 2
    assert "1.1.1 没有要裁定的：各处室报的没有不一致 [resolve]" in capsys.readouterr().out
