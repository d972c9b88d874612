"""A repository sends what another one lacks as one pack, and nothing damaged is taken in."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from plotweaver_gitstore import ObjectMissing, Pack, StoreError, read_tree, swap, take_pack, write_pack

FILES = {f"m/{number}.md": f"{number} is written.\n".encode() * 40 for number in range(20)}


@pytest.fixture
def sent(repository, tmp_path):
    """Pack what a repository that holds `known` lacks."""
    made = []

    def send(known, *wanted) -> Pack | None:
        folder = tmp_path / f"sent-{len(made)}"
        folder.mkdir()
        made.append(write_pack(repository, known, wanted, folder))
        return made[-1]

    return send


@pytest.fixture
def mirror(store):
    return store.create("mirror")


def _fsck(repository):
    command = ["git", "-C", repository.path, "fsck", "--strict"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    return ran.stdout + ran.stderr


def _packs(repository):
    return sorted(path.suffix for path in (Path(repository.path) / "objects/pack").iterdir())


def test_a_whole_book_and_then_what_is_new_arrive_as_packs(repository, commit, sent, mirror) -> None:
    first = commit(FILES)
    tag = str(repository.create_tag("draft", repository[first].id, 1, repository[first].author, "The draft"))
    take_pack(mirror, sent([], first, tag))
    assert read_tree(mirror, first) == FILES
    assert tag in mirror
    second = commit(FILES | {"m/3.md": b"Otherwise.\n"})
    take_pack(mirror, sent([first], second))
    assert swap(mirror, None, second)
    assert read_tree(mirror, second)["m/3.md"] == b"Otherwise.\n"
    assert _packs(mirror) == [".idx", ".idx", ".pack", ".pack"]
    assert "missing" not in _fsck(mirror)


def test_who_has_everything_is_sent_nothing(commit, sent) -> None:
    version = commit(FILES)
    assert sent([version], version) is None


def test_a_pack_is_written_to_another_disk_than_the_books(repository, commit, tmp_path) -> None:
    elsewhere = [place for place in (Path("/dev/shm"), Path.cwd()) if place.exists()]
    other = next((place for place in elsewhere if place.stat().st_dev != tmp_path.stat().st_dev), None)
    if other is None:
        pytest.skip("2026-11-29: there is only one disk here, so nothing can be written to another one")
    with TemporaryDirectory(dir=other) as folder:
        made = write_pack(repository, [], [commit(FILES)], Path(folder))
        assert made is not None and made.pack.stat().st_dev == other.stat().st_dev


def test_versions_of_a_text_are_packed_beside_each_other(commit, sent) -> None:
    long = os.urandom(10_000)
    for number in range(30):
        version = commit(FILES | {"m/long.md": long + str(number).encode()})
    assert sent([], version).pack.stat().st_size < 3 * len(long)


def test_what_names_something_that_is_not_here_is_not_taken_in(repository, commit, sent, mirror) -> None:
    first = commit(FILES)
    second = commit(FILES | {"m/3.md": b"Otherwise.\n"})
    with pytest.raises(ObjectMissing):
        take_pack(mirror, sent([first], second))
    assert second not in mirror
    assert _packs(mirror) == []


@pytest.mark.parametrize("file", ["pack", "index"])
@pytest.mark.parametrize("how", ["shorter", "other"])
def test_what_did_not_arrive_as_it_was_sent_is_not_taken_in(commit, sent, mirror, file, how) -> None:
    given = sent([], commit(FILES))
    path = getattr(given, file)
    data = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(data[: len(data) // 2] if how == "shorter" else data[:200] + bytes([data[200] ^ 1]) + data[201:])
    with pytest.raises(StoreError, match="arrive"):
        take_pack(mirror, given)
    assert _packs(mirror) == []


def test_an_object_that_is_not_what_its_id_says_is_not_taken_in(repository, commit, sent, mirror) -> None:
    version = commit(FILES)
    given = sent([], version)
    index = bytearray(given.index.read_bytes())
    # another id under the same first byte, with checksums that are right again
    index[8 + 1024 + 19] ^= 1
    index[-20:] = hashlib.sha1(index[:-20]).digest()
    given.index.chmod(0o644)
    given.index.write_bytes(index)
    with pytest.raises(StoreError, match="not what its id says"):
        take_pack(mirror, given)
    assert version not in mirror
