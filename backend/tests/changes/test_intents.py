"""What became of a change is recorded and told once, even by one who lost the mutex on the way."""

from __future__ import annotations

import pytest
from plotweaver_backend.changes.intents import Intents, intent_of
from plotweaver_backend.changes.tables import IntentRow
from plotweaver_backend.changes.writing import add_commit
from plotweaver_gitstore import Batch, head, shape, swap


@pytest.fixture
def intents(engine, feed):
    return Intents(engine, feed)


@pytest.fixture
def moved(service, change, intents):
    """A branch that moved, with an intent that is still open."""
    wanted = change(None, {"a.md": b"1"}, change_id="c")
    repository = service.store.create("book")
    batch = Batch(repository)
    commit = add_commit(batch, wanted, None, shape(repository, batch, None, wanted.edits))
    batch.write()
    intent = intent_of(wanted, None, commit, merged=False)
    intents.write(intent)
    assert swap(repository, None, commit)
    return repository, intent


def test_an_outcome_that_someone_else_recorded_is_not_told_again(moved, intents, feed) -> None:
    repository, intent = moved
    (same,) = intents.open("book")
    assert intents.settle(repository, same) == intents.settle(repository, intent) == 1
    assert feed.last() == 1


def test_an_outcome_is_recorded_though_someone_dropped_its_intent(moved, intents, feed) -> None:
    repository, intent = moved
    intents.drop(intent)
    assert intents.settle(repository, intent) == 1
    found = intents.find("c")
    assert isinstance(found, IntentRow)
    assert (found.commit, found.seq) == (intent.commit, 1)
    assert [event.data["commit"] for event in feed.after(0)] == [intent.commit]


def test_an_intent_whose_objects_never_came_is_forgotten(service, change, intents) -> None:
    first = service.commit(change(None, {"a.md": b"1"})).commit
    wanted = change(first, {"a.md": b"2"}, change_id="lost")
    intents.write(intent_of(wanted, first, "e" * 40, merged=False))
    service.recover()
    assert intents.find("lost") is None
    assert head(service.store.open("book")) == first
    assert service.commit(wanted).replayed is False


def test_what_is_announced_and_then_fails_is_forgotten(service, change, intents) -> None:
    service.commit(change(None, {"a.md": b"1"}))
    intent = intent_of(change(None, {}, change_id="failed"), None, "e" * 40, merged=False)
    with pytest.raises(OSError, match="disk"), intents.announced(intent):
        raise OSError("the disk failed")
    assert intents.find("failed") is None
