"""Repositories are tidied while people read and write, and nothing is lost by it."""

import subprocess
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from plotweaver_backend.changes import Author, Change, ChangeService, mutex_for
from plotweaver_backend.feed import Feed
from plotweaver_backend.maintenance.service import MaintenanceService
from plotweaver_gitstore import head, history, read_tree
from plotweaver_gitstore.packing import clutter, gather

ADA = Author("Ada", "ada@example.org")


@pytest.fixture
def changes(engine, tmp_path):
    return ChangeService(engine, tmp_path / "repositories", mutex_for(engine, tmp_path / "locks"), Feed(engine))


@pytest.fixture
def tending(changes, engine, tmp_path):
    mutex = mutex_for(engine, tmp_path / "locks")
    return MaintenanceService(changes.store, mutex, mutex_for(engine, tmp_path / "locks", 0.001))


@pytest.fixture
def save(changes):
    def write(path, text, base=None):
        edits = {path: text.encode()}
        return changes.commit(Change("book", base, edits, "Wrote", ADA, uuid.uuid4().hex)).commit

    return write


def fsck(path):
    ran = subprocess.run(["git", "-C", str(path), "fsck", "--strict"], capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout.replace("dangling", "").strip()


def test_loose_objects_are_packed_and_everything_can_be_read(tending, changes, save):
    base = save("a.md", "0")
    for number in range(20):
        base = save("a.md", str(number + 1), base)
    path = Path(changes.store.open("book").path)
    assert tending.tend("book", most_loose=-1)
    assert list((path / "objects").glob("[0-9a-f][0-9a-f]/*")) == []
    assert clutter(path).packs == 1
    assert (path / "objects/info/commit-graph").exists()
    assert len(list(history(changes.store.open("book"), base))) == 21
    assert save("a.md", "after", base) == head(changes.store.open("book"))
    assert fsck(path)[0] == 0


def test_a_tidy_repository_is_left_alone(tending, save):
    save("a.md", "0")
    assert not tending.tend("book")


def test_what_no_branch_names_is_kept(changes, save):
    save("a.md", "0")
    repository = changes.store.open("book")
    lonely = repository.create_blob(b"nobody names me")
    gather(Path(repository.path))
    assert changes.store.open("book")[lonely].data == b"nobody names me"


def test_readers_and_writers_go_on_while_it_is_tidied(tending, changes, save):
    first = save("start.md", "0")
    done, tidied = threading.Event(), threading.Event()

    def tend():
        # a breath between two rounds: the mutex is not a queue, and who never lets go of it keeps all others out
        while not done.wait(0.1):
            tending.tend("book", most_loose=-1, most_packs=0)
            tidied.set()

    def write(name):
        written = [first]
        # some before it is tidied, some while that goes on, however quick the machine is
        while not tidied.wait(0.01) and len(written) < 2_000:
            written.append(save(f"{name}.md", str(len(written)), written[-1]))
        for _ in range(5):
            written.append(save(f"{name}.md", str(len(written)), written[-1]))
        return written[1:]

    def read():
        seen = 0
        while not done.wait(0.01):
            repository = changes.store.open("book")
            tree = read_tree(repository, head(repository))
            assert tree["start.md"] == b"0"
            seen += 1
        return seen

    with ThreadPoolExecutor(6) as pool:
        tended, readers = pool.submit(tend), [pool.submit(read) for _ in range(2)]
        try:
            written = list(pool.map(write, ("a", "b", "c")))
        finally:
            done.set()
        tended.result()
        assert tidied.is_set()
        assert all(each.result() > 0 for each in readers)
    repository = changes.store.open("book")
    found = {version.commit for version in history(repository, head(repository))}
    assert found == {first}.union(*written)
    assert len(found) == 1 + sum(map(len, written))
    assert read_tree(repository, head(repository))["c.md"] == str(len(written[-1])).encode()
    assert fsck(repository.path)[0] == 0
