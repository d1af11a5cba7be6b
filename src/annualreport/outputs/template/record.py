"""Turn the record of a publication (发布记录) into a Word template: what was published, from what, by whom."""

from __future__ import annotations

from annualreport.outputs.template.grid import Column, grid
from annualreport.outputs.template.parts import word_file
from annualreport.outputs.template.pieces import body, paragraph, when
from annualreport.outputs.template.styles import TITLE
from annualreport.outputs.template.supervising import END, heading

RECORD_FILE = "release-record.docx"
TITLE_TEXT = "{{ 单位 }}{{ 年度 }}年\n政府信息公开工作年度报告发布记录"
SAID = (
    "第{{ 发布记录.版次 }}版于{{ 发布记录.日期|日期 }}发布。格式依据{{ 文号 }}，数据统计期限自{{ 统计期限.起|日期 }}起"
    "至{{ 统计期限.止|日期 }}止，由 annualreport {{ 发布记录.程序版本 }} 生成。"
)
CHECKED = (
    "发布前核对规则{{ 发布记录.规则数 }}条：符合{{ 发布记录.符合数 }}条，"
    "有问题而已核定或只作提示{{ 发布记录.有问题数 }}条，没有核对{{ 发布记录.未核数 }}条"
    "{% if 发布记录.未核规则 %}（{{ 发布记录.未核规则 }}）{% endif %}。公开的各种格式已逐份读回，三张统计表的数字一致。"
)
CORRECTED = (
    "更正原因：{{ 发布记录.更正原因 }}。{% if 发布记录.更正说明 %}更正内容：{{ 发布记录.更正说明 }}。{% endif %}"
)
CHANGES = (
    Column("位置", 46, "{{ 改动.位置 }}", wide=True),
    Column("更正前", 55, "{% if 改动.更正前 %}{{ 改动.更正前 }}{% else %}（没有）{% endif %}", wide=True),
    Column("更正后", 55, "{% if 改动.更正后 %}{{ 改动.更正后 }}{% else %}（删去）{% endif %}", wide=True),
)
SIGNATURES = (
    Column("角色", 26, "{{ 签署.角色 }}"),
    Column("岗位", 56, "{% if 签署.岗位 %}{{ 签署.岗位 }}{% else %}—{% endif %}"),
    Column("姓名", 32, "{% if 签署.姓名 %}{{ 签署.姓名 }}{% else %}—{% endif %}"),
    Column("时间", 42, "{{ 签署.时间 }}"),
)
DECISIONS = (
    Column("规则", 22, "{{ 核定.规则 }}"),
    Column("问题", 56, "{{ 核定.问题 }}", wide=True),
    Column("理由", 36, "{{ 核定.理由 }}", wide=True),
    Column("核定人", 20, "{{ 核定.核签 }}"),
    Column("日期", 22, "{{ 核定.日期 }}"),
)


def files(item: str) -> tuple[Column, ...]:
    """The columns of a list of files."""
    return (
        Column("文件", 106, f"{{{{ {item}.名称 }}}}", wide=True),
        Column("校验值（前 16 位）", 50, f"{{{{ {item}.校验值 }}}}"),
    )


def release_record_template() -> bytes:
    """The template of the record; it stays in the house."""
    blocks = [
        paragraph(TITLE, TITLE_TEXT),
        body("本记录留存备查，不公开。全部校验值、规则和数字见同一文件夹的 record.json。"),
        heading("一、发布"),
        body(SAID),
        heading("二、签署"),
        grid(SIGNATURES, "签署 in 发布记录.签署", "签署"),
        heading("三、核对"),
        body(CHECKED),
        *when(
            "发布记录.核定",
            [grid(DECISIONS, "核定 in 发布记录.核定", "核定放行的问题")],
            [body("没有核定放行的问题。")],
        ),
        *when("发布记录.更正原因", [heading("更正"), body(CORRECTED), *changes()]),
        heading("四、公开的文件"),
        grid(files("公开文件"), "公开文件 in 发布记录.公开文件", "公开的文件"),
        heading("五、所用的材料"),
        grid(files("材料"), "材料 in 发布记录.材料", "所用的材料"),
        END,
    ]
    return word_file(blocks, TITLE_TEXT.replace("\n", ""))


def decided() -> str:
    """The table of what a person has let pass."""
    return grid(DECISIONS, "核定 in 发布记录.核定", "核定放行的问题")


def changes() -> list[str]:
    """The table of what a correction changed, where it changed anything."""
    return when("发布记录.改动", [grid(CHANGES, "改动 in 发布记录.改动", "更正的内容")])
