"""Make a drawing fit for standing inside a page: one element that says what it shows, and styles nothing else."""

from __future__ import annotations

from lxml import etree

from annualreport.source.patterns import later

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
POINTED = later(r"url\(#([^)]+)\)")


def cleaned(drawing: bytes, key: str, alt: str) -> str:
    """The drawing as one svg element. key: begins every id, so that none meets another's on the page."""
    parser = etree.XMLParser(remove_blank_text=True, remove_comments=True, resolve_entities=False, no_network=True)
    root = etree.fromstring(drawing, parser)
    for kind in ("metadata", "style"):
        for one in [*root.iter(SVG + kind)]:
            drop(one)
    for one in root.iter():
        renamed(one, f"chart-{key}-")
    for name in ("width", "height", "version"):
        root.attrib.pop(name, "")
    root.set("role", "img")
    root.set("aria-label", alt)
    root.set("stroke-linejoin", "round")
    root.set("style", "max-width:100%;height:auto")
    return etree.tostring(root, encoding="unicode")


def drop(element: etree._Element) -> None:
    """Take an element out, and what held nothing else."""
    above = element.getparent()
    if above is None:
        return
    above.remove(element)
    if len(above) == 0:
        drop(above)


def renamed(element: etree._Element, prefix: str) -> None:
    """Its id, and what it points to, begin with the prefix."""
    for name, value in element.attrib.items():
        text = str(value)
        if name == "id":
            element.set(name, prefix + text)
        elif name == LINK and text.startswith("#"):
            element.set(name, f"#{prefix}{text[1:]}")
        elif "url(#" in text:
            element.set(name, POINTED.sub(rf"url(#{prefix}\1)", text))
