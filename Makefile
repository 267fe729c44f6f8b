# Two commands start everything on a fresh Debian 12 machine: `make run` and `make test`.
PY := .venv/bin/python
OUT ?= out
PYTEST := QT_QPA_PLATFORM=offscreen $(PY) -m pytest

.PHONY: setup setup-test run test test-long lint gallery bench build lock

setup:
	@bash .ci/setup run

setup-test:
	@bash .ci/setup test

# With a screen: the app with a demo agency. Without one: the main job headless, and where its files are.
run: setup
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then $(PY) -m ui.app demo; \
	else $(PY) -m ui.app demo --headless --out $(OUT); fi

test: setup-test
	@$(PYTEST) -m "not long" -n 2 --dist loadfile

test-long: setup-test
	@$(PYTEST) -m "long" --timeout 3600

lint: setup-test
	@.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/mypy && .venv/bin/lint-imports

# Every screen × theme × size as PNG in gallery/; in gallery/paper packets as printed and as a fax brings them.
gallery: setup-test
	@QT_QPA_PLATFORM=offscreen $(PY) -m ui.gallery gallery
	@$(PY) -m tests.packet.look gallery/paper

bench: setup-test
	@for name in store startup packet sync station; do $(PY) -m tests.bench $$name; done

# A one-folder app in dist/FieldNotes, and its own self-test.
build: setup-test
	@.venv/bin/pyinstaller --noconfirm --log-level ERROR build.spec && dist/FieldNotes/fieldnotes self-test

# Only for maintainers: renew .ci/lock.txt from pyproject.toml (needs uv).
lock:
	@uv pip compile -q --generate-hashes --no-emit-index-url --no-header --all-extras pyproject.toml -o .ci/lock.txt
