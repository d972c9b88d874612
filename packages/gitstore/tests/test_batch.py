"""New objects are written together: as git would have written them, and all of them or nothing that counts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pygit2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plotweaver_gitstore import Batch, Store, entries, shape
from plotweaver_gitstore.batch import DRAFT

names = st.sampled_from(["a", "a.md", "a-b", "ab", "ä.md", "m"])
paths = st.lists(names, min_size=1, max_size=3).map("/".join)
trees = st.dictionaries(paths, st.binary(max_size=20), max_size=6)
edits = st.dictionaries(paths, st.none() | st.binary(max_size=20), max_size=6)

#: Writes 2 MB where files may have 1 MB.
FULL_DISK = """
import resource, sys, pygit2
from plotweaver_gitstore import Batch
resource.setrlimit(resource.RLIMIT_FSIZE, (2**20, 2**20))
import os
batch = Batch(pygit2.Repository(sys.argv[1]))
batch.add("blob", b"small")
batch.add("blob", os.urandom(2**21))
try:
    batch.write()
except OSError:
    sys.exit(7)
"""


def files_of(files: dict[str, bytes]) -> dict[str, bytes]:
    """What can be at once: a file wins over the folder that another path would need."""
    folders = {path[:place] for path in files for place, each in enumerate(path) if each == "/"}
    return {path: data for path, data in files.items() if path not in folders}


def tree_of(repository: pygit2.Repository, files: dict[str, bytes]) -> pygit2.Oid:
    index = pygit2.Index()
    for path, data in files.items():
        index.add(pygit2.IndexEntry(path, repository.create_blob(data), pygit2.enums.FileMode.BLOB))
    return index.write_tree(repository)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(trees.map(files_of), edits)
def test_a_tree_with_edits_is_the_one_that_git_makes(repository, files, changes) -> None:
    after = {**files, **changes}
    kept = {path: data for path, data in after.items() if data is not None}
    if kept != files_of(kept) or any(each.startswith(f"{path}/") for path in changes for each in files):
        return
    before = tree_of(repository, files)
    batch = Batch(repository)
    made = shape(repository, batch, before, changes)
    batch.write()
    assert made == tree_of(repository, kept)


def test_what_was_written_is_whole_and_what_was_here_is_left_alone(store: Store, repository) -> None:
    Batch(repository)
    first = Batch(repository)
    shape(repository, first, None, {"m/a.md": b"Rain.\n", "m/b.md": b"Wind.\n"})
    first.write()
    here = {path: path.stat().st_ino for path in files_in(store)}
    again = Batch(repository)
    tree = shape(repository, again, None, {"m/a.md": b"Rain.\n", "m/b.md": b"Sun.\n"})
    again.write()
    assert {path: path.stat().st_ino for path in files_in(store) if path in here} == here
    assert [entry.path for entry in entries(repository, commit(repository, tree))] == ["m/a.md", "m/b.md"]
    checked = subprocess.run(["git", "-C", repository.path, "fsck", "--strict"], capture_output=True, check=True)
    assert b"corrupt" not in checked.stderr


def test_drafts_are_no_objects_until_they_are_written(repository) -> None:
    batch = Batch(repository)
    oid = batch.add("blob", b"Rain.\n")
    batch.draft()
    assert oid not in repository
    batch.write()
    assert repository[oid].data == b"Rain.\n"


def test_what_is_written_beside_and_fails_leaves_no_half_object(store: Store, repository) -> None:
    batch = Batch(repository)
    batch.add("blob", b"Rain.\n")

    def fail() -> None:
        raise OSError("the disk failed")

    with pytest.raises(OSError, match="disk"):
        batch.write(fail)
    assert files_in(store) == []


def test_many_are_written_with_few_files_open(repository) -> None:
    batch = Batch(repository)
    shape(repository, batch, None, {f"m/{number}.md": b"%d" % number for number in range(300)})
    before = len(os.listdir("/proc/self/fd"))
    batch.write()
    assert len(os.listdir("/proc/self/fd")) <= before + 1
    assert all(repository.odb.exists(oid) for oid in ids(batch))


def test_a_full_disk_is_told_and_leaves_no_half_object(store: Store, repository) -> None:
    done = subprocess.run([sys.executable, "-c", FULL_DISK, repository.path], check=False)
    assert done.returncode == 7
    assert files_in(store) == []


def test_a_child_process_writes_though_its_parent_has_written(repository) -> None:
    parents = Batch(repository)
    shape(repository, parents, None, {"a.md": b"1", "b.md": b"2"})
    parents.write()
    child = os.fork()
    if child == 0:
        batch = Batch(repository)
        shape(repository, batch, None, {"c.md": b"3", "d.md": b"4"})
        batch.write()
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    assert repository.odb.exists(pygit2.hash(b"4"))


def commit(repository: pygit2.Repository, tree: pygit2.Oid) -> str:
    who = pygit2.Signature("Ada", "ada@example.org", 1, 0)
    return str(repository.create_commit(None, who, who, "a version", tree, []))


def ids(batch: Batch) -> list[pygit2.Oid]:
    return [pygit2.hash(data) for kind, data in batch.objects if kind == "blob"]


def files_in(store: Store) -> list[Path]:
    found = [path for path in (store.path("book") / "objects").rglob("*") if path.is_file()]
    assert not [path for path in found if path.name.startswith(DRAFT)]
    return found


@pytest.mark.parametrize("kind", ["blob", "tree", "commit"])
def test_an_object_has_the_id_that_git_gives_it(repository, kind) -> None:
    data = {"blob": b"Rain.\n", "tree": b"", "commit": b""}[kind]
    made = Batch(repository).add(kind, data)
    asked = ["git", "hash-object", "--literally", "-t", kind, "--stdin"]
    assert str(made) == subprocess.run(asked, input=data, capture_output=True, check=True).stdout.decode().strip()
