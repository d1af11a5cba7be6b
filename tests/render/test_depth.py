"""Code that is nested too deeply for the language is told at its tag, and never ends in a crash."""

import pytest

from annualreport.finding import Stop
from annualreport.render import compile_template
from tests.render.word import template

TAG_HINT = "请拆成几个标签，中间的结果用 {% set … %} 起名"
BLOCK_HINT = "请核对各语句的结束标签"


@pytest.mark.parametrize(
    "code", ["(" * 3000 + "单位" + ")" * 3000, "1" + "+1" * 5000, "-" * 5000 + "1", "单位" + "|trim" * 3000]
)
def test_a_tag_that_is_too_deep_is_told_with_the_tag(code: str):
    with pytest.raises(Stop) as stop:
        compile_template(template("甲", f"{{{{ {code} }}}}"), "模板.docx")
    (finding,) = stop.value.findings
    typed = f"{{{{ {code}"[:40]
    assert (finding.rule, finding.hint) == ("template-too-deep", TAG_HINT)
    assert finding.message == f"{typed}… 写得太长或括号套得太深，读不了"
    assert finding.places[0].where.startswith("第2段")


@pytest.mark.parametrize("opener", ["if 单位", "for 条 in 各条"])
def test_blocks_that_are_too_deep_are_told_at_the_first(opener: str):
    word = opener.split()[0]
    body = [f"{{%p {opener} %}}"] * 300 + ["甲"] + [f"{{%p end{word} %}}"] * 300
    with pytest.raises(Stop) as stop:
        compile_template(template(*body), "模板.docx")
    (finding,) = stop.value.findings
    assert (finding.rule, finding.hint) == ("template-too-deep", BLOCK_HINT)
    assert finding.message == "语句一个套一个，套得太深，读不了"
    assert finding.places[0].where.startswith("第1段")
