"""Compare the returned file with the one that went out: what changed in each text, each figure, the template's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annualreport.reviewing import sources
from annualreport.reviewing.compared import Change, Compared, Fixed
from annualreport.reviewing.lines import REMOVED, Cell, Line, Touch
from annualreport.reviewing.matching import Matching, match
from annualreport.reviewing.rebuilding import Figure, Printed, Rebuilt, printed, rebuild, together
from annualreport.reviewing.spans import Span, mapped
from annualreport.reviewing.tables import Laid, lay
from annualreport.reviewing.units import Stretch, Units, around, new_words, outermost

WHOLE_GONE = "整段删去的没有写入：报告不能没有这一项；确实不写的，请改数据或模板"
JOINED = "与别处的文字合成了一段，分不出各归哪里"
ELSEWHERE = "要求的段落次序由方案定，移动没有写入"
TWICE = "同一段文字在文中有两处，改得不一样"


class Container:
    """One run of lines, the body or a cell, being compared."""

    def __init__(self, units: Units, matching: Matching, raw: Sequence[Line], made: Compared) -> None:
        self.units, self.matching, self.raw, self.made = units, matching, raw, made
        self.owners = [sources.owner(units.whole(line)) for line in matching.base]
        self.moved = matching.moved()

    def compare(self) -> None:
        """Tell everything of these lines."""
        assigned = self.assigned()
        owners = dict.fromkeys(owner for owner in [*self.owners, *assigned.values()] if owner)
        for owner in owners:
            self.text(owner, [at for at, own in assigned.items() if own == owner])
        for at, origins in enumerate(self.matching.origins):
            if origins and at not in assigned:
                self.mixed(at, origins)
        for number in self.matching.lost():
            if not self.owners[number]:
                self.lost(number)
        for at in self.matching.new():
            if at not in assigned:
                self.made.strange.append((self.line(at).text, self.line(at).touches))

    def line(self, at: int) -> Line:
        """A returned line."""
        return self.matching.returned[at]

    def assigned(self) -> dict[int, str]:
        """The text that each returned line belongs to now; none for the template's own lines and what is strange."""
        found: dict[int, str] = {}
        for at, origins in enumerate(self.matching.origins):
            own = {self.owners[number] for number in origins}
            if origins and own != {""} and not (at in self.moved and self.movable(own)):
                found[at] = next(self.owners[number] for number in origins if self.owners[number])
        for at, origins in enumerate(self.matching.origins):
            if at in found or not self.line(at).text.strip() or (origins and at not in self.moved):
                continue
            own = {self.owners[number] for number in origins}
            around = self.around(at, found)
            if not origins and around:
                found[at] = around
            elif self.movable(own):
                found[at] = around if self.movable({around}) else next(iter(own))
        return dict(sorted(found.items()))

    def movable(self, owners: set[str]) -> bool:
        """Whether all of it is narrative text, whose paragraphs may stand in another order or place."""
        return bool(owners) and all(owner.startswith("report:") for owner in owners)

    def around(self, at: int, found: dict[int, str]) -> str:
        """The text that a line stands in or behind, else before."""
        for step in (-1, 1):
            beside = at + step
            while 0 <= beside < len(self.matching.returned):
                if beside in found:
                    return found[beside]
                if self.matching.origins[beside] and beside not in self.moved:
                    break
                beside += step
        return ""

    def text(self, owner: str, own: list[int]) -> None:
        """One text: its lines before and now."""
        before = [number for number, one in enumerate(self.owners) if one == owner]
        if [self.matching.base[number].text for number in before] == [self.line(at).text for at in own]:
            return self.in_order(owner, own)
        old = "\n".join(self.matching.base[number].text for number in before)
        new = "\n".join(self.line(at).text for at in own)
        who = self.who(own, [number for number in before if number not in self.matching.found])
        built = [self.rebuilt(at, owner) for at in own]
        for at, one in zip(own, built, strict=True):
            self.made.figures += [(figure, self.line(at).touches) for figure in one.figures]
        reason = next((one.reason for one in built if one.typed is None), "" if own else WHOLE_GONE)
        value = None if reason else "\n".join((one.typed or "").strip() for one in built)
        if not built or reason or new_words(old, new, value, owner, self.units):
            self.made.changes.append(Change(owner, old, new, value, reason, who))
        return None

    def in_order(self, owner: str, own: list[int]) -> None:
        """A text that reads as before; told where it was moved."""
        if any(at in self.moved for at in own) and not self.movable({owner}):
            text = "\n".join(self.line(at).text for at in own)
            self.made.changes.append(Change(owner, text, text, None, ELSEWHERE, self.who(own, [])))

    def rebuilt(self, at: int, owner: str) -> Rebuilt:
        """A line of a text as it is to be typed in the data."""
        origins = self.matching.origins[at]
        parts: list[Printed] = []
        for number in origins:
            line = self.matching.base[number]
            if not self.owners[number] or (self.owners[number] != owner and not self.movable({owner})):
                return Rebuilt(None, reason=JOINED)
            parts += [printed(self.units, line, stretch) for stretch in self.units.texts(line)]
        if sources.owner(owner).startswith("ledger:") and parts:
            return Rebuilt(self.line(at).text, self.told(together(parts), self.line(at)))
        return rebuild(together(parts), self.line(at).text, self.exact(self.line(at)))

    def told(self, before: Printed, line: Line) -> tuple[Figure, ...]:
        """Figures of the data inside a text of the ledger that read otherwise."""
        spans = mapped(before.text, line.text, [(one.begin, one.end) for one in before.figures])
        pairs = zip(before.figures, spans, strict=True)
        changed = [(one, before.text[one.begin : one.end], line.text[a:b]) for one, (a, b) in pairs]
        return tuple(Figure(one.source, old, new) for one, old, new in changed if old != new)

    def exact(self, line: Line) -> list[tuple[str, Span]]:
        """Where the figures stand that kept their controls."""
        return [(one.source, (one.begin, one.end)) for one in self.units.figures(line)]

    def mixed(self, at: int, origins: list[int]) -> None:
        """A line with words of the template: its texts, its figures, its own words."""
        base, line = self.matching.base[origins[0]], self.line(at)
        if len(origins) > 1 or (at in self.moved and not line.cell):
            old = "\n".join(self.matching.base[number].text for number in origins)
            self.made.fixed.append(Fixed(old, line.text, self.who([at], [])))
            return
        if base.text == line.text:
            return
        stretches = outermost([*self.units.texts(base), *self.units.figures(base)])
        spans = self.spans(base, line, stretches)
        for stretch, span in zip(stretches, spans, strict=True):
            self.inside(base, line, stretch, span)
        if around(base.text, [(one.begin, one.end) for one in stretches]) != around(line.text, spans):
            self.made.fixed.append(Fixed(base.text, line.text, line.touches))

    def spans(self, base: Line, line: Line, stretches: Sequence[Stretch]) -> list[Span]:
        """Where the texts and figures of a line stand now; the last goes to the line's end where it did before."""
        kept = outermost([*self.units.texts(line), *self.units.figures(line)])
        if [one.source for one in kept] == [one.source for one in stretches]:
            spans = [(one.begin, one.end) for one in kept]
        else:
            spans = mapped(base.text, line.text, [(one.begin, one.end) for one in stretches])
        if stretches and stretches[-1].end == len(base.text) and sources.is_text(stretches[-1].source):
            spans[-1] = (spans[-1][0], len(line.text))
        return spans

    def inside(self, base: Line, line: Line, stretch: Stretch, span: Span) -> None:
        """A text or figure among words of the template."""
        old, new = base.text[stretch.begin : stretch.end], line.text[slice(*span)]
        if old == new:
            return
        if not sources.is_text(stretch.source):
            self.made.figures.append((Figure(stretch.source, old, new), line.touches))
            return
        owner = sources.owner(stretch.source)
        built = rebuild(printed(self.units, base, stretch), new, ())
        if sources.PART.search(stretch.source):
            built = replace(built, typed=None, reason="这段文字分成几处印出，请直接改数据")
        if not new.strip():
            built = Rebuilt(None, reason=WHOLE_GONE)
        self.made.changes.append(Change(owner, old, new, built.typed, built.reason, line.touches))
        self.made.figures += [(figure, line.touches) for figure in built.figures]

    def lost(self, number: int) -> None:
        """A line that is gone and had words of the template."""
        line = self.matching.base[number]
        self.made.fixed.append(Fixed(line.text, "", self.who([], [number])))

    def who(self, own: Sequence[int], gone: Sequence[int]) -> tuple[Touch, ...]:
        """Who touched the returned lines, and who took the lost ones away."""
        found = [touch for at in own for touch in self.line(at).touches]
        texts = [self.matching.base[number].text for number in gone]
        for line in self.raw if texts else ():
            removed = "".join(piece.text for piece in line.pieces if piece.touch.kind == REMOVED)
            if removed and any(text in removed or removed in text for text in texts):
                found += line.touches
        return tuple(dict.fromkeys(found))


def compare(units: Units, returned: Sequence[Line], raw: Sequence[Line]) -> Compared:
    """The whole comparison; raw: the returned lines before their changes were accepted."""
    made = Compared()
    base = [line for line in units.base.lines if sources.GUIDE not in line.tags]
    guide = {line.text for line in units.base.lines if sources.GUIDE in line.tags} - {""}
    kept = [line for line in returned if sources.GUIDE not in line.tags and line.text not in guide]
    laid = lay(base, kept)
    gone = {id(line) for _, lines in laid.gone for line in lines}
    old = cells([line for line in base if id(line) not in gone])
    new: dict[Cell | None, list[Line]] = {None: outside(kept), **dict(laid.cells.items())}
    old[None] = outside(base)
    for cell in dict.fromkeys((None, *old, *new)):
        before, after = old.get(cell, []), new.get(cell, [])
        if [line.text for line in before] != [line.text for line in after]:
            Container(units, match(before, after, units.base.tags), raw, made).compare()
    rows(laid, made)
    return made


def rows(laid: Laid, made: Compared) -> None:
    """Tell the rows of tables that came in or went."""
    made.strange += [(text, touches(lines)) for text, lines in laid.added if text]
    made.fixed += [Fixed(text, "", touches(lines)) for text, lines in laid.gone if text]


def touches(lines: Sequence[Line]) -> tuple[Touch, ...]:
    """Who touched any of the lines."""
    return tuple(dict.fromkeys(touch for line in lines for touch in line.touches))


def outside(lines: Sequence[Line]) -> list[Line]:
    """The lines that stand in no table."""
    return [line for line in lines if line.cell is None]


def cells(lines: Sequence[Line]) -> dict[Cell | None, list[Line]]:
    """The lines of each cell."""
    found: dict[Cell | None, list[Line]] = {}
    for line in lines:
        if line.cell is not None:
            found.setdefault(line.cell, []).append(line)
    return found
