"""Turn the supervision notice (督办单) to one office into a Word template: a letter, and the list of what is open."""

from __future__ import annotations

from annualreport.outputs.template.grid import Column, grid
from annualreport.outputs.template.parts import word_file
from annualreport.outputs.template.pieces import body, paragraph
from annualreport.outputs.template.report import example
from annualreport.outputs.template.styles import BODY, LEVELS, TITLE
from annualreport.outputs.template.supervising import END

NOTICE_FILE = "notice.docx"
TITLE_TEXT = "{{ 单位 }}\n政务公开工作督办单"
CENTRED = '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>'
FLUSH = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
SIGNED = '<w:keepNext/><w:spacing w:before="579"/><w:ind w:rightChars="300" w:right="960" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="right"/>'  # noqa: E501
DATED = '<w:ind w:rightChars="400" w:right="1280" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="right"/>'
"""Where the number, the addressee, the signature and the date stand: the last two so far from the right edge."""
BLANK_DAY = "　　　　年　　月　　日"

NUMBER = "{% if 督办单.文号 %}{{ 督办单.文号 }}{% else %}　　　　〔{{ 督办单.年份 }}〕　　　号{% endif %}"
OPEN = (
    "截至{{ 督办单.截至|日期 }}，由{{ 督办单.处室 }}负责的政务公开工作任务中，有{{ 督办单.事项数 }}项需要抓紧办理"
    "（{{ 督办单.构成|顿号 }}），见所附清单。"
)
ASKED = (
    "请对照清单逐项落实，明确措施和完成时间，"
    f"{{% if 督办单.反馈期限 %}}于{{{{ 督办单.反馈期限|日期 }}}}前{{% else %}}于{BLANK_DAY}前{{% endif %}}"
    "将办理情况和佐证材料书面反馈。{% if 联系方式.电话 %}联系电话：{{ 联系方式.电话 }}。{% endif %}"
)
DAY = f"{{% if 督办单.日期 %}}{{{{ 督办单.日期|日期 }}}}{{% else %}}{BLANK_DAY}{{% endif %}}"
ITEMS = (
    Column("序号", 9, "{{ 事项.序号 }}"),
    Column("编号", 17, "{% if 事项.方案 %}{{ 事项.方案 }} {% endif %}{{ 事项.编号 }}"),
    Column("类别", 18, "{{ 事项.类别 }}"),
    Column("工作任务", 50, "{{ 事项.任务 }}", wide=True),
    Column("时限", 22, "{% if 事项.时限 %}{{ 事项.时限 }}{% else %}—{% endif %}", wide=True),
    Column("目前情况", 40, "{{ 事项.情况 }}", wide=True),
)


def notice_template() -> bytes:
    """The template of a notice; what the office fills in itself is left blank where it is not set."""
    blocks = [
        *example(),
        paragraph(TITLE, TITLE_TEXT),
        paragraph(BODY, NUMBER, CENTRED),
        paragraph(BODY, "{{ 督办单.处室 }}：", FLUSH),
        body(OPEN),
        body(ASKED),
        paragraph(BODY, "{{ 单位 }}", SIGNED),
        paragraph(BODY, DAY, DATED),
        paragraph(LEVELS[0], "附：督办事项清单", FLUSH),
        grid(ITEMS, "事项 in 督办单.事项", "督办事项清单"),
        END,
    ]
    return word_file(blocks, TITLE_TEXT.replace("\n", ""))
