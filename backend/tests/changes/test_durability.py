"""What was acknowledged is on the disk: a process's system calls, read as a power cut would judge them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from plotweaver_backend.changes import Author, Move
from plotweaver_backend.changes.crashpoints import VARIABLE
from sqlalchemy import Engine, text

MOVER = Path(__file__).with_name("mover.py")
WRITER = Path(__file__).with_name("writer.py")
CALLS = (
    "fsync,fdatasync,openat,write,pwrite64,writev,mkdir,mkdirat,link,linkat,rename,renameat,renameat2,unlink,unlinkat"
)
_CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
_BEGUN = re.compile(r"^(\d+ +)(.*) <unfinished \.\.\.>$")
_ENDED = re.compile(r"^(\d+ +)<\.\.\. \w+ resumed>(.*)$")
_TARGET = re.compile(r"^\d+<([^>]*)>")


@dataclass
class Disk:
    """What a power cut would spare: bytes that were synced, under names whose directory was synced."""

    synced: set[str] = field(default_factory=set)
    unsynced_names: set[str] = field(default_factory=set)
    unsynced_bytes: set[str] = field(default_factory=set)

    def see(self, call: str, arguments: str) -> None:
        """Follow one successful call."""
        target = _TARGET.match(arguments)
        paths = re.findall(r'"((?:[^"\\]|\\.)*)"', arguments)
        if call in ("fsync", "fdatasync") and target:
            self._sync(target[1])
        elif "write" in call and target:
            self.unsynced_bytes.add(target[1])
        elif call.startswith("mkdir") or ("O_CREAT" in arguments and paths[0] not in self.synced):
            self.unsynced_names.add(paths[0])
        elif call.startswith(("link", "rename")):
            self._name(paths[0], paths[1], moved=call.startswith("rename"))
        elif call.startswith("unlink"):
            for names in (self.synced, self.unsynced_names, self.unsynced_bytes):
                names.discard(paths[0])

    def _sync(self, path: str) -> None:
        self.unsynced_bytes.discard(path)
        named = {name for name in self.unsynced_names if os.path.dirname(name) == path}
        self.unsynced_names -= named
        self.synced |= named

    def _name(self, old: str, new: str, *, moved: bool) -> None:
        for names in (self.synced, self.unsynced_names, self.unsynced_bytes):
            inside = {name for name in names if name == old or name.startswith(f"{old}/")}
            names |= {new + name.removeprefix(old) for name in inside}
            if moved:
                names -= inside
        self.synced.discard(new)
        self.unsynced_names.add(new)


@pytest.fixture
def disk(engine: Engine, tmp_path: Path) -> Disk:
    """The disk as the migrated database left it."""
    engine.dispose()
    return Disk(synced={str(path) for path in tmp_path.rglob("*")})


@pytest.fixture
def trace(disk: Disk, database_url: str, tmp_path: Path) -> list[str]:
    """The calls of a process that acknowledged two changes, one of them a book's first."""
    if shutil.which("strace") is None:
        pytest.skip("2026-11-23: strace is not installed; tools/test installs it where it may")
    log = tmp_path / "calls.log"
    command = ["strace", "-f", "-y", "-s", "40", "-e", f"trace={CALLS}", "-o", log]
    command += [sys.executable, WRITER, database_url, tmp_path, "", "first", "second"]
    subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=120)
    return list(_whole(log.read_text().splitlines()))


def _whole(lines: Iterable[str]) -> Iterator[str]:
    """Join calls that other threads' calls came between: each counts from when it ended."""
    begun: dict[str, str] = {}
    for line in lines:
        if found := _BEGUN.match(line):
            begun[found[1]] = found[2]
        elif found := _ENDED.match(line):
            yield found[1] + begun.pop(found[1]) + found[2]
        else:
            yield line


def test_all_bytes_and_names_are_synced_before_the_acknowledgement(
    disk: Disk, trace: list[str], tmp_path: Path
) -> None:
    acknowledged = moved = 0
    for line in trace:
        found = _CALL.match(line)
        if found is None or found[3].startswith("-"):
            continue
        if found[1] == "write" and '"acknowledged' in found[2]:
            acknowledged += 1
            assert _lost(disk, tmp_path) == set()
        elif str(tmp_path) in found[2]:
            # nor does the branch ever name a version that a power cut could take away
            if found[1].startswith(("link", "rename")) and found[2].endswith('refs/heads/main"'):
                moved += 1
                assert not {path for path in _lost(disk, tmp_path) if "/objects/" in path}
            disk.see(found[1], found[2])
    assert (acknowledged, moved) == (2, 2)
    repository = tmp_path / "repositories" / "book.git"
    promised = [path for path in (repository / "objects").rglob("*") if path.is_file()]
    promised += [repository / "refs" / "heads" / "main", repository / "HEAD", repository]
    assert len(promised) == 8 + 3
    assert {str(path) for path in promised} <= disk.synced


def test_no_file_is_made_while_the_disk_is_waited_for(trace: list[str]) -> None:
    told = next(place for place, line in enumerate(trace) if '"acknowledged' in line)
    second = trace[told + 1 :]
    made = [place for place, line in enumerate(second) if "O_CREAT" in line and "/book.git/" in line]
    synced = [place for place, line in enumerate(second) if "sync(" in line]
    # a file, two folders, a version, and the branch's lock
    assert len(made) == 5
    assert max(made) < min(synced)


def _lost(disk: Disk, folder: Path) -> set[str]:
    # whose loss loses nothing: locks, SQLite's shared memory, the trace itself
    harmless = (str(folder / "locks"), str(folder / "calls.log"))
    lost = disk.unsynced_bytes | disk.unsynced_names
    return {path for path in lost if not path.startswith(harmless) and not path.endswith("-shm")}


def test_a_branch_that_goes_is_gone_for_good_before_the_acknowledgement(
    engine: Engine, database_url: str, tmp_path: Path, service, change
) -> None:
    if shutil.which("strace") is None:
        pytest.skip("2026-11-23: strace is not installed; tools/test installs it where it may")
    side = "refs/heads/side"
    commit = service.commit(change(None, {"a.md": b"1"})).commit
    service.move(Move("book", side, None, commit, Author("Ben", "ben@example.org"), "begin"))
    engine.dispose()
    log = tmp_path / "calls.log"
    command = ["strace", "-f", "-y", "-s", "200", "-e", "trace=unlink,unlinkat,fsync,write", "-o", log]
    command += [sys.executable, MOVER, database_url, tmp_path, side, commit, "-", "end"]
    subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=120)
    calls = list(_whole(log.read_text().splitlines()))
    removed = re.compile(rf'unlink.*{side}".* = 0')
    gone = max(place for place, call in enumerate(calls) if removed.search(call))
    told = next(place for place, call in enumerate(calls) if '"acknowledged' in call)
    assert any("fsync" in call and "/refs/heads>" in call for call in calls[gone:told])


def test_where_a_dead_process_moved_a_branch_to_is_safe_before_the_retry_is_acknowledged(
    engine: Engine, database_url: str, tmp_path: Path, service, change
) -> None:
    if shutil.which("strace") is None:
        pytest.skip("2026-11-23: strace is not installed; tools/test installs it where it may")
    base = service.commit(change(None, {"m/a.md": b"1"})).commit
    engine.dispose()
    again = [sys.executable, WRITER, database_url, tmp_path, base, "a"]
    subprocess.run(again, env={**os.environ, VARIABLE: "ref-moved"}, check=False, timeout=120)
    log = tmp_path / "calls.log"
    subprocess.run(
        ["strace", "-f", "-y", "-s", "40", "-e", "trace=fsync,write", "-o", log, *again],
        check=True,
        stdout=subprocess.PIPE,
        timeout=120,
    )
    calls = list(_whole(log.read_text().splitlines()))
    told = next(place for place, call in enumerate(calls) if '"acknowledged' in call)
    assert any("fsync" in call and "/refs/heads>" in call for call in calls[:told])


def test_postgresql_is_asked_to_answer_only_for_what_is_on_disk(engine: Engine) -> None:
    if engine.dialect.name != "postgresql":
        return
    with engine.connect() as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            assert connection.execute(text(f"SHOW {setting}")).scalar_one() == "on"
