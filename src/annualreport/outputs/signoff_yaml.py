"""Write signatures as data/Y/signoff.yaml, to be read by people and by the program."""

from __future__ import annotations

from collections.abc import Sequence

from annualreport.model.signoff import Signature
from annualreport.outputs import yaml_block

HEAD = """\
# 审阅签署：由 annualreport review sign 记下，请不要手改。留在本单位，不公开。
# 签署之后数据、模板或成稿有一处变了，签署就作废，要重新签。
"""


def text(signatures: Sequence[Signature]) -> str:
    """signoff.yaml: a list, one signature after the other."""
    return HEAD + yaml_block.text([one.model_dump(by_alias=True, exclude_defaults=True) for one in signatures])
