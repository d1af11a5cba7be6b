"""The documents that a report cites bear their own titles and numbers, in their shape, and are of this place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annualreport.checks import references
from annualreport.forms import form
from annualreport.model.dossier import Dossier
from annualreport.model.wordlists import Lists
from tests.checks.good import Document, told
from tests.checks.written import at, first_lines, in_document, in_ledger, with_entry

PAIRS = references.titles_and_numbers_belong_together
SHAPE = references.numbers_have_their_shape
PLACE = references.documents_cited_are_of_this_place
OLD, NEW = form("60号").notice, form("30号").notice


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"《{OLD}》（国办公开办函〔2021〕30号）", f"文号国办公开办函〔2021〕30号的文件是《{NEW}》，写成了《{OLD}》"),
        (
            f"《{NEW}》（国办公开办函〔2021〕31号）",
            f"《{NEW}》的文号是国办公开办函〔2021〕30号，写成了国办公开办函〔2021〕31号",
        ),
        (
            f"《{OLD.replace('公开工作年度', '公开年度')}》",
            f"文件名写作《{OLD.replace('公开工作年度', '公开年度')}》，应为《{OLD}》",
        ),
        (
            "《中华人民共和国政府信息公开条例》（国务院令第492号）",
            "《中华人民共和国政府信息公开条例》的文号是国务院令第711号，写成了国务院令第492号",
        ),
    ],
)
def test_a_title_with_another_documents_number_is_reported(document: Document, text: str, message: str) -> None:
    (said,) = first_lines(in_document(PAIRS, document, text))
    assert said == f"警告 {at(text)} {message} [REF-01]"


@pytest.mark.parametrize(
    "text",
    [
        f"《{OLD}》（国办公开办函〔2019〕60号）",
        f"《{NEW.replace('《', '〈').replace('》', '〉')}》（国办公开办函〔2021〕30号，以下简称新格式）",
        f"《{NEW.replace('《', '').replace('》', '')}》",
        "《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函[2019]60号）",
        "《政府信息公开条例》（中华人民共和国国务院令第711号）",
        "《政府信息公开条例》和《某市政府信息公开条例实施办法》（某府规〔2020〕3号）",
        "《政策解读工作规程》",
    ],
)
def test_documents_rightly_cited_and_unknown_ones_are_passed_over(document: Document, text: str) -> None:
    assert in_document(PAIRS, document, text) == []


def test_the_office_adds_documents_of_its_own(document: Document) -> None:
    own = {"引用文件": [{"名称": "虚构市政府信息公开规定", "文号": "虚府规〔2020〕3号"}]}
    document.dossier = replace(document.dossier, lists=Lists.model_validate(own))
    text = "《虚构市政府信息公开规定》（虚府规〔2020〕5号）"
    (said,) = first_lines(in_document(PAIRS, document, text))
    assert said.endswith("《虚构市政府信息公开规定》的文号是虚府规〔2020〕3号，写成了虚府规〔2020〕5号 [REF-01]")


def test_the_ledgers_citations_are_judged(dossier: Dossier) -> None:
    text = f"按照《{OLD}》（国办公开办函〔2021〕30号）编制。"
    (said,) = first_lines(in_ledger(references.the_ledger_titles_and_numbers_belong_together, dossier, text))
    assert said == f"警告 文号国办公开办函〔2021〕30号的文件是《{NEW}》，写成了《{OLD}》 [REF-01]"


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("[2020]5号", "〔2020〕5号"),
        ("（2020）第5号", "〔2020〕5号"),
        ("〔2020〕05号", "〔2020〕5号"),
        ("〔20〕5号", "〔20？〕"),
    ],
)
def test_a_number_in_another_shape_is_reported(document: Document, number: str, right: str) -> None:
    text = f"印发虚教办{number}文件。"
    assert in_document(SHAPE, document, text) == [
        f"警告 {at(text)} 文号「{number}」的写法不合规定，应为「{right}」：「{text}」 [REF-02]\n"
        "    办法：文号写作 机关代字〔年份〕序号号，如 国办公开办函〔2021〕30号"
    ]


@pytest.mark.parametrize(
    "text", ["国办公开办函〔2021〕30号", "国务院令第711号", "令（2020）5号", "拨打（020）12345号", "第（2）5号"]
)
def test_numbers_in_shape_and_orders_are_passed_over(document: Document, text: str) -> None:
    assert in_document(SHAPE, document, text) == []


def test_the_numbers_given_as_evidence_are_judged(dossier: Dossier) -> None:
    ledger = with_entry(
        dossier, 落实情况="印发通知。", 佐证=[{"标题": "通知", "文号": "虚教办[2020]5号"}, {"标题": "记录"}]
    )
    (said,) = first_lines(told(references.the_ledger_numbers_have_their_shape, ledger))
    assert said == "警告 文号「[2020]5号」的写法不合规定，应为「〔2020〕5号」：「虚教办[2020]5号」 [REF-02]"


def elsewhere(document: Document, unit: str, text: str) -> list[str]:
    dossier = document.dossier
    document.dossier = replace(dossier, report=dossier.report.model_copy(update={"unit": unit}))
    return in_document(PLACE, document, text)


@pytest.mark.parametrize("title", ["浙江省政府信息公开实施办法", "深圳市政务公开办法", "内蒙古自治区政务公开办法"])
def test_a_document_of_another_place_is_told_once(document: Document, title: str) -> None:
    text = f"按照《{title}》和《{title}》办理。"
    region = title.partition("政")[0]
    assert elsewhere(document, "广州市教育局", text) == [
        f"提示 {at(text)} 引用了{region}的文件《{title}》，单位是广州市教育局 [REF-01]\n"
        "    办法：请核对是否照抄了别处的报告"
    ]


@pytest.mark.parametrize(
    ("unit", "title"),
    [
        ("广州市教育局", "广东省政府系统政策解读工作细则（试行）"),
        ("广州市教育局", "广州市政策文件解读工作实施办法"),
        ("广州市教育局", "全国教育统计制度"),
        ("广州市教育局", "教育系统市容规定"),
        ("广东省教育厅", "深圳市政务公开办法"),
        ("重庆市教育委员会", "重庆市政务公开办法"),
        ("虚构市教育局", "浙江省政务公开办法"),
    ],
)
def test_documents_of_this_place_are_passed_over(document: Document, unit: str, title: str) -> None:
    assert elsewhere(document, unit, f"按照《{title}》办理。") == []
