"""A book behind gates, and the ways into it."""

import uuid

import pygit2
import pytest
from plotweaver_backend.changes import Author, Change, ChangeService, Move, mutex_for
from plotweaver_backend.feed import Feed
from plotweaver_gitstore import MAIN, head, read_tree
from plotweaver_manuscript.edits import new_book

ADA = Author("Ada", "ada@example.org")


class Book:
    """A book, and the ways into it."""

    def __init__(self, changes):
        self.changes = changes

    @property
    def repository(self):
        return self.changes.store.open("book")

    @property
    def scene(self):
        files = read_tree(self.repository, head(self.repository))
        return next(path for path in sorted(files) if path.startswith("manuscript/") and path.endswith(".md"))

    def save(self, files, ref=MAIN, trailers=None):
        edits = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
        base = head(self.repository, ref) if self.changes.store.exists("book") else None
        made = Change("book", base, edits, "Wrote", ADA, uuid.uuid4().hex, trailers or {}, ref=ref)
        return self.changes.commit(made).commit

    def branch(self, ref):
        """Begin a branch at the newest version."""
        self.changes.move(Move("book", ref, None, head(self.repository), ADA, "begin"))

    def pushed(self, path, text):
        """Make a version as git would, on top of the book."""
        repository = self.repository
        index, newest = pygit2.Index(), repository[head(repository)]
        index.read_tree(newest.tree)
        index.add(pygit2.IndexEntry(path, repository.create_blob(text.encode()), 0o100644))
        tree = index.write_tree(repository)
        made = repository.create_commit(None, newest.author, newest.author, "Pushed", tree, [newest.id])
        return self.changes.move(Move("book", MAIN, str(newest.id), str(made), ADA, uuid.uuid4().hex))


@pytest.fixture
def behind(engine, tmp_path):
    """Begin a book behind gates, with settings of its own and a guide that bans a word."""

    def begin(settings, *gates):
        changes = ChangeService(engine, tmp_path / "repositories", mutex_for(engine, tmp_path / "locks"), Feed(engine))
        for gate in gates:
            add = changes.gates.register_long if hasattr(gate, "concerns") else changes.gates.register
            add(gate)
        book = Book(changes)
        guide = {"style/guide.yaml": "banned:\n  - suddenly\n"}
        book.save({**new_book("The mole", "Ada"), "plotweaver.yaml": settings, **guide})
        return book

    return begin
