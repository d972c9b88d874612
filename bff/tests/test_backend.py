"""Calling the write service: what goes on, what comes back, and what is an outage."""

import json

import pytest
from anyio.from_thread import start_blocking_portal
from plotweaver_bff.backend import Backend, BackendAway
from starlette.applications import Starlette
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

LONG = b"x" * 400_000


class Writer:
    """A write service that tells what it got."""

    def app(self):
        return Starlette(
            routes=[
                Route("/lines", self.lines),
                Route("/broken", self.broken),
                Route("/elsewhere", self.elsewhere),
                Route("/{path:path}", self.told, methods=["GET", "POST"]),
            ]
        )

    async def told(self, request):
        path, asked = request.scope["raw_path"].decode(), str(request.url.query)
        got = {"path": path, "query": asked, "headers": dict(request.headers), "body": (await request.body()).decode()}
        answer = JSONResponse(got, 418 if path == "/teapot" else 200)
        answer.set_cookie("one", "1")
        answer.set_cookie("two", "2")
        return answer

    async def elsewhere(self, _request):
        return RedirectResponse("/told", 303)

    async def lines(self, _request):
        async def pieces():
            yield b"first\nsec"
            yield b"ond\n"
            yield LONG + b"\n"

        return StreamingResponse(pieces())

    async def broken(self, _request):
        # fewer bytes than were promised
        return Response(b"half", headers={"Content-Length": "8"})


@pytest.fixture
def call(serve):
    """Calls of one client in one loop."""
    backend = Backend(serve(Writer().app()).origin, {"X-Ours": "yes"})
    with start_blocking_portal() as portal:

        def ask(verb, path, **more):
            async def asked():
                return await backend.ask(verb, path, **more)

            return portal.call(asked)

        def lines(path):
            async def read():
                async with backend.stream(path) as answer:
                    answer.require()
                    return [line async for line in answer.lines()]

            return portal.call(read)

        ask.lines = lines
        yield ask
        portal.call(backend.close)


def test_a_call_goes_on_with_what_it_came_with_and_nothing_else(call) -> None:
    got = json.loads(call("POST", "/a%2Fb", params={"q": "é &"}, content=b"words", headers={"Cookie": "a=b"}).content)
    assert (got["path"], got["query"], got["body"]) == ("/a%2Fb", "q=%C3%A9+%26", "words")
    assert got["headers"].keys() == {"host", "x-ours", "cookie", "content-length"}
    assert got["headers"]["cookie"] == "a=b"


def test_what_one_caller_is_given_does_not_come_with_the_next_call(call) -> None:
    assert len(call("GET", "/told").headers.getall("set-cookie")) == 2
    assert "cookie" not in json.loads(call("GET", "/told").content)["headers"]


def test_an_answer_is_an_answer_whatever_it_says(call) -> None:
    assert call("GET", "/teapot").status == 418
    there = call("GET", "/elsewhere")
    assert (there.status, there.headers["location"]) == (303, "/told")


def test_a_body_may_come_in_pieces(call) -> None:
    async def pieces():
        yield b"one "
        yield b"two"

    assert json.loads(call("POST", "/told", content=pieces()).content)["body"] == "one two"


def test_lines_come_whole_however_long_they_are(call) -> None:
    assert call.lines("/lines") == [b"first", b"second", LONG]


@pytest.mark.parametrize("path", ["/broken", "/teapot"])
def test_what_breaks_off_or_is_refused_is_an_outage_to_whoever_must_have_it(call, path) -> None:
    with pytest.raises(BackendAway):
        call("GET", path).required()
    with pytest.raises(BackendAway):
        call.lines(path)


def test_a_service_that_is_not_there_is_an_outage() -> None:
    async def ask():
        backend = Backend("http://127.0.0.1:9")
        try:
            await backend.ask("GET", "/told")
        finally:
            await backend.close()

    with start_blocking_portal() as portal, pytest.raises(BackendAway) as away:
        portal.call(ask)
    assert away.value.code == "service.unavailable"
