"""Finding the units of a batch: every workspace once, whatever lies between."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annualreport.building.batch_units import find
from annualreport.finding import Stop


def workspace(folder: Path) -> Path:
    """A workspace as far as its folders go."""
    (folder / "data" / "2020").mkdir(parents=True)
    return folder


def test_workspaces_are_found_at_any_depth_in_order_of_their_names(tmp_path: Path) -> None:
    for name in ("乙区/一局", "甲区/二局", "甲区/一局", "丙局", "甲区/一局/下属"):
        workspace(tmp_path / name)
    (tmp_path / "空").mkdir()
    assert find(tmp_path).folders == ("丙局", "乙区/一局", "甲区/一局", "甲区/一局/下属", "甲区/二局")


def test_a_workspace_itself_counts_and_what_it_is_made_of_does_not(tmp_path: Path) -> None:
    workspace(tmp_path)
    for name in ("data/2020/旧", "out/旧", "templates/旧", ".旧"):
        workspace(tmp_path / name)
    assert find(tmp_path).folders == (".",)


def test_links_make_no_circle_and_a_linked_workspace_counts_once(tmp_path: Path) -> None:
    outside = workspace(tmp_path / "别处" / "局")
    root = tmp_path / "全市"
    workspace(root / "甲")
    (root / "甲" / "回到上面").symlink_to(root, target_is_directory=True)
    (root / "自己").symlink_to(root / "自己", target_is_directory=True)
    (root / "乙").symlink_to(outside, target_is_directory=True)
    (root / "又是甲").symlink_to(root / "甲", target_is_directory=True)
    (root / "都在").symlink_to(tmp_path / "别处", target_is_directory=True)
    assert find(root).folders == ("乙", "甲")


def test_a_folder_without_workspaces_is_told(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        find(tmp_path)
    assert stop.value.findings[0].as_text() == (
        f"阻断 {tmp_path} 这个文件夹里没有工作文件夹：没有一处有 data/ 和年度子文件夹 [no-workspace]\n"
        "    办法：请写放着各单位工作文件夹的那个文件夹；"
        "新建用：annualreport init 文件夹 --unit 单位 --year 年度"
    )


@pytest.mark.parametrize("made", [False, True])
def test_what_is_no_folder_is_told(tmp_path: Path, made: bool) -> None:
    path = tmp_path / "x"
    if made:
        path.write_bytes(b"")
    with pytest.raises(Stop) as stop:
        find(path)
    assert stop.value.findings[0].as_text() == (
        f"阻断 {path} 没有这个文件夹 [no-folder]\n    办法：请写放着各单位工作文件夹的那个文件夹"
    )


def test_a_folder_that_may_not_be_seen_is_told_and_the_rest_is_gone_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace(tmp_path / "甲")
    workspace(tmp_path / "锁着" / "乙")
    open_folder = Path.iterdir

    def iterdir(self: Path) -> Iterator[Path]:
        if self.name == "锁着":
            raise PermissionError(13, "Permission denied")
        return open_folder(self)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    found = find(tmp_path)
    assert found.folders == ("甲",)
    assert [finding.as_text() for finding in found.findings] == [
        "阻断 锁着 文件夹打不开：没有权限读取 [cannot-read]\n    办法：请管理员开放这个文件夹的读取权限"
    ]
