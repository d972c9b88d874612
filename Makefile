# Every command, for people and for CI alike. `make` lists them.
SHELL := bash
.DEFAULT_GOAL := help
UV := .tools/bin/uv
PY := .venv/bin/python
MEMBERS := packages/manuscript packages/quality packages/gitstore packages/contracts packages/kit backend bff cli
BFF_MEMBERS := packages/manuscript packages/gitstore packages/contracts packages/kit bff
export NEXT_TELEMETRY_DISABLED := 1

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

.tools/bin/uv:
	@echo "· setting up uv"
	@python3 -m venv .tools && .tools/bin/pip install --quiet uv

.venv/installed: .tools/bin/uv requirements/all.txt $(addsuffix /pyproject.toml,$(MEMBERS))
	@echo "· installing the Python workspace"
	@$(UV) venv --quiet --allow-existing .venv
	@VIRTUAL_ENV=.venv $(UV) pip sync --quiet --require-hashes --compile-bytecode requirements/all.txt
	@VIRTUAL_ENV=.venv $(UV) pip install --quiet --no-deps --no-build-isolation $(addprefix -e ,$(MEMBERS))
	@touch $@

lock: .tools/bin/uv ## compile requirements/ again after changing a dependency
	@tools/lock

.PHONY: help lock
