"""A year is published when nothing is open any more and two people have signed it; else every reason is told."""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from annualreport.cli import publish as command
from annualreport.publishing import shelf
from annualreport.workspace import Workspace
from tests.conftest import spoil
from tests.publishing.conftest import DAY, QUICK, TITLE, YEAR, Run, sign
from tests.publishing.planting import BODY, changed, with_text

ROOT = Path(__file__).parents[2]
PUBLIC = (
    "SHA256SUMS",
    "dataset.json",
    "tables.json",
    "tables.schema.json",
    "三张统计表.xlsx",
    "网站信息.json",
    "网站正文.html",
    f"{TITLE}.docx",
    f"{TITLE}.html",
    "表三.csv",
    "表二.csv",
    "表四.csv",
)
LEFT = ("修订公文", "2019年，我局公开信息30条。修订公文")
"""What is left from last year's report, and where it is put."""
REFUSED = "没有发布：上面列出的问题都解决后再发布。原有的发布没有改动。"


def out(year: Workspace, number: int = 1) -> Path:
    """The public folder of a version."""
    return year.out(YEAR, "发布") / str(number)


def kept(year: Workspace, number: int = 1) -> Path:
    """Where a version is kept."""
    return year.data(YEAR, "releases") / str(number)


def sums(folder: Path) -> dict[str, str]:
    """What a folder holds, by path."""
    files = (one for one in folder.rglob("*") if one.is_file())
    return {one.relative_to(folder).as_posix(): hashlib.sha256(one.read_bytes()).hexdigest() for one in files}


def faults(text: str) -> list[str]:
    """The rules of the findings that were printed, in their order."""
    lines = [line for line in text.splitlines() if line.startswith(("阻断", "警告"))]
    return [line.rpartition("[")[2].rstrip("]") for line in lines]


def test_a_signed_year_is_published_with_its_hashes_and_kept(signed: Workspace, run: Run):
    ended, text, _ = run(signed, "publish", "--formats", QUICK)
    assert ended == 0
    assert text.splitlines()[-len(PUBLIC) - 1 :] == [
        "已发布第 1 版：out/2020/发布/1",
        *(f"  {name}" for name in PUBLIC),
    ]
    assert sorted(one.name for one in out(signed).iterdir()) == sorted(PUBLIC)
    listed = dict(reversed(line.split("  ")) for line in (out(signed) / "SHA256SUMS").read_text().splitlines())
    assert listed == {name: check for name, check in sums(out(signed)).items() if name != "SHA256SUMS"}
    assert sums(kept(signed) / "文件") == sums(out(signed))


def test_the_record_says_from_what_by_whom_and_by_which_rules_and_no_name(published: Workspace):
    record = json.loads((kept(published) / "record.json").read_text("utf-8"))
    assert (record["版次"], record["发布日期"], record["单位"]) == (1, "2021-01-15", "虚构市教育局")
    assert [(one["角色"], one["岗位"], sorted(one)) for one in record["签署"]] == [
        ("核稿", "办公室副主任", ["岗位", "时间", "角色"]),
        ("签发", "局长", ["岗位", "时间", "角色"]),
    ]
    assert record["产出"] == sums(out(published))
    assert (
        record["输入"]["data/2020/ledger.yaml"]
        == hashlib.sha256(published.data(YEAR, "ledger.yaml").read_bytes()).hexdigest()
    )
    assert "T3-01" in record["规则"]["符合"]
    assert "PUB-04" in record["规则"]["符合"]
    assert "T3-10" in record["规则"]["未核"]
    assert record["数字"]["依申请公开.本年新收.总计"] == "23"


def test_names_stand_in_the_record_only_where_they_are_asked_for_and_never_in_public(signed: Workspace, run: Run):
    assert run(signed, "publish", "--formats", QUICK, "--names")[0] == 0
    assert '"姓名": "甲某"' in (kept(signed) / "record.json").read_text("utf-8")
    for file in out(signed).iterdir():
        assert "甲某".encode() not in file.read_bytes()


def test_the_same_year_gives_the_same_bytes(published: Workspace, run: Run):
    before = sums(out(published))
    shutil.rmtree(published.root / "out")
    shutil.rmtree(published.data(YEAR, "releases"))
    assert run(published, "publish", "--formats", QUICK)[0] == 0
    assert sums(out(published)) == before


def test_nothing_new_is_told_and_changes_nothing(published: Workspace, run: Run):
    before = sums(published.root)
    ended, text, _ = run(published, "publish", "--formats", QUICK)
    assert (ended, text.splitlines()[-1]) == (0, "没有要发布的：内容和第 1 版一样，在 out/2020/发布/1")
    assert sums(published.root) == before


def test_an_unsigned_year_is_refused(year: Workspace, run: Run):
    assert run(year, "publish") == (
        1,
        "阻断 data/2020/signoff.yaml 没有有效的签发 [sign-off-missing]\n"
        "    办法：请按次序签署：annualreport review sign --role 签发 --name 姓名 --post 岗位\n"
        "阻断 data/2020/signoff.yaml 有效的签署只有 0 人，至少要 2 个不同的人 [sign-off-people]\n"
        "    办法：请由另一人以别的角色签署（拟稿、核稿或审核在签发之前）\n",
        f"合计：阻断 2，警告 0，提示 0，未核 0\n{REFUSED}\n",
    )
    assert not (year.root / "out").exists()
    assert not year.data(YEAR, "releases").exists()


def test_a_change_after_the_signature_is_refused_and_names_the_file(signed: Workspace, run: Run):
    spoil(signed.data(YEAR, "ledger.yaml"), "全年更新37次。", "全年更新37次，逐次登记。")
    ended, text, _ = run(signed, "publish")
    assert ended == 1
    assert text.count("的签署已作废：data/2020/ledger.yaml 改过 [sign-off-void]") == 2


def test_an_example_is_refused(run: Run):
    ended, text, err = run(Workspace(ROOT), "publish", "2021")
    assert (ended, err.splitlines()[-1]) == (1, REFUSED)
    assert "阻断 data/2021/report.yaml:10 2021年度是示例，不能发布 [示例]\n" in text
    assert not (ROOT / "data/2021/releases").exists()


def test_every_reason_is_told_at_once(signed: Workspace, run: Run):
    report = signed.data(YEAR, "report.yaml")
    spoil(report, "其他事项: 2020年度，本机关没有收取信息处理费。", "其他事项: ~")
    spoil(report, *LEFT)
    spoil(signed.data(YEAR, "statistics.yaml"), "本年新收: [20, 2, 0", "本年新收: [21, 2, 0")
    template = signed.templates / "implementation.docx"
    template.write_bytes(with_text(template.read_bytes(), "<w:vanish/>"))
    ended, text, _ = run(signed, "publish")
    found = faults(text)
    assert ended == 1
    assert {"T3-01, T3-03", "gap", "PER-03", "release-invisible"} <= {*found}


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("止: 2020-12-31", "止: 2020-11-30", "PER-01"),
        (*LEFT, "PER-03"),
        ("编制虚构市教育局2020年", "编制虚构市体育局2020年", "TTL-02"),
    ],
)
def test_what_is_open_about_the_year_forbids_publishing(signed: Workspace, run: Run, old: str, new: str, rule: str):
    spoil(signed.data(YEAR, "report.yaml"), old, new)
    assert rule in ", ".join(faults(run(signed, "publish")[1]))


def test_a_title_that_is_not_the_statutory_one_forbids_publishing(signed: Workspace, run: Run):
    template = signed.templates / "annual-report-60.docx"
    template.write_bytes(
        changed(template.read_bytes(), BODY, "政府信息公开工作年度报告</w:t>", "政府信息公开年度报告</w:t>")
    )
    assert "TTL-01" in ", ".join(faults(run(signed, "publish")[1]))


def test_a_warning_that_somebody_has_decided_does_not_forbid_it(year: Workspace, run: Run):
    spoil(year.data(YEAR, "report.yaml"), *LEFT)
    assert sign(year, "核稿", "甲某") == sign(year, "签发", "乙某") == 0
    ended, text, _ = run(year, "publish", "--formats", QUICK)
    assert ended == 1
    assert faults(text) == ["PER-03"]
    run(year, "build", "--formats", "docx")
    assert run(year, "check", "--accept", "PER-03", "--reason", "所述确为上年的事", "--post", "办公室主任")[0] == 0
    assert sign(year, "核稿", "甲某", "副主任") == sign(year, "签发", "乙某", "局长") == 0
    ended, text, _ = run(year, "publish", "--formats", QUICK)
    assert ended == 0
    record = json.loads((kept(year) / "record.json").read_text("utf-8"))
    assert [(one["规则"], one["理由"], one["核签"]) for one in record["已核"]] == [
        ("PER-03", "所述确为上年的事", "办公室主任")
    ]


LATE = (
    "阻断 data/2020/report.yaml:15 今天是 2021-02-01，晚于法定期限 2021-01-31，计划发布日期是 2021-01-15 [PUB-01]\n"
    "    办法：请把 report.yaml 的「计划发布日期」改为实际的日期，再由负责岗位核定并写明逾期原因："
    "annualreport check --accept PUB-01@计划发布日期 --reason 原因 --post 岗位\n"
)


def test_today_is_judged_only_at_publishing(signed: Workspace, run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(command, "today", lambda: date(2021, 2, 1))
    assert "PUB-01" not in run(signed, "check")[1]
    assert run(signed, "publish")[:2] == (1, LATE)


def test_a_late_day_that_somebody_answers_for_is_published(year: Workspace, run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(command, "today", lambda: date(2021, 2, 3))
    spoil(year.data(YEAR, "report.yaml"), "计划发布日期: 2021-01-15", "计划发布日期: 2021-02-03")
    assert run(year, "check", "--accept", "PUB-01", "--reason", "网站迁移停机", "--post", "办公室主任")[0] == 0
    assert sign(year, "核稿", "甲某") == sign(year, "签发", "乙某") == 0
    assert run(year, "publish", "--formats", QUICK)[0] == 0


def test_a_year_that_is_not_over_is_not_published(signed: Workspace, run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(command, "today", lambda: date(2020, 12, 31))
    ended, text, _ = run(signed, "publish")
    assert ended == 1
    assert "今天是 2020-12-31，统计期限到 2020-12-31 才结束，不能发布 [PUB-01]" in text


def test_hidden_text_in_the_template_forbids_publishing_and_says_where(year: Workspace, run: Run):
    template = year.templates / "implementation.docx"
    template.write_bytes(with_text(template.read_bytes(), "<w:vanish/>", "内部掌握"))
    told = (
        f"阻断 out/2020/{TITLE}.docx 第32段「内部掌握」 有看不见的文字（隐藏） [release-invisible]\n"
        "    办法：请在模板里删去这些文字，或改成看得见的样子\n"
    )
    unbuilt = "所指的成稿还没有生成：运行 annualreport build 后打开看"
    ended, text, err = run(year, "review", "sign", "--role", "核稿", "--name", "甲某")
    assert (ended, text) == (1, told)
    assert err.splitlines()[:2] == ["没有签署：下面的问题要先解决", unbuilt]
    ended, text, err = run(year, "publish")
    assert (ended, told in text) == (1, True)
    assert err.splitlines()[-2:] == [unbuilt, REFUSED]
    assert run(year, "build", "--formats", "docx")[0] == 0
    assert unbuilt not in run(year, "publish")[2]


def test_json_is_one_list_of_every_reason(year: Workspace, run: Run):
    ended, text, err = run(year, "publish", "--format", "json")
    assert (ended, [one["rule"] for one in json.loads(text)]) == (1, ["sign-off-missing", "sign-off-people"])
    assert err.splitlines()[-1] == REFUSED


ALONE = "阻断 写了 --reason 或 --what，没有写 --correction [usage]\n    办法：要发布更正的，加上 --correction\n"
GROUNDLESS = "阻断 更正要写明原因 [usage]\n    办法：加上 --reason 原因\n"
STRANGE = "阻断 不认识的格式：doc [usage]\n    办法：可选 docx、pdf、html、csv、xlsx、json，用逗号隔开\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["--reason", "有误"], ALONE), (["--correction"], GROUNDLESS), (["--formats", "doc"], STRANGE)],
)
def test_a_wrong_call_is_explained(year: Workspace, run: Run, arguments: list[str], message: str):
    assert run(year, "publish", *arguments)[:2] == (2, message)


def test_the_public_folder_may_be_thrown_away_and_comes_back(published: Workspace, run: Run):
    before = sums(out(published))
    shutil.rmtree(published.root / "out")
    back = "在位并核对过：out/2020/发布/1\n"
    again = "提示 out/2020/发布/1 第 1 版的公开文件夹已按存档放好 [release-restored]\n"
    assert run(published, "publish", "--restore")[:2] == (0, back + again)
    assert sums(out(published)) == before
    assert run(published, "publish", "--restore")[:2] == (0, back)
    (out(published) / "表三.csv").unlink()
    assert run(published, "publish", "--restore")[:2] == (0, back + again)
    assert sums(out(published)) == before


def test_what_somebody_changed_or_added_in_the_public_folder_is_put_aside_and_not_lost(published: Workspace, run: Run):
    before = sums(out(published))
    (out(published) / "表二.csv").write_text("改了", "utf-8")
    (out(published) / "草稿.docx").write_text("多出来的", "utf-8")
    ended, text, _ = run(published, "publish", "--formats", QUICK)
    told = (
        "提示 out/2020/发布/1 第 1 版的公开文件夹里有改动或多出的文件，已按存档换回；"
        "原来的文件夹移到 out/2020/发布/1-换下-1 [release-restored]\n    办法：请看过后自行删去\n"
    )
    assert (ended, told in text) == (0, True)
    assert sums(out(published)) == before
    aside = out(published).with_name("1-换下-1")
    assert [(aside / name).read_text("utf-8") for name in ("表二.csv", "草稿.docx")] == ["改了", "多出来的"]
    (out(published) / "又一份.docx").write_text("多出来的", "utf-8")
    assert "out/2020/发布/1-换下-2" in run(published, "publish", "--restore")[1]


def test_what_was_put_aside_outlives_a_run_that_ends_before_the_folder_is_back(
    published: Workspace, run: Run, monkeypatch: pytest.MonkeyPatch
):
    before = sums(out(published))
    (out(published) / "草稿.docx").write_text("多出来的", "utf-8")

    def killed(*_: object) -> None:
        """As if the process were ended here."""
        raise SystemExit

    with monkeypatch.context() as patched, pytest.raises(SystemExit):
        patched.setattr(shelf, "place", killed)
        run(published, "publish", "--restore")
    assert not out(published).exists()
    assert run(published, "publish", "--restore")[0] == 0
    assert sums(out(published)) == before
    assert (out(published).with_name("1-换下-1") / "草稿.docx").read_text("utf-8") == "多出来的"


def test_a_copy_that_was_changed_is_told_and_nothing_more_is_published(published: Workspace, run: Run):
    (kept(published) / "文件" / "表二.csv").write_text("改了", "utf-8")
    ended, text, _ = run(published, "publish", "--formats", QUICK)
    assert ended == 1
    assert "阻断 data/2020/releases/1/文件/表二.csv 第 1 版的存档没有了或改过了 [release-damaged]\n" in text
    assert run(published, "publish", "--restore")[0] == 1


@pytest.mark.parametrize("content", [None, b"", b"PK"])
@pytest.mark.parametrize("more", [(), ("--correction", "--reason", "有误")])
def test_where_the_word_file_of_the_copy_is_lost_or_damaged_this_is_told(
    published: Workspace, run: Run, content: bytes | None, more: tuple[str, ...]
):
    copy = kept(published) / "文件" / f"{TITLE}.docx"
    copy.unlink()
    if content is not None:
        copy.write_bytes(content)
    spoil(published.data(YEAR, "report.yaml"), "均未发现高危漏洞", "均没有发现高危漏洞")
    ended, text, err = run(published, "publish", "--formats", QUICK, *more)
    assert (ended, err.splitlines()[-1]) == (1, REFUSED)
    assert (
        f"阻断 data/2020/releases/1/文件/{TITLE}.docx 第 1 版的存档没有了或改过了 [release-damaged]\n"
        "    办法：请从备份取回这个文件夹；发布过的版本不能改动\n"
    ) in text


def test_an_unchanged_year_whose_copy_is_damaged_needs_no_correction(published: Workspace, run: Run):
    (kept(published) / "文件" / "表二.csv").unlink()
    ended, text, _ = run(published, "publish", "--formats", QUICK)
    assert (ended, "PUB-05" in text, "表二.csv 第 1 版的存档没有了或改过了" in text) == (1, False, True)


def test_a_file_in_the_place_of_the_public_folder_is_put_aside(published: Workspace, run: Run):
    shutil.rmtree(out(published))
    out(published).write_text("一份笔记", "utf-8")
    assert run(published, "publish", "--restore")[0] == 0
    assert out(published).with_name("1-换下-1").read_text("utf-8") == "一份笔记"


def test_folders_beside_the_versions_are_none(published: Workspace, run: Run):
    shutil.copytree(kept(published), kept(published).with_name("01"))
    kept(published).with_name("备份").mkdir()
    assert run(published, "publish", "--restore")[:2] == (0, "在位并核对过：out/2020/发布/1\n")


def test_a_record_that_cannot_be_read_is_told_by_every_command(published: Workspace, run: Run):
    (kept(published) / "record.json").write_text("{", "utf-8")
    assert (
        "警告 data/2020/releases/1/record.json 第 1 版的发布记录读不了 [release-damaged]" in run(published, "check")[1]
    )
    assert run(published, "publish", "--formats", QUICK)[0] == 1


def test_the_day_of_publishing_stands_on_the_page(published: Workspace):
    page = (out(published) / f"{TITLE}.html").read_text("utf-8")
    assert f'<time datetime="{DAY}">2021年1月15日</time>' in page
    assert '<meta name="PubDate" content="2021-01-15 00:00">' in page
