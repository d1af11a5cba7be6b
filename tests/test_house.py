"""The house keeps its own rules: floors, sizes, no swallowed errors, no blank read as nought."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annualreport.workspace import Workspace

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "src").rglob("*.py"))


def functions(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_imports_go_only_down_the_floors():
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None) == 0


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT / "src")))
def test_a_module_is_at_most_250_lines_and_opens_with_one_sentence(module: Path):
    text = module.read_text("utf-8")
    assert text.count("\n") <= 250
    assert ast.get_docstring(ast.parse(text)), "a module opens with what it turns into what"


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT / "src")))
def test_a_function_is_at_most_40_lines_and_says_what_it_does(module: Path):
    for function in functions(module):
        assert function.end_lineno is not None
        assert function.end_lineno - function.lineno < 40, function.name
        assert ast.get_docstring(function) or function.name.startswith("__"), f"{function.name} has no docstring"


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT / "src")))
def test_no_error_is_swallowed_and_no_blank_becomes_nought(module: Path):
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None
            assert getattr(node.type, "id", "") not in ("Exception", "BaseException")
        if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or):
            last = node.values[-1]
            assert not (isinstance(last, ast.Constant) and last.value == 0 and last.value is not False)


def test_a_plain_start_loads_neither_word_nor_excel_nor_templates():
    code = "import sys; from annualreport.cli import app; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"docx", "docxtpl", "openpyxl", "jinja2", "lxml"} & set(loaded)


NEVER = {"docx", "docxtpl", "openpyxl", "ruamel", "rich", "typer", "click", "pikepdf", "matplotlib", "numpy", "ssl"}
"""What neither a check nor a build of Word and web page has any use for."""


def loaded(*arguments: str) -> set[str]:
    """The modules that a process has loaded when it has run the command."""
    code = "import sys; from annualreport.cli import status; status(sys.argv[1:]); print('loaded', *sys.modules)"
    made = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    said, *modules = made.stdout.splitlines()[-1].split()
    assert said == "loaded"
    return set(modules)


def test_a_check_loads_neither_word_nor_excel_and_the_language_only_where_a_text_has_a_tag(a_year: Workspace):
    for path in a_year.root.rglob("report.yaml"):
        path.write_text(re.sub(r"\{\{.*?\}\}", "3", path.read_text("utf-8")), "utf-8")
    modules = loaded("-C", str(a_year.root), "check")
    assert "annualreport.checks.catalogue" in modules
    assert not (NEVER | {"jinja2", "lxml"}) & modules


def test_a_build_loads_docxtpl_only_to_compile_a_template(a_year: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ANNUALREPORT_CACHE", str(a_year.root / ".cache"))
    shutil.copytree(ROOT / "templates", a_year.templates)
    build = ("-C", str(a_year.root), "build", "--formats", "docx,html")
    assert "docxtpl" in loaded(*build)
    modules = loaded(*build)
    assert {"annualreport.render.filling", "annualreport.outputs.html"} <= modules
    assert not (NEVER | {"annualreport.render.prepare", "annualreport.outputs.pdf"}) & modules
