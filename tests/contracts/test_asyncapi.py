"""The description of the live events is AsyncAPI, by the specification's own schema."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "frontend/node_modules/@asyncapi/specs/schemas"


@pytest.fixture
def flaws():
    schema = json.loads((SCHEMAS / "3.0.0-without-$id.json").read_text(encoding="utf-8"))

    def of(document):
        return [f"{error.json_path}: {error.message[:200]}" for error in Draft7Validator(schema).iter_errors(document)]

    return of


@pytest.fixture
def described():
    return YAML(typ="safe").load(ROOT / "docs/api-contracts/websocket-events.yaml")


def test_the_events_are_described_as_asyncapi_asks(flaws, described):
    assert described["asyncapi"] == "3.0.0"
    assert flaws(described) == []


def test_a_description_that_says_less_is_found_out(flaws, described):
    del described["info"]["title"]
    assert flaws(described) != []
