"""What the checks found of a scene, kept between two runs in the user's cache, so that only what changed is read again.

One SQLite file for all books; each entry is MessagePack under a name made of a scene's or sentence's text, the settings
and the program. It can be deleted at any time. Where it cannot be read or written, checking goes on without it.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgpack
from plotweaver_quality.edition import edition
from plotweaver_quality.findings import Finding
from plotweaver_quality.plain import from_plain, to_plain

#: Entries that no run asked for in so many days go.
DAYS = 60
_DAY = 86_400
_TABLE = (
    "CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, value BLOB NOT NULL, day INTEGER NOT NULL) WITHOUT ROWID"
)


class DiskMemory:
    """Entries by name: those of this run in memory, older ones in the file.

    Args:
        connection: an open database; None: nothing is kept.
    """

    def __init__(self, connection: sqlite3.Connection | None) -> None:
        self._connection = connection
        self._here: dict[str, Any] = {}
        self._new: dict[str, Any] = {}
        self._program = edition() if connection is not None else ""
        self._there = self._names()

    def get(self, name: str) -> Any:
        """Return an entry, or None."""
        if name not in self._here:
            found = self._row(name)
            if found is None:
                return None
            self._here[name] = _decoded(found)
        return self._here[name]

    def keep(self, name: str, value: Any) -> None:
        """Keep an entry."""
        self._here[name] = self._new[name] = value

    def save(self) -> None:
        """Write what is new, and forget what nobody asked for in a long time."""
        if self._connection is None:
            return
        today = int(time.time() // _DAY)
        rows = [(f"{self._program}/{name}", _encoded(value), today) for name, value in self._new.items()]
        used = [(today, f"{self._program}/{name}", today) for name in self._here.keys() - self._new.keys()]
        with self._connection as write:
            write.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
            write.executemany("UPDATE kept SET day = ? WHERE name = ? AND day < ?", used)
            write.execute("DELETE FROM kept WHERE day < ?", (today - DAYS,))
        self._new.clear()

    def _names(self) -> frozenset[str]:
        """Return the names of this program's entries: a new book asks for thousands that are not there."""
        if self._connection is None:
            return frozenset()
        # what begins with the program's name, by the order of names
        found = self._connection.execute(
            "SELECT name FROM kept WHERE name BETWEEN ? AND ?", (f"{self._program}/", f"{self._program}0")
        )
        return frozenset(name for (name,) in found)

    def _row(self, name: str) -> bytes | None:
        if self._connection is None or f"{self._program}/{name}" not in self._there:
            return None
        found = self._connection.execute("SELECT value FROM kept WHERE name = ?", (f"{self._program}/{name}",))
        row = found.fetchone()
        return None if row is None else bytes(row[0])


@contextmanager
def remembering() -> Iterator[DiskMemory]:
    """Give the memory of this user, and write what is new in it at the end."""
    try:
        connection = _opened()
    except (OSError, sqlite3.Error):
        connection = None  # a cache that cannot be used costs time, and nothing else
    memory = DiskMemory(connection)
    yield memory
    try:
        memory.save()
    except sqlite3.Error:
        return
    finally:
        if connection is not None:
            connection.close()


def _opened() -> sqlite3.Connection:
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "plotweaver"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    connection = sqlite3.connect(folder / "checks.sqlite", timeout=2)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = OFF")  # what is lost is found again
    connection.execute(_TABLE)
    return connection


def _encoded(value: Any) -> bytes:
    if isinstance(value, list) and value and all(isinstance(each, Finding) for each in value):
        return _packed({"findings": [to_plain(each) for each in value]})
    return _packed({"gathered": value})


def _packed(data: Mapping[str, Any]) -> bytes:
    # prose may hold halves of characters, as files from elsewhere do
    return bytes(msgpack.packb(data, unicode_errors="surrogatepass"))


def _decoded(packed: bytes) -> Any:
    data = msgpack.unpackb(packed, unicode_errors="surrogatepass", strict_map_key=False)
    return [from_plain(each) for each in data["findings"]] if "findings" in data else data["gathered"]
