"""A process killed at any named point of the transaction loses nothing that was acknowledged, and leaves no debris."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from plotweaver_backend.changes import ChangeService, mutex_for
from plotweaver_backend.changes.crashpoints import POINTS, VARIABLE
from plotweaver_backend.feed import Feed
from plotweaver_gitstore import head, history, read_tree
from sqlalchemy import Engine

WRITER = Path(__file__).with_name("writer.py")


def _write(database_url: str, folder: Path, base: str, *names: str, crash_at: str = "") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, WRITER, database_url, folder, base, *names],
        env={**os.environ, VARIABLE: crash_at},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("point", POINTS)
def test_a_change_survives_sigkill_at(
    point: str, service: ChangeService, change, engine: Engine, database_url: str, tmp_path: Path
) -> None:
    base = service.commit(change(None, {"m/a.md": b"1"})).commit
    killed = _write(database_url, tmp_path, base, "a", crash_at=point)
    said, complaint = killed.communicate(timeout=60)
    assert (killed.returncode, said) == (-signal.SIGKILL, ""), complaint

    heir = ChangeService(engine, tmp_path / "repositories", mutex_for(engine, tmp_path / "locks"), Feed(engine))
    heir.recover()
    done = heir.commit(change(base, {"m/a.md": b"a"}, change_id="a"))

    repository = heir.store.open("book")
    assert head(repository) == done.commit
    assert read_tree(repository, done.commit) == {"m/a.md": b"a"}
    assert [event.data["commit"] for event in Feed(engine).after(0)] == [base, done.commit]
    assert len(list(history(repository, done.commit))) == 2
    assert not list(heir.store.path("book").rglob("*.lock"))
    subprocess.run(["git", "-C", heir.store.path("book"), "fsck", "--strict"], check=True, capture_output=True)


@pytest.mark.parametrize("point", POINTS)
def test_one_who_asks_again_after_sigkill_hears_whether_it_was_done(
    point: str, service: ChangeService, change, engine: Engine, database_url: str, tmp_path: Path
) -> None:
    base = service.commit(change(None, {"m/a.md": b"1"})).commit
    _write(database_url, tmp_path, base, "a", crash_at=point).communicate(timeout=60)
    earlier = service.earlier(change(base, {"m/a.md": b"a"}, change_id="a"))
    newest = head(service.store.open("book"))
    moved = POINTS.index(point) >= POINTS.index("ref-moved")
    assert (newest != base) == moved == (earlier is not None)
    if earlier is not None:
        assert (earlier.commit, earlier.seq) == (newest, Feed(engine).last())


def test_writers_in_separate_processes_lose_no_change(
    service: ChangeService, change, database_url: str, tmp_path: Path
) -> None:
    base = service.commit(change(None, {"a.md": b"1"})).commit
    names = [[f"{writer}-{number}" for number in range(8)] for writer in "abc"]
    for writer in [_write(database_url, tmp_path, base, *mine) for mine in names]:
        _, complaint = writer.communicate(timeout=120)
        assert writer.returncode == 0, complaint
    repository = service.store.open("book")
    newest = head(repository)
    assert newest is not None
    assert set(read_tree(repository, newest)) == {"a.md"} | {f"m/{name}.md" for mine in names for name in mine}
    assert len(list(history(repository, newest))) == 1 + 3 * 8
