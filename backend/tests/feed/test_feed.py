"""The log is gapless, in the order of commit, and wakes who waits for it."""

from __future__ import annotations

import subprocess
import sys
import threading

from hypothesis import given
from hypothesis import strategies as st
from plotweaver_backend.database import session_factory
from plotweaver_backend.feed import Feed
from plotweaver_backend.feed.bundle import LIMIT, pack, unpack
from plotweaver_backend.feed.log import CHANNEL
from sqlalchemy import Engine, text

APPENDING = """
import sys
from plotweaver_backend.database import make_engine, session_factory
from plotweaver_backend.feed import Feed
engine = make_engine(sys.argv[1])
sessions, feed = session_factory(engine), Feed(engine)
for n in range(40):
    session = sessions()
    feed.append(session, "content.updated", sys.argv[2], {"n": n})
    session.rollback() if n % 4 == 0 else session.commit()
    session.close()
"""


def test_writers_in_three_processes_leave_no_gap_though_some_give_up(engine: Engine, database_url: str) -> None:
    names = ("a", "b", "c")
    writers = [subprocess.Popen([sys.executable, "-c", APPENDING, database_url, name]) for name in names]
    feed, seen = Feed(engine), []
    tail = feed.tail(0)
    while len(seen) < 90:
        news = tail.wait(30)
        assert news, "the log stopped short"
        seen.extend(news)
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    # a reader that followed while they wrote saw every number once and in order
    assert [event.seq for event in seen] == list(range(1, 91))
    assert feed.last() == 90
    for name in names:
        mine = [event.data["n"] for event in seen if event.project == name]
        assert mine == [n for n in range(40) if n % 4]


def test_an_event_comes_back_as_it_was_appended(engine: Engine) -> None:
    feed = Feed(engine)
    with session_factory(engine).begin() as session:
        feed.append(session, "content.updated", "book", {"paths": ["a.md"]}, [("blob", b"\x00\xff"), ("tree", b"")])
    (event,) = feed.after(0)
    assert (event.type, event.project, event.data) == ("content.updated", "book", {"paths": ["a.md"]})
    assert event.objects == (("blob", b"\x00\xff"), ("tree", b""))


def test_what_is_told_at_once_is_what_was_stored(engine: Engine) -> None:
    feed, sessions = Feed(engine), session_factory(engine)
    for number in range(3):
        with sessions.begin() as session:
            feed.append(session, "content.updated", "book", {"n": number}, [("blob", b"x")])
    assert feed.tail(0).wait(1) == feed.after(0) == Feed(engine).tail(0).wait(1)


def test_an_event_that_was_given_up_is_not_told_by_a_later_commit(engine: Engine) -> None:
    feed, session = Feed(engine), session_factory(engine)()
    feed.append(session, "content.updated", "given-up", {})
    session.rollback()
    feed.append(session, "content.updated", "kept", {})
    session.commit()
    assert [event.project for event in feed.tail(0).wait(1)] == ["kept"]
    feed.append(session, "content.updated", "given-up", {})
    session.close()
    session.execute(text("SELECT 1"))
    session.commit()
    assert feed.tail(1).wait(0) == []


def test_more_objects_than_an_event_carries_are_left_to_be_fetched(engine: Engine) -> None:
    feed = Feed(engine)
    with session_factory(engine).begin() as session:
        feed.append(session, "content.updated", "book", {}, [("blob", bytes(LIMIT + 1))])
    assert feed.after(0)[0].objects is None


def test_one_who_waits_is_woken_by_a_commit(engine: Engine) -> None:
    feed, received = Feed(engine), []
    waiter = threading.Thread(target=lambda: received.extend(feed.tail(0).wait(60)))
    waiter.start()
    with session_factory(engine).begin() as session:
        feed.append(session, "permissions.changed", None, {})
    waiter.join()
    assert [event.seq for event in received] == [1]


def test_a_process_is_told_of_what_another_appended(engine: Engine, database_url: str) -> None:
    if engine.dialect.name == "sqlite":
        return  # there a worker tells its one backend by HTTP, and the log is polled
    feed, told = Feed(engine), threading.Event()
    feed.notifications.subscribe(CHANNEL, lambda _message: told.set())
    assert feed.tail(0).wait(0) == []
    subprocess.run([sys.executable, "-c", APPENDING, database_url, "a"], check=True)
    assert told.wait(30)


def test_waiting_for_nothing_ends(engine: Engine) -> None:
    assert Feed(engine).tail(0).wait(0) == []
    assert Feed(engine).last() == 0


@given(st.lists(st.tuples(st.sampled_from(["blob", "tree", "commit"]), st.binary(max_size=200)), max_size=10))
def test_packed_objects_unpack_to_themselves(objects) -> None:
    packed = pack(objects)
    assert packed is not None
    assert list(unpack(packed)) == objects
