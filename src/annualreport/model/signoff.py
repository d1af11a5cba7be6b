"""Who has signed the report, in which role, and what exactly it was that they signed."""

from __future__ import annotations

from annualreport.model.fields import field
from annualreport.model.record import Record
from annualreport.model.values import Many, Text

ROLES = ("拟稿", "核稿", "审核", "签发")
"""The roles in the order in which they sign."""
ISSUER = ROLES[-1]
"""The role without which nothing is published."""


class Signature(Record):
    """One signature. It stands while every file, and the document made from them, is what it was."""

    role: str = field(key="角色", description="拟稿、核稿、审核、签发之一", pattern=f"^({'|'.join(ROLES)})$")
    name: str = field(key="姓名", description="签署人的姓名；只留在本单位，不公开", min_length=1)
    post: Text = field(default="", key="岗位", description="签署人的岗位；写入发布记录")
    time: str = field(key="时间", description="签署的时间", min_length=1)
    program: Text = field(default="", key="程序", description="签署时程序的版本")
    output: str = field(key="成稿", description="所签成稿内容的校验值", min_length=1)
    files: dict[str, str] = field(key="文件", description="成稿所用的每一份数据和模板，及其校验值")

    @property
    def signer(self) -> str:
        """Who signed, as others are told: the post where it is known, else the role alone."""
        return f"{self.role}（{self.post}）" if self.post else self.role


class SignOff(Record):
    """signoff.yaml: the signatures in the order in which they were given."""

    signatures: Many[Signature] = field(default=(), key="签署", description="按次序的各次签署")
