# Every target installs what it needs into .venv. PYTHON is the interpreter to make it with.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
ORACLE := .oracle

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench record conformance examples fuzz libraries missing clean

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1|/p' Makefile | column -t -s '|'

$(VENV)/installed: pyproject.toml constraints.txt
	test -x $(RUN) || $(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check -c constraints.txt torch
	$(RUN) -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[examples,test,lint]"
	touch $@

$(ORACLE)/installed:
	$(PYTHON) -m venv $(ORACLE)
	$(ORACLE)/bin/python -m pip install --quiet --disable-pip-version-check "mindspore==2.10.0" "numpy<2" "mindcv==0.3.0" safetensors
	touch $@

demo: $(VENV)/installed  ## train a MindSpore program on PyTorch and look at its model from both sides
	$(VENV)/bin/amadou run examples/digits.py
	$(RUN) examples/two_faces.py digits.ckpt
	rm -f digits.ckpt

test: lint  ## all tests that need no MindSpore
	$(RUN) -m pytest -n 2 --dist worksteal

lint: $(VENV)/installed  ## style and types
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy

bench: $(VENV)/installed  ## speed beside plain torch and, where .oracle exists, MindSpore (BENCH=--resume goes on)
	mkdir -p build
	$(RUN) -m benchmarks --json build/benchmarks.json $(BENCH)
	$(RUN) -m benchmarks.checkpoint
	$(RUN) -m benchmarks.parallel
	$(RUN) -m benchmarks.dataset

record: $(VENV)/installed $(ORACLE)/installed  ## record the answers of the real MindSpore again
	$(ORACLE)/bin/python -m tests.conformance.record
	$(ORACLE)/bin/python -m tests.probes.record_probes
	$(ORACLE)/bin/python -m tests.api.record_manifest

conformance: $(VENV)/installed $(ORACLE)/installed  ## compare with the real MindSpore, live
	$(RUN) -m tests.conformance.live
	$(RUN) -m tests.exchange

examples: $(VENV)/installed $(ORACLE)/installed  ## run the examples of MindSpore's own documentation
	mkdir -p build
	test -e build/examples.json || $(ORACLE)/bin/python -m tests.documents.extract build/examples.json
	$(RUN) -m tests.documents.examples build/examples.json
	$(ORACLE)/bin/python -m tests.documents.real build/examples.json

fuzz: $(VENV)/installed  ## 100,000 damaged checkpoints, and 200 programs killed while they save
	$(RUN) -m tests.fuzz
	$(RUN) -m tests.killed

.libraries/installed: $(VENV)/installed tests/libraries/requirements.txt
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --target .libraries -r tests/libraries/requirements.txt
	touch $@

libraries: .libraries/installed  ## run models of mindone, mindocr and mindyolo, unmodified
	$(RUN) -m pytest -W ignore tests/libraries/models_of_mind*.py

missing: $(VENV)/installed  ## how much of MindSpore's API is offered
	$(RUN) -m tests.api.missing

clean:  ## remove what the targets made
	rm -rf $(VENV) build dist src/*.egg-info .pytest_cache .mypy_cache .ruff_cache
