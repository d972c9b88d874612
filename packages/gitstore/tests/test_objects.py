"""Objects travel from one repository to another."""

from __future__ import annotations

import subprocess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plotweaver_gitstore import ObjectMissing, Store, StoreError, copy_objects, new_objects, peeled, read_tree, swap
from pygit2.enums import ObjectType

paths = st.sampled_from(["a.md", "m/a.md", "m/b.md", "m/n/a.md", "w/a.yaml"])
trees = st.dictionaries(paths, st.binary(max_size=20), max_size=5)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(trees, min_size=1, max_size=5))
def test_a_mirror_fed_step_by_step_holds_every_version(store: Store, repository, commit, versions) -> None:
    mirror = store.create("mirror-" + repository.odb.write(3, repr(versions).encode()).__str__())
    known, whole = None, None
    for files in versions:
        version = commit(files)
        whole = new_objects(repository, [], [version])
        copy_objects(mirror, whole if known is None else new_objects(repository, [known], [version]))
        known = version
        assert read_tree(mirror, version) == files
    if "refs/heads/main" not in mirror.references:
        assert swap(mirror, None, known)
    checked = subprocess.run(["git", "-C", mirror.path, "fsck", "--strict"], capture_output=True, text=True, check=True)
    assert "missing" not in checked.stdout + checked.stderr


def test_only_what_is_new_travels(repository, commit) -> None:
    first = commit({"m/a.md": b"1", "w/b.md": b"2"})
    second = commit({"m/a.md": b"changed", "w/b.md": b"2"})
    kinds = [kind for kind, _ in new_objects(repository, [first], [second])]
    assert kinds == ["blob", "tree", "tree", "commit"]
    assert new_objects(repository, [second], [second]) == []


def test_an_object_whose_parts_are_absent_is_refused(store: Store, repository, commit) -> None:
    first = commit({"a.md": b"1"})
    second = commit({"a.md": b"2"})
    with pytest.raises(ObjectMissing):
        copy_objects(store.create("empty"), new_objects(repository, [first], [second]))


@pytest.mark.parametrize("absent", ["blob", "tree"])
@pytest.mark.parametrize("place", [0, 1, 2, 3])
@pytest.mark.parametrize("begun", [True, False])
def test_a_version_of_which_anything_is_absent_is_refused(
    store: Store, repository, commit, absent, place, begun
) -> None:
    first = commit({"m/a.md": b"1", "m/n/b.md": b"1", "w/c.md": b"1"})
    second = commit({"m/a.md": b"2", "m/n/b.md": b"2", "w/c.md": b"2"})
    mirror = store.create("mirror")
    if begun:
        copy_objects(mirror, new_objects(repository, [], [first]))
    whole = new_objects(repository, [first] if begun else [], [second])
    lacking = [each for each in whole if each[0] == absent]
    if place >= len(lacking):
        place = len(lacking) - 1
    with pytest.raises(ObjectMissing):
        copy_objects(mirror, [each for each in whole if each is not lacking[place]])


def test_an_unknown_type_is_refused(repository) -> None:
    with pytest.raises(StoreError):
        copy_objects(repository, [("bundle", b"")])


def test_two_branches_and_a_tag_travel_together(store: Store, repository, commit) -> None:
    first = commit({"a.md": b"1"})
    second = commit({"a.md": b"2"})
    text = f"object {first}\ntype commit\ntag named\ntagger Ann <ann@example.org> 1700000000 +0000\n\nTo Ann\n"
    tag = str(repository.odb.write(ObjectType.TAG, text.encode()))
    mirror = store.create("mirror")
    assert copy_objects(mirror, new_objects(repository, [], [second, tag]))[-1] == tag
    assert read_tree(mirror, second) == {"a.md": b"2"}
    assert str(peeled(mirror, tag).id) == first
    assert new_objects(repository, [tag, second], [tag]) == []


def test_a_version_that_is_not_here_cannot_be_left_out(repository, commit) -> None:
    with pytest.raises(ObjectMissing):
        new_objects(repository, ["0" * 40], [commit({"a.md": b"1"})])
