"""Add an entry to a list in a YAML file while its comments, order and quoting stay."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

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
