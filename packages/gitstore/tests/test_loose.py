"""A loose object is read as libgit2 reads it, and one that is cut short is an error: libgit2 would never end."""

import subprocess
from pathlib import Path

import pygit2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_gitstore import Batch, read_tree
from plotweaver_gitstore.loose import bounded, opened

# more than is inflated in one go, and just as much
LENGTHS = [0, 1, 4000, (1 << 16) - 11, (1 << 16) - 10, 1 << 16, 200_000, 3 << 20]


def loose(folder, oid):
    return Path(folder) / "objects" / str(oid)[:2] / str(oid)[2:]


def cut(file, length):
    file.chmod(0o644)
    file.write_bytes(file.read_bytes()[:length])


def ways(oid):
    """Every way in which a whole object is read."""
    return [lambda each: each[oid], lambda each: each.odb.read(oid), lambda each: each[str(oid)[:12]]]


@pytest.mark.parametrize("length", LENGTHS)
def test_whole_objects_of_every_length_are_read(repository, length):
    data = (b"Rain fell on the letter. " * (length // 25 + 1))[:length]
    oid = repository.create_blob(data)
    fresh = opened(repository.path)
    assert [fresh[oid].data, fresh.odb.read(oid)[1], fresh[str(oid)[:12]].data] == [data] * 3
    assert fresh.odb.read_header(oid) == (3, length)


def test_every_kind_of_object_is_read_as_what_it_is(repository, commit):
    version = commit({"a/b.md": b"Rain.\n"})
    who = pygit2.Signature("Ada", "ada@example.org", 1, 0)
    tag = repository.create_tag("first", version, pygit2.enums.ObjectType.COMMIT, who, "first")
    fresh = opened(repository.path)
    assert isinstance(fresh[tag], pygit2.Tag)
    assert read_tree(fresh, version) == {"a/b.md": b"Rain.\n"}


@given(data=st.binary(max_size=3000), kept=st.floats(0, 1, exclude_max=True))
def test_an_object_that_ends_anywhere_before_its_end_is_an_error(tmp_path_factory, data, kept):
    folder = tmp_path_factory.mktemp("cut")
    oid = pygit2.init_repository(str(folder), bare=True).create_blob(data)
    file = loose(folder, oid)
    cut(file, int(file.stat().st_size * kept))
    for read in ways(oid):
        with pytest.raises(pygit2.GitError) as told:
            read(opened(folder))
        assert str(folder) not in str(told.value)


@pytest.mark.parametrize("spoil", [lambda raw: b"", lambda raw: b"rain", lambda raw: raw + b"x", lambda raw: raw[::-1]])
def test_what_is_no_object_is_an_error(repository, spoil):
    oid = repository.create_blob(b"Rain.\n" * 300)
    file = loose(repository.path, oid)
    file.chmod(0o644)
    file.write_bytes(spoil(file.read_bytes()))
    for read in ways(oid):
        with pytest.raises(pygit2.GitError):
            read(opened(repository.path))


def test_an_object_whose_bytes_are_anothers_is_an_error(repository):
    oid, other = repository.create_blob(b"Rain.\n"), repository.create_blob(b"Snow.\n")
    loose(repository.path, oid).unlink()
    loose(repository.path, other).rename(loose(repository.path, oid))
    with pytest.raises(pygit2.GitError):
        opened(repository.path)[oid]


def test_a_handle_that_is_open_meets_the_damage_that_comes_later(repository, commit):
    version = commit({"a.md": b"Rain.\n" * 300, "b.md": b"Snow.\n" * 300})
    fresh = opened(repository.path)
    tree = fresh[version].tree
    cut(loose(repository.path, tree["b.md"].id), 20)
    with pytest.raises(pygit2.GitError):
        read_tree(opened(repository.path), version)
    assert fresh[tree["a.md"].id].data == b"Rain.\n" * 300


def test_what_is_not_here_is_missing_as_ever(repository):
    fresh = opened(repository.path)
    for read in ways(pygit2.Oid(hex="12" * 20)):
        with pytest.raises(KeyError):
            read(fresh)


def test_what_is_packed_while_the_handle_is_open_is_read_from_there(repository, commit):
    version, fresh = commit({"a.md": b"Rain.\n"}), opened(repository.path)
    later = commit({"a.md": b"Snow.\n"})
    subprocess.run(["git", "-C", repository.path, "repack", "-a", "-d", "-q"], check=True)
    assert not list(Path(repository.path).glob("objects/[0-9a-f][0-9a-f]/*"))
    assert [read_tree(fresh, each)["a.md"] for each in (version, later)] == [b"Rain.\n", b"Snow.\n"]


def test_what_a_repository_builds_on_is_read_there_and_damage_there_is_an_error(store, repository, commit):
    version = commit({"a.md": b"Rain.\n" * 300})
    upon = store.create("upon", f"{repository.path}objects")
    third = store.create("third", "../../upon.git/objects")
    for each in (upon, third):
        assert read_tree(each, version) == {"a.md": b"Rain.\n" * 300}
    cut(loose(repository.path, repository[version].tree["a.md"].id), 20)
    for each in (upon, third):
        with pytest.raises(pygit2.GitError):
            read_tree(opened(each.path), version)


def test_an_authors_second_working_copy_is_read_from_the_repository_that_both_share(tmp_path):
    first = pygit2.init_repository(str(tmp_path / "first"))
    who = pygit2.Signature("Ada", "ada@example.org", 1, 0)
    version = first.create_commit("HEAD", who, who, "first", first.TreeBuilder().write(), [])
    first.add_worktree("second", str(tmp_path / "second"))
    assert bounded(pygit2.Repository(str(tmp_path / "second")))[version].id == version


def test_an_object_cut_short_that_is_written_again_is_whole(repository):
    data = b"Rain.\n" * 300
    oid = repository.create_blob(data)
    cut(loose(repository.path, oid), 20)
    batch = Batch(opened(repository.path))
    assert batch.add("blob", data) == oid
    batch.write()
    assert opened(repository.path)[oid].data == data
