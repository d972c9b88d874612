"""Visitors of a book that is not private: they hear of its text, are not seen, and leave when it closes."""

import json

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

PROJECT = "abcdefghijkl"


@pytest.fixture
def join(house, peer):
    opened = []

    def of(who):
        headers = {"Authorization": f"Bearer {peer.token(who)}"} if who else {}
        address = house.origin.replace("http", "ws") + "/api/v1/live"
        socket = connect(address, additional_headers=headers, compression=None, open_timeout=20, legacy=True)
        opened.append(socket)
        socket.send(json.dumps({"type": "subscribe", "project": PROJECT}))
        return socket

    yield of
    for socket in opened:
        socket.close()


@pytest.fixture
def shared(house, peer, until):
    def change(visibility):
        seq = peer.tell("permissions.changed", {"account": "", "role": None, "visibility": visibility})
        until(lambda: house.parts.position.seq >= seq, "the new visibility")

    change("link")
    return change


def frames(socket, last):
    """Every frame up to the first of a type."""
    found = [json.loads(socket.recv(timeout=20))]
    while found[-1]["type"] != last:
        found.append(json.loads(socket.recv(timeout=20)))
    return found


def code_of(socket):
    with pytest.raises(ConnectionClosed) as ended:
        while True:
            socket.recv(timeout=20)
    return ended.value.rcvd.code


def test_a_visitor_hears_of_the_text_and_of_nothing_that_people_do(shared, join, peer, scene):
    owner = join("owner")
    frames(owner, "user.presence")
    visitors = [join("stranger"), join(None)]
    for visitor in visitors:
        assert frames(visitor, "hello")[-1]["recovered"] is False
    peer.tell("suggestion.changed", {"suggestion": "x", "scene": "s1", "status": "open"})
    peer.commit({scene[1]: b"New words.\n"})
    for visitor in visitors:
        assert [each["type"] for each in frames(visitor, "content.updated")] == ["content.updated"]
    heard = frames(owner, "content.updated")
    assert "suggestion.changed" in [each["type"] for each in heard]
    assert {tuple(each["data"]["accounts"]) for each in heard if each["type"] == "user.presence"} <= {("owner",)}


def test_when_the_book_closes_visitors_leave_at_once_and_members_stay(shared, join, peer, scene):
    owner, stranger, nobody = join("owner"), join("stranger"), join(None)
    for socket in (owner, stranger, nobody):
        frames(socket, "hello")
    shared("private")
    assert [code_of(stranger), code_of(nobody)] == [4403, 4403]
    peer.commit({scene[1]: b"New words.\n"})
    assert frames(owner, "content.updated")
    assert code_of(join(None)) == 4401


def test_a_visitor_who_is_given_a_role_comes_back_as_a_member(shared, join, peer):
    guest = join("guest")
    frames(guest, "hello")
    peer.tell("permissions.changed", {"account": "guest", "role": "reader", "session": None})
    assert code_of(guest) == 1012
    seen = frames(join("guest"), "user.presence")[-1]
    assert seen["data"]["accounts"] == ["guest"]


def test_a_member_who_loses_their_role_is_sent_away_though_they_may_still_visit(shared, join, peer):
    reader = join("reader")
    frames(reader, "hello")
    peer.tell("permissions.changed", {"account": "reader", "role": None, "session": None})
    assert code_of(reader) == 4403
    assert frames(join("reader"), "hello")
