"""Forwarding: everything of the catalogue and nothing else, and only what is allowed to pass."""

import socket
import subprocess
import sys
import time

import httpx
import pytest
from plotweaver_bff.app import create_app
from plotweaver_bff.realtime.socket import PATH as LIVE
from plotweaver_bff.wiring import assemble
from plotweaver_contracts.catalogue import build, forwarded, owned_by
from plotweaver_kit.binding import BindingError, complete
from plotweaver_kit.settings import Settings
from starlette.testclient import TestClient

SAVE = {"base": "0" * 40, "edits": [{"path": "a.md", "text": "x"}]}
CHANGES = "/api/v1/projects/abcdefghijkl/changes"
_BESIDE = {"/health/live", "/health/ready", "/{path:path}", LIVE}


def _parts(tmp_path):
    return assemble(Settings(data_dir=tmp_path, mirror_dir=tmp_path / "mirror", service_token="x"))


def _routes(app):
    return {
        (method, route.path)
        for route in app.router.routes
        for method in getattr(route, "methods", None) or ()
        if route.path not in _BESIDE and not route.path.startswith("/git/{project}.git/") and method != "HEAD"
    }


def test_the_routes_are_the_catalogue_as_sets(tmp_path):
    served = [*owned_by(build(), "bff"), *forwarded(build())]
    assert _routes(create_app(_parts(tmp_path))) == {(each.verb, each.path) for each in served}


def test_an_entry_that_is_gone_is_not_routed(tmp_path):
    app = create_app(_parts(tmp_path), build(without=frozenset({"changes.save", "content.scene"})))
    gone = {(each.verb, each.path) for name, each in build().items() if name in ("changes.save", "content.scene")}
    assert not gone & _routes(app)


def test_what_the_services_say_to_each_other_is_not_reachable(house):
    for path in ("/api/v1/internal/access", "/api/v1/internal/feed?after=0"):
        answer = house.get(path, Authorization="Bearer the-services-own-token")
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_an_operation_without_a_handler_stops_the_start():
    owned = owned_by(build(), "bff")
    with pytest.raises(BindingError, match=r"content\.scene"):
        complete(owned, {each.id: None for each in owned if each.id != "content.scene"}, build())
    with pytest.raises(BindingError, match=r"no\.such"):
        complete([], {"no.such": None}, build())


def test_the_bff_loads_nothing_that_writes():
    forbidden = "{'flask', 'sqlalchemy', 'plotweaver_backend'}"
    code = f"import sys, plotweaver_bff.serve; print(sorted({forbidden} & set(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"


def test_only_allowed_headers_pass_in_both_directions(house, peer):
    headers = {"X-Secret": "1", "Idempotency-Key": "k1", "Forwarded": "for=evil"}
    answer = house.ask("POST", CHANGES, "owner", headers=headers, json=SAVE)
    assert answer.status_code == 200
    assert "x-inner" not in answer.headers
    assert answer.headers["set-cookie"] == "a=1"
    _, path, seen, body, _ = peer.seen[-1]
    assert path == CHANGES
    assert b'"a.md"' in body
    assert seen["idempotency-key"] == "k1"
    assert "x-secret" not in seen
    assert "forwarded" not in seen
    # the caller's own token and never the service's
    assert seen["authorization"].startswith("Bearer ey")


def test_a_cookie_that_one_caller_is_given_comes_with_no_other_call(house, peer):
    for who in ("owner", "reader"):
        answer = house.ask("POST", CHANGES, who, json=SAVE)
        assert answer.headers["set-cookie"] == "a=1"
    assert [headers.get("cookie") for _, _, headers, _, _ in peer.seen] == [None, None]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"base": "zz", "edits": SAVE["edits"]}, "base"),
        ({"base": "0" * 40, "edits": []}, "edits"),
        (SAVE | {"extra": 1}, "extra"),
    ],
)
def test_a_bad_body_is_refused_by_field_and_not_echoed(house, peer, body, field):
    answer = house.ask("POST", CHANGES, "owner", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "request.invalid")
    assert [each["field"] for each in answer.json()["errors"]] == [field]
    assert "zz" not in answer.text
    assert peer.seen == []


def test_a_bad_query_is_refused_by_field_and_not_echoed(house, peer):
    secret = "s" * 256
    for query, field in ((f"filename={secret}", "filename"), (f"filename=a.txt&{secret[:9]}=1", secret[:9])):
        answer = house.ask("POST", f"/api/v1/projects/import?{query}", "owner", content=b"x")
        assert (answer.status_code, answer.json()["code"]) == (422, "request.invalid")
        assert [each["field"] for each in answer.json()["errors"]] == [field]
        assert secret not in answer.text
    assert peer.seen == []


def test_an_endless_or_empty_key_of_a_repeated_write_is_refused(house, peer):
    for key in ("", "k" * 201):
        answer = house.ask("POST", CHANGES, "owner", headers={"Idempotency-Key": key}, json=SAVE)
        assert (answer.status_code, answer.json()["code"]) == (422, "request.invalid")
    assert peer.seen == []


@pytest.mark.parametrize("name", ["Authorization", "Cookie", "User-Agent"])
@pytest.mark.parametrize("value", [b"x" * 8001, b"\xff" * 4001], ids=["long", "long once it is written as UTF-8"])
def test_a_header_that_the_write_service_would_not_take_is_refused_here(house, peer, name, value):
    headers = {name: value, "Origin": house.settings.public_origin}
    answer = house.ask("POST", CHANGES, headers=headers, json=SAVE)
    assert (answer.status_code, answer.json()["code"]) == (413, "request.too_large")
    assert name.lower() in answer.json()["detail"]
    assert peer.seen == []


def test_a_form_cannot_pose_as_json(house, peer):
    answer = house.ask("POST", CHANGES, "owner", content=b"{}", headers={"Content-Type": "text/plain"})
    assert answer.status_code == 422
    assert peer.seen == []


@pytest.mark.parametrize("body", ["", "[]", '{"base": 1}', "{" * 1000])
@pytest.mark.parametrize("shown", [{}, {"Authorization": "Bearer nobody's"}])
def test_whom_nobody_knows_is_told_that_and_not_what_else_is_wrong(house, peer, body, shown):
    headers = {"Content-Type": "application/json"} | shown
    answer = httpx.post(f"{house.origin}{CHANGES}?x=1", content=body, headers=headers)
    assert (answer.status_code, answer.json()["code"], answer.json()["errors"]) == (401, "auth.required", [])
    # whoever is still about to sign in is told what is missing
    answer = httpx.post(
        f"{house.origin}/api/v1/auth/sign-in", content="{}", headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 422
    assert peer.seen == []


def test_a_write_from_another_site_is_refused_before_it_is_sent_on(house, peer):
    cookies = {"__Host-pw-access-x": "t"}
    for origin, status in (("http://elsewhere.invalid", 403), (house.settings.public_origin, 200)):
        answer = httpx.post(f"{house.origin}{CHANGES}", json=SAVE, cookies=cookies, headers={"Origin": origin})
        assert answer.status_code == status
    assert len(peer.seen) == 1


def test_a_file_that_is_too_large_is_refused_whole(house, peer):
    data = b"x" * (20 * 1024 * 1024 + 1)
    answer = house.ask("POST", "/api/v1/projects/import?filename=a.txt", "owner", content=data)
    assert (answer.status_code, answer.json()["code"]) == (413, "request.too_large")
    assert "Nothing was created" in answer.json()["detail"]
    assert peer.seen == []


def test_who_sends_five_times_too_much_in_pieces_reads_why_and_not_of_a_broken_line(house, peer):
    pieces = (b"x" * 1024 * 1024 for _ in range(100))
    answer = house.ask("POST", "/api/v1/projects/import?filename=a.txt", "owner", content=pieces)
    assert (answer.status_code, answer.json()["code"]) == (413, "request.too_large")
    assert peer.seen == []


def test_who_asks_before_sending_too_much_is_answered_at_once(house, peer):
    host, port = house.origin.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), 10) as line:
        head = (
            f"POST /api/v1/projects/import?filename=a.txt HTTP/1.1\r\nHost: {host}:{port}\r\n"
            f"Authorization: Bearer {peer.token('owner')}\r\nContent-Type: application/octet-stream\r\n"
            f"Content-Length: {100 * 1024 * 1024}\r\nExpect: 100-continue\r\n\r\n"
        )
        line.sendall(head.encode())
        assert line.recv(1000).startswith(b"HTTP/1.1 413 ")
    assert peer.seen == []


def test_a_path_parameter_stays_one_segment(house, peer):
    house.ask("GET", "/api/v1/projects/a%2F..%2Finternal", "owner")
    assert [path for _, path, *_ in peer.seen if path.startswith("/api/v1/internal")] == []


def test_problems_of_the_write_service_pass_as_they_are(house, peer):
    peer.answers["POST", CHANGES] = (409, {"code": "change.conflict", "status": 409, "title": "x"})
    answer = house.ask("POST", CHANGES, "owner", json=SAVE)
    assert (answer.status_code, answer.json()["code"]) == (409, "change.conflict")


def test_a_write_service_that_is_away_is_said_so(tmp_path, house):
    house.served.stop()
    dead = house.settings.model_copy(update={"backend_url": "http://127.0.0.1:9"})
    with TestClient(create_app(assemble(dead)), base_url="http://127.0.0.1") as client:
        answer = client.get("/api/v1/projects", headers={"Authorization": "Bearer x"})
        assert (answer.status_code, answer.json()["code"]) == (503, "service.unavailable")
        assert answer.headers["retry-after"]
        assert client.get("/health/ready").status_code == 503


def test_signing_in_is_limited(house):
    body = {"email": "a@b.c", "password": "x"}
    statuses, began = [], time.monotonic()
    while 429 not in statuses and len(statuses) < 300:
        statuses.append(house.ask("POST", "/api/v1/auth/sign-in", json=body).status_code)
    assert statuses[-1] == 429
    # one comes back every second: on a slow machine that may be some
    assert 60 <= statuses.count(200) <= 60 + (time.monotonic() - began)
