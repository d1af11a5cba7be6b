"""The office's word lists add to the shipped ones, take their place, and take words away."""

from __future__ import annotations

from annualreport.model.wordlists import Lists

SHIPPED = Lists.model_validate(
    {
        "规范名称": [{"写法": "市教委", "应为": "市教育局"}, {"写法": "市府办", "应为": "市政府办公室"}],
        "引用文件": [{"名称": "旧名", "文号": "某办〔2020〕1号"}],
        "祈使词": ["要", "应"],
        "第五部分最少字数": "100",
    }
)


def extended(**own: object) -> Lists:
    return SHIPPED.extended(Lists.model_validate(own))


def test_words_are_added_once_and_dropped() -> None:
    lists = extended(祈使词=["应", "须"], 不用=["要"])
    assert lists.markers == ("应", "须")
    assert lists.shortest == 100


def test_a_term_of_the_office_replaces_the_shipped_one_and_an_empty_one_removes_it() -> None:
    lists = extended(规范名称=[{"写法": "市教委", "应为": "市教育委员会"}, {"写法": "市府办", "应为": ""}])
    assert [(term.wrong, term.right) for term in lists.terms] == [("市教委", "市教育委员会")]


def test_a_term_can_be_dropped_by_its_word() -> None:
    assert [term.wrong for term in extended(不用=["市府办"]).terms] == ["市教委"]


def test_a_notice_of_the_office_replaces_the_one_of_the_same_number() -> None:
    lists = extended(
        引用文件=[{"名称": "新名", "文号": "某办〔2020〕1号"}, {"名称": "另一件", "文号": "某办〔2020〕2号"}]
    )
    assert [notice.title for notice in lists.notices] == ["新名", "另一件"]


def test_the_least_length_of_part_five_is_the_offices() -> None:
    assert extended(第五部分最少字数="0").shortest == 0
