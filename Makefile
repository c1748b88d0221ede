PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BASE := evidence-base

.PHONY: run test lint bench clean

$(BIN)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

run: $(BIN)/.installed  ## read the example pages and print the ledger
	$(BIN)/averment read examples/pages --into $(BASE)
	$(BIN)/averment statements $(BASE)

test: $(BIN)/.installed  ## the tests; those that need a corpus skip where it is absent
	$(BIN)/python -m pytest

lint: $(BIN)/.installed  ## style and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(BIN)/.installed  ## words per second from file to committed record
	$(BIN)/python -m benchmarks.throughput

clean:
	rm -rf $(VENV) $(BASE) .mypy_cache .pytest_cache .ruff_cache
