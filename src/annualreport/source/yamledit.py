"""Add an entry to a list in a YAML file, or fill its keys, while its comments, order and quoting stay."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import LiteralScalarString

from annualreport.source import yamlfile

WIDEST = 1 << 20
"""Characters of a line: none is ever folded."""


def appended(path: Path, label: str, key: str, entry: Mapping[str, Any]) -> bytes:
    """The file's new content with the entry at the end of the list under the key, in block style.

    Stop, as yamlfile.read, where the file cannot be read. The list is made where the key is missing or empty.
    """
    text = yamlfile.decode(path, label)
    yamlfile.parse(text, label)
    editor = editing(text)
    document = editor.load(text)
    stream = io.StringIO()
    if document is None:  # nothing but comments, which no node carries
        stream.write(text)
        document = CommentedMap()
    listed = document.get(key)
    if not listed:
        listed = document[key] = CommentedSeq()
    listed.append(CommentedMap(entry))
    editor.dump(document, stream)
    newline = "\r\n" if "\r\n" in text else "\n"
    return stream.getvalue().replace("\n", newline).encode()


def editing(text: str) -> YAML:
    """A round-trip editor that indents lists as the file does."""
    editor = YAML(typ="rt")
    editor.preserve_quotes = True
    editor.width = WIDEST
    editor.allow_unicode = True
    flush = re.search(r"^[^\s#-][^\n]*:[ \t]*\r?\n- ", text, re.MULTILINE)
    editor.indent(mapping=2, sequence=2 if flush else 4, offset=0 if flush else 2)
    return editor


def filled(text: str, label: str, values: Mapping[tuple[str, ...], str]) -> bytes:
    """The file's text with values put behind keys, each told by its path; groups that are missing are made.

    Stop, as yamlfile.parse, where the text is no YAML. Several lines become a literal block.
    """
    yamlfile.parse(text, label)
    editor = editing(text)
    document = editor.load(text)
    document = CommentedMap() if document is None else document
    for path, value in values.items():
        group = document
        for name in path[:-1]:
            if group.get(name) is None:
                group[name] = CommentedMap()
            group = group[name]
        group[path[-1]] = LiteralScalarString(value) if "\n" in value else value
    stream = io.StringIO()
    editor.dump(document, stream)
    return stream.getvalue().encode()
