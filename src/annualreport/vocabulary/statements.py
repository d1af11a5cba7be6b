"""The statements of the templates with what each does, and how an entry of the manual is written down."""

from __future__ import annotations

from dataclasses import dataclass

WORD, STATEMENT, FILTER = "词", "语句", "过滤器"
"""The kinds of entries."""


@dataclass(frozen=True)
class Meaning:
    """One entry of the manual: what is written, what it means, and of what kind it is."""

    word: str
    meaning: str
    kind: str = WORD


STATEMENTS = (
    Meaning("{{ 词 }}", "印出词的值；没有值的，草稿里印作【缺：词】并突出显示，正式稿不能生成", STATEMENT),
    Meaning("{% if 词 %} … {% else %} … {% endif %}", "有值才印；写在同一段里", STATEMENT),
    Meaning("{%p if 词 %} … {%p endif %}", "整段取舍；两个标签各占一段", STATEMENT),
    Meaning("{%p for 条 in 节.条 %} … {%p endfor %}", "每一项重复中间的各段；两个标签各占一段", STATEMENT),
    Meaning("{%tr for 条 in 节.条 %} … {%tr endfor %}", "每一项重复中间的表格行；两个标签各占一行", STATEMENT),
    Meaning("{%p if 图.三年趋势 %} … {%p endif %}", "数据齐了才印的图：图和图题各占一段，写在中间", STATEMENT),
    Meaning("{% set 名称 = 值 %}", "给一个值起名，后面可用", STATEMENT),
    Meaning('{%p include "implementation.docx" %}', "引用同一文件夹里的另一份模板；独占正文里的一段", STATEMENT),
    Meaning("{%p if 单独成文 %} … {%p endif %}", "这份模板单独成文时才印，被别的模板引用时不印", STATEMENT),
)
