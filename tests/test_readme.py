"""README tells the truth: every command in it runs, in its order, in an empty folder."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plan.twin import twin

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
LINES = [line for block in re.findall(r"```sh\n(.*?)```", README, re.S) for line in block.splitlines() if line.strip()]
OUTSIDE = {"make report", "make test", "make lint", "pip install ."}
"""What the gate itself runs; they install, so no test does."""
INSIDE = [line for line in LINES if line not in OUTSIDE]
STOPPED = {"annualreport check", "annualreport build --final"}
"""A year that nobody has filled in yet has open 阻断: these two say so with status 1."""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, subprocess.CompletedProcess[str]]]:
    """Every command with how it ended, run one after the other as a new user would."""
    folder = tmp_path_factory.mktemp("一月")
    twin(folder / "方案.docx")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ended = []
    for line in INSIDE:
        if line.startswith("cd "):
            folder = folder / line.removeprefix("cd ")
            continue
        made = subprocess.run(
            line, shell=True, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
        )
        ended.append((line, made))
    return ended


def test_every_command_ends_as_readme_says(outcome):
    ended = {line: made.returncode for line, made in outcome}
    assert ended == {line: int(line in STOPPED) for line in ended}


def test_no_command_shows_a_traceback(outcome):
    for line, made in outcome:
        assert "Traceback" not in made.stdout + made.stderr, line


def test_readme_names_every_command_and_no_other():
    from annualreport.cli import status  # noqa: F401 - registers the commands
    from annualreport.cli.app import app

    groups = {
        str(group.name or group.typer_instance.info.name): names(group.typer_instance)
        for group in app.registered_groups
    }
    known = set(names(app)) | {f"{group} {name}" for group, under in groups.items() for name in under}
    named = re.findall(r"`annualreport ([a-z]+)(?: ([a-z]+))?", README)
    shown = {f"{first} {second}" if first in groups else first for first, second in named}
    assert shown == known


def test_the_table_of_commands_has_the_order_of_the_help_pages():
    from typer.main import get_command

    from annualreport.cli import status  # noqa: F401 - registers the commands
    from annualreport.cli.app import app

    table = README.partition("## 全部命令\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `annualreport ([a-z]+(?: [a-z]+)?)", table, re.M)
    assert rows == listed(get_command(app))


def test_every_command_gives_its_findings_to_programs():
    from annualreport.cli import status  # noqa: F401 - registers the commands
    from annualreport.cli.app import app

    groups = [app, *(group.typer_instance for group in app.registered_groups)]
    callbacks = [command.callback for group in groups for command in group.registered_commands]
    assert len(callbacks) > 30
    assert [one.__qualname__ for one in callbacks if "form" not in one.__annotations__] == []


def listed(group, *above: str) -> list[str]:
    """The commands of a group as its page lists them, those of a group below it in its place."""
    found: list[str] = []
    for name, one in ((name, group.get_command(None, name)) for name in group.list_commands(None)):
        found += listed(one, *above, name) if hasattr(one, "commands") else [" ".join((*above, name))]
    return found


def names(app) -> list[str]:
    return [command.name or command.callback.__name__ for command in app.registered_commands]


def test_the_record_of_changes_begins_with_this_version():
    from annualreport import __version__

    newest = re.search(r"## 更新记录\n\n\*\*([^*]+)\*\*", README)
    assert newest and newest[1] in ("未发布", __version__)


def test_every_link_inside_readme_leads_to_a_heading():
    headings = re.findall(r"^#+ (.+)$", README, re.M)
    anchors = {re.sub(r"[^\w -]", "", heading).replace(" ", "-").lower() for heading in headings}
    links = set(re.findall(r"\]\(#([^)]+)\)", README))
    assert len(links) > 10
    assert links - anchors == set()
