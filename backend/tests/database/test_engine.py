"""The engine keeps every acknowledged write, on both databases."""

from __future__ import annotations

import subprocess
import sys

import pytest
from plotweaver_backend.database import make_engine
from plotweaver_backend.database.engine import with_option
from sqlalchemy import Engine, make_url, text

INCREMENT = """
import sys
from sqlalchemy import text
from plotweaver_backend.database import make_engine
engine = make_engine(sys.argv[1])
for _ in range(100):
    with engine.begin() as connection:
        n = connection.execute(text("SELECT n FROM counter" + sys.argv[2])).scalar_one()
        connection.execute(text("UPDATE counter SET n = :n"), {"n": n + 1})
"""


def test_an_unknown_database_is_refused() -> None:
    with pytest.raises(ValueError, match="mysql"):
        make_engine("mysql://somewhere/db")


def test_three_processes_that_read_and_then_write_lose_nothing(engine: Engine, database_url: str) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE counter (n INTEGER)"))
        connection.execute(text("INSERT INTO counter VALUES (0)"))
    lock = " FOR UPDATE" if engine.dialect.name == "postgresql" else ""
    writers = [subprocess.Popen([sys.executable, "-c", INCREMENT, database_url, lock]) for _ in range(3)]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    with engine.connect() as connection:
        assert connection.execute(text("SELECT n FROM counter")).scalar_one() == 300


def test_sqlite_writes_are_synced_to_disk(tmp_path) -> None:
    with make_engine(f"sqlite:///{tmp_path / 'a.db'}").connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
        assert connection.execute(text("PRAGMA synchronous")).scalar_one() == 2


def test_what_an_address_asks_of_postgresql_is_kept() -> None:
    address = make_url("postgresql://host/db?options=-c%20work_mem%3D8MB")
    assert with_option(address, "synchronous_commit=on") == {"options": "-c work_mem=8MB -c synchronous_commit=on"}
    assert with_option(make_url("postgresql://host/db"), "a=1") == {"options": "-c a=1"}
