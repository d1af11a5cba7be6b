# make report: the report of the newest year under out/; make test: every test. Each makes its own environment.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: report test lint clean

report: .venv/plain
	@$(BIN)/annualreport build

test: .venv/dev
	@$(BIN)/python -m pytest $(PYTEST)

lint: .venv/dev
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy src && $(BIN)/lint-imports

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo '需要 Python 3.11 或更新的版本；可用 make PYTHON=python3.12 report 指明'; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/plain: .venv/bin/python pyproject.toml
	@echo '正在安装……' && $(BIN)/pip install --quiet -e . && touch $@

.venv/dev: .venv/bin/python pyproject.toml
	@echo '正在安装……' && $(BIN)/pip install --quiet -e '.[dev,pdf,charts]' && touch $@

clean:
	@rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
