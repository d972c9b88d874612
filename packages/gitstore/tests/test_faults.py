"""What git cannot have written so is found, and nothing else; set aside, it can be looked at."""

import os
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_gitstore import MAIN, Batch, swap
from plotweaver_gitstore.faults import ASIDE, broken_loose, broken_packs, broken_refs, set_aside
from plotweaver_gitstore.packing import gather
from plotweaver_gitstore.swaps import rewrite


@pytest.fixture
def repository(store):
    """A repository with a version of one file."""
    made = store.create("book")
    batch = Batch(made)
    blob = batch.add("blob", b"Rain fell.\n" * 50)
    tree = batch.add("tree", b"100644 rain.md\0" + bytes.fromhex(str(blob)))
    who = b"Ada <ada@example.org> 1700000000 +0000"
    commit = batch.add("commit", b"tree %s\nauthor %s\ncommitter %s\n\nWrote\n" % (str(tree).encode(), who, who))
    batch.write()
    assert swap(made, None, str(commit), MAIN)
    return Path(made.path)


def loose(repository):
    return sorted(repository.glob("objects/[0-9a-f][0-9a-f]/*"))


def written(file, data):
    file.chmod(0o644)
    file.write_bytes(data)


def test_what_git_wrote_is_all_as_it_should_be(repository):
    def faults():
        return broken_refs(repository), broken_loose(repository), broken_packs(repository)

    assert faults() == ([], [], [])
    gather(repository)
    assert list(repository.glob("objects/pack/*.pack"))
    assert faults() == ([], [], [])


@given(data=st.data())
def test_an_object_that_ends_anywhere_before_its_end_is_found(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("cut")
    subprocess.run(["git", "init", "-q", "--bare", folder], check=True)
    text = data.draw(st.binary(max_size=2000))
    subprocess.run(["git", "-C", folder, "hash-object", "-w", "--stdin"], input=text, check=True, capture_output=True)
    (file,) = loose(folder)
    whole = file.read_bytes()
    written(file, whole[: data.draw(st.integers(0, len(whole) - 1))])
    assert broken_loose(folder) == [file]
    written(file, whole)
    assert broken_loose(folder) == []


@pytest.mark.parametrize("spoil", [lambda _: b"", lambda _: b"rain", lambda raw: raw + b"x", lambda raw: raw[:20]])
def test_an_object_that_is_none_is_found(repository, spoil):
    file = loose(repository)[0]
    written(file, spoil(file.read_bytes()))
    assert broken_loose(repository) == [file]


@pytest.mark.parametrize("data", [b"", b"\0" * 41, b"rain\n", b"ab" * 19 + b"\n"])
def test_a_ref_without_an_id_is_found_and_can_be_written_again(repository, data):
    commit = (repository / MAIN).read_text().strip()
    (repository / "refs/heads/side.lock").write_bytes(b"")
    (repository / MAIN).write_bytes(data)
    assert broken_refs(repository) == [MAIN]
    assert rewrite(repository, MAIN, commit)
    assert (repository / MAIN).read_text() == f"{commit}\n"
    assert not rewrite(repository, MAIN, "0" * 40)
    assert broken_refs(repository) == []


def _cut(pack, _):
    written(pack, pack.read_bytes()[:-30])


def _emptied(_, index):
    written(index, b"")


def _counted_otherwise(_, index):
    raw = index.read_bytes()
    written(index, raw[:8] + b"\xff" * 4 + raw[12:])


def _without_its_pack(pack, _):
    pack.unlink()


@pytest.mark.parametrize("harm", [_cut, _emptied, _counted_otherwise, _without_its_pack])
def test_a_pack_that_git_does_not_open_is_found_with_all_of_its_name(repository, harm):
    gather(repository)
    (pack,) = repository.glob("objects/pack/*.pack")
    harm(pack, pack.with_suffix(".idx"))
    ((*parts,),) = broken_packs(repository)
    assert pack.with_suffix(".idx") in parts
    assert all(part.stem == pack.stem for part in parts)


def test_a_pack_whose_index_is_on_its_way_is_left_alone_and_one_that_nobody_finishes_is_not(repository):
    stray = repository / "objects/pack/pack-stray.pack"
    stray.write_bytes(b"PACK")
    assert broken_packs(repository) == []
    os.utime(stray, (0, time.time() - 4000))
    assert broken_packs(repository) == [[stray]]


def test_what_is_set_aside_is_kept_where_git_does_not_look(repository):
    file = loose(repository)[0]
    written(file, b"rain")
    place = set_aside(repository, file)
    assert place.parent.name == ASIDE
    assert place.read_bytes() == b"rain"
    assert not file.exists()
    assert set_aside(repository, file) is None
    assert broken_loose(repository) == []
