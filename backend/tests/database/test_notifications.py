"""What one process says, another hears, also after its connection broke."""

from __future__ import annotations

import queue
import subprocess
import sys

import pytest
from plotweaver_backend.database.notifications import Notifications
from sqlalchemy import Engine, text

SAYING = """
import sys
from plotweaver_backend.database import make_engine
from plotweaver_backend.database.notifications import Notifications
engine = make_engine(sys.argv[1])
with engine.begin() as connection:
    Notifications(engine).send(connection, "news", *sys.argv[2:])
with engine.connect() as connection:
    Notifications(engine).send(connection, "news", "taken back")
    connection.rollback()
"""


@pytest.fixture
def heard(engine: Engine):
    """Messages that this process hears."""
    messages: queue.Queue[str] = queue.Queue()
    notifications = Notifications(engine)
    notifications.subscribe("news", messages.put)
    notifications.start()
    return messages


def test_messages_of_another_process_are_heard_in_order(heard, engine: Engine, database_url: str) -> None:
    if engine.dialect.name == "sqlite":
        return
    for _ in range(2):
        subprocess.run([sys.executable, "-c", SAYING, database_url, "first", "sécond", "x" * 7900], check=True)
    assert [heard.get(timeout=30) for _ in range(6)] == ["first", "sécond", "x" * 7900] * 2
    assert heard.empty()


def test_listening_begins_again_when_the_connection_breaks(heard, engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        return
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"))
    news = ""
    for _ in range(120):
        with engine.begin() as connection:
            Notifications(engine).send(connection, "news", "again")
        try:
            news = heard.get(timeout=0.5)
            break
        except queue.Empty:
            continue
    assert news == "again"


def test_a_subscriber_that_fails_does_not_deafen_the_others(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        return
    messages: queue.Queue[str] = queue.Queue()
    notifications = Notifications(engine)
    notifications.subscribe("news", int)
    notifications.subscribe("news", messages.put)
    notifications.start()
    with engine.begin() as connection:
        notifications.send(connection, "news", "no number")
    assert messages.get(timeout=30) == "no number"


def test_on_sqlite_nothing_listens_and_nothing_is_said(engine: Engine, heard) -> None:
    if engine.dialect.name == "postgresql":
        return
    with engine.begin() as connection:
        Notifications(engine).send(connection, "news", "to nobody")
    assert heard.empty()
