"""The index of a book's words: a small database beside its copy, one entry for a text however many versions hold it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from plotweaver_bff.content.ranking import row_of
from plotweaver_bff.content.wording import Term

#: A database larger than this is begun anew with the texts that are searched just then.
LARGEST = 128 * 1024 * 1024
#: So many books' indexes stay open: to open one takes longer than a search.
_KEPT_OPEN = 16
_SCHEMA = """
CREATE TABLE IF NOT EXISTS texts (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (paragraph, content='', columnsize=0, tokenize='unicode61');
"""

#: Returns the paragraphs of a text, each as words parted by spaces.
Paragraphs = Callable[[], Iterable[str]]


@dataclass(frozen=True)
class Matches:
    """What was found.

    Attributes:
        numbers: of the texts that were searched, by name.
        held: for each term the rows (`ranking.row_of`) that hold it; the index holds older texts, too.
    """

    numbers: Mapping[str, int]
    held: list[set[int]]


@dataclass
class _Open:
    """An open index: the texts that it holds, by name, and what its file looked like when it was last used."""

    database: sqlite3.Connection
    known: dict[str, int]
    seen: tuple[int, ...]


class Index:
    """The indexes of all books; those searched last stay open.

    Args:
        grew: told how many bytes an index has grown by.
    """

    def __init__(self, grew: Callable[[int], None]) -> None:
        self._grew = grew
        # by plain strings: to look up a path is a call in Python, in the middle of which another thread may come
        self._using: defaultdict[str, Lock] = defaultdict(Lock)
        self._open: OrderedDict[str, _Open] = OrderedDict()

    def find(self, file: Path, texts: Mapping[str, Paragraphs], asked: Sequence[Term]) -> Matches:
        """Return which paragraphs hold what is asked for.

        Args:
            file: the book's index; it is made, or made again, when it is missing or broken.
            texts: what is searched, by a name that stands for one text for ever.
        """
        with self._using[str(file)]:
            try:
                found = self._found(file, texts, asked)
            except sqlite3.DatabaseError:
                # nothing is lost: all of it is in the book
                self._remove(file)
                found = self._found(file, texts, asked)
        self._close_others()
        return found

    def _found(self, file: Path, texts: Mapping[str, Paragraphs], asked: Sequence[Term]) -> Matches:
        index = self._opened(file)
        if any(name not in index.known for name in texts):
            self._add(index, texts)
            if _size(index.database) > LARGEST and len(index.known) > len(texts):
                self._remove(file)
                return self._found(file, texts, asked)
            index.seen = _look(file)
        return Matches({name: index.known[name] for name in texts}, [_rows(index.database, term) for term in asked])

    def _opened(self, file: Path) -> _Open:
        index = self._open.get(str(file))
        # another file under the same name is another copy of the book, or somebody's doing
        if index is None or index.seen != _look(file):
            self._close(str(file))
            database = sqlite3.connect(file, check_same_thread=False)
            # what a crash spoils is made again: nothing here is worth waiting for a disk
            database.execute("PRAGMA journal_mode = MEMORY")
            database.execute("PRAGMA synchronous = OFF")
            database.executescript(_SCHEMA)
            index = _Open(database, dict(database.execute("SELECT name, number FROM texts")), _look(file))
            self._open[str(file)] = index
        self._open.move_to_end(str(file))
        return index

    def _add(self, index: _Open, texts: Mapping[str, Paragraphs]) -> None:
        database, before, added = index.database, _size(index.database), {}
        with database:
            for name in (each for each in texts if each not in index.known):
                number = database.execute("INSERT INTO texts (name) VALUES (?)", (name,)).lastrowid or 0
                rows = ((row_of(number, place), words) for place, words in enumerate(texts[name]()))
                database.executemany("INSERT INTO words (rowid, paragraph) VALUES (?, ?)", rows)
                added[name] = number
        index.known |= added
        self._grew(_size(database) - before)

    def _close_others(self) -> None:
        for file in list(self._open)[:-_KEPT_OPEN]:
            # whoever searches it just now keeps it
            if self._using[file].acquire(blocking=False):
                self._close(file)
                self._using[file].release()

    def _close(self, file: str) -> None:
        index = self._open.pop(file, None)
        if index is not None:
            index.database.close()

    def _remove(self, file: Path) -> None:
        self._close(str(file))
        for path in (file, file.with_name(f"{file.name}-journal")):
            with contextlib.suppress(FileNotFoundError):
                path.unlink()


def _look(file: Path) -> tuple[int, ...]:
    try:
        found = file.stat()
    except FileNotFoundError:
        return ()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _rows(database: sqlite3.Connection, term: Term) -> set[int]:
    # words hold letters and digits alone, so that nothing in them is a sign to the database
    match = f'"{" ".join(term.words)}"' + (" *" if term.open else "")
    return {row for (row,) in database.execute("SELECT rowid FROM words WHERE words MATCH ?", (match,))}


def _size(database: sqlite3.Connection) -> int:
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    (size,) = database.execute("PRAGMA page_size").fetchone()
    return int(pages) * int(size)
