"""The AsyncAPI document holds together, and its payloads are what the live connection sends."""

import jsonschema
import pytest
from plotweaver_contracts.feed import EVENTS, ContentUpdated, Hello, Subscribe
from plotweaver_contracts.render import asyncapi

COMMIT = "a" * 40


@pytest.fixture
def document():
    return asyncapi.document(EVENTS)


def resolve(document, reference):
    part = document
    for name in reference.removeprefix("#/").split("/"):
        part = part[name]
    return part


def references(part):
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for each in part.values():
            yield from references(each)
    elif isinstance(part, list):
        for each in part:
            yield from references(each)


def judge(document, message, frame):
    """Validate a frame against a message's payload."""
    schema = {"components": document["components"], "allOf": [document["components"]["messages"][message]["payload"]]}
    jsonschema.Draft202012Validator(schema).validate(frame)


def test_the_document_has_the_parts_of_asyncapi_3(document):
    assert document["asyncapi"] == "3.0.0"
    assert {"title", "version"} <= set(document["info"])
    assert {each["action"] for each in document["operations"].values()} == {"send", "receive"}


def test_every_reference_leads_somewhere(document):
    found = list(references(document))
    assert found
    for reference in found:
        assert resolve(document, reference) is not None


def test_the_live_channel_carries_subscribe_hello_and_every_event(document):
    (channel,) = document["channels"].values()
    assert channel["address"] == "/api/v1/live"
    assert set(channel["messages"]) == {"subscribe", "hello", *EVENTS}


def test_an_operations_messages_are_its_channels(document):
    for operation in document["operations"].values():
        within = operation["channel"]["$ref"]
        assert all(each["$ref"].startswith(f"{within}/messages/") for each in operation["messages"])


def test_every_payload_is_a_valid_json_schema(document):
    for message in document["components"]["messages"].values():
        jsonschema.Draft202012Validator.check_schema(message["payload"])


def test_real_frames_are_accepted(document):
    judge(document, "subscribe", Subscribe(project="abc").model_dump())
    judge(document, "hello", Hello(project="abc", epoch="e", seq=3, recovered=True).model_dump())
    data = ContentUpdated(commit=COMMIT, before=None, paths=["a.md"], author="Ada").model_dump()
    frame = {"type": "content.updated", "project": "abc", "seq": 4, "at": "2026-11-23T12:00:00Z", "data": data}
    judge(document, "content.updated", frame)


def test_a_frame_with_the_wrong_data_is_refused(document):
    frame = {"type": "content.updated", "project": "abc", "seq": 4, "at": "now", "data": {"commit": "no id"}}
    with pytest.raises(jsonschema.ValidationError):
        judge(document, "content.updated", frame)
