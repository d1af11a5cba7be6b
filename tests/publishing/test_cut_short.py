"""A publication on a disk without room leaves what was published as it was, says so, and is made whole afterwards."""

from __future__ import annotations

import pytest

from annualreport.workspace import Workspace
from tests.conftest import spoil
from tests.interrupted import full_disk, killed, needs_small_disk, seen
from tests.publishing.conftest import QUICK, YEAR, Run, sign
from tests.publishing.test_publish import PUBLIC, kept, out

AGAIN = ("publish", "--formats", QUICK, "--correction", "--reason", "补充")


@pytest.fixture
def corrected(published: Workspace) -> Workspace:
    """The published year with a correction that is signed and not yet published."""
    spoil(published.data(YEAR, "report.yaml"), "均未发现高危漏洞", "均没有发现高危漏洞")
    assert sign(published, "核稿", "甲某") == sign(published, "签发", "乙某") == 0
    return published


FULL = "阻断 {} 磁盘已满，没有写入；原有文件未动 [disk-full]\n    办法：请腾出空间后重试\n"


@needs_small_disk
@pytest.mark.parametrize(("folder", "place"), [("data", "data/2020/releases/2"), ("out", "out/2020/发布/2")])
def test_a_full_disk_publishes_nothing_wherever_it_is_full_and_with_room_everything(
    corrected: Workspace, run: Run, folder: str, place: str
):
    with full_disk(corrected.root / folder, "2m", 60_000):
        before = seen(corrected.root / "data"), seen(corrected.root / "out")
        assert run(corrected, *AGAIN)[:2] == (2, FULL.format(place))
        assert (seen(corrected.root / "data"), seen(corrected.root / "out")) == before
        assert left(corrected) == ["1", "1"]
        (corrected.root / folder / ".rest").unlink()
        ended, text, _ = run(corrected, *AGAIN)
        assert (ended, "已发布第 2 版：out/2020/发布/2" in text) == (0, True)
        assert left(corrected) == ["1", "1", "2", "2"]
    (corrected.root / folder).rmdir()


def left(year: Workspace) -> list[str]:
    """Everything that lies among the versions kept and the versions to be put on the site."""
    return sorted(one.name for folder in (kept(year).parent, out(year).parent) for one in folder.iterdir())


def test_killed_while_a_version_is_put_in_its_places_it_is_there_whole_or_not_at_all(corrected: Workspace, run: Run):
    before = seen(out(corrected))
    outcomes = set()
    for _ in killed(corrected.root, *AGAIN):
        copies, public = seen(kept(corrected, 2) / "文件"), seen(out(corrected, 2))
        assert seen(out(corrected)) == before
        assert len(copies) in (0, len(PUBLIC)) and public in ({}, copies)
        outcomes.add(bool(copies))
    assert True in outcomes
    ended, text, _ = run(corrected, *AGAIN[:3])
    assert (ended, "没有要发布的：内容和第 2 版一样，在 out/2020/发布/2" in text) == (0, True)
    assert seen(out(corrected, 2)) == seen(kept(corrected, 2) / "文件")
    assert left(corrected) == ["1", "1", "2", "2"]
