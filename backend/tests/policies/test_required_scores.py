"""A score that a book requires stops what takes it below, on every way in, and nobody who mends an old book."""

import uuid

import pygit2
import pytest
from plotweaver_backend.changes import Author, Change, ChangeRefused, ChangeService, Move, mutex_for
from plotweaver_backend.feed import Feed
from plotweaver_backend.policies.scores import ScoresGate
from plotweaver_gitstore import MAIN, head, read_tree
from plotweaver_manuscript.edits import new_book
from plotweaver_quality.recent import RecentMemory

ADA = Author("Ada", "ada@example.org")
FREE = "format: 1\ntitle: The mole\n"
ASKS = f"{FREE}gates:\n  require: {{style: 85}}\n"
GUIDE = "banned:\n  - suddenly\n"
CLEAN, SLIP = "The gulls rose over the mole.\n", "Suddenly the gulls rose. Suddenly it rained.\n"


@pytest.fixture
def book(engine, tmp_path):
    """Save files to a book that asks for its style."""
    changes = ChangeService(engine, tmp_path / "repositories", mutex_for(engine, tmp_path / "locks"), Feed(engine))
    changes.gates.register(ScoresGate(RecentMemory()))
    made = Book(changes)
    made.save({**new_book("The mole", "Ada"), "plotweaver.yaml": ASKS, "style/guide.yaml": GUIDE})
    return made


class Book:
    """A book, and two ways into it."""

    def __init__(self, changes):
        self.changes = changes

    @property
    def repository(self):
        return self.changes.store.open("book")

    @property
    def scene(self):
        files = read_tree(self.repository, head(self.repository))
        return next(path for path in sorted(files) if path.startswith("manuscript/") and path.endswith(".md"))

    def save(self, files, ref=MAIN):
        edits = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
        base = head(self.repository, ref) if self.changes.store.exists("book") else None
        return self.changes.commit(Change("book", base, edits, "Wrote", ADA, uuid.uuid4().hex, {}, ref=ref)).commit

    def pushed(self, path, text):
        repository = self.repository
        index, newest = pygit2.Index(), repository[head(repository)]
        index.read_tree(newest.tree)
        index.add(pygit2.IndexEntry(path, repository.create_blob(text.encode()), 0o100644))
        tree = index.write_tree(repository)
        made = repository.create_commit(None, newest.author, newest.author, "Pushed", tree, [newest.id])
        return self.changes.move(Move("book", MAIN, str(newest.id), str(made), ADA, uuid.uuid4().hex))


def test_what_takes_it_below_is_refused_with_both_figures(book):
    book.save({book.scene: CLEAN})
    before = head(book.repository)
    for way in (lambda: book.save({book.scene: SLIP}), lambda: book.pushed(book.scene, SLIP)):
        with pytest.raises(ChangeRefused) as refused:
            way()
        (objection,) = refused.value.detail["violations"]
        assert objection.rule == "gates.require"
        assert objection.path == book.scene
        assert objection.message == "Its score of style would be 50 of 100; the book asks for 85."
    assert head(book.repository) == before


def test_the_first_words_of_a_book_are_judged_and_taking_out_the_last_ones_is_not(book):
    with pytest.raises(ChangeRefused):
        book.save({book.scene: SLIP})
    book.save({book.scene: CLEAN})
    book.save({book.scene: "\n"})


def test_an_old_book_below_its_score_can_be_mended_and_written_around_but_not_made_worse(book):
    book.save({"plotweaver.yaml": FREE})
    book.save({book.scene: SLIP})
    book.save({"plotweaver.yaml": ASKS})
    book.save({"notes.md": "Suddenly.\n"})
    with pytest.raises(ChangeRefused):
        book.save({book.scene: f"{SLIP}Suddenly it was dark.\n"})
    book.save({book.scene: SLIP.replace("Suddenly it", "It")})


def test_a_change_cannot_lift_the_score_that_it_misses(book):
    with pytest.raises(ChangeRefused):
        book.save({"plotweaver.yaml": FREE, book.scene: SLIP})


def test_a_draft_of_the_book_is_free(book):
    book.changes.move(Move("book", "refs/heads/side", None, head(book.repository), ADA, "begin"))
    book.save({book.scene: SLIP}, ref="refs/heads/side")


def test_what_no_check_judges_stops_nobody(book):
    book.save({"plotweaver.yaml": f"{FREE}gates:\n  require: {{voice: 85}}\n"})
    book.save({book.scene: SLIP})
