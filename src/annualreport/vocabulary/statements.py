"""The statements of the templates with what each does, and how an entry of the manual is written down."""

from __future__ import annotations

from dataclasses import dataclass

WORD, STATEMENT, FILTER = "词", "语句", "过滤器"
"""The kinds of entries."""


@dataclass(frozen=True)
class Meaning:
    """One entry of the manual: what is written, what it means, of what kind it is, examples line by line."""

    word: str
    meaning: str
    kind: str = WORD
    example: str = ""


STATEMENTS = tuple(
    Meaning(word, meaning, STATEMENT, example)
    for word, meaning, example in (
        (
            "{{ 词 }}",
            "印出词的值；没有值的，草稿里印作【缺：词】并突出显示，正式稿不能生成",
            "{{ 单位 }}{{ 年度 }}年",
        ),
        (
            "{% if 词 %} … {% else %} … {% endif %}",
            "有值才印；写在同一段里",
            "{% if 网址 %}见{{ 网址 }}。{% else %}可到办公室查阅。{% endif %}",
        ),
        (
            "{%p if 词 %} … {%p endif %}",
            "整段取舍；两个标签各占一段",
            "{%p if 其他事项 %}、{{ 其他事项 }}、{%p endif %} 各占一段",
        ),
        (
            "{%p for 条 in 节.条 %} … {%p endfor %}",
            "每一项重复中间的各段；两个标签各占一段",
            "{%p for 条 in 未完成事项 %}、{{ 条.编号 }}　{{ 条.未完成原因 }}、{%p endfor %} 各占一段",
        ),
        (
            "{%tr for 条 in 节.条 %} … {%tr endfor %}",
            "每一项重复中间的表格行；两个标签各占一行",
            "表格里连着三行：{%tr for 条 in 未完成事项 %}；{{ 条.编号 }} 等各格；{%tr endfor %}",
        ),
        (
            "{%p if 图.三年趋势 %} … {%p endif %}",
            "数据齐了才印的图：图和图题各占一段，写在中间",
            "{%p if 图.三年趋势 %}、{{ 图.三年趋势 }}、图题、{%p endif %} 各占一段",
        ),
        (
            "{% set 名称 = 值 %}",
            "给一个值起名，后面可用",
            "{% set 新收 = 依申请公开.本年新收.总计 %}全年新收{{ 新收 }}件",
        ),
        (
            '{%p include "implementation.docx" %}',
            "引用同一文件夹里的另一份模板；独占正文里的一段",
            "年报模板用它引用要点落实情况一节",
        ),
        (
            "{%p if 单独成文 %} … {%p endif %}",
            "这份模板单独成文时才印，被别的模板引用时不印",
            "{%p if 单独成文 %}、标题、{%p endif %} 各占一段",
        ),
    )
)
