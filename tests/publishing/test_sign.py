"""Who has signed stands while nothing changes; any change voids it and says which file."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from annualreport import __version__
from annualreport.building import seal
from annualreport.cli import sign as command
from annualreport.cli import status
from annualreport.workspace import Workspace
from tests.conftest import spoil
from tests.publishing.conftest import YEAR, Run, sign

ROOT = Path(__file__).parents[2]
SIGNED = """\
有效  核稿  甲某  办公室副主任  2021-01-14 09:30
有效  签发  乙某  局长  2021-01-14 09:30
"""


@pytest.fixture(autouse=True)
def a_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands still."""
    monkeypatch.setattr(command, "now", lambda: datetime(2021, 1, 14, 9, 30))


def test_two_people_sign_and_both_stand(signed: Workspace, run: Run):
    assert run(signed, "review", "status") == (0, SIGNED, "合计：阻断 0，警告 0，提示 0，未核 0\n")


def test_a_signature_names_every_file_that_the_report_is_made_from(signed: Workspace):
    text = signed.data(YEAR, "signoff.yaml").read_text("utf-8")
    for name in ("data/offices.yaml", "data/2020/plan.yaml", "data/2019/statistics.yaml", "templates/implementation"):
        assert text.count(f'"{name}') == 2
    assert "signoff.yaml" not in text.partition("- 角色")[2]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("data/2020/ledger.yaml", "data/2020/ledger.yaml 改过"),
        ("data/2019/statistics.yaml", "data/2019/statistics.yaml 改过"),
        ("data/offices.yaml", "data/offices.yaml 改过"),
        ("data/词表.yaml", "data/词表.yaml 是后来加的"),
    ],
)
def test_a_later_change_voids_the_signatures_and_says_which_file(signed: Workspace, run: Run, path: str, told: str):
    with (signed.root / path).open("a", encoding="utf-8") as file:
        file.write("# 看过\n")
    _, out, _ = run(signed, "review", "status")
    assert out.splitlines()[:2] == [line.replace("有效", "作废") for line in SIGNED.splitlines()]
    assert (
        f"阻断 data/2020/signoff.yaml 2021-01-14 09:30 核稿（办公室副主任）的签署已作废：{told} [sign-off-void]\n"
        in out
    )
    assert "阻断 data/2020/signoff.yaml 没有有效的签发 [sign-off-missing]\n" in out


def test_a_file_that_is_gone_and_a_changed_template_are_named_together(signed: Workspace, run: Run):
    signed.data(2019, "statistics.yaml").unlink()
    template = signed.templates / "implementation.docx"
    template.write_bytes(template.read_bytes() + b"\0")
    _, out, _ = run(signed, "review", "status")
    assert "的签署已作废：templates/implementation.docx 改过；data/2019/statistics.yaml 没有了 [sign-off-void]" in out


def test_what_is_only_told_of_the_report_voids_nothing(signed: Workspace, run: Run):
    signed.data(YEAR, "history.jsonl").write_text("{}\n", "utf-8")
    signed.data(YEAR, ".lock").write_text("1", "utf-8")
    assert run(signed, "review", "status")[1] == SIGNED


def test_another_version_of_the_program_voids_a_signature_where_the_document_differs(signed: Workspace):
    text = signed.data(YEAR, "signoff.yaml").read_text("utf-8")
    output = text.partition("成稿: ")[2].partition("\n")[0]
    signed.data(YEAR, "signoff.yaml").write_text(
        text.replace(output, '"00"').replace(f'"{__version__}"', '"0.0.9"'), "utf-8"
    )
    from annualreport.readers import signoff

    found = seal.standings(signoff.load(signed, YEAR), seal.state(signed, YEAR)[1])
    assert found[0].changes == (f"文件没有变，程序由 0.0.9 换成了 {__version__}，成稿有变化",)


def test_how_a_file_is_compressed_is_no_change(tmp_path: Path):
    import zipfile

    sums = set()
    for kind in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        with zipfile.ZipFile(tmp_path / "a.zip", "w", kind) as package:
            package.writestr("word/document.xml", "<w/>" * 100)
        sums.add(seal.content_digest((tmp_path / "a.zip").read_bytes()))
    assert len(sums) == 1


def test_an_open_fault_is_not_signed(year: Workspace, run: Run):
    spoil(year.data(YEAR, "report.yaml"), "计划发布日期: 2021-01-15", "计划发布日期: 2021-02-15")
    ended, out, err = run(year, "review", "sign", "--role", "核稿", "--name", "甲某")
    assert (ended, err.splitlines()[0]) == (1, "没有签署：下面的问题要先解决")
    assert out.startswith("阻断 data/2020/report.yaml:15 计划发布日期 2021-02-15 晚于法定期限 2021-01-31 [PUB-01]\n")
    assert not year.data(YEAR, "signoff.yaml").exists()


def test_an_example_is_not_signed(run: Run):
    before = sorted((ROOT / "data/2021").iterdir())
    ended, out, _ = run(Workspace(ROOT), "review", "sign", "2021", "--role", "核稿", "--name", "甲某")
    assert ended == 1
    assert out == (
        "阻断 data/2021/report.yaml:10 这个年度是示例，不能签署 [示例]\n"
        "    办法：换成真实数据后，把 report.yaml 的「示例」改为否或删去\n"
    )
    assert sorted((ROOT / "data/2021").iterdir()) == before


def test_one_person_cannot_issue_alone(year: Workspace, run: Run):
    assert sign(year, "拟稿", "甲某") == 0
    ended, out, _ = run(year, "review", "sign", "--role", "签发", "--name", "甲某")
    assert ended == 2
    assert out.splitlines()[-2:] == [
        "阻断 data/2020/signoff.yaml 签发之前没有别人签过，甲某 一个人不能完成签发 [sign-off-people]",
        "    办法：请先由另一人以拟稿、核稿或审核签署",
    ]


def test_roles_may_be_left_out_but_not_go_back(signed: Workspace, run: Run):
    ended, out, _ = run(signed, "review", "sign", "--role", "审核", "--name", "丙某")
    assert (ended, out) == (
        2,
        "阻断 data/2020/signoff.yaml 签发已经签过，审核应当在它之前签 [sign-off-order]\n"
        "    办法：次序是 拟稿、核稿、审核、签发；可以跳过，不能倒回\n",
    )
    assert run(signed, "review", "sign", "--role", "签发", "--name", "乙某")[:2] == (
        2,
        "阻断 data/2020/signoff.yaml 乙某 已经以签发签过，仍然有效 [sign-off-order]\n",
    )


def test_signing_anew_takes_the_void_signature_away(signed: Workspace, run: Run):
    spoil(signed.data(YEAR, "ledger.yaml"), "全年更新37次。", "全年更新37次，逐次登记。")
    assert sign(signed, "核稿", "丙某", "办公室主任") == 0
    assert sign(signed, "签发", "乙某", "局长") == 0
    run(signed, "rules")
    assert run(signed, "review", "status")[1] == SIGNED.replace("甲某  办公室副主任", "丙某  办公室主任")


def test_json_is_one_list_of_what_is_lacking(year: Workspace, run: Run):
    ended, out, err = run(year, "review", "status", "--format", "json")
    assert (ended, [one["rule"] for one in json.loads(out)]) == (0, ["sign-off-missing", "sign-off-people"])
    assert err == "合计：阻断 2，警告 0，提示 0，未核 0\n"
    ended, out, err = run(year, "review", "sign", "--role", "核稿", "--name", "甲某", "--format", "json")
    assert (ended, json.loads(out)) == (0, [])
    assert err.startswith("已签署：核稿 甲某，记入 data/2020/signoff.yaml\n")


ROLES = "阻断 没有「复核」这个角色 [usage]\n    办法：可选 拟稿、核稿、审核、签发\n"
NAMELESS = "阻断 没有写签署人的姓名 [usage]\n    办法：加上 --name 姓名\n"
MISSING = "阻断 缺少选项「--name」 [usage]\n    办法：运行 annualreport review sign --help 看写法\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--role", "复核", "--name", "甲某"], ROLES),
        (["--role", "核稿", "--name", " "], NAMELESS),
        (["--role", "核稿"], MISSING),
    ],
)
def test_a_wrong_call_is_explained(year: Workspace, run: Run, arguments: list[str], message: str):
    assert run(year, "review", "sign", *arguments)[:2] == (2, message)


def test_a_damaged_account_of_signatures_is_told_at_its_line(signed: Workspace, run: Run):
    spoil(signed.data(YEAR, "signoff.yaml"), "- 角色: 签发", "- 角色: 批准")
    ended, out, _ = run(signed, "review", "status")
    assert ended == 2
    assert "「角色」只能是「拟稿」或「核稿」或「审核」或「签发」，这里是「批准」" in out


def test_review_without_more_shows_its_commands(capsys: pytest.CaptureFixture[str]):
    assert status(["review"]) == 0
    assert "sign" in capsys.readouterr().out
