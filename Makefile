# make run and make test are all a newcomer needs. Nothing need be installed but Python 3.11 or later and make.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
INSTALLED := $(VENV)/installed
PORT ?= 8501

.PHONY: run test fuzz check format lint types fmt bench docs clean

run: $(INSTALLED)  ## start the dashboard on this machine only
	$(PY) -m streamlit run dashboard.py --server.address=127.0.0.1 --server.port=$(PORT) --server.headless=true \
		--browser.gatherUsageStats=false

test: $(INSTALLED)  ## every test; those in a browser need Chromium (CHROMIUM=path if it is not found by itself)
	$(PY) -m pytest -n auto --dist loadfile --ignore=tests/browser
	$(PY) -m pytest -n 2 --dist worksteal --reruns 1 tests/browser  # a browser may miss a beat; a rerun is told in the summary

fuzz: $(INSTALLED)  ## polluted files over every reader and whole loads, for FUZZ_SECONDS (300); atheris where it installs
	@$(PY) -c 'import atheris' 2>/dev/null || $(PY) -m pip install --quiet --disable-pip-version-check atheris 2>/dev/null || true
	$(PY) -m tests.fuzz

check: format lint types test  ## what CI runs

format: $(INSTALLED)
	$(PY) -m ruff format --check .

lint: $(INSTALLED)
	$(PY) -m ruff check .

types: $(INSTALLED)
	$(PY) -m mypy

fmt: $(INSTALLED)  ## put the code in order
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

bench: $(INSTALLED)  ## the times in docs/benchmarks.md, a plain Dash page beside ours; BENCH=--national adds the national-size set
	@$(PY) -c 'import dash' 2>/dev/null || $(PY) -m pip install --quiet --disable-pip-version-check dash==4.4.1 2>/dev/null || true
	$(PY) -m bench $(BENCH)
	$(PY) -m bench.browser $(BENCH)

docs: $(INSTALLED)  ## the data dictionary, made from the table definitions
	$(PY) -m corespons.intake.dictionary > docs/handbok/uppgifter.md

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(INSTALLED): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 run")'
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $(INSTALLED)
