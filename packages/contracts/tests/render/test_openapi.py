"""The OpenAPI documents are valid, and say of each operation what the catalogue says."""

from email.utils import parsedate_to_datetime

import pytest
from openapi_spec_validator import validate
from plotweaver_contracts.catalogue import build
from plotweaver_contracts.problems import COMMON
from plotweaver_contracts.render import openapi

GROUPS = tuple(openapi.TITLES)


def written(group):
    return openapi.document(group, build().values())


def described():
    """Every published operation's entry and description."""
    entries = {entry.id: entry for entry in build().values()}
    for group in GROUPS:
        for path, verbs in written(group)["paths"].items():
            for verb, about in verbs.items():
                yield entries[about["operationId"]], path, verb, about


@pytest.mark.parametrize("group", GROUPS)
def test_each_document_is_valid_openapi(group):
    validate(written(group))


def test_a_document_with_a_dangling_reference_would_be_refused():
    broken = written("authentication")
    del broken["components"]["schemas"]["Problem"]
    with pytest.raises(Exception, match="Problem"):
        validate(broken)


def test_every_operation_is_published_once_but_for_what_stays_between_the_services():
    published = [entry.id for entry, *_ in described()]
    assert sorted(published) == sorted(entry.id for entry in build().values() if not entry.internal)


def test_each_operation_keeps_its_verb_path_owner_permission_and_rate():
    for entry, path, verb, about in described():
        assert (entry.template, entry.verb.lower()) == (path, verb)
        said = (about["x-owner"], about["x-permission"], about["x-rate-class"])
        assert said == (entry.owner, entry.permission, entry.rate)


def test_only_public_operations_need_no_session_or_token():
    for entry, _, _, about in described():
        assert (about["security"] == []) == (entry.permission == "public"), entry.id


def test_path_parameters_are_required_and_complete():
    for entry, _, _, about in described():
        named = [each["name"] for each in about["parameters"] if each["in"] == "path"]
        assert named == list(entry.parameters)


def test_query_parameters_are_required_only_without_a_default():
    for entry, _, _, about in described():
        required = {each["name"]: each["required"] for each in about["parameters"] if each["in"] == "query"}
        fields = entry.query.model_fields if entry.query else {}
        assert required == {each.alias or name: each.is_required() for name, each in fields.items()}, entry.id


def test_an_idempotent_operation_takes_a_key_and_tells_of_a_mismatch():
    for entry, _, _, about in described():
        headers = {each["name"] for each in about["parameters"] if each["in"] == "header"}
        assert ("Idempotency-Key" in headers) == entry.idempotent, entry.id
        if entry.idempotent:
            assert "`idempotency.mismatch`" in about["responses"]["422"]["description"]


def test_bodies_and_streams_have_their_media_types():
    for entry, _, _, about in described():
        body = about.get("requestBody", {}).get("content", {})
        if entry.raw_body:
            assert set(body) == {"application/octet-stream"}
        else:
            assert set(body) == ({"application/json"} if entry.request else set())
        answer = about["responses"][str(entry.status)].get("content", {})
        expected = entry.stream or ("application/json" if entry.response else None)
        assert set(answer) == ({expected} if expected else set())


def test_each_operation_tells_of_its_own_and_the_common_problems():
    for entry, _, _, about in described():
        problems = {status: each for status, each in about["responses"].items() if int(status) >= 400}
        said = " ".join(each["description"] for each in problems.values())
        assert all(f"`{code}`" in said for code in {*entry.errors, *COMMON}), entry.id
        assert all(set(each["content"]) == {"application/problem+json"} for each in problems.values())


def test_an_alias_is_deprecated_with_headers_and_a_closed_set_of_operations():
    aliases = {entry.id: (entry, about) for entry, _, _, about in described() if entry.deprecation}
    assert aliases
    for entry, about in aliases.values():
        headers = about["responses"][str(entry.status)]["headers"]
        assert about["deprecated"] is True
        assert headers["Deprecation"]["schema"]["const"] == f"@{entry.deprecation.since}"
        sunset = parsedate_to_datetime(headers["Sunset"]["schema"]["const"])
        assert sunset.timestamp() == entry.deprecation.sunset
        closed = [each["schema"].get("enum") for each in about["parameters"] if each["name"] == "operation"]
        assert closed == [sorted(entry.deprecation.successors)] * ("operation" in entry.parameters)
