"""Turn what the template language says of faulty code into a sentence for the writer."""

from __future__ import annotations

import re

SYNTAX = (
    (r"block that needs to be closed is '(.+?)'", "语句「{0}」没有对应的结束标签「end{0}」"),
    (r"unknown tag '(.+?)'", "没有「{0}」这种语句，或它前面没有对应的开头"),
    (r"No filter named '(.+?)'", "没有「{0}」这个过滤器"),
    (r"No test named '(.+?)'", "没有「{0}」这个判断"),
    (r"unexpected char '(.+?)' at", "标签里有不能用的符号「{0}」（符号要用半角）"),
    (r"expected token '.+?', got '(?!end of)(.+?)'", "标签写到「{0}」处读不懂"),
    (r"Expected an expression", "标签里缺了内容"),
    (r"unexpected keyword argument '(.+?)'", "括号里不能写「{0}=」，只写值"),
    (r"takes .+ positional argument", "括号里写的项数不对"),
    (r"missing \d+ required positional", "括号里少写了一项"),
    (r"end of ", "标签没有写完，缺 }}}} 或 %}}"),
    (r"unexpected '(.+?)'", "标签里多了「{0}」"),
)
"""What the language says of code that it cannot read, and how it is told."""


def said(error: BaseException) -> str:
    """The fault in Chinese; never a word of the language's own English."""
    text = str(error)
    if re.search("[\u4e00-\u9fff]", re.sub("'.*?'", "", text)):
        return text
    for shape, told in SYNTAX:
        found = re.search(shape, text)
        if found:
            return told.format(*found.groups())
    if isinstance(error, ZeroDivisionError):
        return "除数是 0，算不出来"
    if isinstance(error, RecursionError):
        return "层次太深，算不出来"
    return "算不出来：词的种类与用法不合，例如文字不能与数相加"
