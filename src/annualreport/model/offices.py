"""The roster (名册): which offices there are and which collective words stand for them."""

from __future__ import annotations

from functools import cached_property

from annualreport.model.fields import field
from annualreport.model.record import Record
from annualreport.model.values import Many, Names, Text, YesNo

OFFICE = "处室"
SUPPORT = "支撑机构"
COLLECTIVES = {
    "各处室": OFFICE,
    "各科室": OFFICE,
    "各股室": OFFICE,
    "机关各处室": OFFICE,
    "局机关各处室": OFFICE,
    "各内设机构": OFFICE,
    "各支撑机构": SUPPORT,
    "支撑机构": SUPPORT,
    "各直属单位": SUPPORT,
    "直属各单位": SUPPORT,
    "直属单位": SUPPORT,
    "局属各单位": SUPPORT,
    "各局属单位": SUPPORT,
}
"""Collective words of the plans and the 类别 that each stands for."""


class Office(Record):
    """One office of the bureau."""

    name: str = field(key="名称", description="处室或支撑机构的名称，与方案写法一致", min_length=1)
    aliases: Names = field(default=(), key="别名", description="方案或报送表里见到的其他写法")
    kind: Text = field(
        default=OFFICE,
        key="类别",
        description="处室或支撑机构；「各处室」「各支撑机构」按此展开",
        pattern=f"^({OFFICE}|{SUPPORT})$",
    )
    unconfirmed: YesNo = field(default=False, key="待核", description="由方案自动列出、尚未经人核对")


class Roster(Record):
    """All offices, in the office's own order."""

    offices: Many[Office] = field(default=(), key="名册", description="本单位的处室和支撑机构")

    @cached_property
    def by_name(self) -> dict[str, Office]:
        """Every name and alias with its office."""
        return {name: office for office in self.offices for name in (office.name, *office.aliases)}

    def expand(self, name: str) -> tuple[str, ...]:
        """The offices a name stands for: a collective word's members, an alias's office; the name itself if unknown."""
        if name in COLLECTIVES:
            return tuple(office.name for office in self.offices if office.kind == COLLECTIVES[name])
        return (self.by_name[name].name,) if name in self.by_name else (name,)
