"""Turn the record of a publication into the words of its template, and the template into 发布记录.docx."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from annualreport.finding import Finding
from annualreport.model.dossier import Dossier
from annualreport.render.templates import Templates
from annualreport.supervision.documents import filled, template
from annualreport.vocabulary import words
from annualreport.vocabulary.publication import NAME
from annualreport.workspace import Workspace

DIGITS = 16
"""How much of a hash a person is shown."""


def document(workspace: Workspace, dossier: Dossier, record: Mapping[str, Any]) -> tuple[bytes, tuple[Finding, ...]]:
    """发布记录.docx from the writers' template, else from the shipped one, and what there is to say of it."""
    path, told = template(workspace, NAME)
    made = filled(workspace, path, {**words(dossier), NAME: account_words(record)}, Templates())
    return made.docx, (*told, *made.findings)


def account_words(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record as plain values under the words of the manual; a blank is None."""
    rules = record["规则"]
    number = {word: len(rules[word]) for word in ("符合", "有问题", "未核")}
    last: Mapping[str, Any] = next((one for one in record["更正"] if one["版次"] == record["版次"]), {})
    return {
        "版次": record["版次"],
        "日期": date.fromisoformat(record["发布日期"]),
        "程序版本": record["程序"]["annualreport"],
        "成稿": record["成稿"],
        "规则数": sum(number.values()),
        **{f"{word}数": count for word, count in number.items()},
        "未核规则": "、".join(rules["未核"]) or None,
        "更正原因": last.get("原因"),
        "更正说明": last.get("说明"),
        "改动": [{"位置": one["内容"], **blanks(one, "更正前", "更正后")} for one in last.get("改动", [])],
        "签署": [blanks(one, "角色", "岗位", "姓名", "时间") for one in record["签署"]],
        "核定": [
            {**one, "问题": f"{one['位置']} {one['问题']}", "日期": one["日期"] or None} for one in record["已核"]
        ],
        "公开文件": files(record["产出"]),
        "材料": files(record["输入"]),
    }


def blanks(one: Mapping[str, str], *names: str) -> dict[str, str | None]:
    """Some words of one item; an empty or missing one is a blank."""
    return {name: one.get(name) or None for name in names}


def files(listed: Mapping[str, str]) -> list[dict[str, str]]:
    """Names with the beginnings of their hashes."""
    return [{"名称": name, "校验值": check[:DIGITS]} for name, check in listed.items()]
