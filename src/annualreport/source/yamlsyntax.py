"""Turn what the YAML parser says of a broken file into a finding in the clerk's words, at the line to mend."""

from __future__ import annotations

import yaml

from annualreport.finding import Finding, fault
from annualreport.place import Place, line, quoted
from annualreport.source.patterns import later

DEEPEST = 50
"""More levels than any form asks for."""
PARSER_DEEPEST = "exceeded maximum nesting depth"
"""How the parser itself says that it goes no deeper (PyYAML from 6.0.4)."""
HINT = "冒号后要有一个半角空格；同级内容左边对齐；文字里有冒号、井号或引号时整段用英文双引号括起"

NAME = r"\s*(?:- +)*(?P<key>[^\s:：\"'#,，。；;{}\[\]-][^\s:：\"'#,，。；;]{0,11})"
WIDE_COLON = later(NAME + "：")
NO_SPACE = later(NAME + r":(?!//)(?=[^ \t\r\n])")
WIDE_SPACE = later(r"[ \t]*[\u3000\xa0]+")
TEMPLATE_WORD = later(r"[^\"']*:\s+\{\{")
TWO_COLONS = later(r"[^\"']*?: [^\"']*?: ")

SAID = {
    "while scanning an alias": ("文字以「*」开头，YAML 会当成引用", "请把整段文字用英文双引号括起"),
    "while scanning an anchor": ("文字以「&」开头，YAML 会当成锚点", "请把整段文字用英文双引号括起"),
    "while scanning a tag": ("文字以「!」开头，YAML 会当成标记", "请把整段文字用英文双引号括起"),
    "while scanning a quoted scalar": ("引号没有成对：从这里起找不到收尾的引号", "请补上另一个引号，或去掉这一个"),
    "while parsing a flow sequence": ("方括号 [ ] 没有成对，或里面缺逗号", "请检查方括号和其中的半角逗号"),
    "while parsing a flow mapping": ("花括号 { } 没有成对，或里面缺逗号", "请检查花括号和其中的半角逗号"),
    "found character that cannot start any token": (
        "文字以 @ ` % 等符号开头，YAML 不允许",
        "请把整段文字用英文双引号括起",
    ),
}
"""What is wrong and what to do, by the parser's own words (context or problem)."""


def syntax_fault(error: yaml.MarkedYAMLError, text: str, label: str) -> Finding:
    """What is wrong with the syntax and where: the common slips by name, else the line where reading ended."""
    typed = lines_of(text)
    if error.problem == PARSER_DEEPEST and error.problem_mark:
        return too_deep(line(label, error.problem_mark.line + 1))
    first, last = span(error, len(typed))
    for number in range(last, first - 1, -1):
        found = slip(typed[number])
        if found:
            return fault(found[0], found[1], line(label, number + 1), found[2])
    above = wide_colon_above(typed, last)
    if above is not None:
        rule, message, hint = slip(typed[above]) or ("", "", "")
        return fault(rule, message, line(label, above + 1), hint)
    number = error.context_mark.line if error.context in SAID and error.context_mark else last
    message, hint = SAID.get(str(error.context)) or SAID.get(str(error.problem)) or (unread(typed[number]), HINT)
    return fault("yaml-syntax", message, line(label, number + 1), hint)


def too_deep(at: Place) -> Finding:
    """Values lie deeper than any form asks for; reading on would take the parser minutes."""
    return fault("yaml-too-deep", f"嵌套超过 {DEEPEST} 层，读不了", at, "请按填报格式书写")


def lines_of(text: str) -> list[str]:
    """The lines as the parser counts them: broken at LF, CR LF or CR."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def span(error: yaml.MarkedYAMLError, height: int) -> tuple[int, int]:
    """First and last line, from 0, between which the parser lost its way; at most three lines back."""
    problem = error.problem_mark or error.context_mark
    last = min(problem.line, height - 1) if problem else 0
    scanning = str(error.context).startswith("while scanning") and error.context_mark is not None
    first = error.context_mark.line if scanning and error.context_mark else last
    return min(first, last), last


def slip(typed: str) -> tuple[str, str, str] | None:
    """Rule, message and hint for a line with one of the slips that clerks make; None for others."""
    indent = typed[: len(typed) - len(typed.lstrip())]
    if "\t" in indent or ":\t" in typed or "-\t" in typed:
        return "yaml-tab", "行首或冒号后用了制表符（Tab），YAML 只认空格", "请把 Tab 换成两个空格"
    if WIDE_SPACE.match(typed):
        return "yaml-wide-space", "行首用了全角空格，YAML 只认半角空格", "请把全角空格换成半角空格"
    found = WIDE_COLON.match(typed)
    if found:
        key = found["key"]
        return "yaml-wide-colon", f"「{key}」后面是全角冒号「：」", f"请改成半角冒号加一个空格：{key}: "
    found = NO_SPACE.match(typed)
    if found:
        key = found["key"]
        return "yaml-colon-space", f"「{key}」的冒号后面缺一个半角空格", f"请写成 {key}: 内容"
    return quoting_slip(typed)


def quoting_slip(typed: str) -> tuple[str, str, str] | None:
    """Rule, message and hint for a line whose text needs quotation marks."""
    if TEMPLATE_WORD.match(typed):
        message = "内容以 {{ 开头，YAML 会当成花括号"
        return "yaml-quote", message, '请把整段文字用英文双引号括起，如 "{{ 单位 }}…"'
    if TWO_COLONS.match(typed):
        return "yaml-quote", "一行里有两处「冒号加空格」", "文字里的冒号请用全角「：」，或把整段文字用英文双引号括起"
    return None


def wide_colon_above(typed: list[str], number: int) -> int | None:
    """The line, up to three above, whose colon is wrong so that this line was taken for its continuation."""
    for above in range(number - 1, max(number - 4, -1), -1):
        found = slip(typed[above])
        if found and found[0] in ("yaml-wide-colon", "yaml-colon-space"):
            return above
    return None


def unread(typed: str) -> str:
    """That a line could not be read, with its beginning."""
    shown = quoted(typed)
    return f"格式读不懂：{shown or '这一行'}附近缺少空格、引号或缩进不齐"
