"""The live connection: told once it can be read, resumed exactly, closed to who may not see."""

import asyncio
import contextlib
import json
import threading

import pytest
from plotweaver_bff.realtime.hub import Hub
from plotweaver_bff.realtime.outbox import MOST_FRAMES, SLOW, Outbox
from plotweaver_contracts.feed import Envelope, FeedEvent
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

PROJECT = "abcdefghijkl"


@pytest.fixture
def live(house):
    with contextlib.ExitStack() as opened:

        def join(who="owner", epoch=None, seq=None, origin=None, session="s1", project=PROJECT):
            headers = {"Authorization": f"Bearer {house.peer.token(who, session)}"} if who else {}
            address = house.origin.replace("http", "ws") + "/api/v1/live"
            socket = opened.enter_context(
                connect(address, additional_headers=headers, origin=origin, compression=None, open_timeout=20)
            )
            # who is not signed in is sent away before a first word
            with contextlib.suppress(ConnectionClosed):
                socket.send(json.dumps({"type": "subscribe", "project": project, "epoch": epoch, "seq": seq}))
            return socket

        yield join


def frame(socket):
    return json.loads(socket.recv(timeout=20))


def told(socket, kind):
    while True:
        found = frame(socket)
        if found["type"] == kind:
            return found


def closed(socket):
    with pytest.raises(ConnectionClosed) as ended:
        while True:
            frame(socket)
    return ended.value.rcvd.code


def test_a_reader_hears_of_a_version_that_can_be_read(house, live, peer, scene):
    socket = live()
    hello = told(socket, "hello")
    assert (hello["project"], hello["seq"], hello["recovered"]) == (PROJECT, 1, False)
    commit, seq = peer.commit({scene[1]: b"New words.\n"})
    heard = told(socket, "content.updated")
    assert (heard["seq"], heard["data"]["commit"]) == (seq, commit)
    assert "objects" not in heard["data"]
    assert house.read("/outline").json()["commit"] == commit


def test_of_the_report_of_a_private_draft_only_its_author_hears(live, peer, scene):
    sockets = {who: live(who) for who in ("owner", "reader")}
    for socket in sockets.values():
        told(socket, "hello")
    told_of = {"commit": "0" * 40, "overall": 90.0, "dimensions": {}, "findings": 1, "waived": 0}
    hidden = peer.tell("quality.reported", {"ref": "refs/plotweaver/private/owner/ideas", **told_of})
    shown = peer.tell("quality.reported", {"ref": "refs/heads/main", **told_of})
    assert [told(sockets["owner"], "quality.reported")["seq"] for _ in range(2)] == [hidden, shown]
    assert told(sockets["reader"], "quality.reported")["seq"] == shown


def test_of_a_private_draft_only_its_author_hears_now_and_later(house, live, peer, scene):
    sockets = {who: live(who) for who in ("owner", "reader")}
    hellos = {who: told(socket, "hello") for who, socket in sockets.items()}
    _, private = peer.commit({scene[1]: b"Secret.\n"}, ref="refs/plotweaver/private/owner/ideas")
    _, public = peer.commit({scene[1]: b"New.\n"})
    assert [told(sockets["owner"], "content.updated")["seq"] for _ in range(2)] == [private, public]
    assert told(sockets["reader"], "content.updated")["seq"] == public
    for restarted in (False, True):
        if restarted:
            house.restart()
        for who, expected in (("owner", [private, public]), ("reader", [public])):
            again = live(who, epoch=hellos[who]["epoch"], seq=hellos[who]["seq"])
            assert told(again, "hello")["recovered"] is True
            assert [told(again, "content.updated")["seq"] for _ in expected] == expected


def test_after_a_restart_exactly_what_was_missed_follows(house, live, peer, scene):
    socket = live()
    hello = told(socket, "hello")
    _, first = peer.commit({scene[1]: b"One.\n"})
    assert told(socket, "content.updated")["seq"] == first
    house.served.stop()
    missed = [peer.commit({scene[1]: text})[1] for text in (b"Two.\n", b"Three.\n")]
    house.start(house.served.port)
    again = live(epoch=hello["epoch"], seq=first)
    hello = told(again, "hello")
    heard = [told(again, "content.updated")["seq"] for _ in missed]
    if hello["seq"] == missed[-1]:
        assert hello["recovered"] is True
    assert heard == missed
    _, last = peer.commit({scene[1]: b"Four.\n"})
    assert told(again, "content.updated")["seq"] == last


def test_who_became_a_member_a_moment_ago_and_cannot_say_when_is_let_in(live, peer):
    told = {"account": "guest", "role": "reader", "session": None}
    telling = threading.Timer(0.3, peer.tell, ("permissions.changed", told, PROJECT))
    telling.start()
    assert frame(live("guest"))["type"] == "hello"
    telling.join()


def test_a_short_break_is_bridged_from_memory(house, live, peer, scene):
    hello = told(live(), "hello")
    seqs = [peer.commit({scene[1]: text})[1] for text in (b"One.\n", b"Two.\n")]
    assert house.read(f"/outline?min_seq={seqs[-1]}").status_code == 200
    again = live(epoch=hello["epoch"], seq=seqs[0])
    assert told(again, "hello")["recovered"] is True
    assert told(again, "content.updated")["seq"] == seqs[1]


@pytest.mark.parametrize(("epoch", "seq"), [("another", 1), (None, 1), (None, None)])
def test_who_cannot_be_told_everything_begins_anew(live, epoch, seq):
    assert told(live(epoch=epoch, seq=seq), "hello")["recovered"] is False


def test_a_seq_from_the_future_begins_anew(house, live):
    epoch = told(live(), "hello")["epoch"]
    assert told(live(epoch=epoch, seq=99), "hello")["recovered"] is False


def test_a_log_that_began_again_is_another_epoch(house, live, peer, scene):
    epoch = told(live(), "hello")["epoch"]
    peer.commit({scene[1]: b"Words.\n"})
    house.read("/outline?min_seq=2")
    house.served.stop()
    peer.events[:] = peer.events[:1]
    house.start(house.served.port)
    hello = told(live(epoch=epoch, seq=1), "hello")
    assert hello["epoch"] != epoch
    assert hello["recovered"] is False


def test_other_sites_cannot_connect(live):
    with pytest.raises(InvalidStatus):
        live(origin="http://elsewhere.invalid")


def test_our_own_pages_can(house, live):
    assert told(live(origin=house.settings.public_origin), "hello")["project"] == PROJECT


@pytest.mark.parametrize(("who", "code"), [(None, 4401), ("stranger", 4404)])
def test_who_may_not_read_is_sent_away(live, who, code):
    assert closed(live(who=who)) == code


def test_an_unknown_book_is_as_one_that_may_not_be_seen(live):
    assert closed(live(project="zzzzzzzzzzzz")) == 4404


def test_a_first_frame_of_nonsense_ends_the_connection(house):
    headers = {"Authorization": f"Bearer {house.peer.token('owner')}"}
    with connect(house.origin.replace("http", "ws") + "/api/v1/live", additional_headers=headers) as socket:
        socket.send("nonsense")
        assert closed(socket) == 4400


def test_a_first_frame_that_is_not_text_ends_the_connection(house):
    with connect(_address(house), additional_headers=_shown(house)) as socket:
        socket.send(b"nonsense")
        assert closed(socket) == 4400


def test_a_later_frame_that_is_not_text_or_endless_ends_the_connection(live):
    for nonsense in (b"nonsense", "x" * 20_000):
        socket = live()
        told(socket, "hello")
        socket.send(nonsense)
        assert closed(socket) == 1000


def test_who_signs_out_before_the_first_frame_hears_nothing(house, peer, until):
    # the keys are known from here on: who connects is recognised at once
    assert house.read("/outline").status_code == 200
    with connect(_address(house), additional_headers=_shown(house)) as socket:
        peer.tell("permissions.changed", {"account": "owner", "role": None, "session": "s1"}, None)
        until(lambda: house.read("/outline").status_code == 401, "the session's end")
        socket.send(json.dumps({"type": "subscribe", "project": PROJECT}))
        assert closed(socket) == 4401


def test_who_became_a_member_a_moment_ago_is_let_in(live, peer):
    told_of = {"account": "guest", "role": "reader", "session": None}
    telling = threading.Timer(0.4, peer.tell, ("permissions.changed", told_of, PROJECT))
    telling.start()
    hello = told(live("guest", seq=len(peer.events) + 1), "hello")
    telling.join()
    assert hello["recovered"] is False


def test_while_nobody_can_tell_who_calls_the_client_is_asked_to_come_again(house):
    port = house.served.port
    house.served.stop()
    house.settings = house.settings.model_copy(update={"backend_url": "http://127.0.0.1:9"})
    house.start(port, ready=False)
    with connect(_address(house), additional_headers=_shown(house)) as socket:
        assert closed(socket) == 1013


def test_signing_out_closes_that_session_and_no_other(live, peer, scene):
    mine, other = live(session="s1"), live(session="s2")
    told(mine, "hello"), told(other, "hello")
    peer.tell("permissions.changed", {"account": "owner", "role": None, "session": "s1"}, None)
    assert closed(mine) == 4401
    _, seq = peer.commit({scene[1]: b"Words.\n"})
    assert told(other, "content.updated")["seq"] == seq


def test_a_member_who_is_removed_is_closed(live, peer):
    socket = live(who="reader")
    told(socket, "hello")
    peer.tell("permissions.changed", {"account": "reader", "role": None, "session": None})
    assert closed(socket) == 4403


def test_everybody_is_closed_whose_book_is_deleted(live, peer):
    sockets = [live(), live(who="reader")]
    for each in sockets:
        told(each, "hello")
    peer.tell("permissions.changed", {"account": "", "role": None, "visibility": "private", "gone": True})
    assert [closed(each) for each in sockets] == [4403, 4403]


def test_everyone_sees_who_is_there(live):
    first = live()
    told(first, "hello")
    live(who="reader")
    seen = told(first, "user.presence")["data"]["accounts"]
    while "reader" not in seen:
        seen = told(first, "user.presence")["data"]["accounts"]
    assert seen == ["owner", "reader"]


def test_a_slow_listener_is_closed_and_others_go_on():
    hub, slow, quick = Hub(), Outbox("ann", "s1"), Outbox("ben", "s2")

    async def tell():
        with hub.watch(PROJECT, slow), hub.watch(PROJECT, quick):
            for number in range(MOST_FRAMES + 1):
                hub.publish(_event(number + 1))
                if number % 100 == 0:
                    await quick.take(1)
        return await quick.take(1)

    rest = asyncio.run(tell())
    assert slow.closing == (SLOW, "too slow")
    assert quick.closing is None
    assert rest[-1].seq == MOST_FRAMES + 1


def test_large_frames_count_by_their_size():
    outbox = Outbox("ann", "s1")
    frame = Envelope(type="content.updated", project=PROJECT, at="", data={"text": "x" * 600_000})
    outbox.offer(frame)
    assert outbox.closing is None
    outbox.offer(frame)
    assert outbox.closing is not None


def _address(house):
    return house.origin.replace("http", "ws") + "/api/v1/live"


def _shown(house):
    return {"Authorization": f"Bearer {house.peer.token('owner')}"}


def _event(seq):
    return FeedEvent(type="content.updated", project=PROJECT, seq=seq, at="", data={})
