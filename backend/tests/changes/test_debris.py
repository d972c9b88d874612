"""What dead processes left is cleared away; what a living one uses is not."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from plotweaver_backend.changes import ChangeService, mutex_for
from plotweaver_backend.changes.recovery import ABANDONED_SECONDS
from plotweaver_backend.feed import Feed
from plotweaver_backend.maintenance.service import MaintenanceService
from plotweaver_gitstore import head, read_tree


@pytest.fixture
def objects(service, change):
    service.commit(change(None, {"a.md": b"1"}))
    return Path(service.store.open("book").path) / "objects"


def plant(path, age):
    if path.suffix:
        path.write_bytes(b"x")
    else:
        (path / "ab").mkdir(parents=True)
        (path / "ab" / "cd").write_bytes(b"x")
    at = time.time() - age
    os.utime(path, (at, at))


LEFT = ["tmp_objdir-incoming-abc123", "pack/tmp_pack_abc.x", "pack/.tmp-123-pack-abc.idx", "info/commit-graph.lock"]


@pytest.mark.parametrize("name", LEFT)
@pytest.mark.parametrize(("age", "stays"), [(ABANDONED_SECONDS + 60, False), (0, True)])
def test_what_a_push_or_a_packing_left_goes_once_nobody_can_be_at_it(service, change, objects, name, age, stays):
    plant(objects / name, age)
    service.commit(change(None, {"b.md": b"2"}))
    assert (objects / name).exists() == stays


@pytest.fixture
def maker(database_url, tmp_path):
    """A process that makes a book, and is sent this signal before its repository has a name."""
    made = []

    def start(number):
        command = [sys.executable, Path(__file__).with_name("maker.py"), database_url, tmp_path, str(int(number))]
        made.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
        return made[-1]

    yield start
    for process in made:
        if process.poll() is None:
            process.kill()
        process.communicate()


def started(engine, tmp_path, patience=30.0):
    """A backend that starts now."""
    mutex = mutex_for(engine, tmp_path / "locks", patience)
    heir = ChangeService(engine, tmp_path / "repositories", mutex, Feed(engine))
    return heir, MaintenanceService(heir.store, mutex, mutex_for(engine, tmp_path / "locks", 0.001))


def at_start(heir, _):
    heir.recover()


def in_a_round(_, tending):
    tending.look_at_all(threading.Event())


@pytest.mark.parametrize("clear", [at_start, in_a_round])
def test_a_book_whose_maker_was_killed_leaves_nothing(engine, tmp_path, maker, clear):
    killed = maker(signal.SIGKILL)
    killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    root = tmp_path / "repositories"
    assert list(root.glob(".new~book~*"))
    clear(*started(engine, tmp_path))
    assert list(root.iterdir()) == []


@pytest.mark.parametrize("clear", [at_start, in_a_round])
def test_a_book_that_a_living_process_makes_just_now_is_left_to_it(engine, tmp_path, maker, clear):
    busy = maker(signal.SIGSTOP)
    os.waitpid(busy.pid, os.WUNTRACED)
    heir, tending = started(engine, tmp_path, patience=0.2)
    clear(heir, tending)
    assert len(list((tmp_path / "repositories").glob(".new~book~*"))) == 1
    busy.send_signal(signal.SIGCONT)
    said, complaint = busy.communicate(timeout=60)
    assert said == "acknowledged\n", complaint
    clear(heir, tending)
    assert read_tree(heir.store.open("book"), head(heir.store.open("book"))) == {"a.md": b"1"}
    assert [each.name for each in (tmp_path / "repositories").iterdir()] == ["book.git"]
