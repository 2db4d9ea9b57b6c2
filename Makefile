# The two commands: `make brief` reads the seed article into a brief, `make test` proves that everything works.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
SEED   := $(firstword $(wildcard seeds/*.txt))
ARTICLE ?= $(SEED)

.PHONY: brief test check gates leaderboard bless lock cassettes clean help

SUITE := evals/briefs
RUNS  := runs/rules-dev.json runs/rules-test.json runs/smollm2-dev.json runs/smollm2-test.json

help:            ## Show the targets.
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

brief: $(STAMP)  ## Read the seed article (or ARTICLE=path) into a brief.
	@$(BIN)/summarize brief "$(ARTICLE)"

test: $(STAMP) check gates  ## Run every check and every test, offline.
	@$(BIN)/python -m pytest

check: $(STAMP)  ## Lint, formatting, strict types, import contracts.
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache | tail -n 3

gates: $(STAMP)  ## Check the suite and its recordings, read it, and hold the runs against floors and baseline.
	@$(BIN)/summarize eval check $(SUITE)
	@$(BIN)/summarize eval cassettes $(SUITE) > /dev/null
	@$(MAKE) --no-print-directory GATE=--gate $(RUNS)
	@$(BIN)/summarize eval leaderboard $(RUNS) --into evals/README.md --check

# A run is read anew each time: what it depends on is the whole program.
.PHONY: $(RUNS)
$(RUNS): $(STAMP)
	@mkdir -p runs
	@run=$(basename $(@F)); model=$${run%-*}; split=$${run##*-}; \
	  replay=$$([ "$$model" = rules ] || echo '--prompt brief --replay'); \
	  $(BIN)/summarize eval run $(SUITE) --model "$$model" $$replay --split "$$split" --save $@ -o runs/"$$run".txt -q $(GATE) \
	  && echo "read $(SUITE), $$split, with $$model$(if $(GATE),: all gates hold)"

leaderboard: $(RUNS)  ## Read the suite and write the table of evals/README.md anew.
	@$(BIN)/summarize eval leaderboard $(RUNS) --into evals/README.md

bless: $(RUNS)   ## Accept what the readers reach now as the baseline of the suite.
	@for run in $(RUNS); do $(BIN)/summarize eval bless $$run || exit $$?; done

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo 'summarize needs Python 3.11 or newer; name it: make PYTHON=python3.12 brief' >&2; exit 2; }
	@echo 'Setting up $(VENV) (once, under a minute) ...' >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

cassettes: $(STAMP)  ## Ask the embedded model again and record its answers for the tests.
	@$(BIN)/python tests/questions.py

lock:            ## Pin every dependency anew, with hashes and without addresses.
	@$(PYTHON) -m venv .lock-venv
	@.lock-venv/bin/python -m pip install -qq --disable-pip-version-check uv
	@.lock-venv/bin/uv pip compile pyproject.toml --extra local --extra evals --group dev --universal \
	  --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
	  --overrides overrides.txt --quiet --upgrade --output-file requirements.lock
	@rm -rf .lock-venv
	@if grep -nE '://' requirements.lock; then echo 'an address got into the lock' >&2; exit 1; fi

clean:           ## Remove what make and the tests created.
	@rm -rf $(VENV) .lock-venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
