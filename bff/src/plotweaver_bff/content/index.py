"""The index of a book's words: a small database beside its copy, one entry for a text however many versions hold it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock

from plotweaver_bff.content.wording import Term

#: A database larger than this is begun anew with the texts that are searched just then.
LARGEST = 128 * 1024 * 1024
#: A row's number is its text's and, in these lower bits, its paragraph's.
_BITS = 20
_SCHEMA = """
CREATE TABLE IF NOT EXISTS texts (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (paragraph, content='', columnsize=0, tokenize='unicode61');
"""

#: A paragraph: the text's name, and its place in it.
Place = tuple[str, int]
#: Returns the paragraphs of a text, each as words parted by spaces.
Paragraphs = Callable[[], Iterable[str]]


class Index:
    """The indexes of all books.

    Args:
        grew: told how many bytes an index has grown by.
    """

    def __init__(self, grew: Callable[[int], None]) -> None:
        self._grew = grew
        self._using: defaultdict[Path, Lock] = defaultdict(Lock)

    def find(self, file: Path, texts: Mapping[str, Paragraphs], asked: Sequence[Term]) -> list[set[Place]]:
        """Return for each term the paragraphs that hold it.

        Args:
            file: the book's index; it is made, or made again, when it is missing or broken.
            texts: what is searched, by a name that stands for one text for ever.
        """
        with self._using[file]:
            try:
                return self._found(file, texts, asked)
            except sqlite3.DatabaseError:
                # nothing is lost: all of it is in the book
                _remove(file)
                return self._found(file, texts, asked)

    def _found(self, file: Path, texts: Mapping[str, Paragraphs], asked: Sequence[Term]) -> list[set[Place]]:
        with _opened(file) as database:
            numbers = self._numbers(database, texts)
            if _size(database) <= LARGEST or len(numbers) <= len(texts):
                names = {number: name for name, number in numbers.items() if name in texts}
                return [set(_places(database, term, names)) for term in asked]
        _remove(file)
        return self._found(file, texts, asked)

    def _numbers(self, database: sqlite3.Connection, texts: Mapping[str, Paragraphs]) -> dict[str, int]:
        known = dict(database.execute("SELECT name, number FROM texts"))
        new = [name for name in texts if name not in known]
        if not new:
            return known
        before = _size(database)
        with database:
            for name in new:
                number = database.execute("INSERT INTO texts (name) VALUES (?)", (name,)).lastrowid or 0
                rows = (((number << _BITS) + place, words) for place, words in enumerate(texts[name]()))
                database.executemany("INSERT INTO words (rowid, paragraph) VALUES (?, ?)", rows)
                known[name] = number
        self._grew(_size(database) - before)
        return known


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file, check_same_thread=False)) as database:
        # what a crash spoils is made again: nothing here is worth waiting for a disk
        database.execute("PRAGMA journal_mode = MEMORY")
        database.execute("PRAGMA synchronous = OFF")
        database.executescript(_SCHEMA)
        yield database


def _places(database: sqlite3.Connection, term: Term, names: Mapping[int, str]) -> Iterator[Place]:
    # words hold letters and digits alone, so that nothing in them is a sign to the database
    match = f'"{" ".join(term.words)}"' + (" *" if term.open else "")
    for (row,) in database.execute("SELECT rowid FROM words WHERE words MATCH ?", (match,)):
        name = names.get(row >> _BITS)
        if name is not None:
            yield name, row & ((1 << _BITS) - 1)


def _size(database: sqlite3.Connection) -> int:
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    (size,) = database.execute("PRAGMA page_size").fetchone()
    return int(pages) * int(size)


def _remove(file: Path) -> None:
    for path in (file, file.with_name(f"{file.name}-journal")):
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
