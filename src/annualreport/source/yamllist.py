"""Put more entries behind those of a YAML list, every sign of which stays as it was."""

from __future__ import annotations

from annualreport.finding import Stop, fault
from annualreport.place import whole
from annualreport.source import yamlfile
from annualreport.source.yamlfile import Listed


def lengthened(text: str, label: str, more: str, what: str) -> str:
    """The list's text with the entries of ``more`` behind it. what: what the list is, for the message.

    Stop where the text is no YAML, or its shape (indents, square brackets) does not take them.
    """
    entries = yamlfile.parse(text, label)
    before = list(entries) if isinstance(entries, Listed) else []
    newline = "\r\n" if "\r\n" in text else "\n"
    made = text + newline * (bool(text) and not text.endswith("\n")) + more.replace("\n", newline)
    try:
        read = yamlfile.parse(made, label)
    except Stop:
        read = None
    if not isinstance(read, Listed) or list(read[: len(before)]) != before:
        message = f"{what}的写法（缩进或方括号）接不上新的条目；没有改动任何文件"
        hint = "请把每一条写成从行首开始的「- 编号: …」，再运行一次"
        raise Stop(fault("ledger-shape", message, whole(label), hint))
    return made
