# Caisse. `make` alone lists the targets. Each target installs what it needs by itself (tools/install).
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
export PYTHON
export UV_PYTHON_DOWNLOADS := never

BIN := .venv/bin
WORKERS ?= 2
PYTEST := $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal
COVERAGE := --cov --cov-config=pyproject.toml --cov-report= -p tests.coverage_floors

.PHONY: help
help: ## List the targets (this text)
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: setup
setup: ## Install all that running and checking need (system packages, .venv, locked dependencies)
	@tools/install dev

.PHONY: demo-setup
demo-setup: ## Install what running needs, without the tools of the checks
	@tools/install base

.PHONY: demo
demo: demo-setup ## Run the main job on a fictional pool, in .cache/demo: verdict, aid, plan, PDFs
	@$(BIN)/caisse demo

.PHONY: lint
lint: setup ## Check style, types and layers: ruff, mypy, import-linter
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet || { echo "Not formatted (make format):"; $(BIN)/ruff format --check; }
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache --no-logo

.PHONY: test
test: lint ## Run every check: lint, tests on SQLite and PostgreSQL, coverage (under 8 minutes)
	@mkdir -p .cache/coverage
	@$(PYTEST) $(COVERAGE) -q

.PHONY: test-full
test-full: lint ## Add the exhaustive suites, and a second run with another hash seed (under 45 minutes)
	@mkdir -p .cache/coverage
	@PYTHONHASHSEED=4242 $(PYTEST) -q
	@CAISSE_FULL=1 PYTHONHASHSEED=0 $(PYTEST) $(COVERAGE) -q

.PHONY: bench
bench: setup ## Measure the kernel, the imports, the books and the reports (prints figures, checks none)
	@$(BIN)/python -m pytest tests/benchmarks -q -o python_files='bench_*.py'

.PHONY: format
format: setup ## Put the code in the house's form
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix-only
	@$(BIN)/python tools/french_spaces.py caisse/kernel/catalogues/*.fr.toml caisse/cli/*.py caisse/demo/*.py

.PHONY: lock
lock: ## Resolve the dependencies again into requirements/*.txt (needs uv)
	@tools/lock

.PHONY: clean
clean: ## Remove what can be made again: .venv, caches, the demo's files
	@rm -rf .venv .cache .ruff_cache .import_linter_cache .hypothesis .pytest_cache build *.egg-info
	@rm -rf "/dev/shm/caisse-tests-$$(id -u)-$$(printf %s "$$(pwd -P)" | sha256sum | cut -c1-12)"
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
