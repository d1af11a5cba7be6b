"""The list of rules in README is the program's own (rewrite it: python -m tests.test_rules), and it is whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annualreport.checks import CATALOGUE
from annualreport.cli.rules import KEY, as_markdown, counted
from annualreport.finding import Severity

README = Path(__file__).parents[1] / "README.md"
BLOCK = re.compile(r"(?<=<!-- rules -->\n).*?(?=<!-- /rules -->)", re.DOTALL)
SEVERITIES = {
    "阻断": """
        STR-01 STR-03 STR-04 STR-05
        TTL-01 TTL-02
        PER-01 PER-04
        T2-01
        T3-01 T3-02 T3-03 T3-04 T3-05 T3-07
        T4-01
        TXT-01 TXT-02 TXT-03 TXT-04 TXT-07
        PLN-01 PLN-02 PLN-03 PLN-11
        LED-03 LED-04
        PRV-01 PRV-03
        SEN-03
        PUB-01
    """,
    "警告": """
        STR-02 STR-06 STR-07 STR-10 STR-11 STR-12
        PER-02 PER-03
        REF-01 REF-02 REF-03
        T2-02 T2-03 T2-04 T2-06 T2-07 T2-08 T2-09
        T3-08 T3-10
        TXT-05 TXT-08 TXT-09 TXT-10
        PLN-05 PLN-06 PLN-07 PLN-08 PLN-10
        LED-01 LED-02 LED-05 LED-08 LED-09 LED-10
        DUP-02
        PRV-02
        SEN-01
        PUB-04 PUB-05
        FMT-01 FMT-02 FMT-03 FMT-04 FMT-05 FMT-06
        REV-01
    """,
    "提示": """
        STR-08
        T2-05
        T3-09
        T4-03 T4-04
        PLN-09
        LED-06 LED-07
        DUP-03 DUP-04
        SEN-02
        PUB-02 PUB-03
    """,
    "阻断/警告": """
        STR-09
        T4-02
        PLN-04
    """,
    "警告/阻断": """
        T3-06
        DUP-01
    """,
    "警告/提示": """
        TXT-06
    """,
}
"""The rules that an office is judged by, by how hard they bite; two words where it depends on the case."""
UNDECIDABLE = """
    T2-01 T3-01 T3-02 T3-03 T3-05 T3-07 T4-01 SEN-03 STR-01 STR-04 STR-05 PLN-02 PLN-11 LED-03 LED-04 示例
"""
OWN = "示例"
"""The one rule that is the program's."""
NAMED = {one: words.split("/") for words, ids in SEVERITIES.items() for one in ids.split()}


def listing() -> str:
    """The table with its counts and what its short names mean, as the command prints it."""
    return f"\n{as_markdown(CATALOGUE)}\n\n{counted(CATALOGUE)}\n\n{KEY}\n\n"


def registered() -> dict[str, list[Severity]]:
    """Every id with the severities that it is registered under."""
    found: dict[str, list[Severity]] = {}
    for rule in CATALOGUE:
        for one in rule.ids:
            found.setdefault(one, []).append(rule.severity)
    return found


def test_the_list_in_readme_is_the_programs_own() -> None:
    written = BLOCK.search(README.read_text("utf-8"))
    assert written is not None
    assert written[0] == listing(), "run: python -m tests.test_rules"


def test_every_rule_that_offices_are_judged_by_is_there_and_no_other() -> None:
    assert set(registered()) == {*NAMED, OWN}


@pytest.mark.parametrize("one", NAMED)
def test_a_rule_bites_as_hard_as_it_should(one: str) -> None:
    assert str(min(registered()[one], key=list(Severity).index)) in NAMED[one]


def test_what_no_decision_takes_off_the_gate() -> None:
    assert {one for rule in CATALOGUE if not rule.decidable for one in rule.ids} == set(UNDECIDABLE.split())


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: f"{rule.ids[0]} {rule.judge.__name__}")
def test_every_rule_says_what_it_rests_on(rule: object) -> None:
    assert re.search("条例|号|9704|方案|表[二三四]|主管部门核查口径|本程序的约定", rule.basis)  # type: ignore[attr-defined]


def test_the_counts_add_up() -> None:
    counts = [int(count) for count in re.findall(r"(?<= )\d+(?=[，。])", counted(CATALOGUE))]
    assert counted(CATALOGUE).startswith(f"规则 {len(registered())} 条：阻断 ")
    assert sum(counts[:3]) == sum(counts[3:]) == len(registered())


if __name__ == "__main__":
    README.write_text(BLOCK.sub(lambda _: listing(), README.read_text("utf-8")), "utf-8")
