"""A PDF with a text layer is read by where its signs and lines stand; a scan is told."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from annualreport.finding import Stop
from annualreport.outline import pdf
from annualreport.outputs.pdf import convert
from annualreport.readers import published
from tests.figures import sample
from tests.outputs.filled import needs_office
from tests.published import reports


@needs_office
@pytest.mark.parametrize(("name", "year"), [("60-fault-2020", 2020), ("30-clean-2025", 2025)])
def test_our_own_pdf_gives_back_figures_and_texts(name: str, year: int, tmp_path: Path):
    _, figures = sample(name)
    content, findings = convert(reports.document(figures, year), "年报")
    assert content is not None, findings
    path = tmp_path / "年报.pdf"
    path.write_bytes(content)
    read = published.read(path, "年报.pdf")
    assert read.statistics is not None
    assert read.statistics.said == figures.said
    assert (read.title, read.unit, read.year) == (reports.title(year), reports.UNIT, year)
    assert [part.number for part in read.parts] == list("一二三四五六")
    assert read.texts["主动公开"] == reports.spoken("主动公开")
    assert read.texts["主要问题"] == reports.PROBLEM
    assert read.outline.tables[0].cells[0].place.where == "第1个表格第1行第1列"


def test_a_scan_is_told():
    target = io.BytesIO()
    scan = pikepdf.new()
    scan.add_blank_page()
    scan.save(target)
    with pytest.raises(Stop) as stop:
        pdf.read(target.getvalue(), "扫描件.pdf")
    assert [one.message for one in stop.value.findings] == ["PDF 里只有图像，没有文字（扫描件）"]


def test_a_broken_pdf_is_told():
    with pytest.raises(Stop) as stop:
        pdf.read(b"%PDF-1.7\nnothing", "坏.pdf")
    assert [one.message for one in stop.value.findings] == ["文件不是完好的 PDF，读不出内容"]
