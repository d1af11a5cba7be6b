"""Recognise numbers that identify a person, by their check digits and shapes, and mask them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from annualreport.finding import Finding
from annualreport.place import Place
from annualreport.source.patterns import later

SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦昌马"
    "苗凤花俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安乐傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄"
    "米贝臧戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢"
    "莫房解丁宣邓郁洪包诸左石崔吉龚程邢裴陆荣翁甄靳焦巴弓车侯班仰秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶幸司"
    "韶黎乔苍党翟谭贡劳姬申冉宰雍桑桂牛寿边燕冀尚农温庄晏柴瞿阎连茹习艾鱼容向古易慎戈廖庾终居衡步都耿满匡"
    "文寇广欧沃利蔚越隆师巩聂晁勾敖融冷辛阚那简饶空曾关肖游"
)
NO_NAME = "申请|申诉|申报|居民|家长|学生|安全|平安|满意|常见|全体|任何|方便"
"""Words that begin with a surname and are no name."""
NAME = rf"(?!{NO_NAME})(?:[{SURNAMES}]|欧阳|上官|司马|诸葛|司徒)[\u4e00-\u9fff]{{1,2}}?"
"""A surname and one or two characters more."""
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
LINK = later(r"https?://[^\s\u4e00-\u9fff，。；）)》”]{1,2000}", re.ASCII)
DIGITS = later(r"(?<![\dA-Za-z])(?P<register>[GgLl]\s?)?(?P<digits>\d(?:[ -]?\d){9,22}[Xx]?)(?![\dA-Za-z])")
GROUPED = later(
    r"\d{10,23}[Xx]?|\d{3}[ -]\d{4}[ -]\d{4}|\d{6}[ -]\d{8}[ -]\d{3}[\dXx]|\d{4}(?:[ -]\d{4}){3}(?:[ -]\d{1,4})?"
)
"""How the digits of such a number are grouped; a row of figures is none."""
MOBILE = later(r"1[3-9]\d{9}")
CARD = later(r"(?:62|4|5[1-5]|3[57])\d{13,18}")
COUNTED = later(r"\s?(?:人次|次|元|万|件|条|个|份|字|项|亿|%|％)")
MAIL = later(
    r"(?<![\w.+-])[\w.+-]{1,64}@(?P<domain>[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6})(?![\w-])", re.ASCII
)
PUBLIC = ("gov.cn",)
"""Mail of an office, not of a person."""
CONTACT = 120
"""Characters before a mail address among which 联系 says that it is the office's."""
REGISTER = later(r"学籍号(?:码)?[:：为是]?\s{0,3}(?P<number>[GgLl]?\d{8,22}[Xx]?)(?![\dA-Za-z])")
HOME = later(
    r"(?:家庭住址|家庭地址|家庭详细地址|户籍地址|户籍所在地|现住址|住址)[:：为是]?\s{0,3}(?P<where>[\u4e00-\u9fff\dA-Za-z-]{4,40})"
)
LIVING = ("家庭", "户籍", "住址")
"""What stands in whatever HOME finds."""
HOUSE = later(r"\d{1,5}(?:号|栋|幢|室|房|弄|组)")
NEAR = 24
"""Characters before a number among which a name is looked for."""
CALLED = later(rf"(?:姓名|申请人|联系人|学生|家长|经办人|监护人)[:：为是]?\s?(?P<who>{NAME}(?![\u4e00-\u9fff]))")
BESIDE = later(
    rf"(?:^|[^\u4e00-\u9fff])(?P<who>{NAME})\s{{0,2}}[（(，,、:：]?\s{{0,2}}"
    r"(?:的?(?:居民)?(?:身份证|公民身份|手机|移动电话|联系电话|电话|电子邮|邮箱|学籍|银行卡)[\u4e00-\u9fff]{0,4})?[:：为是]?\s{0,2}$"
)
WORTH = later(r"\d(?:[ -]?\d){9}|@|址|户籍|学籍号")
"""What a text must hold for anything in it to be masked."""
LONG = later(r"\d{11,30}[Xx]?")
"""A run in the excerpt of a place that may be the beginning of a number."""


def found(text: str) -> Iterator[tuple[int, str, str]]:
    """Every personal number of a text: where it begins, as written, and what it is; links are left out."""
    if not WORTH.search(text):
        return
    text = LINK.sub(lambda link: " " * len(link[0]), text)
    taken: set[int] = set()
    for start, written, kind in (*registers(text), *runs(text), *mails(text), *homes(text)):
        if taken.isdisjoint(range(start, start + len(written))):
            taken.update(range(start, start + len(written)))
            yield start, written, kind


def registers(text: str) -> Iterator[tuple[int, str, str]]:
    """Numbers that the text itself calls a student's."""
    for match in REGISTER.finditer(text):
        yield match.start("number"), match["number"], "学籍号"


def runs(text: str) -> Iterator[tuple[int, str, str]]:
    """Runs of digits that are a number of a person."""
    for match in DIGITS.finditer(text):
        digits = re.sub(r"[ -]", "", match["digits"]).upper()
        kind = kind_of(digits, register=match["register"] is not None)
        if kind and GROUPED.fullmatch(match["digits"]) and not COUNTED.match(text, match.end()):
            yield match.start(), match[0], kind


def kind_of(digits: str, *, register: bool) -> str:
    """What a run of digits is; empty where it is nothing of a person's."""
    if is_identity(digits):
        return "学籍号" if register else "身份证号"
    if register:
        return ""
    if MOBILE.fullmatch(digits):
        return "手机号"
    return "银行卡号" if CARD.fullmatch(digits) and luhn(digits) else ""


def is_identity(digits: str) -> bool:
    """Whether it is a resident id number: a birthday that was, and the right check digit (GB 11643)."""
    if len(digits) != 18 or not digits[:17].isdigit():
        return False
    try:
        born = date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], WEIGHTS, strict=True))
    return born.year >= 1900 and CHECKS[total % 11] == digits[17]


def luhn(digits: str) -> bool:
    """Whether the last digit of a card number is the check digit of the others (ISO/IEC 7812)."""
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits))]
    return sum(sum(divmod(one, 10)) for one in doubled) % 10 == 0


def mails(text: str) -> Iterator[tuple[int, str, str]]:
    """Mail addresses that are no office's; one told for getting in touch with the office is the office's."""
    for match in MAIL.finditer(text):
        contact = "联系" in text[max(match.start() - CONTACT, 0) : match.start()]
        if not contact and not match["domain"].lower().endswith(PUBLIC):
            yield match.start(), match[0], "电子邮箱"


def homes(text: str) -> Iterator[tuple[int, str, str]]:
    """Home addresses that name a house."""
    for match in HOME.finditer(text) if any(word in text for word in LIVING) else ():
        if HOUSE.search(match["where"]):
            yield match.start("where"), match["where"], "家庭住址"


def sealed(text: str) -> str:
    """A number with its first three and last two characters only."""
    bare = re.sub(r"[ -]", "", text)
    return f"{bare[:3]}***{bare[-2:]}"


def beside(text: str, start: int, end: int) -> str:
    """The name that stands beside a number, masked but for its first character; empty where none does."""
    stretch = text[max(start - NEAR, 0) : start]
    called = [*CALLED.finditer(stretch), *CALLED.finditer(text[end : end + NEAR])]
    match = called[-1] if called else BESIDE.search(stretch)
    return match["who"][0] + "×" * (len(match["who"]) - 1) if match else ""


def masked(text: str) -> str:
    """A text of a message with the personal numbers in it masked."""
    for _, written, _ in tuple(found(text)):
        text = text.replace(written, sealed(written))
    return text


def discreet(finding: Finding) -> Finding:
    """A finding that repeats no personal number, wherever it quotes the text."""
    places = tuple(hidden(place) for place in finding.places)
    message, hint, subject, figures = (masked(text) for text in quoting(finding))
    if places == finding.places and (message, hint, subject, figures) == quoting(finding):
        return finding
    return replace(finding, places=places, message=message, hint=hint, subject=subject, figures=figures)


def quoting(finding: Finding) -> tuple[str, str, str, str]:
    """The texts of a finding that may quote what was found."""
    return finding.message, finding.hint, finding.subject, finding.figures


def hidden(place: Place) -> Place:
    """A place whose excerpt shows no number: it may be cut off in the middle, so every long run is masked."""
    if not WORTH.search(place.where):
        return place
    where = LONG.sub(lambda run: sealed(run[0]), masked(place.where))
    return place if where == place.where else replace(place, where=where)
