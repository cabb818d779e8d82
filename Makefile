# `make demo` and `make test` each set up a fresh machine by themselves (Python ≥ 3.11, make, git).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
OUT := out

.DEFAULT_GOAL := help
.PHONY: help demo front pictures test check lint types imports unit check-story bench lock clean

help:  ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

$(VENV)/runtime: requirements/runtime.txt pyproject.toml hatch_build.py front/package-lock.json $(wildcard front/*.mjs front/src/* front/src/views/*)
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "reportedly needs Python 3.11 or newer: name one with `make PYTHON=python3.11 …`")'
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/dev: requirements/dev.txt $(VENV)/runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@

# Some 500 MB, so only where it can run: the tests of the Spark engine are skipped elsewhere, and say so.
$(VENV)/spark: requirements/spark.txt $(VENV)/runtime
	@if java -version 2>&1 | grep -Eq 'version "(1[7-9]|[2-9][0-9])'; then \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/spark.txt && touch $@; \
	else echo "There is no Java 17 or newer here: the tests of the Spark engine are skipped."; fi

demo: $(VENV)/runtime  ## read the sample story, print what it rests on, write its page
	@mkdir -p $(OUT)
	$(BIN)/reportedly report examples/south-syria/reports -o $(OUT)/south-syria.html
	@$(BIN)/python -m webbrowser -t "file://$(CURDIR)/$(OUT)/south-syria.html" >/dev/null 2>&1 || true

front: $(VENV)/runtime  ## the page's style and script, built anew from front/
	$(BIN)/python hatch_build.py --all

pictures: $(VENV)/dev  ## the pictures in the README, taken anew by the tests
	PICTURES=1 $(BIN)/pytest tests/publish/test_pictures.py

test: $(VENV)/dev lint types imports unit check-story  ## everything that CI holds us to

check: lint types imports  ## the quick part of test

lint: $(VENV)/dev  ## the style of Python, the types of the front end
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python hatch_build.py --check

types: $(VENV)/dev
	$(BIN)/mypy

imports: $(VENV)/dev
	$(BIN)/lint-imports

unit: $(VENV)/dev $(VENV)/spark
	$(BIN)/pytest -n auto

check-story: $(VENV)/dev  ## the stories against what a careful reader finds in them
	SHARED=$(SHARED) $(BIN)/python tests/quality/story.py
	$(BIN)/python tests/quality/scenes.py

bench: $(VENV)/dev  ## every benchmark, tables on the terminal
	for script in bench/[a-z]*.py; do $(BIN)/python $$script || exit 1; done

lock: $(VENV)/dev  ## the locked dependencies, anew
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file requirements/runtime.txt requirements/runtime.in
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file requirements/dev.txt requirements/dev.in
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file requirements/spark.txt requirements/spark.in

clean:  ## remove what the commands made
	rm -rf $(VENV) $(OUT) front/node_modules src/reportedly/publish/front build dist .mypy_cache .ruff_cache .pytest_cache
