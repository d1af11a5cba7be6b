"""Judge how the finished Word file is set, by GB/T 9704—2012: paper, margins, fonts, lines, page numbers: FMT."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from annualreport.checks.rule import DOCUMENT, Rule, rule
from annualreport.finding import Finding, Severity, unassessed, warning
from annualreport.model.dossier import Dossier
from annualreport.outline import Outline
from annualreport.outline.parts import find
from annualreport.outline.records import TITLE, Layout, Page, Setting
from annualreport.place import Place, whole

MILLIMETRE = 1440 / 25.4
"""Twentieths of a point."""
PAPER = (210, 297)
MARGINS = {"天头（上）": ("top", 37), "下": ("bottom", 35), "订口（左）": ("left", 28), "右": ("right", 26)}
"""Millimetres."""
NEAR = 2.0
"""Millimetres by which paper and margins may differ."""
BODY = "正文"
FACES = {
    "标题": ("小标宋", "宋体", "simsun"),
    "一级标题": ("黑体", "simhei"),
    "二级标题": ("楷体", "kaiti", "楷体"),
    BODY: ("仿宋", "fangsong"),
}
"""Chinese fonts of each kind of line; a name that holds one of these is that font."""
SIZES = {"标题": 44, "一级标题": 32, "二级标题": 32, BODY: 32}
"""Half points: 2号 is 22 points, 3号 is 16."""
NAMED = {44: "2号（22磅）", 32: "3号（16磅）"}
LINE = (560, 600)
"""Twentieths of a point: 22 lines a page are 28.95 points, exactly."""
NOTICED = frozenset({"示例说明"})
"""Styles of lines that are no part of the report."""


def laid(judge: Callable[[Dossier, Outline, Layout], Iterator[Finding]]) -> Callable[..., Iterator[Finding]]:
    """The judge for documents that say how they are set; 未核 for others."""

    def judged(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
        """What the judge finds, or that nothing could be judged."""
        if outline.layout is None:
            message = f"{(judge.__doc__ or '').strip()}——文件没有版面信息（不是 Word 文件），没有核对"
            yield unassessed("", message, whole(outline.file))
        else:
            yield from judge(dossier, outline, outline.layout)

    judged.__doc__, judged.__name__ = judge.__doc__, judge.__name__
    return judged


def told(message: str, places: Place | list[Place], hint: str, subject: str, figures: str) -> Finding:
    """One 警告; the rule's id is put in by its runner."""
    return warning("", message, places, hint, subject=subject, figures=figures)


def page_numbered(outline: Outline, number: int) -> str:
    """Which section a page setting is of, where there are several."""
    assert outline.layout
    return f"第{number}节" if len(outline.layout.pages) > 1 else ""


@rule("FMT-01", severity=Severity.WARNING, needs=(DOCUMENT,), basis="GB/T 9704—2012 5.1")
@laid
def the_paper_is_a4(_dossier: Dossier, outline: Outline, layout: Layout) -> Iterator[Finding]:
    """纸张是 A4（210×297 毫米）。"""
    for number, page in enumerate(layout.pages, start=1):
        size = tuple(sorted(millimetres(one) for one in (page.width, page.height)))
        if any(abs(one - wanted) > NEAR for one, wanted in zip(size, PAPER, strict=True)):
            shown = f"{size[0]:.0f}×{size[1]:.0f} 毫米" if min(size) > 0 else "没有设置"
            message = f"{page_numbered(outline, number)}纸张是 {shown}，应为 A4（210×297 毫米）"
            yield told(message, whole(outline.file), "请把纸张设为 A4", f"纸张{number}", shown)


@rule("FMT-02", severity=Severity.WARNING, needs=(DOCUMENT,), basis="GB/T 9704—2012 5.2.1")
@laid
def the_margins_are_the_standard_ones(_dossier: Dossier, outline: Outline, layout: Layout) -> Iterator[Finding]:
    """页边距：天头 37 毫米、订口 28 毫米、下 35 毫米、右 26 毫米。"""
    for number, page in enumerate(layout.pages, start=1):
        wrong = [] if lying(page) else list(margins(page))
        if wrong:
            message = f"{page_numbered(outline, number)}页边距：{'；'.join(wrong)}"
            yield told(message, whole(outline.file), "请按公文格式设置页边距", f"页边距{number}", "；".join(wrong))


def margins(page: Page) -> Iterator[str]:
    """The margins of a page that are not the standard's."""
    for name, (side, wanted) in MARGINS.items():
        found = millimetres(getattr(page, side))
        if abs(found - wanted) > NEAR:
            yield f"{name} {found:.0f} 毫米，应为 {wanted} 毫米"


def lying(page: Page) -> bool:
    """Whether a page lies on its side, as for a wide table: its margins are turned too."""
    return millimetres(page.width) > millimetres(page.height)


def millimetres(measure: int | None) -> float:
    """A measure of Word's in millimetres; none is nothing wide."""
    return 0.0 if measure is None else measure / MILLIMETRE


@rule("FMT-03", severity=Severity.WARNING, needs=(DOCUMENT,), basis="GB/T 9704—2012 5.2.2、7.3.1、7.3.3")
@laid
def fonts_and_sizes_are_the_standard_ones(_dossier: Dossier, _outline: Outline, layout: Layout) -> Iterator[Finding]:
    """标题 2 号小标宋，一级标题 3 号黑体，二级标题 3 号楷体，正文 3 号仿宋。"""
    wrong: dict[tuple[str, str], list[Place]] = {}
    for kind, setting in lines(layout):
        for said in departures(kind, setting):
            wrong.setdefault((kind, said), []).append(setting.paragraph.place)
    for (kind, said), places in wrong.items():
        message = f"{kind}{said}（{len(places)} 段）"
        yield told(message, places, "请按公文格式设置字体字号；用自带的模板生成即可", kind, said)


def lines(layout: Layout) -> Iterator[tuple[str, Setting]]:
    """The paragraphs of the report with the kind of line that each is."""
    for setting in layout.settings:
        level = setting.paragraph.level
        if setting.paragraph.style not in NOTICED:
            yield {TITLE: "标题", 1: "一级标题", 2: "二级标题"}.get(level, BODY), setting


def departures(kind: str, setting: Setting) -> Iterator[str]:
    """What is not the standard's in a line's font and size; what a theme decides is not known and not judged."""
    font = setting.font.lower().replace(" ", "")
    if font and not any(face in font for face in FACES[kind]):
        yield f"的字体是「{setting.font}」，应为{FACES[kind][0]}"
    if setting.size is not None and setting.size != SIZES[kind]:
        yield f"的字号是 {setting.size / 2:g} 磅，应为{NAMED[SIZES[kind]]}"


@rule("FMT-04", severity=Severity.WARNING, needs=(DOCUMENT,), basis="GB/T 9704—2012 5.2.3")
@laid
def lines_are_evenly_spaced(_dossier: Dossier, _outline: Outline, layout: Layout) -> Iterator[Finding]:
    """正文行距固定，每面 22 行（固定值 28.95 磅左右）。"""
    wrong: dict[str, list[Place]] = {}
    for kind, setting in lines(layout):
        if kind != "标题" and not (setting.exact and setting.line and LINE[0] <= setting.line <= LINE[1]):
            wrong.setdefault(spacing(setting), []).append(setting.paragraph.place)
    for said, places in wrong.items():
        message = f"行距是{said}，应为固定值 28.95 磅左右（{len(places)} 段）"
        yield told(message, places, "请把行距设为固定值 28 至 30 磅", "行距", said)


def spacing(setting: Setting) -> str:
    """How a paragraph's lines are spaced, in words."""
    if setting.line is None:
        return "单倍"
    return f"固定值 {setting.line / 20:g} 磅" if setting.exact else f"{setting.line / 240:.2g} 倍或最小值"


@rule("FMT-05", severity=Severity.WARNING, needs=(DOCUMENT,), basis="GB/T 9704—2012 7.5")
@laid
def pages_are_numbered(_dossier: Dossier, outline: Outline, layout: Layout) -> Iterator[Finding]:
    """有页码。"""
    if not layout.page_numbers:
        yield told("文件没有页码", whole(outline.file), "请在页脚插入页码，左右各一条一字线", "页码", "")


@rule(
    "FMT-06", severity=Severity.WARNING, needs=(DOCUMENT,), basis="主管部门核查口径：跨页的表格重复表头（国标没有细则）"
)
@laid
def heads_are_repeated_on_the_next_page(dossier: Dossier, outline: Outline, layout: Layout) -> Iterator[Finding]:
    """表格跨页时重复表头（表三、表四）。"""
    repeated = dict(layout.heads)
    for part in find(outline, dossier.form).parts:
        statutory = dossier.form.table(part.section.table) if part.section.table else None
        if statutory and statutory.columns:
            places = [table.place for table in part.tables if repeated.get(table.place) is False]
            if places:
                message = f"{statutory.name}没有设「重复标题行」，跨页时下一页没有表头"
                yield told(message, places, "请选中表头各行，设为「重复标题行」", statutory.name, "")


RULES: tuple[Rule, ...] = (
    the_paper_is_a4,
    the_margins_are_the_standard_ones,
    fonts_and_sizes_are_the_standard_ones,
    lines_are_evenly_spaced,
    pages_are_numbered,
    heads_are_repeated_on_the_next_page,
)
