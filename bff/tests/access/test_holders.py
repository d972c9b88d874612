"""Personal access tokens: asked for once, remembered, and ended when the feed says so."""

import hashlib
import time

import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

PROJECT = "abcdefghijkl"
TOKEN = "pwt_" + "a" * 43


@pytest.fixture
def asked(peer):
    """Let the write service know one token; returns the digests it was asked for."""
    asked = []

    async def holder(request: Request):
        shown = (await request.json())["digest"]
        asked.append(shown)
        if shown != hashlib.sha256(TOKEN.encode()).hexdigest():
            return JSONResponse({}, 404)
        held = {"account": "owner", "token": "t1", "scope": "read", "ends_at": int(time.time()) + 3600}
        return JSONResponse(held)

    peer.more.append(Route("/api/v1/internal/tokens", holder, methods=["POST"]))
    return asked


@pytest.fixture
def outline(asked, house):
    def read(token=TOKEN):
        return house.read("/outline", None, Authorization=f"Bearer {token}").status_code

    return read


def test_a_token_reads_what_its_owner_may_and_is_asked_for_once(asked, outline):
    assert [outline(), outline(), outline()] == [200, 200, 200]
    assert len(asked) == 1


def test_a_token_that_nobody_has_opens_nothing(asked, outline):
    assert outline("pwt_" + "b" * 43) == 401
    assert TOKEN not in str(asked)


def test_a_withdrawn_token_ends_at_once(outline, peer, until):
    assert outline() == 200
    peer.tell("permissions.changed", {"account": "owner", "role": None, "session": "t1"}, None)
    until(lambda: outline() == 401, "the end of the token")
