"""A push goes on to the write service as it is; what that answers reaches the terminal."""

import base64

import pytest

PROJECT = "abcdefghijkl"
INNER = f"/api/v1/internal/projects/{PROJECT}/receive-pack"
OUTER = f"/git/{PROJECT}.git"
OFFER = f"{OUTER}/info/refs?service=git-receive-pack"
PUSHED = {"Content-Type": "application/x-git-receive-pack-request"}


@pytest.fixture
def shown():
    """The header with which git shows a token."""
    return {"Authorization": "Basic " + base64.b64encode(b"me:pwt_secret").decode()}


def test_it_carries_the_callers_own_token_and_every_byte(house, peer, shown):
    body = b"0000" * 100_000
    answer = house.ask("POST", f"{OUTER}/git-receive-pack", content=iter([body]), headers=shown | PUSHED)
    verb, path, headers, received, _ = peer.seen[-1]
    assert (verb, path, received) == ("POST", INNER, body)
    assert headers["authorization"] == "Bearer pwt_secret"
    assert answer.headers["content-type"] == "application/x-git-receive-pack-result"


def test_the_branches_are_those_of_the_book_itself(house, peer, shown):
    answer = house.ask("GET", OFFER, headers=shown)
    assert (answer.status_code, peer.seen[-1][:2]) == (200, ("GET", INNER))
    assert answer.headers["content-type"] == "application/x-git-receive-pack-advertisement"


def test_nobody_is_asked_for_a_token(house, peer):
    answer = house.ask("GET", OFFER)
    assert (answer.status_code, answer.headers["www-authenticate"][:5]) == (401, "Basic")
    assert peer.seen == []


@pytest.mark.parametrize(("status", "detail"), [(403, "This access token may only read."), (401, "Please sign in.")])
def test_a_refusal_is_told_in_its_own_words(house, peer, shown, status, detail):
    problem = {"title": "No", "status": status, "code": "access.forbidden", "detail": detail}
    peer.answers["GET", INNER] = (status, problem)
    answer = house.ask("GET", OFFER, headers=shown)
    assert (answer.status_code, answer.text) == (status, f"{detail}\n")
    assert ("Basic" in answer.headers.get("www-authenticate", "")) == (status == 401)


def test_a_push_that_is_compressed_once_more_is_refused(house, peer, shown):
    headers = shown | PUSHED | {"Content-Encoding": "gzip"}
    assert house.ask("POST", f"{OUTER}/git-receive-pack", content=b"0000", headers=headers).status_code == 415
    assert peer.seen == []


def test_while_nobody_writes_git_is_told_to_come_again(house, shown):
    port = house.served.port
    house.served.stop()
    house.settings = house.settings.model_copy(update={"backend_url": "http://127.0.0.1:9"})
    house.start(port, ready=False)
    answer = house.ask("GET", OFFER, headers=shown)
    assert (answer.status_code, answer.text) == (
        503,
        "The writing service does not answer. Nothing changed: try again soon.\n",
    )


def test_what_does_not_say_that_it_is_a_push_is_none(house, peer, shown):
    answer = house.ask(
        "POST", f"{OUTER}/git-receive-pack", content=b"0000", headers=shown | {"Content-Type": "text/plain"}
    )
    assert answer.status_code == 415
    assert peer.seen == []
