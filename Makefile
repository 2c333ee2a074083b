# Two commands are enough: `make demo` and `make test`. Each does its own set-up, says what it does, and is quick the
# second time. Everything lands in this folder (.venv, .venv-uv, .local); only Chromium and python3-venv, where they are
# missing and you are root, come from apt.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV   := .venv
RUN    := $(VENV)/bin/python
UV     := .venv-uv/bin/uv
# What is handed on to pytest: make test ARGS="tests/claims -k anchor"
ARGS   ?=
# How many processes share the tests: one more than there are cores, four at most. 0 is one process with nothing
# around it, as --pdb needs.
PROCESSES ?= auto

# The interpreter is the machine's own, never one that uv fetches; the machine says whose certificates to trust; and
# only this Makefile says what else uv does.
export UV_PYTHON_DOWNLOADS := never
export UV_SYSTEM_CERTS := 1
export UV_NO_CONFIG := 1

# An environment whose interpreter is gone (the machine was upgraded, the folder copied) is made anew.
ifneq ($(wildcard $(VENV)),)
ifneq ($(shell $(RUN) -c 'print(1)' 2>/dev/null),1)
$(shell rm -rf $(VENV))
endif
endif

# Two sizes of one environment. Once it holds the development packages it is never cut down to the run-time ones.
DEVELOPMENT := $(VENV)/.development
RUNTIME     := $(if $(wildcard $(DEVELOPMENT)),$(DEVELOPMENT),$(VENV)/.runtime)

.PHONY: help
help: ## Print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

.PHONY: demo
demo: $(RUNTIME) ## Try the desk: servers, worker and six stories, until Ctrl-C
	@exec $(RUN) -m demo

.PHONY: test
test: $(DEVELOPMENT) browser ## Run every test, on real servers and in a real browser
	@echo "Running the tests"
	@# A file stays in one process, as its tests may share what is slow to start. Files go out in their order.
	@PYTHONDONTWRITEBYTECODE= $(RUN) -m pytest -n $(PROCESSES) --dist loadfile --no-loadscope-reorder $(ARGS)

.PHONY: check
check: $(DEVELOPMENT) ## Read the code: style, types, migrations, templates
	@echo "Style";      $(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check .
	@echo "Types";      $(VENV)/bin/mypy .
	@echo "Settings";   $(RUN) manage.py check
	@echo "Migrations"; $(RUN) manage.py makemigrations --check --dry-run
	@# Those that stand within a line of text end without a newline, which would be a blank there.
	@echo "Templates";  find templates -name '*.html' ! -name '_piece*.html' ! -name '_put_right_mark.html' ! -name '_read_list.html' ! -name '_unsupported.html' ! -name '_step.html' -print0 | xargs -0 $(VENV)/bin/djade --target-version 5.2 --check

.PHONY: words
words: $(DEVELOPMENT) ## Gather the words that people read into locale/, and compile what translators wrote
	@$(RUN) manage.py words

.PHONY: fast
fast: $(DEVELOPMENT) ## Compile the engine, which then reads about half as fast again; takes minutes and a C compiler
	@$(RUN) -m factcheck.claims.compiling

.PHONY: bench
bench: $(RUNTIME) ## Measure the desk and its extractor, and print the figures
	@$(RUN) -m factcheck.claims.compiling || true
	@$(RUN) -m bench

.PHONY: setup
setup: $(DEVELOPMENT) ## Make .venv with everything needed to run, test and change the desk
	@echo "Set up: .venv is ready"

.PHONY: lock
lock: $(UV) ## Compile the hash-locked requirements from pyproject.toml
	@echo "Compiling tools.lock, requirements.lock and one lock each for development, the extras and the compiler"
	@compile="$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --excludes excludes.txt"; \
	$$compile -o tools.lock --group tools; \
	$$compile -o requirements.lock pyproject.toml; \
	$$compile -o requirements-dev.lock -c requirements.lock pyproject.toml --group dev; \
	$$compile -o requirements-ml.lock -c requirements-dev.lock pyproject.toml --extra ml; \
	$$compile -o requirements-llm.lock -c requirements-dev.lock pyproject.toml --extra llm; \
	$$compile -o requirements-parquet.lock -c requirements-dev.lock pyproject.toml --extra parquet; \
	$$compile -o compile.lock -c requirements-dev.lock --group compile
	@! grep -nE '://|^-' *.lock || { echo "A lock names an address; it must not." >&2; exit 1; }

.PHONY: clean
clean: ## Remove what make has made; with DATA=1 the articles and checks in .local as well
	@if [ -x $(RUN) ]; then $(RUN) -m embedded stop; $(RUN) -m embedded stop --folder .local/tests; fi
	@echo "Removing environments and caches"
	@rm -rf $(VENV) .venv-uv .local/compiled .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage htmlcov test-results
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@# A checkout that the servers' account cannot enter keeps its servers' files elsewhere, and a link to them.
	@remove() { \
	  for link in $$(find "$$1" -name elsewhere -type l 2>/dev/null); do rm -rf "$$(readlink "$$link")"; done; \
	  rm -rf "$$1"; \
	}; \
	remove .local/tests; \
	if [ "$(DATA)" = 1 ]; then echo "Removing .local with all its data"; remove .local; \
	elif [ -d .local ]; then echo "Kept .local with its data; make clean DATA=1 removes that too"; fi

# --- set-up, step by step ----------------------------------------------------------------------------------------

# Playwright's own browser builds are not needed: it drives Debian's Chromium. Its headless shell is the same engine
# without the windows around it, which take more than half of the processor's time of a test; where there is none, the
# browser is driven. libatomic1 is for the driver, libfribidi0 for cards in scripts that read from right to left.
SHELL_PACKAGES   := chromium-headless-shell libatomic1 libfribidi0 fonts-dejavu-core
BROWSER_PACKAGES := chromium libatomic1 libfribidi0 fonts-dejavu-core

.PHONY: browser
browser:
	@beside() { /sbin/ldconfig -p | grep libatomic.so.1 >/dev/null && /sbin/ldconfig -p | grep libfribidi.so.0 >/dev/null; }; \
	if [ -x /usr/bin/chromium-headless-shell ] && beside; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing Chromium by apt, for the browser tests (half a minute)"; \
	  export DEBIAN_FRONTEND=noninteractive; \
	  apt-get update -qq && { apt-get install -y -qq --no-install-recommends $(SHELL_PACKAGES) >/dev/null \
	    || apt-get install -y -qq --no-install-recommends $(BROWSER_PACKAGES) >/dev/null; } || true; \
	fi; \
	if { [ -x /usr/bin/chromium-headless-shell ] || [ -x /usr/bin/chromium ]; } && beside; then exit 0; fi; \
	echo "The browser tests will fail: Chromium is missing. Install it, then run make test again:" >&2; \
	echo "  sudo apt-get install --no-install-recommends $(SHELL_PACKAGES)" >&2

$(UV): tools.lock
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null || { \
	  echo "This needs Python 3.11, 3.12 or 3.13, and \`$(PYTHON)\` is $$($(PYTHON) --version 2>/dev/null || echo not there)." >&2; \
	  echo "Install one of them, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing python3-venv by apt"; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv >/dev/null; \
	  else \
	    echo "Python's venv module is missing. Install it, then run make again: sudo apt-get install python3-venv" >&2; exit 1; \
	  fi; }
	@echo "Installing uv, the package installer, into .venv-uv"
	@$(PYTHON) -m venv --clear .venv-uv
	@.venv-uv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r tools.lock
	@touch $(UV)

$(VENV)/pyvenv.cfg: | $(UV)
	@echo "Making the virtual environment in $(VENV)"
	@$(UV) venv --quiet --clear --relocatable --python "$$(command -v $(PYTHON))" $(VENV)
	@# The checkout itself is importable from its own environment, from whatever folder a command is started in.
	@echo ../../../.. > "$$(echo $(VENV)/lib/python3.*/site-packages)/checkout.pth"

# A lock is whole: nothing is installed beside it. uv is quick; pip takes the same file, and knows the machine's pip
# settings where uv finds no way out.
define install
	@echo "Installing the packages of $(1) into $(VENV) (a minute at most; seconds when they are in the cache)"
	@VIRTUAL_ENV=$(VENV) $(UV) pip sync --quiet --require-hashes --build-constraints tools.lock --compile-bytecode $(1) || { \
	  echo "uv could not install them; pip tries now"; \
	  .venv-uv/bin/python -m pip --python $(VENV)/bin/python install --quiet --require-hashes --no-deps -r $(1); }
	@rm -f $(VENV)/.runtime $(VENV)/.development
	@touch $@
endef

$(VENV)/.runtime: requirements.lock $(VENV)/pyvenv.cfg | $(UV)
	$(call install,requirements.lock)

$(VENV)/.development: requirements-dev.lock $(VENV)/pyvenv.cfg | $(UV)
	$(call install,requirements-dev.lock)
