"""Turn the reviewers' comments into open points of the year, each with the place that it stands at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annualreport.model.review import Answered, Point
from annualreport.reviewing import sources
from annualreport.reviewing.lines import Line, accepted
from annualreport.reviewing.returned import Comment, Returned, of_reviewers
from annualreport.reviewing.telling import shortened, when
from annualreport.reviewing.units import Units

LONG = 60
"""Signs of the comment that a reply answers which are told with it."""


def points(returned: Returned, units: Units, known: Sequence[Point]) -> list[Point]:
    """The points that are not known yet, numbered on."""
    places = dict(positions(returned.raw, units))
    texts = {comment.id: comment.text for comment in returned.comments}
    told = {point.identity for point in known}
    number = max((point.number for point in known), default=0)
    made: list[Point] = []
    for comment in of_reviewers(returned, units.base.remarks):
        point = Point.model_validate(fields(comment, places, texts, returned.kept_as, number + 1))
        if point.identity not in told:
            told.add(point.identity)
            made.append(point)
            number += 1
    return made


def fields(
    comment: Comment, places: dict[str, str], texts: dict[str, str], file: str, number: int
) -> dict[str, object]:
    """A comment as a point."""
    root = comment.parent or comment.id
    remark = comment.text
    if comment.parent:
        answered = " ".join(texts.get(comment.parent, "").split())
        remark = f"{remark}（回复批注「{answered[:LONG]}{'…' if answered[LONG:] else ''}」）"
    return {
        "编号": number,
        "位置": places.get(comment.id) or places.get(root, "文中"),
        "审阅人": comment.author,
        "时间": when(comment.time),
        "意见": remark,
        "状态": str(Answered.OPEN),
        "文件": file,
    }


def positions(raw: Sequence[Line], units: Units) -> Iterator[tuple[str, str]]:
    """Each comment's id with the place that it stands at: the text's name, or the line's beginning."""
    texts = {line.text: line for line in units.base.lines}
    for line in raw:
        if line.comments:
            read = "".join(one.text for one in accepted([line]))
            name = named(line, units) or named(texts.get(read, line), units) or shortened(read)
            yield from ((comment, name) for comment, _ in line.comments)


def named(line: Line, units: Units) -> str:
    """The name of the text or figure that a line is made of; empty where it has none or several."""
    found = units.texts(line) or units.figures(line)
    owners = dict.fromkeys(sources.owner(one.source) for one in found)
    return sources.named(found[0].source) if len(owners) == 1 and known(found[0].source) else ""


def known(source: str) -> bool:
    """Whether a source is one of ours: other programs' controls have tags too."""
    return source.partition(":")[0] in ("ledger", "report", "statistics")
