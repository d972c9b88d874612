"""One at a time in a project: by thread and process, for a bounded time, and free again when the holder dies."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from plotweaver_backend.changes import ChangeBusy, mutex_for
from sqlalchemy import Engine, text

HOLDING = """
import sys
from pathlib import Path
from plotweaver_backend.changes import mutex_for
from plotweaver_backend.database import make_engine
with mutex_for(make_engine(sys.argv[1]), Path(sys.argv[2])).hold("book"):
    sys.stdout.write("held\\n")
    sys.stdout.flush()
    sys.stdin.read()
"""


@pytest.fixture
def holder(engine: Engine, database_url: str, tmp_path: Path):
    """A process that holds the project `book`."""
    command = [sys.executable, "-c", HOLDING, database_url, tmp_path]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_project_that_is_held_for_too_long_is_busy_and_others_are_free(holder, engine: Engine, tmp_path) -> None:
    impatient = mutex_for(engine, tmp_path, patience=0)
    with pytest.raises(ChangeBusy), impatient.hold("book"):
        pass
    with impatient.hold("another"):
        pass


def test_the_dead_hold_nothing(holder, engine: Engine, tmp_path: Path) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with mutex_for(engine, tmp_path).hold("book"):
        pass


def test_threads_exclude_each_other_as_well(engine: Engine, tmp_path: Path) -> None:
    mutex, impatient = mutex_for(engine, tmp_path), mutex_for(engine, tmp_path, patience=0)
    with mutex.hold("book"), pytest.raises(ChangeBusy), impatient.hold("book"):
        pass
    with impatient.hold("book"):
        pass


def test_a_holder_whose_connection_breaks_ends_its_work_and_the_next_comes_in(engine: Engine, tmp_path: Path) -> None:
    if engine.dialect.name == "sqlite":
        return  # a file's lock breaks only with its process
    mutex = mutex_for(engine, tmp_path)
    with mutex.hold("book"), engine.begin() as connection:
        holders = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
        connection.execute(text(holders))
    with mutex.hold("book"):
        pass
