"""Where a request ends is beyond doubt: what could be read in two ways is refused, with everything behind it."""

import contextlib
import socket

import pytest

HIDDEN = b"DELETE /api/v1/projects/abcdefghijkl HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
#: What says where the body ends, and a body: to a second reader it would end before the hidden request.
UNCLEAR = {
    "a length and chunks": (b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", b"0\r\n\r\n"),
    "chunks and a length": (b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", b"0\r\n\r\n"),
    "two lengths": (b"Content-Length: 2\r\nContent-Length: 100\r\n", b"{}"),
    "the same length twice": (b"Content-Length: 2\r\nContent-Length: 2\r\n", b"{}"),
    "lengths by commas": (b"Content-Length: 2, 100\r\n", b"{}"),
    "a negative length": (b"Content-Length: -2\r\n", b"{}"),
    "a length with a sign": (b"Content-Length: +2\r\n", b"{}"),
    "a length in hexadecimal": (b"Content-Length: 0x2\r\n", b"{}"),
    "a length without an end": (b"Content-Length: " + b"9" * 40 + b"\r\n", b"{}"),
    "a blank before the colon": (b"Content-Length : 2\r\n", b"{}"),
    "chunks that are called otherwise": (b"Transfer-Encoding: xchunked\r\n", b"0\r\n\r\n"),
    "chunks that are not the last": (b"Transfer-Encoding: chunked, identity\r\n", b"0\r\n\r\n"),
    "chunks twice": (b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", b"0\r\n\r\n"),
    "a chunk without a size": (b"Transfer-Encoding: chunked\r\n", b"x\r\n{}\r\n0\r\n\r\n"),
    "a line ended by a line feed alone": (b"Content-Length: 2\nX: y\r\n", b"{}"),
    "a carriage return within": (b"X: y\rContent-Length: 2\r\n", b"{}"),
}


@pytest.fixture
def answered(house, peer):
    """Send bytes on one connection; return everything that is answered until it is closed."""

    def send(framing, body):
        port = house.served.port
        head = f"POST /api/v1/projects HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n".encode()
        head += f"Authorization: Bearer {peer.token('owner')}\r\nContent-Type: application/json\r\n".encode()
        told = b""
        with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
            connection.sendall(head + framing + b"\r\n" + body + HIDDEN)
            with contextlib.suppress(ConnectionResetError):
                while piece := connection.recv(65536):
                    told += piece
        return told

    return send


@pytest.mark.parametrize("framing", UNCLEAR)
def test_what_could_end_in_two_places_is_refused_with_all_that_follows(answered, peer, framing):
    told = answered(*UNCLEAR[framing])
    assert told.startswith(b"HTTP/1.1 400 "), told
    assert told.count(b"HTTP/1.1 ") == 1
    assert b"connection: close" in told.lower()
    assert [each[1] for each in peer.seen if each[1].startswith("/api/v1/projects")] == []


@pytest.mark.parametrize(
    ("framing", "body"),
    [
        (b"Content-Length: 16\r\n", b'{"title":"Rain"}'),
        (b"Transfer-Encoding: chunked\r\n", b'8\r\n{"title"\r\n8\r\n:"Rain"}\r\n0\r\n\r\n'),
    ],
    ids=["by its length", "in chunks"],
)
def test_what_is_handed_on_is_measured_anew(answered, peer, framing, body):
    assert answered(framing, body).count(b"HTTP/1.1 ") == 2
    headers, sent = next(each[2:4] for each in peer.seen if each[:2] == ("POST", "/api/v1/projects"))
    assert sent == b'{"title":"Rain"}'
    assert (headers["content-length"], headers.get("transfer-encoding")) == ("16", None)
