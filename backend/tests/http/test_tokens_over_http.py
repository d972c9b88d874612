"""Personal access tokens: made once, shown by a person's tools, withdrawn."""

import hashlib

import pytest

TOKENS = "/api/v1/auth/tokens"


@pytest.fixture
def made(house):
    """Make a token for `who` and sign in with it under its name."""

    def make(scope, who="owner", name="laptop", days=90):
        answer = house.call(who, "POST", TOKENS, {"name": name, "scope": scope, "days": days})
        assert answer.status_code == 201, answer.get_json()
        house.tokens[name] = answer.get_json()["secret"]
        return answer.get_json()["token"]

    return make


@pytest.fixture
def book(house):
    return house.call("owner", "POST", "/api/v1/projects", {"title": "Rain"}).get_json()["project"]["id"]


def test_a_token_acts_for_its_owner(house, made):
    made("write")
    assert house.call("laptop", "GET", "/api/v1/auth/session").get_json()["account"]["email"] == "owner@example.org"
    assert house.call("laptop", "POST", "/api/v1/projects", {"title": "By tool"}).status_code == 201


def test_a_reading_token_reads_and_no_more(house, made, book):
    made("read")
    assert house.call("laptop", "GET", f"/api/v1/projects/{book}").status_code == 200
    for verb, path, body in (
        ("POST", "/api/v1/projects", {"title": "No"}),
        ("POST", f"/api/v1/projects/{book}/branches", {"name": "side"}),
        ("PUT", f"/api/v1/projects/{book}/members", {"email": "reader@example.org", "role": "reader"}),
    ):
        answer = house.call("laptop", verb, path, body)
        assert (answer.status_code, answer.get_json()["code"]) == (403, "access.forbidden"), path


@pytest.mark.parametrize("scope", ["read", "write"])
def test_no_token_makes_tokens_gives_roles_or_opens_accounts(house, made, book, scope):
    made(scope, "owner")
    made(scope, "admin", "admins-tool")
    new = {"name": "X", "email": "x@example.org", "password": "a long enough password"}
    invitation = {"email": "reader@example.org", "role": "editor"}
    for who, verb, path, body in (
        ("laptop", "GET", TOKENS, None),
        ("laptop", "POST", TOKENS, {"name": "more", "scope": "write"}),
        ("laptop", "PUT", f"/api/v1/projects/{book}/members", invitation),
        ("admins-tool", "POST", "/api/v1/accounts", new),
    ):
        assert house.call(who, verb, path, body).status_code == 403, path


def test_a_token_never_grants_more_than_its_owners_role(house, made, book):
    invitation = {"email": "reader@example.org", "role": "reader"}
    assert house.call("owner", "PUT", f"/api/v1/projects/{book}/members", invitation).status_code == 200
    made("write", "reader")
    assert house.call("laptop", "GET", f"/api/v1/projects/{book}").status_code == 200
    assert house.call("laptop", "POST", f"/api/v1/projects/{book}/branches", {"name": "side"}).status_code == 403


def test_tokens_are_listed_without_their_secret_and_withdrawn_at_once(house, made):
    token = made("write")
    listed = house.call("owner", "GET", TOKENS).get_json()["tokens"]
    assert [each["id"] for each in listed] == [token["id"]]
    assert house.tokens["laptop"] not in str(listed)
    assert listed[0]["used_at"] is None
    house.call("laptop", "GET", "/api/v1/auth/session")
    assert house.call("owner", "GET", TOKENS).get_json()["tokens"][0]["used_at"] is not None
    assert house.call("owner", "DELETE", f"{TOKENS}/{token['id']}").status_code == 200
    assert house.call("laptop", "GET", "/api/v1/auth/session").status_code == 401
    assert house.call("owner", "GET", TOKENS).get_json()["tokens"] == []
    assert token["id"] in house.call("service", "GET", "/api/v1/internal/access").get_json()["revoked_sessions"]


def test_another_persons_token_cannot_be_withdrawn_nor_seen(house, made):
    token = made("read")
    assert house.call("stranger", "GET", TOKENS).get_json()["tokens"] == []
    assert house.call("stranger", "DELETE", f"{TOKENS}/{token['id']}").status_code == 404
    assert house.call("laptop", "GET", "/api/v1/auth/session").status_code == 200


def test_a_bff_learns_whose_token_was_shown_by_its_digest(house, made):
    token = made("read")
    digest = hashlib.sha256(house.tokens["laptop"].encode()).hexdigest()
    held = house.call("service", "POST", "/api/v1/internal/tokens", {"digest": digest}).get_json()
    assert (held["token"], held["scope"]) == (token["id"], "read")
    assert house.call("service", "POST", "/api/v1/internal/tokens", {"digest": "0" * 64}).status_code == 404
    assert house.call("owner", "POST", "/api/v1/internal/tokens", {"digest": digest}).status_code == 403


@pytest.mark.parametrize("wrong", [{"days": 0}, {"days": 367}, {"scope": "all"}, {"name": ""}])
def test_what_makes_no_sense_is_refused(house, wrong):
    assert house.call("owner", "POST", TOKENS, {"name": "x", "scope": "read"} | wrong).status_code == 422


def test_invented_tokens_open_nothing(house):
    house.tokens["thief"] = "pwt_" + "a" * 43
    assert house.call("thief", "GET", "/api/v1/auth/session").status_code == 401
