"""Copies are packed now and then, while people read and the log goes on."""

import os
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from plotweaver_bff.mirror import tidying
from plotweaver_bff.mirror.copies import Copies

PROJECT = "abcdefghijkl"
_READS = ("/outline", "/history", "/branches", "/provenance", "/search?q=mole")


def _loose(house):
    # git may take a folder away while one looks: `walk` passes over it, `glob` does not
    folders = os.walk(house.settings.mirror_dir / f"{PROJECT}.git/objects")
    return [Path(folder, file) for folder, _, files in folders if len(Path(folder).name) == 2 for file in files]


def _packs(house):
    return list((house.settings.mirror_dir / f"{PROJECT}.git/objects/pack").glob("*.pack"))


def _fsck(house):
    folder = str(house.settings.mirror_dir / f"{PROJECT}.git")
    ran = subprocess.run(["git", "-C", folder, "fsck", "--strict"], capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout + ran.stderr


@pytest.fixture
def tidied(house, monkeypatch):
    """The read service, which looks all the time at what was written and packs whatever is loose."""
    monkeypatch.setattr(tidying, "EVERY", 0.01)
    house.settings = house.settings.model_copy(update={"mirror_most_loose": 0})
    house.restart()
    return house


def test_what_the_log_brought_is_packed_and_can_be_read(tidied, peer, scene, until):
    # a sample of the folders tells how many are loose: enough for each to have one
    for number in range(12):
        text = "".join(f"{number} {line}\n" for line in range(40)).encode()
        commit, seq = peer.commit(
            {scene[1]: text, **{f"plot/{each}.md": text + bytes([each]) for each in range(33, 73)}}
        )
    assert tidied.read(f"/outline?min_seq={seq}").json()["commit"] == commit
    until(lambda: _packs(tidied), "a pack")
    assert len(_loose(tidied)) < 12 * 43
    assert _fsck(tidied)[0] == 0
    assert len(tidied.read("/history?limit=50").json()["versions"]) == 13


def test_readers_and_the_log_go_on_while_a_copy_is_packed_again_and_again(tidied, peer, scene):
    done = threading.Event()

    def read(path):
        seen = 0
        while not done.is_set():
            answer = tidied.read(path)
            assert answer.status_code == 200, answer.text
            seen += 1
        return seen

    with ThreadPoolExecutor(len(_READS)) as readers:
        reading = [readers.submit(read, path) for path in _READS]
        try:
            for number in range(40):
                files = {f"plot/{each}.md": f"{number} {each}".encode() for each in range(20)}
                commit, seq = peer.commit({scene[1]: f"Version {number}.\n".encode(), **files})
                assert tidied.read(f"/outline?min_seq={seq}").json()["commit"] == commit
        finally:
            done.set()
        assert all(each.result() > 0 for each in reading)
    assert _packs(tidied)
    assert _fsck(tidied)[0] == 0
    assert peer.fetched == []


def test_a_tidy_copy_is_left_alone_and_one_that_went_meanwhile_harms_nothing(house, peer, scene):
    _, seq = peer.commit({scene[1]: b"One.\n"})
    house.read(f"/outline?min_seq={seq}")
    copies = Copies(house.settings.mirror_dir)
    assert copies.stirred() == {PROJECT}
    assert not copies.tidy(PROJECT, 2_000)
    assert not copies.tidy("gonegonegone", 0)
    assert _loose(house)
    assert copies.stirred() == set()
