"""Finding the operation that a request asks for."""

import pytest
from plotweaver_bff.http.routing import Direct
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, Router
from starlette.testclient import TestClient


def route(path, verb, says):
    async def answer(request):
        return PlainTextResponse(f"{says} {dict(request.path_params)}")

    return Route(path, answer, methods=[verb])


@pytest.fixture
def client():
    routes = [
        route("/books/{book}/files/{path:path}", "GET", "file"),
        route("/books/{book}/scenes/{scene}", "GET", "read"),
        route("/books/{book}/scenes/{scene}", "PUT", "write"),
        route("/books/{book}/files/all", "GET", "every file"),
        route("/{path:path}", "GET", "screen"),
    ]
    return TestClient(ExceptionMiddleware(Direct(Router(routes))))


def test_a_path_and_a_method_find_their_own_operation(client):
    assert client.get("/books/a/scenes/b").text == "read {'book': 'a', 'scene': 'b'}"
    assert client.put("/books/a/scenes/b").text == "write {'book': 'a', 'scene': 'b'}"


def test_a_path_of_any_length_is_found_where_none_of_that_length_is(client):
    assert client.get("/books/a/files/one/two/three").text == "file {'book': 'a', 'path': 'one/two/three'}"
    assert client.get("/books/a/files/one").text == "file {'book': 'a', 'path': 'one'}"
    assert client.get("/books/a/files/all").text == "every file {'book': 'a'}"


def test_what_is_no_operation_goes_on_to_the_next_route(client):
    assert client.get("/books/a").text == "screen {'path': 'books/a'}"


def test_another_method_is_refused_and_told_which_there_is(client):
    refused = client.delete("/books/a/scenes/b")
    assert refused.status_code == 405
    assert refused.headers["allow"] in ("GET, HEAD", "HEAD, GET")
