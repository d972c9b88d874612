"""A book's own rules and blocking checks hold for saves, pushed versions, drafts and agents alike."""

import uuid

import pygit2
import pytest
from plotweaver_backend.changes import Author, Change, ChangeRefused, ChangeService, Move, mutex_for
from plotweaver_backend.feed import Feed
from plotweaver_backend.policies.checks import ChecksGate
from plotweaver_backend.policies.rules import ProjectRulesGate
from plotweaver_gitstore import MAIN, head, read_tree
from plotweaver_manuscript.edits import new_book
from plotweaver_quality.recent import RecentMemory

ADA = Author("Ada", "ada@example.org")
SIDE = "refs/heads/side"
SETTINGS = """\
format: 1
title: The mole
rules:
  - name: placeholders
    paths: "manuscript/**"
    forbid: [TK]
    message: Finish it first.
gates:
  block: [style]
"""
GUIDE = "banned:\n  - suddenly\n"


@pytest.fixture
def book(engine, tmp_path):
    changes = ChangeService(engine, tmp_path / "repositories", mutex_for(engine, tmp_path / "locks"), Feed(engine))
    changes.gates.register(ProjectRulesGate())
    changes.gates.register(ChecksGate(RecentMemory()))
    book = Book(changes)
    book.save({**new_book("The mole", "Ada"), "plotweaver.yaml": SETTINGS, "style/guide.yaml": GUIDE}, None)
    return book


class Book:
    """A book with rules, and the ways into it."""

    def __init__(self, changes):
        self.changes = changes

    @property
    def repository(self):
        return self.changes.store.open("book")

    @property
    def scene(self):
        return next(path for path in _files(self.repository) if path.endswith(".md"))

    def save(self, files, base="newest", ref=MAIN, trailers=None):
        edits = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
        base = head(self.repository, ref) if base == "newest" else base
        made = Change("book", base, edits, "Wrote", ADA, uuid.uuid4().hex, trailers or {}, ref=ref)
        return self.changes.commit(made).commit

    def branch(self):
        self.changes.move(Move("book", SIDE, None, head(self.repository), ADA, "begin"))

    def pushed(self, path, text):
        """Make a version as git would, on top of the book."""
        repository = self.repository
        index, newest = pygit2.Index(), repository[head(repository)]
        index.read_tree(newest.tree)
        entry = pygit2.IndexEntry(path, repository.create_blob(text.encode()), 0o100644)
        index.add(entry)
        tree = index.write_tree(repository)
        made = repository.create_commit(None, newest.author, newest.author, "Pushed", tree, [newest.id])
        return self.changes.move(Move("book", MAIN, str(newest.id), str(made), ADA, uuid.uuid4().hex))


def _files(repository):
    return sorted(path for path in read_tree(repository, head(repository)) if path.startswith("manuscript/"))


@pytest.mark.parametrize(("text", "rule"), [("A TK here.\n", "book.placeholders"), ("Suddenly it rained.\n", "style.")])
def test_a_save_a_push_and_an_agent_are_refused_alike(book, text, rule):
    before = head(book.repository)
    ways = (
        lambda: book.save({book.scene: text}),
        lambda: book.pushed(book.scene, text),
        lambda: book.save({book.scene: text}, trailers={"Plotweaver-Agent": "scene-writer@1"}),
    )
    for way in ways:
        with pytest.raises(ChangeRefused) as refused:
            way()
        assert refused.value.detail["violations"][0].rule.startswith(rule)
    assert head(book.repository) == before


def test_a_refusal_quotes_what_it_means(book):
    with pytest.raises(ChangeRefused) as refused:
        book.save({book.scene: "Suddenly it rained.\n"})
    assert "“Suddenly”" in refused.value.detail["violations"][0].message


def test_other_files_and_clean_words_pass(book):
    book.save({"notes.md": "TK suddenly\n"})
    book.save({book.scene: "It rained.\n"})


def test_what_was_there_before_a_rule_stays_and_can_be_written_around(book):
    old = SETTINGS.partition("rules:")[0]
    book.save({"plotweaver.yaml": old})
    book.save({book.scene: "TK. Suddenly it rained.\n"})
    book.save({"plotweaver.yaml": SETTINGS})
    book.save({"notes.md": "Fine.\n"})
    # a finding of a check is known; a rule judges the whole file that is touched
    with pytest.raises(ChangeRefused, match="TK"):
        book.save({book.scene: "TK. Suddenly it rained. More.\n"})
    book.save({book.scene: "Suddenly it rained. More.\n"})


def test_no_change_lifts_the_rule_that_it_breaks(book):
    with pytest.raises(ChangeRefused):
        book.save({"plotweaver.yaml": "format: 1\ntitle: The mole\n", book.scene: "TK\n"})


def test_checks_leave_drafts_alone_and_rules_do_not(book):
    book.branch()
    book.save({book.scene: "Suddenly it rained.\n"}, ref=SIDE)
    with pytest.raises(ChangeRefused):
        book.save({book.scene: "TK\n"}, ref=SIDE)


def test_an_accepted_finding_stops_nobody(book):
    with pytest.raises(ChangeRefused) as refused:
        book.save({book.scene: "Suddenly it rained.\n"})
    remedy = refused.value.detail["violations"][0].remedy
    fingerprint = remedy.rpartition("(")[2].partition(")")[0]
    waivers = f"waivers:\n  - finding: {fingerprint}\n    reason: Her way of speaking.\n"
    book.save({"quality/waivers.yaml": waivers})
    book.save({book.scene: "Suddenly it rained.\n"})


def test_broken_rules_and_broken_settings_stop_nobody(book):
    book.save({"plotweaver.yaml": "format: 1\ntitle: The mole\nrules: [nonsense]\n"})
    book.save({book.scene: "TK\n"})
    book.save({"plotweaver.yaml": "title: [\n"})
    book.save({book.scene: "TK TK\n"})
