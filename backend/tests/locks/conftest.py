"""A book under real locks, on real repositories and a real database, with a clock that is set by hand."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from pathlib import Path

import pygit2
import pytest
from plotweaver_backend.changes import Author, Change, ChangeService, Committed, Move, mutex_for
from plotweaver_backend.database import session_factory
from plotweaver_backend.feed import Feed
from plotweaver_backend.http.call import Principal
from plotweaver_backend.locks.gate import LockGate
from plotweaver_backend.locks.service import LocksService
from plotweaver_contracts.locks import Lock, NewLock
from plotweaver_gitstore import MAIN, head
from sqlalchemy import Engine

FILES = {
    "plotweaver.yaml": "format: 1\ntitle: The mole\n",
    "manuscript/book.yaml": "chapters:\n  - one\n  - two\n  - three\n",
    "manuscript/one/chapter.yaml": "title: One\nscenes:\n  - a\n  - b\n  - c\n",
    "manuscript/one/a.md": "---\nid: sa\n---\nRain.\n",
    "manuscript/one/b.md": "---\nid: sb\n---\nWind.\n",
    "manuscript/one/c.md": "---\nid: sc\n---\nSun.\n",
    "manuscript/two/chapter.yaml": "title: Two\nscenes:\n  - d\n",
    "manuscript/two/d.md": "---\nid: sd\n---\nSnow.\n",
    "manuscript/three/chapter.yaml": "title: Three\nscenes:\n  - e\n",
    "manuscript/three/e.md": "Hail.\n",
    "characters/elena.yaml": "name: Elena\n",
    "world/mole.yaml": "name: The mole\n",
}


@dataclass
class House:
    """The book `book` and those who write in it."""

    changes: ChangeService
    locks: LocksService
    feed: Feed
    clock: list[int] = field(default_factory=lambda: [1_000_000])
    people: dict[str, Principal] = field(default_factory=dict)

    @property
    def repository(self) -> pygit2.Repository:
        return self.changes.store.open("book")

    def person(self, who: str) -> Principal:
        return self.people.setdefault(who, Principal("account", who, "s", who.title(), f"{who}@example.org"))

    def save(self, who: str, files: dict[str, str | None], base: str | None = "newest", **more) -> Committed:
        """Write as `who`; None deletes."""
        edits = {path: None if text is None else text.encode() for path, text in files.items()}
        ref = more.get("ref", MAIN)
        given = {"change_id": uuid.uuid4().hex, **more}
        base = head(self.repository, ref) if base == "newest" else base
        return self.changes.commit(Change("book", base, edits, "Wrote", self.person(who).author, **given))

    def push(self, who: str, files: dict[str, str]) -> Committed:
        """Bring a version that was made elsewhere, as `who` does with plain git."""
        repository = self.repository
        index, newest = pygit2.Index(), repository[head(repository)]
        index.read_tree(newest.tree)
        for path, text in files.items():
            index.add(pygit2.IndexEntry(path, repository.create_blob(text.encode()), 0o100644))
        made = repository.create_commit(
            None, newest.author, newest.author, "Pushed", index.write_tree(repository), [newest.id]
        )
        author = self.person(who).author
        return self.changes.move(Move("book", MAIN, str(newest.id), str(made), author, uuid.uuid4().hex))

    def take(self, who: str, kind: str = "scene", target: str = "sb", role: str = "writer", **more) -> Lock:
        wanted = NewLock(kind=kind, target=target, **{"level": "hard", **more})
        return self.locks.take("book", self.person(who), role, wanted)


@pytest.fixture
def house(engine: Engine, tmp_path: Path) -> House:
    feed, mutex = Feed(engine), mutex_for(engine, tmp_path / "locks")
    changes = ChangeService(engine, tmp_path / "repositories", mutex, feed)
    clock = [1_000_000]
    locks = LocksService(session_factory(engine), mutex, feed, changes.store, lambda *_: None, lambda: clock[0])
    changes.gates.register(LockGate(locks.alive))
    house = House(changes, locks, feed, clock)
    first = {path: text.encode() for path, text in FILES.items()}
    changes.commit(Change("book", None, first, "Began", Author("Ada", "ada@example.org", "ada"), "first"))
    return house
