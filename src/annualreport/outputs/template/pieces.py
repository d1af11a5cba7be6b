"""Turn text with template words into paragraphs of WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from annualreport.outputs.template.styles import BODY, TAG


def run(text: str) -> str:
    """A run without direct formatting; a newline becomes a line break. Every tag stays whole in its run."""
    lines = [f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")]
    return "<w:r>" + "<w:br/>".join(lines) + "</w:r>"


def paragraph(style: str, text: str, properties: str = "") -> str:
    """A paragraph in a style; properties: further children of w:pPr that stand after w:pStyle."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{run(text)}</w:p>'


def body(text: str) -> str:
    """A paragraph of the running text."""
    return paragraph(BODY, text)


def statement(tag: str) -> str:
    """A template statement in a paragraph of its own, which disappears when the template is filled in."""
    return paragraph(TAG, "{%p " + tag + " %}")


def when(condition: str, blocks: Iterable[str], otherwise: Iterable[str] = ()) -> list[str]:
    """Blocks that stand only where the condition holds, and what stands in their place where it does not."""
    other = [statement("else"), *otherwise] if otherwise else []
    return [statement(f"if {condition}"), *blocks, *other, statement("endif")]


def each(item: str, items: str, blocks: Iterable[str]) -> list[str]:
    """Blocks repeated for every item of a list."""
    return [statement(f"for {item} in {items}"), *blocks, statement("endfor")]


def text_of(word: str) -> list[str]:
    """The paragraphs of a text of several paragraphs."""
    return each("段", f"{word}|段落", [body("{{ 段 }}")])
