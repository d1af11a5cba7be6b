"""Hold a template's page, faces, sizes and lines against GB/T 9704—2012: FMT-01 to 06, always as 提示."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annualreport.finding import Finding, note
from annualreport.place import Place, whole
from annualreport.render.lint.cells import tables
from annualreport.render.lint.report import ReportTemplate, titles
from annualreport.render.lint.styles import Look
from annualreport.render.lint.whereabouts import Whereabouts, shown
from annualreport.render.spots import TC, Element, P, R, T, W, select
from annualreport.render.tags import nearest
from annualreport.render.writing import STAMP

MM = 56.7
"""Twips."""
PAGE = {"w": (11906, "宽 210 毫米"), "h": (16838, "高 297 毫米")}
MARGINS = {
    "top": (2098, "上边距（天头）"),
    "bottom": (1984, "下边距"),
    "left": (1587, "左边距（订口）"),
    "right": (1474, "右边距"),
}
PAGE_FIELD = re.compile(rb"<w:instrText[^>]*>[^<]*\bPAGE\b|w:instr=\"[^\"]*\bPAGE\b")
STATEMENT = re.compile(r"\{%.*?%\}|\{#.*?#\}")
LOOP = re.compile(r"\{%tr\s+for\b")
LINES = range(560, 601)
"""Twips: 28 to 30 pt."""


@dataclass(frozen=True)
class Role:
    """What a paragraph is, and how the standard has it. faces: any of these in the face's name is right."""

    name: str
    face: str
    faces: tuple[str, ...]
    size: str
    called: str


FANGSONG = ("仿宋", "FangSong", "STFangsong")
ROLES = {
    -1: Role("标题", "方正小标宋简体", ("小标宋", "XiaoBiaoSong", "XBS"), "44", "2 号（22 磅）"),
    0: Role("正文", "仿宋_GB2312", FANGSONG, "32", "3 号（16 磅）"),
    1: Role("一级标题", "黑体", ("黑体", "SimHei", "HeiTi"), "32", "3 号（16 磅）"),
    2: Role("二级标题", "楷体_GB2312", ("楷", "KaiTi"), "32", "3 号（16 磅）"),
    3: Role("三级标题", "仿宋_GB2312", FANGSONG, "32", "3 号（16 磅）"),
    4: Role("四级标题", "仿宋_GB2312", FANGSONG, "32", "3 号（16 磅）"),
}


def findings(template: ReportTemplate, whereabouts: Whereabouts) -> Iterator[Finding]:
    """Every departure, each once with all its places."""
    root, label = template.sheets.body.root, template.sheets.label
    yield from page(root, label)
    yield from letters(template, whereabouts)
    numbered = (content for name, content in template.sheets.members.items() if re.match(r"word/(foot|head)er", name))
    if not any(PAGE_FIELD.search(content) for content in numbered):
        hint = "请插入页码：4 号半角宋体数字，左右各一条一字线，单页居右、双页居左"
        yield note("FMT-05", "页眉页脚里没有页码", whole(label), hint, subject="页码")
    yield from heads(template, whereabouts)


def page(root: Element, label: str) -> Iterator[Finding]:
    """FMT-01 and 02: paper and margins of every section."""
    wrong: dict[tuple[str, str, str], None] = {}
    for section in select(root, "//w:sectPr"):
        for size in section.findall(W + "pgSz"):
            for name, (right, called) in PAGE.items():
                if off(size.get(W + name), right):
                    wrong["FMT-01", "纸张", f"应为 A4，{called}，现在是 {millimetres(size.get(W + name))}"] = None
        for margin in section.findall(W + "pgMar"):
            for name, (right, called) in MARGINS.items():
                if off(margin.get(W + name), right):
                    told = f"{called}应为 {round(right / MM)} 毫米，现在是 {millimetres(margin.get(W + name))}"
                    wrong["FMT-02", "页边距", told] = None
    for rule, subject, message in wrong:
        yield note(rule, message, whole(label), "GB/T 9704—2012；在「布局—页面设置」里改", subject=subject)


def off(written: str | None, right: int) -> bool:
    """Whether a length in twips is more than a millimetre off."""
    return written is not None and written.lstrip("-").isdigit() and abs(int(written) - right) > MM * 1.05


def millimetres(written: str | None) -> str:
    """A length in twips as told."""
    return f"{round(int(str(written)) / MM, 1):g} 毫米"


def letters(template: ReportTemplate, whereabouts: Whereabouts) -> Iterator[Finding]:
    """FMT-03 and 04: faces, sizes and lines of title, headings and text."""
    wrong: dict[tuple[str, str, str], dict[Place, None]] = {}
    headed = {whereabouts.translated(one.place).order for one in titles(template)}
    for paragraph in template.sheets.body.paragraphs:
        if nearest(paragraph, TC) is not None or nearest(paragraph, P) is not None:
            continue
        place = template.sheets.body.spots.of(paragraph)
        level = -1 if place.order in headed else whereabouts.level(paragraph)
        for departure in departures(paragraph, ROLES[level], whereabouts):
            wrong.setdefault(departure, {})[place] = None
    for (rule, told, hint), places in wrong.items():
        yield note(rule, told, tuple(places), hint)


def departures(paragraph: Element, role: Role, whereabouts: Whereabouts) -> Iterator[tuple[str, str, str]]:
    """Where a paragraph departs: rule, what is, what to do. A centred line of text is no body text."""
    around = whereabouts.styles.of_paragraph(paragraph)
    runs = [run for run in paragraph.iter(R) if visible(run)]
    if not runs or (role is ROLES[0] and around.get("jc.val") == "center"):
        return
    looks = [whereabouts.styles.of_run(run, around) for run in runs]
    for face in dict.fromkeys(face_of(look) for look in looks):
        if not any(part.lower() in face.lower() for part in role.faces):
            yield (
                "FMT-03",
                f"{role.name}的中文字体是{face or '默认字体'}，应为{role.face}",
                "请改字体，或套用模板里的样式",
            )
    for size in dict.fromkeys(look.get("sz.val", "20") for look in looks):
        if size != role.size:
            yield "FMT-03", f"{role.name}的字号是 {points(size)} 磅，应为{role.called}", "请改字号，或套用模板里的样式"
    if role is not ROLES[-1] and not exact(around):
        yield "FMT-04", f"{role.name}的行距不是固定值 28.95 磅左右", "请在「段落」里设为固定值 28.95 磅（每面 22 行）"


def visible(run: Element) -> bool:
    """Whether a run prints something: letters or a value."""
    text = STATEMENT.sub("", "".join(STAMP.sub("", one.text or "") for one in run.iter(T)))
    return "{{" in text or any("\u4e00" <= sign <= "\u9fff" for sign in text)


def face_of(look: Look) -> str:
    """The face of Chinese letters as told."""
    return "主题字体" if "rFonts.eastAsiaTheme" in look else look.get("rFonts.eastAsia", "")


def points(half: str) -> str:
    """A size in half points."""
    return f"{int(half) / 2:g}" if half.isdigit() else half


def exact(look: Look) -> bool:
    """Whether the lines are of the standard's height."""
    line = look.get("spacing.line", "")
    return look.get("spacing.lineRule") == "exact" and line.isdigit() and int(line) in LINES


def heads(template: ReportTemplate, whereabouts: Whereabouts) -> Iterator[Finding]:
    """FMT-06: the head of a table stands again on the next page."""
    body = template.sheets.body
    headed = {
        whereabouts.numbered["表", table.place.order[0]]: form.head_rows
        for form, table in tables(template)
        if form.columns
    }
    headed.update({table: before for table in body.spots.tables if (before := rows_before_loop(table))})
    for element, count in headed.items():
        rows = select(element, "w:tr")[:count]
        if any(row.find(f"{W}trPr/{W}tblHeader") is None for row in rows):
            message = f"表格的前 {count} 行是表头，没有设为「重复标题行」，跨页后看不到栏目"
            hint = "请选中表头各行，在「表格布局」里点「重复标题行」"
            yield note("FMT-06", message, body.spots.of(next(element.iter(P), element)), hint)


def rows_before_loop(table: Element) -> int:
    """How many rows stand before the first loop over rows; 0 where there is none."""
    rows = select(table, "w:tr")
    return next((number for number, row in enumerate(rows) if LOOP.match(shown(row))), 0)
