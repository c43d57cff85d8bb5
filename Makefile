# Two commands matter: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
# What Qt needs to start on Debian, also without a screen, and what the tests with real windows and real PDFs need.
QT_LIBRARIES := libegl1 libgl1 libglib2.0-0 libfontconfig1 libxkbcommon0 libdbus-1-3 libgssapi-krb5-2 \
	libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1
TEST_PROGRAMS := xvfb xauth openbox xdotool wmctrl x11-xserver-utils qpdf libjaxb-java default-jdk-headless \
	postgresql
QT := QT_QPA_PLATFORM=offscreen

.DEFAULT_GOAL := help
.PHONY: help run test quick lint contracts catalogue pictures gallery day bench fuzz faults folder clean debian-run debian-test

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{printf "  make %-10s %s\n", $$1, $$2}'

run: debian-run .venv/run ## set up what is missing and open the program (without a screen: play the shipped day)
	@$(BIN)/python -m app

test: debian-test .venv/test ## set up what is missing and run every test
	$(QT) $(BIN)/python -m pytest -n 2 --dist loadgroup --cov --cov-report=term:skip-covered $(ARGS)

quick: .venv/test ## the tests that take no seconds
	$(QT) $(BIN)/python -m pytest -n 2 -m "not slow and not real_window" $(ARGS)

lint: .venv/test ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

contracts: .venv/test ## the layers of the architecture
	$(BIN)/lint-imports

catalogue: .venv/test ## compile the Danish texts
	$(BIN)/python -m app.words.catalogue

pictures: .venv/test ## a picture of every screen and scene, in docs/pictures
	$(QT) $(BIN)/python docs/make_pictures.py

gallery: .venv/test ## a picture of everything there is to see, in three palettes, two languages and all sizes
	$(QT) $(BIN)/python docs/make_gallery.py $(OUT)

day: debian-test .venv/test ## a whole day by real keys on two screens, a picture of both at each item (OUT=build/day)
	PLENUM_PICTURES=$(abspath $(or $(OUT),build/day)) $(BIN)/python -m pytest -q \
	  tests/ui/facilitator/test_real_window.py::test_the_shipped_day_by_real_keys_on_two_screens $(ARGS)

bench: .venv/test ## the table of speeds
	$(QT) $(BIN)/python -m bench

fuzz: .venv/test ## the properties, ten thousand days each
	PLENUM_FUZZ=10000 $(QT) $(BIN)/python -m pytest tests -k "property or fuzz" $(ARGS)

faults: .venv/test ## every fault injected as often as it takes, with the figures
	$(QT) $(BIN)/python -m tests.faults

folder: debian-run .venv/run ## a folder that runs without Python, in dist/ (on macOS Plenum.app too)
	$(PIP) -e ".[folder,hub]"
	$(BIN)/pyinstaller --noconfirm --log-level ERROR --distpath dist --workpath build/folder resources/desktop/plenum.spec

clean: ## throw away what was set up
	rm -rf .venv build dist

.venv/bin-made:
	$(PYTHON) -m venv .venv
	@touch $@

.venv/run: .venv/bin-made pyproject.toml constraints.txt
	$(PIP) -e .
	@touch $@

.venv/test: .venv/bin-made pyproject.toml constraints.txt
	$(PIP) -e ".[dev]"
	@touch .venv/run $@

# Only as root on Debian and its kin; elsewhere the README names the libraries.
define debian
	@if command -v apt-get >/dev/null 2>&1 && [ "$$(id -u)" = 0 ]; then \
	  missing=""; for p in $(1); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	  if [ -n "$$missing" ]; then echo "Installing system libraries:$$missing"; \
	    { apt-get install -y -qq --no-install-recommends $$missing >/dev/null 2>&1 \
	      || { apt-get update -qq >/dev/null && apt-get install -y -qq --no-install-recommends $$missing >/dev/null; }; } \
	      || echo "Some could not be installed; what needs them says so."; fi; fi
endef

debian-run:
	$(call debian,$(QT_LIBRARIES))

debian-test:
	$(call debian,$(QT_LIBRARIES) $(TEST_PROGRAMS))
