"""A version's files are read when they are looked at; edits lie on top."""

import pytest
from plotweaver_gitstore import EditedTree, LazyTree, ObjectMissing


@pytest.fixture
def tree(repository, commit):
    return LazyTree(repository, commit({"a.md": b"one", "b/c.md": b"two"}))


def test_it_is_what_reading_everything_would_give(tree):
    assert dict(tree) == {"a.md": b"one", "b/c.md": b"two"}
    assert len(tree) == 2
    assert "b" not in tree


def test_a_version_that_is_not_there_is_told_at_once(repository):
    with pytest.raises(ObjectMissing):
        LazyTree(repository, "0" * 40)


def test_edits_replace_add_and_delete(tree):
    edited = EditedTree(tree, {"a.md": None, "b/c.md": b"three", "d.md": b"four"})
    assert dict(edited) == {"b/c.md": b"three", "d.md": b"four"}
    assert len(edited) == 2
    assert "a.md" not in edited
    assert edited.get("a.md") is None
