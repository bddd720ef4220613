# make demo: set up and check the samples.   make test: set up and run every check of the project.
PYTHON ?= $(shell command -v python3.11 || command -v python3 || command -v python)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint format golden model quality docs gallery wheel clean

# The demo shows findings on purpose, so they do not fail it.
demo: $(VENV)/installed
	$(BIN)/contractcheck check --fail-on never samples/*.docx samples/*.pdf

test: lint
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/developer
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/developer
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Write the golden files anew after a wanted change; read the difference before it is committed.
golden: $(VENV)/developer
	CONTRACTCHECK_REWRITE_GOLDEN=1 $(BIN)/python -m pytest tests/golden || true
	git diff --stat tests/golden

# Learn the text model anew from the labelled texts and write clauses/opinion.npz and clauses/opinion.yaml; measure before and after.
model: $(VENV)/developer
	$(BIN)/python -m training

# Judge the labelled texts anew and write the figures to docs/quality.md, and how sure verdicts are to clauses/confidence.yaml.
quality: $(VENV)/installed
	mkdir -p docs
	$(BIN)/contractcheck evaluate tests/quality --report docs/quality.md --report docs/quality.json --calibrate clauses/confidence.yaml

# Write the page on the law and the pages of the rules anew from clauses.
docs: $(VENV)/installed
	$(BIN)/contractcheck rules law > docs/law.md
	$(BIN)/contractcheck rules pages --output docs/clauses --quality docs/quality.json

# Draw the pictures of docs/gallery.md anew; needs Chromium and LibreOffice.
gallery: $(VENV)/developer
	$(BIN)/python docs/gallery.py

wheel: $(VENV)/developer
	$(BIN)/python -m build --wheel --outdir dist

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(VENV)/python:
	$(PYTHON) -c "import sys; sys.exit(sys.version_info[:2] != (3, 11))" || { echo "contractcheck needs Python 3.11: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/installed: $(VENV)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/developer: $(VENV)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	touch $@ $(VENV)/installed
