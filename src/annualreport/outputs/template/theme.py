"""The smallest theme part that a Word file may have: black on white, the page's own faces."""

from __future__ import annotations

from annualreport.outputs.template.styles import FANGSONG, HEITI, LATIN

NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"

COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "1F1F1F",
    "lt2": "EEEEEE",
    "accent1": "404040",
    "accent2": "595959",
    "accent3": "737373",
    "accent4": "8C8C8C",
    "accent5": "A6A6A6",
    "accent6": "BFBFBF",
    "hlink": "000000",
    "folHlink": "000000",
}


def theme_part() -> str:
    """word/theme/theme1.xml; no style refers to it."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items())
    faces = f"<a:majorFont>{face(HEITI)}</a:majorFont><a:minorFont>{face(FANGSONG)}</a:minorFont>"
    return (
        f'<a:theme xmlns:a="{NAMESPACE}" name="公文"><a:themeElements><a:clrScheme name="公文">{colours}</a:clrScheme>'
        f'<a:fontScheme name="公文">{faces}</a:fontScheme><a:fmtScheme name="公文">{formats()}</a:fmtScheme>'
        "</a:themeElements></a:theme>"
    )


def face(east: str) -> str:
    """The faces of headings or of text."""
    return f'<a:latin typeface="{LATIN}"/><a:ea typeface="{east}"/><a:cs typeface="{LATIN}"/>'


def formats() -> str:
    """Three fills, lines, effects and backgrounds, as the schema asks for; all plain."""
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    stroke = "".join(f'<a:ln w="{width}">{fill}</a:ln>' for width in (6350, 12700, 19050))
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{stroke}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
    )
