"""Rules on wording read every text of the ledger once, each with what it is."""

from __future__ import annotations

from annualreport.checks import passages
from annualreport.model.dossier import Dossier
from tests.checks.written import with_entry


def test_the_ledgers_texts_come_with_what_they_are_and_blanks_do_not(dossier: Dossier) -> None:
    year = with_entry(
        dossier,
        落实情况="上线专栏。",
        未完成原因="延期。",
        佐证=[{"标题": "页面", "文号": "虚教办〔2020〕5号"}, {"网址": "https://a.gov.cn"}],
        报送=[{"处室": "办公室", "落实情况": "核对。"}, {"处室": "基础教育处"}],
    )
    assert [(one.about, one.text) for one in passages.ledger(year)] == [
        ("1.1.1 落实情况", "上线专栏。"),
        ("1.1.1 未完成原因", "延期。"),
        ("1.1.1 佐证", "页面"),
        ("1.1.1 办公室", "核对。"),
    ]
    assert [one.text for one in passages.numbers(year)] == ["虚教办〔2020〕5号"]


def test_titles_are_blanked_out_character_for_character() -> None:
    text = "按照《关于印发《办法》的通知》执行"
    assert passages.untitled(text) == "按照" + "〇" * 13 + "执行"
    assert len(passages.untitled(text)) == len(text)
