# Every command, for people and for CI alike. `make` lists them.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MEMBERS := packages/manuscript packages/formats packages/quality packages/gitstore packages/contracts packages/kit backend bff cli
BFF_MEMBERS := packages/manuscript packages/formats packages/gitstore packages/contracts packages/kit bff
SOURCES := $(addsuffix /src,$(MEMBERS))
UV := .tools/bin/uv
BIN := .venv/bin
export NEXT_TELEMETRY_DISABLED := 1

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-11s %s\n", $$1, $$2}'

run: install ## start PlotWeaver and print a sign-in link (Ctrl-C stops it); ARGS="--port 8080" and the like
	@$(BIN)/plotweaver up $(ARGS)

demo: install ## the main job without a browser; NOVEL=path brings your own file
	@$(BIN)/plotweaver demo $(if $(NOVEL),"$(NOVEL)") $(ARGS)

install: needs .venv/installed frontend/out/index.html weights ## set everything up, start nothing

needs:
	@tools/needs

.tools/bin/uv:
	@echo "· setting up uv"
	@python3 -m venv .tools
	@.tools/bin/pip install --quiet --disable-pip-version-check uv

.venv/installed: .tools/bin/uv requirements/all.txt $(addsuffix /pyproject.toml,$(MEMBERS))
	@echo "· installing the Python workspace"
	@$(UV) venv --quiet --allow-existing .venv
	@VIRTUAL_ENV=.venv $(UV) pip sync --quiet --require-hashes --compile-bytecode requirements/all.txt
	@VIRTUAL_ENV=.venv $(UV) pip install --quiet --no-deps --no-build-isolation $(addprefix -e ,$(MEMBERS))
	@touch $@

# The bff's tests also run where nothing else is installed: it cannot import what it must not know.
.venv-bff/installed: .tools/bin/uv requirements/bff.txt requirements/test.txt $(addsuffix /pyproject.toml,$(BFF_MEMBERS))
	@echo "· installing the bff by itself"
	@$(UV) venv --quiet --allow-existing .venv-bff
	@VIRTUAL_ENV=.venv-bff $(UV) pip sync --quiet --require-hashes requirements/bff.txt requirements/test.txt
	@VIRTUAL_ENV=.venv-bff $(UV) pip install --quiet --no-deps --no-build-isolation $(addprefix -e ,$(BFF_MEMBERS))
	@touch $@

# Not `npm ci`: it refuses a registry that lacks optional packages of other platforms. Versions are the lock's all the same.
frontend/node_modules/.package-lock.json: frontend/package.json frontend/package-lock.json
	@echo "· installing the frontend"
	@cd frontend && npm install --no-save --no-fund --no-audit --loglevel=error
	@touch $@

frontend/out/index.html: frontend/node_modules/.package-lock.json $(shell find frontend/src frontend/public -type f 2>/dev/null)
	@echo "· building the frontend"
	@cd frontend && npm run --silent build
	@touch $@

weights: .venv/installed
	@$(BIN)/python -m plotweaver_backend.models.weights

test: install .venv-bff/installed ## install what the tests need and run everything
	@tools/test

coverage: install .venv-bff/installed ## the same, and how much of the code it reaches (less than 85 % fails)
	@tools/test --coverage

check: .venv/installed frontend/node_modules/.package-lock.json ## lint, types, architecture
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy $(SOURCES)
	@$(BIN)/lint-imports
	@$(BIN)/python -m plotweaver_contracts.render --check
	@cd frontend && npm run --silent lint && npm run --silent typecheck

generate: .venv/installed ## write everything that is generated: contracts, schemas, client
	@$(BIN)/python -m plotweaver_contracts.render

revise: .venv/installed ## write the first database revision anew after changing a tables.py (before the first release)
	@rm -f backend/src/plotweaver_backend/database/migrations/versions/r0001_*.py
	@$(BIN)/python -m plotweaver_backend.database.revise "The first schema"
	@$(BIN)/ruff format --quiet backend/src/plotweaver_backend/database/migrations

audit: install ## ask the advisory services about what we depend on (`Error 3`: none is reached)
	@tools/audit

bench: install ## measure against peers; writes benchmarks/results.json
	@$(BIN)/python -m benchmarks

screenshots: install ## take every picture of docs/screenshots anew; FILES="tests/e2e/test_x.py" only those of some journeys
	@tools/screenshots $(FILES)

soak: install ## long random runs (not part of `make test`)
	@PLOTWEAVER_MACHINE_EXAMPLES=$${PLOTWEAVER_MACHINE_EXAMPLES:-150} $(BIN)/pytest -q backend/tests/changes/test_machine.py
	@$(BIN)/pytest -q -m soak tests/soak
	@PLOTWEAVER_FUZZ_EXAMPLES=$${PLOTWEAVER_FUZZ_EXAMPLES:-40} $(BIN)/pytest -q --timeout 1200 tests/contracts/served/test_contracts_hold.py
	@PLOTWEAVER_TEST_BROWSER=$$(tools/browser) PLOTWEAVER_PULLS=$${PLOTWEAVER_PULLS:-100} $(BIN)/pytest -q -s tests/e2e/test_pulling_the_plug.py

lock: .tools/bin/uv ## compile requirements/ again after changing a dependency
	@tools/lock

.PHONY: help run demo install needs weights test coverage check audit generate revise bench screenshots soak lock
