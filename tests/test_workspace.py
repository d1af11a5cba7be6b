"""A workspace is found from inside it and knows its years."""

from pathlib import Path

import pytest

from annualreport.finding import Stop
from annualreport.workspace import Workspace, find, shipped_templates


@pytest.fixture
def bureau(tmp_path: Path) -> Path:
    for year in ("2020", "2021", "notes", "20212"):
        (tmp_path / "data" / year).mkdir(parents=True)
    (tmp_path / "data" / "2022").write_text("a file is no year")
    return tmp_path


def test_only_folders_of_four_digits_are_years(bureau: Path):
    assert Workspace(bureau).years == (2020, 2021)


def test_the_newest_year_is_meant_where_none_is_named(bureau: Path):
    assert Workspace(bureau).year() == 2021
    assert Workspace(bureau).year(2020) == 2020


def test_a_year_without_a_folder_is_told_with_those_that_there_are(bureau: Path):
    with pytest.raises(Stop) as stop:
        Workspace(bureau).year(2019)
    assert str(stop.value) == "阻断 data/2019 没有 2019 年度的数据 [no-such-year]\n    办法：已有的年度：2020、2021"


def test_it_is_found_from_any_folder_inside(bureau: Path):
    assert find(bureau / "data" / "2021").root.resolve() == bureau.resolve()


def test_a_folder_outside_says_how_to_make_one(tmp_path: Path):
    with pytest.raises(Stop) as stop:
        find(tmp_path)
    assert str(stop.value) == (
        f"阻断 {tmp_path.as_posix()} 这里不是工作文件夹：没有 data/ 和年度子文件夹 [no-workspace]\n"
        "    办法：请到含有 data/年度/ 的文件夹里运行，或用 -C 指明；"
        "新建用：annualreport init 文件夹 --unit 单位 --year 年度"
    )


def test_a_path_is_told_from_the_workspace_and_one_outside_as_it_is(
    bureau: Path, tmp_path_factory: pytest.TempPathFactory
):
    outside = tmp_path_factory.mktemp("elsewhere") / "a.docx"
    assert Workspace(bureau).label(bureau / "data" / "2021" / "plan.yaml") == "data/2021/plan.yaml"
    assert Workspace(bureau).label(outside) == outside.as_posix()


def test_the_shipped_templates_are_there():
    assert shipped_templates().is_dir()
