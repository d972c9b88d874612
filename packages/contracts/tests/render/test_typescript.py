"""The client's types name every operation, and never say `any`."""

import re

import pytest
from plotweaver_contracts.catalogue import build
from plotweaver_contracts.feed import EVENTS
from plotweaver_contracts.render import typescript
from plotweaver_contracts.render.typescript import models, operations
from pydantic import BaseModel


@pytest.fixture
def client():
    return operations(build().values(), EVENTS)


@pytest.fixture
def shapes():
    return models(build().values(), EVENTS)


def test_every_published_operation_has_an_address_and_types(client):
    for entry in build().values():
        assert client.count(f'  "{entry.id}": {{') == (0 if entry.internal else 2), entry.id


def test_an_address_says_verb_path_and_status(client):
    assert '"content.outline": { verb: "GET", path: "/api/v1/projects/{project}/outline"' in client
    assert re.search(r'"projects.create": .*idempotent: true, raw: false, status: 201', client)


def test_a_file_is_sent_as_bytes(client):
    assert re.search(r'"projects.import": \{ params: .*; body: Blob; response: ProjectCreated \}', client)


def test_everything_imported_is_exported_by_the_models(client, shapes):
    imported = re.findall(r"^  (\w+),$", client, re.MULTILINE)
    exported = set(re.findall(r"^export (?:interface|type) (\w+)", shapes, re.MULTILINE))
    assert imported
    assert set(imported) <= exported


def test_every_type_that_a_model_names_is_defined(shapes):
    exported = set(re.findall(r"^export (?:interface|type) (\w+)", shapes, re.MULTILINE))
    fields = re.findall(r"^  \w+\??: (.+)$", shapes, re.MULTILINE)
    named = {word for kind in fields for word in re.findall(r"\b[A-Z]\w+", re.sub(r'"[^"]*"', "", kind))}
    assert named - {"Array", "Record"} <= exported


def test_nothing_is_any(client, shapes):
    assert not re.search(r"\bany\b", re.sub(r"/\*\*.*?\*/", "", client + shapes))


def test_every_event_is_part_of_what_is_heard_live(client):
    (live,) = re.findall(r"^export type LiveEvent = (.+)$", client, re.MULTILINE)
    assert all(f'type: "{name}"' in live for name in EVENTS)


def test_what_may_be_null_left_out_listed_or_named_keeps_its_shape():
    class Shape(BaseModel):
        """A shape."""

        title: str | None
        names: list[str | None]
        counts: dict[str, int]
        words: int = 0

    text = typescript.models([], {"a.b": Shape})
    assert "  title: string | null\n  names: Array<string | null>\n  counts: Record<string, number>\n" in text
