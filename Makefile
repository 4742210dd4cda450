# make demo    reads the sample documents and shows what comes out
# make test    linter, types and tests
# make check   the linter and the types alone
# make bench   speed, memory and exactness beside other readers, start-up, and how cost grows:
#              a third of an hour on a quiet machine; make bench DOCUMENTS="10 100" is shorter, and
#              REPORT=FILE.md leaves docs/benchmarks alone
# make icdar   cell adjacency on the ICDAR 2013 tables (ICDAR=FOLDER says where they are)
# make layouts layouts drawn at random, read, and the figures by attribute (SEEDS=0-299;
#              WORDS=known, near, unknown-a or unknown-b; PRODUCER=drawn, html, typst, spreadsheet)
# make fuzz    changed documents for SECONDS=600, from a corpus in build/fuzz that grows; what ends
#              in a way that was not foreseen is made small and kept in build/fuzz/found, as is what
#              still looks like its original and gives other records
# make hostile thousands of changed documents, the hand-made hostile ones, and those rebuilt to look
#              as before, with a report
# make kills   KILLS=12 kills of each kind of process (the run, its writer, its workers, their server,
#              a cluster's workers): the database must equal that of a run left alone
# make mutate  changes every check and view and lists the changes that no test sees
# make mutate-language  changes the language rules, MUTANTS=5 of each module, and does the same
# make audit   asks for known vulnerabilities in the pinned dependencies (needs the network)
# make lock    pins the dependencies anew
# make clean   takes away what the others made

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DB := demo.duckdb
ICDAR ?= ../shared/corpus/icdar2013
SEEDS ?= 0-299
WORDS ?=
PRODUCER ?= drawn
DOCUMENTS ?= 10 100 1000
SECONDS ?= 600
KILLS ?= 12
WORKERS ?= 1 2
MUTANTS ?= 5
REPORT ?= docs/benchmarks/$(shell date -u +%Y-%m-%d).md
# Told once, so that a run over midnight stays in one file.
REPORT := $(REPORT)

.PHONY: demo test check bench icdar layouts lock fuzz hostile kills mutate mutate-language audit clean

# uv, where there is one, installs in a second or two what takes pip half a minute; pip of $(PYTHON)
# does otherwise. Either verifies the hashes of the pins.
ifneq ($(shell command -v uv),)
INSTALL = uv pip install --quiet --python $(BIN)/python
else
INSTALL = $(PYTHON) -m pip --python $(BIN)/python install --quiet --no-compile --progress-bar off
endif

# Each is done again whenever the pins or the package's own description change. What verifica needs
# to run is installed alone; the tests and the developers' tools come when something asks for them.
$(VENV)/ready: requirements-run.lock pyproject.toml
	@echo "Installing what verifica needs to run, $$(grep -c == requirements-run.lock) packages, into $(VENV) ..."
	@$(PYTHON) -m venv --clear --without-pip $(VENV)
	@$(INSTALL) --no-deps --require-hashes --requirement requirements-run.lock
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed: requirements.lock $(VENV)/ready
	@echo "Installing the tests and the developers' tools, $$(grep -c == requirements.lock) packages in all ..."
	@$(BIN)/python -m ensurepip --default-pip > /dev/null
	@$(INSTALL) --no-deps --require-hashes --requirement requirements.lock
	@touch $@

demo: $(VENV)/ready
	@echo "Reading the three sample documents ..."
	@$(BIN)/verifica ingest corpus/documents --db $(DB) --format table
	@echo
	@$(BIN)/verifica compare cissac cssm --db $(DB) --format table
	@$(BIN)/verifica check --db $(DB) --format table --limit 12
	@$(BIN)/verifica benchmark --db $(DB) --format table
	@echo "Type next:"
	@echo "  $(BIN)/verifica show cssm-verifica-2022-2024 --db $(DB)"
	@echo "  $(BIN)/verifica check --db $(DB)"
	@echo "  $(BIN)/verifica explain C.4 --db $(DB)"
	@echo "  $(BIN)/verifica query 'FROM document_completion' --db $(DB)"
	@echo "  $(BIN)/verifica report site --db $(DB)"
	@echo "  $(BIN)/verifica schema"
	@echo "  $(BIN)/verifica ingest YOUR.pdf"

check: $(VENV)/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Two at a time; the tests of a module share what they make, so they stay together and in order.
test: check
	$(BIN)/pytest --numprocesses 2 --dist loadscope --no-loadscope-reorder

# tablers is measured beside the others where it installs; nothing of the project needs it.
bench: $(VENV)/installed
	@$(INSTALL) --no-deps tablers || echo "tablers is left out."
	@$(BIN)/python -m benchmarks.pipeline --out $(REPORT)
	@$(BIN)/python -m benchmarks.startup --out $(REPORT)
	@$(BIN)/python -m benchmarks.growth --documents $(DOCUMENTS) --workers $(WORKERS) --out $(REPORT)

icdar: $(VENV)/installed
	@$(BIN)/python benchmarks/icdar2013.py $(ICDAR)

layouts: $(VENV)/installed
	@$(BIN)/python -m benchmarks.layouts --seeds $(SEEDS) --producer $(PRODUCER) \
		$(if $(WORDS),--words $(WORDS))

lock:
	$(PYTHON) -m venv --clear build/lock
	build/lock/bin/python -m pip install --quiet uv
	head -n 2 requirements.lock > build/requirements.lock
	UV_NO_CONFIG=1 build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 \
		--extra dev --no-header --no-annotate --generate-hashes --upgrade pyproject.toml \
		>> build/requirements.lock
	sed 's/and of its tests, pinned/to run, pinned as in requirements.lock/' build/requirements.lock \
		| head -n 2 > build/requirements-run.lock
	UV_NO_CONFIG=1 build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 \
		--no-header --no-annotate --generate-hashes --constraint build/requirements.lock \
		pyproject.toml >> build/requirements-run.lock
	mv build/requirements.lock build/requirements-run.lock .

fuzz: $(VENV)/installed
	$(BIN)/python -m tests.fuzz.continuous --seconds $(SECONDS)

hostile: $(VENV)/installed
	$(BIN)/python -m tests.fuzz.run --out docs/fuzz/$(shell date -u +%Y-%m-%d).md

kills: $(VENV)/installed
	VERIFICA_KILLS=$(KILLS) $(BIN)/pytest -k killed --durations 5 \
		tests/pipelines/ingest/test_interruptions.py tests/pipelines/ingest/test_cluster.py

mutate: $(VENV)/installed
	@$(BIN)/python -m tests.mutation.run --out docs/mutation/$(shell date -u +%Y-%m-%d).md

mutate-language: $(VENV)/installed
	@$(BIN)/python -m tests.mutation.language --limit $(MUTANTS) \
		--out docs/mutation/$(shell date -u +%Y-%m-%d)-language.md

audit:
	$(PYTHON) -m venv --clear build/audit
	build/audit/bin/python -m pip install --quiet pip-audit
	build/audit/bin/pip-audit --strict --require-hashes --disable-pip --requirement requirements.lock

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	rm -rf $(DB) $(DB).* site
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
