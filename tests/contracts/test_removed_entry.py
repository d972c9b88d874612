"""One entry of the catalogue goes, and everything that came from it goes with it."""

import pytest
from plotweaver_contracts.catalogue import build, owned_by
from ruamel.yaml import YAML

REMOVED = "changes.save"


@pytest.fixture
def entry():
    return build()[REMOVED]


@pytest.fixture
def written(render, tmp_path):
    """The generated files, whole and without the entry."""

    def folder(name, *arguments):
        assert render(*arguments, "--out", tmp_path / name).returncode == 0
        return tmp_path / name

    return folder("whole"), folder("without", "--without", REMOVED)


def published(folder, entry):
    """Every (verb, path) of the entry's contract."""
    document = YAML(typ="safe").load(folder / f"docs/api-contracts/{entry.group}.yaml")
    return {(verb.upper(), path) for path, verbs in document["paths"].items() for verb in verbs}


def addresses(rules):
    return {rule.endpoint for rule in rules}


def test_its_path_leaves_the_contract_and_nothing_else_does(written, entry):
    whole, without = (published(folder, entry) for folder in written)
    assert whole - without == {(entry.verb, entry.template)}
    assert without < whole


def test_its_address_and_types_leave_the_client(written):
    whole, without = ((folder / "frontend/src/api/generated/operations.ts").read_text() for folder in written)
    assert whole.count(f'"{REMOVED}"') == 2
    assert REMOVED not in without


def test_the_models_that_only_it_used_leave_the_client_and_the_contract(written, entry):
    name = entry.request.__name__
    whole, without = ((folder / "frontend/src/api/generated/models.ts").read_text() for folder in written)
    assert f"export interface {name} {{" in whole
    assert name not in without
    assert name not in (written[1] / f"docs/api-contracts/{entry.group}.yaml").read_text()


def test_its_route_leaves_the_backend(backend):
    whole, without = addresses(backend().url_map.iter_rules()), addresses(backend(REMOVED).url_map.iter_rules())
    assert whole - without == {REMOVED}
    assert without < whole


def test_the_backend_answers_its_path_with_not_found(backend, entry):
    path = entry.template.replace("{project}", "aaaaaaaaaaaa")
    there = backend().test_client().open(path, method=entry.verb, json={})
    gone = backend(REMOVED).test_client().open(path, method=entry.verb, json={})
    assert there.get_json()["code"] == "auth.required"
    assert (gone.status_code, gone.get_json()["code"]) == (404, "not_found")


def test_its_row_leaves_the_matrix_of_roles_and_operations(backend):
    """The matrix has a row for each entry of the backend's that its application serves."""
    rows = {each.id for each in owned_by(build(), "backend")} & addresses(backend(REMOVED).url_map.iter_rules())
    assert REMOVED not in rows
    assert rows == {each.id for each in owned_by(build(), "backend")} - {REMOVED}


def test_its_proxy_route_leaves_the_bff(bff):
    whole, without = ({route.name for route in app.router.routes if route.name} for app in (bff(), bff(REMOVED)))
    assert whole - without == {REMOVED}
    assert without < whole
