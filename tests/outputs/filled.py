"""An invented year as template words, and templates filled with it: what the tests of templates and PDFs start from."""

from __future__ import annotations

import shutil
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from annualreport import render
from annualreport.forms import AMOUNT, Form
from annualreport.forms import form as form_of
from annualreport.outputs.template import SECTION_FILE, report_template, section_template
from annualreport.render import Settings, compile_template
from annualreport.workspace import Workspace

SENTENCE = "全年主动公开政府信息12345条，其中规范性文件36件、政策解读128篇，按时办结率100%。"
EXAMPLE = "示例：本文由演示数据生成，不是任何单位的真实报告"
FEE = "本年没有达到收费标准的申请，未收取信息处理费。"

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="needs LibreOffice and poppler-utils, which .ci/run installs",
)


def requirement(number: str, status: str, progress: str | None = None, **more: Any) -> dict[str, Any]:
    """One requirement's words; what the ledger does not say is a blank."""
    blanks = dict.fromkeys(("说明", "未完成原因", "整改措施", "整改时限"))
    return {"编号": number, "状态": status, "落实情况": progress, **blanks, **more}


CHAPTERS = [
    {
        "序号": "一",
        "简称": "紧扣民生关切",
        "节": [
            {"标题": "做好财政信息公开。", "条": [requirement("1.1.1", "已完成", "2月10日公开了年度预算及8张附表。")]}
        ],
    },
    {
        "序号": "二",
        "简称": "紧扣强基础抓基层",
        "节": [
            {
                "标题": "管好政务新媒体。",
                "条": [
                    requirement("2.1.1", "持续推进", "内容安全：全年审核推送412篇。\n技术安全：检查口令和权限2轮。"),
                    requirement("2.1.2", "推进中", "3个账号已接入，其余2个正在接入。"),
                ],
            },
            {
                "标题": "加强队伍建设。",
                "条": [
                    requirement(
                        "2.2.1",
                        "未完成",
                        未完成原因="第三期培训没有举办。",
                        整改措施="补办第三期培训，覆盖余下的6所学校。",
                        整改时限=date(2021, 3, 31),
                    ),
                    requirement("2.2.2", "不适用", 说明=FEE),
                ],
            },
        ],
    },
]
COUNTS = {"总数": 5, "已完成": 1, "持续推进": 1, "推进中": 1, "未完成": 1, "不适用": 1, "章数": 2, "节数": 3, "待填": 0}


def words(form: Form, figure: Any = 0, **changes: Any) -> dict[str, Any]:
    """The year's words with one thing or another changed; figure: what stands in the statutory cells."""
    unit = "虚构市教育局"
    made: dict[str, Any] = {
        "单位": unit,
        "年度": 2020,
        "标题": form.title(unit, 2020),
        "示例": False,
        "统计期限": {"起": date(2020, 1, 1), "止": date(2020, 12, 31)},
        "引言": None,
        "网址": None,
        "联系方式": {"地址": None, "邮编": None, "电话": None},
        "落实情况位置": "一",
        "总体情况": dict.fromkeys(("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障"), SENTENCE),
        "主要问题": f"一是{SENTENCE}\n二是{SENTENCE}",
        "改进情况": SENTENCE,
        "其他事项": "没有收取信息处理费。",
        "计划": {"标题": f"{unit}2020年政务公开工作要点分工实施方案", "章": CHAPTERS},
        "统计": COUNTS,
    }
    for key, cell in form.figures.items():
        group = made
        for part in key[:-1]:
            group = group.setdefault(part, {})
        group[key[-1]] = "25.1万元" if cell.kind == AMOUNT else figure
    return with_plans(made | changes)


def with_plans(made: dict[str, Any]) -> dict[str, Any]:
    """The words with the year's own plan first among all plans, its counts below it too."""
    own = made["计划"] and {"方案": None, "统计": made["统计"], **made["计划"]}
    return {"各方案": [own] if own else [], **made, "计划": own}


def fill(template: bytes, year: dict[str, Any]) -> bytes:
    """The template filled with the words, the section on the plan beside it; a gap is an error."""
    with TemporaryDirectory() as folder:
        (Path(folder) / SECTION_FILE).write_bytes(section_template())
        compiled = compile_template(template, "template.docx", Settings(folder=Path(folder)))
    return render.fill(compiled, year, final=True).docx


@cache
def templates() -> dict[str, bytes]:
    """The templates that the invented good year needs."""
    return {"annual-report-60.docx": report_template(form_of("60号")), SECTION_FILE: section_template()}


def with_templates(workspace: Workspace) -> Workspace:
    """The good year with its templates."""
    workspace.templates.mkdir()
    for name, content in templates().items():
        (workspace.templates / name).write_bytes(content)
    return workspace
