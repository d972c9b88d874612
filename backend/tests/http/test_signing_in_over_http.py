"""Cookies, bearer tokens, other sites, and problems, as clients see them."""

import pytest
from plotweaver_backend.identity.cookies import CookieNames
from plotweaver_backend.identity.service import IdentityService

HERE = {"Origin": "http://127.0.0.1:8000", "Sec-Fetch-Site": "same-origin"}


BROWSER = {"headers": HERE, "base_url": "https://localhost"}


def test_cookies_are_kept_from_scripts_other_sites_and_other_hosts(house):
    identity = house.services.get(IdentityService)
    link = identity.create_link(identity.ensure_admin().id)
    answer = house.app.test_client().post("/api/v1/auth/link", json={"token": link}, headers=HERE)
    cookies = answer.headers.getlist("Set-Cookie")
    assert len(cookies) == 3
    for cookie in cookies:
        assert cookie.startswith("__Host-pw-")
        assert {"Secure", "HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
        assert "Domain" not in cookie


def test_the_whole_visit_of_a_browser(house):
    identity = house.services.get(IdentityService)
    client = house.app.test_client()
    link = {"token": identity.create_link(identity.ensure_admin().id)}
    assert client.post("/api/v1/auth/link", json=link, **BROWSER).status_code == 200
    shown = client.get("/api/v1/auth/session", base_url="https://localhost").get_json()
    assert shown["account"]["site_role"] == "admin"
    assert client.post("/api/v1/auth/refresh", **BROWSER).status_code == 200
    assert client.post("/api/v1/auth/sign-out", **BROWSER).status_code == 200
    assert client.get("/api/v1/auth/session", base_url="https://localhost").status_code == 401
    again = client.post("/api/v1/auth/link", json=link, **BROWSER)
    assert (again.status_code, again.get_json()["code"]) == (401, "auth.link_used")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:8000", "Sec-Fetch-Site": "same-site"},
        {},
    ],
)
def test_a_write_with_cookies_from_elsewhere_is_refused(house, headers):
    client = house.app.test_client()
    client.set_cookie(house.services.get(CookieNames).access, "any")
    answer = client.post("/api/v1/projects", json={"title": "X"}, headers=headers)
    assert (answer.status_code, answer.get_json()["code"]) == (403, "request.foreign_origin")


def test_bearer_tokens_rotate_and_an_old_one_ends_the_session(house):
    house.join("writer")
    shown = {"email": "writer@example.org", "password": "a long enough password"}
    pair = house.call(None, "POST", "/api/v1/auth/token", shown).get_json()
    assert pair["expires_in"] > 0
    first = pair["refresh_token"]
    for _ in range(2):
        pair = house.call(
            None, "POST", "/api/v1/auth/refresh-token", {"refresh_token": pair["refresh_token"]}
        ).get_json()
    assert house.call(None, "POST", "/api/v1/auth/refresh-token", {"refresh_token": first}).status_code == 401
    house.tokens["writer"] = pair["access_token"]
    assert house.call("writer", "GET", "/api/v1/auth/session").status_code == 401


def test_a_refused_field_is_named_and_its_value_is_not_repeated(house):
    body = {"name": "A", "email": "a@example.org", "password": "short-one"}
    answer = house.call("admin", "POST", "/api/v1/accounts", body)
    assert answer.status_code == 422
    assert answer.mimetype == "application/problem+json"
    assert [entry["field"] for entry in answer.get_json()["errors"]] == ["password"]
    assert "short-one" not in answer.text


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff"])
def test_what_is_no_json_object_is_refused(house, body):
    answer = house.call("admin", "POST", "/api/v1/accounts", data=body, content_type="application/json")
    assert (answer.status_code, answer.get_json()["code"]) == (422, "request.invalid")


def test_a_body_beyond_the_limit_is_refused(house):
    body = b" " * (6 * 1024 * 1024 + 1)
    answer = house.call("admin", "POST", "/api/v1/accounts", data=body, content_type="application/json")
    assert (answer.status_code, answer.get_json()["code"]) == (413, "request.too_large")


def test_an_unknown_address_is_a_problem_too(house):
    answer = house.call("admin", "GET", "/api/v1/nowhere")
    assert (answer.status_code, answer.get_json()["code"]) == (404, "not_found")


def test_the_same_key_gets_the_same_answer_and_another_request_is_refused(house):
    body = {"name": "Ann", "email": "ann@example.org", "password": "a long enough password"}
    key = {"Idempotency-Key": "one"}
    first = house.call("admin", "POST", "/api/v1/accounts", body, key)
    again = house.call("admin", "POST", "/api/v1/accounts", body, key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.get_json() == again.get_json()
    assert again.headers["Idempotency-Replayed"] == "true"
    other = house.call("admin", "POST", "/api/v1/accounts", body | {"name": "Bob"}, key)
    assert other.get_json()["code"] == "idempotency.mismatch"
