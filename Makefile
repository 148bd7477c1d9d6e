# Huifang's commands. `make` alone prints this manual: it reads the ## lines below.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header --upgrade

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help venv demo test check bench faults windows samples triage migration catalogues requirements lock clean

##
## Everyday
demo: .venv/running            ## a small estate on this machine, in the browser; needs no token
	$(BIN)/python -m bot demo

test: .venv/developing         ## every test
	$(BIN)/python -m pytest -n 4 --dist worksteal

check: .venv/developing        ## formatting, style, types, floors, catalogues, requirements
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m locales check
	$(BIN)/python -m tests.requirements check

##
## Measuring
bench: .venv/developing        ## how fast it answers, and how that grows
	$(BIN)/python -m benchmarks

faults: .venv/developing       ## fault tests, forgeries and an estate's day in full: minutes, not seconds
	FAULTS=full $(BIN)/python -m pytest -o faulthandler_timeout=3600 tests/faults \
		tests/stories/test_matrix.py tests/stories/test_estate_day.py

##
## Looking
windows: .venv/developing      ## every window in every language side by side: .screenshots/windows
	$(BIN)/python -m tests.windows

samples: .venv/developing      ## the charts and pages of a report, in every language: docs/samples
	$(BIN)/python -m tests.documents

##
## Writing
catalogues: .venv/running      ## gather new sentences for the translators
	$(BIN)/python -m locales

requirements: .venv/developing ## docs/requirements.md: what the tests show of the standard
	$(BIN)/python -m tests.requirements

triage: .venv/running          ## learn from training/corpus.tsv what reads like a danger, and show how well
	$(BIN)/python -m training

migration: .venv/developing    ## a migration from what changed in the tables: make migration m="what it does"
	$(BIN)/alembic revision --autogenerate -m "$(m)"

##
## Setting up
venv: .venv/developing         ## .venv with everything locked; with another Python: make venv PYTHON=python3.13

lock: .venv/developing         ## the newest versions pyproject.toml allows, with their hashes
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --group dev --constraint requirements.lock --output-file requirements-dev.lock

clean:                         ## forget .venv and what tools left behind
	rm -rf .venv .*_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help:
	@echo "make ..."
	@awk -F ':.* ## ' '/^##/ {print substr($$0, 4)} /^[a-z]+:/ && NF == 2 {printf "  %-14s%s\n", $$1, $$2}' Makefile

# The demo needs less than the tests, so that a first look is quick.
.venv/running: requirements.lock | .venv/bin/python
	$(PIP) -r requirements.lock
	@touch $@

.venv/developing: requirements-dev.lock | .venv/bin/python
	$(PIP) -r requirements-dev.lock
	@touch $@ .venv/running

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Huifang needs Python 3.11 or newer: make venv PYTHON=python3.13")'
	$(PYTHON) -m venv .venv
