# Custody Desk. `make help` lists the targets.
PY := .venv/bin/python
WORKERS ?= 2
OUT ?= out
SOURCES := desktop tests benchmarks tools

.DEFAULT_GOAL := help
.PHONY: help setup run demo test check lint types walls clauses clauses-page bench bench-long prove prove-long pictures build lock clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

setup: ## make .venv from the lock; install Debian's part where that is possible
	@tools/setup.sh

run: setup ## open the windows
	$(PY) -m desktop

demo: setup ## a whole week on a fresh vault: vault, papers and pictures in out/demo
	$(PY) -m desktop demo --out $(OUT)/demo
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(PY) -m desktop --vault $(OUT)/demo/vault/demo.vault; fi

test: setup ## set up, then everything that must hold
	@$(MAKE) --no-print-directory check

check: setup lint types walls clauses ## style, types, walls, clauses, tests (at most ten minutes on two cores)
	$(PY) -m pytest -n $(WORKERS) -m "not prove"

lint: setup
	.venv/bin/ruff check $(SOURCES)
	.venv/bin/ruff format --check $(SOURCES)

types: setup
	.venv/bin/mypy

walls: setup
	.venv/bin/lint-imports --no-cache

clauses: setup
	$(PY) tools/clauses.py --check

clauses-page: setup ## write docs/clauses.md anew (what `make check` finds stale)
	$(PY) tools/clauses.py

bench: setup ## ratios against the bare floors, 100,000 documents
	$(PY) -m benchmarks

bench-long: setup ## the same at 1,000,000 documents
	$(PY) -m benchmarks --long

prove: setup ## 300 kills, larger searches
	HYPOTHESIS_PROFILE=prove $(PY) -m pytest -n $(WORKERS) -m prove

prove-long: setup ## every property again, with ten times the examples, and the proofs
	HYPOTHESIS_PROFILE=prove-long $(PY) -m pytest -n $(WORKERS)

pictures: setup ## pictures of all windows in out/pictures
	$(PY) -m desktop pictures --out $(OUT)/pictures

build: setup ## the one-folder program in dist/, which then checks itself
	.venv/bin/pyinstaller --noconfirm --clean --log-level WARN build.spec
	dist/custody-desk/custody-desk --self-check

lock: ## write requirements/ anew from pyproject.toml (needs uv)
	tools/lock.sh

clean: ## remove what was made, the environment excepted
	rm -rf build dist $(OUT) .mypy_cache .ruff_cache .hypothesis .import_linter_cache
