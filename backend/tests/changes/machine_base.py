"""A book that a machine plays through, a book of dicts beside it, and what holds after each step."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pygit2
import pytest
from hypothesis.stateful import RuleBasedStateMachine, invariant
from plotweaver_backend.branches.service import BranchesService, Wish
from plotweaver_backend.changes import Change, ChangeConflict, ChangeService, mutex_for
from plotweaver_backend.changes.crashpoints import POINTS
from plotweaver_backend.changes.intents import Intents
from plotweaver_backend.database import make_engine, session_factory
from plotweaver_backend.feed import Feed
from plotweaver_backend.http.call import Principal
from plotweaver_backend.locks.errors import LockHeld
from plotweaver_backend.locks.gate import LockGate
from plotweaver_backend.locks.service import LocksService
from plotweaver_backend.maintenance.service import MaintenanceService
from plotweaver_gitstore import MAIN, branch_name, heads, history, peeled, read_tree

_SPEC = importlib.util.spec_from_file_location("book_model", Path(__file__).with_name("book_model.py"))
model = importlib.util.module_from_spec(_SPEC)
sys.modules["book_model"] = model
_SPEC.loader.exec_module(model)

ADA = Principal("account", "ada", name="Ada", email="ada@example.org")
BEN = Principal("account", "ben", name="Ben", email="ben@example.org")
#: The last one can be kept by itself.
KEEPABLE = "characters/d.yaml"
PATHS = ["a.md", "m/b.md", "m/c.md", KEEPABLE]


@dataclass
class Place:
    """Where everything lies: what outlives a process."""

    url: str
    folder: Path
    dying: subprocess.Popen[str]


class World:
    """What a process makes anew each time it starts."""

    def __init__(self, place: Place) -> None:
        self.engine = make_engine(place.url)
        self.feed = Feed(self.engine)
        self.intents = Intents(self.engine, self.feed)
        mutex = mutex_for(self.engine, place.folder / "locks")
        self.changes = ChangeService(self.engine, place.folder / "repositories", mutex, self.feed)
        self.locks = LocksService(session_factory(self.engine), mutex, self.feed, self.changes.store, lambda *_: None)
        self.changes.gates.register(LockGate(self.locks.alive))
        self.branches = BranchesService(self.changes.store, self.changes)
        self.maintenance = MaintenanceService(self.changes.store, mutex, mutex)


#: Asks a world for something; the answer has `commit` and `seq`.
Ask = Callable[[World], object]


@dataclass
class Asked:
    """Something that somebody asked for under an id. `answer`: commit and seq, None while nobody heard one."""

    change_id: str
    ask: Ask
    answer: tuple[str | None, int] | None


def answer_of(told: object) -> tuple[str | None, int]:
    """Return what an answer says: the version (None: it went) and the event."""
    return told.commit or None, told.seq


class Played(RuleBasedStateMachine):
    """One book. Rules are the subclass's."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place, self.world, self.project = place, World(place), uuid.uuid4().hex
        self.words = 0
        self.asked: list[Asked] = []
        self.unheard: list[tuple[Asked, Change]] = []
        self.book = model.Book()
        #: What Ben keeps, by target (empty: the book), and how strictly.
        self.kept: dict[str, str] = {}
        self.told: dict[str, str] = {}
        self.events, self.seq = 0, self.world.feed.last()
        self.looked: set[tuple[str, str]] = set()
        files = {path: self._word() for path in PATHS}
        self._save(self._change(MAIN, None, files), files)

    # what the rules are told in

    @property
    def repository(self) -> pygit2.Repository:
        return self.world.changes.store.open(self.project)

    def _word(self) -> bytes:
        self.words += 1
        return f"word{self.words}\n".encode()

    def _edits(self, how: dict[str, str]) -> dict[str, bytes | None]:
        return {path: self._word() if each == "write" else None for path, each in how.items()}

    def _change(self, ref: str, base: str | None, edits: dict[str, bytes | None]) -> Change:
        return Change(self.project, base, edits, "Edit", ADA.author, uuid.uuid4().hex, ref=ref)

    def _wish(self) -> Wish:
        return Wish(self.project, ADA, uuid.uuid4().hex)

    def _one(self, which: int) -> str:
        refs = sorted(ref for ref in self.book.refs if branch_name(ref) is not None)
        return refs[which % len(refs)]

    def _version(self, which: int) -> str:
        """Return one of the versions, the newest ones for small numbers."""
        versions = list(self.book.files)
        return versions[-1 - which % len(versions)]

    def _hear(self, change_id: str, ask: Ask) -> tuple[str | None, int]:
        answer = answer_of(ask(self.world))
        self.asked.append(Asked(change_id, ask, answer))
        return answer

    def _expect(self, ref: str, change_id: str, ask: Ask, wanted: dict[str, bytes] | None, *also: str) -> None:
        """Ask for a change; `wanted`: the files that it is to leave, None: it clashes."""
        if wanted is None:
            with pytest.raises(ChangeConflict):
                ask(self.world)
            return
        if self._stopped(ref, wanted):
            with pytest.raises(LockHeld):
                ask(self.world)
            return
        commit, _ = self._hear(change_id, ask)
        if ref in self.book.refs and not also and wanted == self.book.newest(ref):
            assert commit == self.book.refs[ref]
        else:
            assert commit not in self.book.files
            self.book.grow(ref, commit, wanted, *also)

    def _stopped(self, ref: str, wanted: Mapping[str, bytes], reason: bool = False) -> bool:
        """Whether Ben's locks stop what would leave these files: a reason helps, but for what is frozen."""
        if ref != MAIN or ref not in self.book.refs:
            return False
        then = self.book.newest(ref)
        touched = {path for path in {*then, *wanted} if then.get(path) != wanted.get(path)}
        stopping = {"frozen"} if reason else {"frozen", "hard"}
        strict = {target for target, level in self.kept.items() if level in stopping}
        return bool(touched) and ("" in strict or bool(touched & strict))

    def _wanted(self, ref: str, base: str, ours: dict[str, bytes]) -> dict[str, bytes] | None:
        try:
            return self.book.edited(ref, base, ours)
        except model.Clash:
            return None

    def _save(self, change: Change, wanted: dict[str, bytes] | None) -> None:
        self._expect(change.ref, change.change_id, lambda world: world.changes.commit(change), wanted)

    def _save_newest(self, ref: str, how: dict[str, str]) -> None:
        change = self._change(ref, self.book.refs[ref], self._edits(how))
        self._save(change, self._ours(change))

    def _ours(self, change: Change) -> dict[str, bytes]:
        files = {**self.book.files[change.base], **change.edits}
        return {path: data for path, data in files.items() if data is not None}

    def _restart(self) -> None:
        self.world.engine.dispose()
        self.world = World(self.place)
        self.world.changes.recover()
        assert self.world.intents.open_projects() == []

    def _die(self, point: str, wanted: dict[str, object]) -> bool:
        """Let a process die; return whether what it was about is in the book."""
        told = {"url": self.place.url, "folder": str(self.place.folder), "point": point, "wanted": wanted}
        self.place.dying.stdin.write(json.dumps(told) + "\n")
        self.place.dying.stdin.flush()
        assert self.place.dying.stdout.readline() == "-9\n"
        return POINTS.index(point) >= POINTS.index("ref-moved")

    def _clear_by_writing(self) -> None:
        # whoever takes the project's mutex clears what the dead left
        self._let_go()
        self._save_newest(MAIN, {"a.md": "write"})

    def _let_go(self) -> None:
        for lock in self.world.locks.everything(self.project):
            self.world.locks.release(self.project, BEN, "editor", lock.id)
        self.kept.clear()

    # what holds after each step

    @invariant()
    def locks_are_the_models(self) -> None:
        """What is kept is what Ben took and did not let go, over every restart."""
        assert {each.target: each.level for each in self.world.locks.everything(self.project)} == self.kept

    def _resting(self) -> bool:
        return not self.world.intents.open(self.project)

    @invariant()
    def refs_and_texts_are_the_models(self) -> None:
        """git has the same branches, names and texts as the dicts."""
        repository = self.repository
        now = {ref: str(peeled(repository, oid).id) for ref, oid in heads(repository).items()}
        assert now == self.book.refs
        for ref, commit in now.items() - self.looked:
            assert read_tree(repository, commit) == self.book.files[commit]
            line = list(history(repository, commit))
            assert {version.commit for version in line} == set(self.book.reach(commit)) >= self.book.held[ref]
            assert all(version.parents == self.book.parents[version.commit] for version in line)
            ids = [found for each in line for found in re.findall(r"^Plotweaver-Change: (\w+)$", each.message, re.M)]
            assert len(set(ids)) == len(ids)
        self.looked = set(now.items())

    @invariant()
    def the_log_tells_of_each_move_once(self) -> None:
        """The log has no gap, and whoever follows it knows where each ref is."""
        for event in self.world.feed.after(self.seq):
            assert event.seq == self.seq + 1
            self.seq = event.seq
            if event.project == self.project and event.type == "content.updated":
                self._follow(event.data)
        if self._resting():
            assert self.told == heads(self.repository)
            assert self.events == self.book.moves

    def _follow(self, data: dict[str, str]) -> None:
        self.events += 1
        assert self.told.get(data["ref"]) == data["before"]
        if data["commit"] is None:
            del self.told[data["ref"]]
        else:
            self.told[data["ref"]] = data["commit"]

    def teardown(self) -> None:
        """Start once more, and let git itself look."""
        self._restart()
        self._clear_by_writing()
        self.refs_and_texts_are_the_models()
        self.the_log_tells_of_each_move_once()
        assert self._resting()
        assert not list(Path(self.repository.path).rglob("*.lock"))
        assert self._git("fsck", "--strict", "--no-dangling") == ""
        self.world.engine.dispose()

    def _git(self, *arguments: str) -> str:
        command = ["git", "--git-dir", self.repository.path, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return done.stdout + done.stderr
