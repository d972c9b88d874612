"""A process killed at any named point of the transaction loses nothing that was acknowledged, and leaves no debris."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from plotweaver_backend.changes import ChangeService, mutex_for
from plotweaver_backend.changes.crashpoints import POINTS
from plotweaver_backend.feed import Feed
from plotweaver_gitstore import head, history, read_tree
from sqlalchemy import Engine

_WRITER = """
import sys
from pathlib import Path
from plotweaver_backend.changes import Change, ChangeService, mutex_for
from plotweaver_backend.database import make_engine
from plotweaver_backend.feed import Feed
url, folder, base = sys.argv[1:]
engine = make_engine(url)
service = ChangeService(engine, Path(folder) / "repositories", mutex_for(engine, Path(folder) / "locks"), Feed(engine))
service.commit(Change("book", base, {"a.md": b"2"}, "Edit", "Ada", "ada@example.org", "the-change"))
print("acknowledged", flush=True)
"""


@pytest.mark.parametrize("point", POINTS)
def test_a_change_survives_sigkill_at(
    point: str, service: ChangeService, change, engine: Engine, database_url: str, tmp_path: Path
) -> None:
    base = service.commit(change(None, {"a.md": b"1"})).commit
    killed = subprocess.run(
        [sys.executable, "-c", _WRITER, database_url, tmp_path, base],
        env={**os.environ, "PLOTWEAVER_CRASH_AT": point},
        capture_output=True,
        text=True,
    )
    assert (killed.returncode, killed.stdout) == (-signal.SIGKILL, ""), killed.stderr

    heir = ChangeService(engine, tmp_path / "repositories", mutex_for(engine, tmp_path / "locks"), Feed(engine))
    heir.recover()
    done = heir.commit(change(base, {"a.md": b"2"}, change_id="the-change"))

    repository = heir.store.open("book")
    assert head(repository) == done.commit
    assert read_tree(repository, done.commit) == {"a.md": b"2"}
    assert [event.data["commit"] for event in Feed(engine).after(0)] == [base, done.commit]
    assert len(list(history(repository, done.commit))) == 2
    assert not list(heir.store.path("book").rglob("*.lock"))
    subprocess.run(["git", "-C", heir.store.path("book"), "fsck", "--strict"], check=True, capture_output=True)


def test_writers_in_separate_processes_lose_no_change(
    service: ChangeService, change, database_url: str, tmp_path: Path
) -> None:
    base = service.commit(change(None, {"a.md": b"1"})).commit
    writer = (
        _WRITER.replace('{"a.md": b"2"}', '{f"{base[:4]}{sys.argv[0]}{n}.md": b"x"}')
        .replace("service.commit(", "[service.commit(")
        .replace('"the-change"))', "f\"{__import__('os').getpid()}-{n}\")) for n in range(8)]")
    )
    writer = writer.replace('f"{base[:4]}{sys.argv[0]}{n}.md"', "f\"f-{__import__('os').getpid()}-{n}.md\"")
    running = [
        subprocess.Popen([sys.executable, "-c", writer, database_url, tmp_path, base], stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    for process in running:
        assert process.wait(timeout=120) == 0, process.stderr
    repository = service.store.open("book")
    newest = head(repository)
    assert newest is not None
    assert len(read_tree(repository, newest)) == 1 + 3 * 8
