"""Everything that may happen to a book, in any order, deaths and restarts included, against a book of dicts."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pygit2
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from plotweaver_backend.branches.service import BranchesService, Wish
from plotweaver_backend.changes import (
    Author,
    Change,
    ChangeConflict,
    ChangeIdReused,
    ChangeService,
    Move,
    RefMissing,
    RefMoved,
    RefRefused,
    mutex_for,
)
from plotweaver_backend.changes.crashpoints import POINTS
from plotweaver_backend.changes.intents import Intents
from plotweaver_backend.database import make_engine
from plotweaver_backend.feed import Feed
from plotweaver_backend.http.call import Principal
from plotweaver_backend.maintenance.service import MaintenanceService
from plotweaver_contracts.branches import MergeRequest, NewBranch, NewName, RevertRequest
from plotweaver_gitstore import heads, history, peeled, read_tree
from plotweaver_kit.problems import ProblemError

_SPEC = importlib.util.spec_from_file_location("book_model", Path(__file__).with_name("book_model.py"))
model = importlib.util.module_from_spec(_SPEC)
sys.modules["book_model"] = model
_SPEC.loader.exec_module(model)

#: How many books are played through; `make soak` asks for more, and then for others each time.
EXAMPLES = int(os.environ.get("PLOTWEAVER_MACHINE_EXAMPLES", "0"))
ADA = Principal("account", "ada", name="Ada", email="ada@example.org")
MAIN, BRANCHES, TAGS = "refs/heads/main", "refs/heads/", "refs/tags/"
PATHS = ["a.md", "m/b.md", "m/c.md"]
NAMES = st.sampled_from(["side", "other", "Side", "side/far"])
EDITS = st.dictionaries(st.sampled_from(PATHS), st.sampled_from(["write", "write", "write", "remove"]), min_size=1)
ANY = st.integers(0, 60)
DEBRIS = ["HEAD.lock", "packed-refs.lock", "refs/heads/main.lock", "refs/heads/side.lock", "refs/heads/side/far.lock"]
DEBRIS += ["refs/tags/other.lock", "objects/tmp_object_git2_0123"]


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


def _answer(told: object) -> tuple[str | None, int]:
    return told.commit or None, told.seq


class Machine(RuleBasedStateMachine):
    """One book, played through."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place, self.world, self.project = place, World(place), uuid.uuid4().hex
        self.words = 0
        self.asked: list[Asked] = []
        self.unheard: list[tuple[Asked, Change]] = []
        self.book = model.Book()
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
        author = Author("Ada", "ada@example.org")
        return Change(self.project, base, edits, "Edit", author, uuid.uuid4().hex, ref=ref)

    def _wish(self) -> Wish:
        return Wish(self.project, ADA, uuid.uuid4().hex)

    def _one(self, which: int, prefix: str = BRANCHES) -> str:
        refs = sorted(ref for ref in self.book.refs if ref.startswith(prefix))
        return refs[which % len(refs)]

    def _version(self, which: int) -> str:
        """Return one of the versions, the newest ones for small numbers."""
        versions = list(self.book.files)
        return versions[-1 - which % len(versions)]

    def _hear(self, change_id: str, ask: Ask) -> tuple[str | None, int]:
        answer = _answer(ask(self.world))
        self.asked.append(Asked(change_id, ask, answer))
        return answer

    def _expect(self, ref: str, change_id: str, ask: Ask, wanted: dict[str, bytes] | None, *also: str) -> None:
        """Ask for a change; `wanted`: the files that it is to leave, None: it clashes."""
        if wanted is None:
            with pytest.raises(ChangeConflict):
                ask(self.world)
            return
        commit, _ = self._hear(change_id, ask)
        if ref in self.book.refs and not also and wanted == self.book.newest(ref):
            assert commit == self.book.refs[ref]
        else:
            assert commit not in self.book.files
            self.book.grow(ref, commit, wanted, *also)

    def _wanted(self, ref: str, base: str, ours: dict[str, bytes]) -> dict[str, bytes] | None:
        try:
            return self.book.edited(ref, base, ours)
        except model.Clash:
            return None

    def _save(self, change: Change, wanted: dict[str, bytes] | None) -> None:
        self._expect(change.ref, change.change_id, lambda world: world.changes.commit(change), wanted)

    def _ours(self, change: Change) -> dict[str, bytes]:
        files = {**self.book.files[change.base], **change.edits}
        return {path: data for path, data in files.items() if data is not None}

    # writing

    @rule(which=ANY, how=EDITS)
    def save(self, which: int, how: dict[str, str]) -> None:
        """Somebody saves on the newest version of a branch."""
        ref = self._one(which)
        change = self._change(ref, self.book.refs[ref], self._edits(how))
        self._save(change, self._ours(change))

    @rule(which=ANY, known=ANY, how=EDITS)
    def save_late(self, which: int, known: int, how: dict[str, str]) -> None:
        """Somebody saves on a version that others have followed up, or on one of another branch."""
        ref = self._one(which)
        change = self._change(ref, self._version(known), self._edits(how))
        self._save(change, self._wanted(ref, change.base, self._ours(change)))

    @rule(name=NAMES, known=ANY, how=EDITS)
    def save_where_nothing_is(self, name: str, known: int, how: dict[str, str]) -> None:
        """Somebody saves on a branch that went, or never was: it does not come back by that."""
        if BRANCHES + name not in self.book.refs:
            change = self._change(BRANCHES + name, self._version(known), self._edits(how))
            with pytest.raises(RefMissing):
                self.world.changes.commit(change)

    @rule(which=ANY, known=ANY)
    def revert(self, which: int, known: int) -> None:
        """Somebody takes a version back, on any branch."""
        ref, commit, wish = self._one(which), self._version(known), self._wish()
        asked = RevertRequest(commit=commit, branch=ref.removeprefix(BRANCHES))
        parents = self.book.parents[commit]
        if not parents:
            with pytest.raises(ProblemError):
                self.world.branches.revert(wish, asked)
            return
        wanted = self._wanted(ref, commit, self.book.files[parents[0]])
        self._expect(ref, wish.change_id, lambda world: world.branches.revert(wish, asked), wanted)

    # branches and names

    @rule(name=NAMES, known=ANY)
    def begin(self, name: str, known: int) -> None:
        """Somebody begins a branch at any version."""
        ref, commit, wish = BRANCHES + name, self._version(known), self._wish()
        new = NewBranch(name=name, commit=commit)
        self._place(ref, commit, wish.change_id, lambda world: world.branches.create(wish, new))

    @rule(name=NAMES, known=ANY)
    def name(self, name: str, known: int) -> None:
        """Somebody gives a version a name."""
        ref, commit, wish = TAGS + name, self._version(known), self._wish()
        new = NewName(name=name, commit=commit)
        self._place(ref, commit, wish.change_id, lambda world: world.branches.name(wish, new))

    def _place(self, ref: str, commit: str, change_id: str, ask: Ask) -> None:
        refusal = RefMoved if ref in self.book.refs else RefRefused
        if ref in self.book.refs or self.book.has_no_room_for(ref):
            with pytest.raises(refusal):
                ask(self.world)
            return
        named, _ = self._hear(change_id, ask)
        assert str(peeled(self.repository, named).id) == commit
        self.book.place(ref, commit)

    @rule(name=NAMES)
    def end(self, name: str) -> None:
        """Somebody takes a branch away."""
        wish, ref = self._wish(), BRANCHES + name
        if ref not in self.book.refs:
            with pytest.raises(ProblemError):
                self.world.branches.delete(wish, name)
            return
        answer = self._hear(wish.change_id, lambda world: world.branches.delete(wish, name))
        assert answer[0] is None
        self.book.drop(ref)

    @rule()
    def end_the_book(self) -> None:
        """Somebody wants the book's own branch gone."""
        with pytest.raises(RefRefused):
            self.world.branches.delete(self._wish(), "main")

    @rule(which=ANY, into=ANY)
    def merge(self, which: int, into: int) -> None:
        """Somebody brings a branch into another one."""
        ref, other, wish = self._one(into), self._one(which), self._wish()
        asked = MergeRequest(name=other.removeprefix(BRANCHES), into=ref.removeprefix(BRANCHES))
        tip, newest = self.book.refs[other], self.book.refs[ref]
        # of several, any will do
        chosen = str(self.repository.merge_base(pygit2.Oid(hex=tip), pygit2.Oid(hex=newest)))
        assert chosen in self.book.common(tip, newest)
        also = () if chosen == tip else (tip,)
        wanted = self._wanted(ref, chosen, self.book.files[tip])
        self._expect(ref, wish.change_id, lambda world: world.branches.merge(wish, asked), wanted, *also)

    @rule(which=ANY, known=st.none() | ANY, how=EDITS)
    def push(self, which: int, known: int | None, how: dict[str, str]) -> None:
        """Somebody's git brings a finished version: of the newest one, or it is refused."""
        ref = self._one(which)
        newest = self.book.refs[ref]
        parent = newest if known is None else self._version(known)
        files = {**self.book.files[parent], **{path: self._word() for path in how}}
        version = self._made_elsewhere(parent, files)
        move = Move(self.project, ref, newest, version, ADA.author, uuid.uuid4().hex)
        if newest not in self.book.reach(parent):
            with pytest.raises(RefRefused):
                self.world.changes.move(move)
            return
        self._hear(move.change_id, lambda world: world.changes.move(move))
        self.book.files[version], self.book.parents[version] = files, (parent,)
        self.book.place(ref, version)

    def _made_elsewhere(self, parent: str, files: dict[str, bytes]) -> str:
        repository, index = self.repository, pygit2.Index()
        for path, data in files.items():
            index.add(pygit2.IndexEntry(path, repository.create_blob(data), pygit2.enums.FileMode.BLOB))
        ben = pygit2.Signature("Ben", "ben@example.org", 1_700_000_000, 0)
        return str(repository.create_commit(None, ben, ben, "Pushed", index.write_tree(repository), [parent]))

    # asking again

    @rule(which=ANY)
    def again(self, which: int) -> None:
        """Somebody repeats what was answered, whatever became of the book meanwhile: the answer stands."""
        asked = self.asked[-1 - which % len(self.asked)]
        assert _answer(asked.ask(self.world)) == asked.answer

    @rule(which=ANY, ref=ANY, how=EDITS)
    def borrow_an_id(self, which: int, ref: int, how: dict[str, str]) -> None:
        """Somebody comes with another change under an id that was used."""
        ref = self._one(ref)
        used = self.asked[-1 - which % len(self.asked)].change_id
        author = Author("Ada", "ada@example.org")
        with pytest.raises(ChangeIdReused):
            self.world.changes.commit(
                Change(self.project, self.book.refs[ref], self._edits(how), "Edit", author, used, ref=ref)
            )

    @precondition(lambda self: self.unheard)
    @rule(which=ANY)
    def again_unheard(self, which: int) -> None:
        """Somebody whose process died asks again: it is done once, now if it was not."""
        asked, change = self.unheard.pop(which % len(self.unheard))
        if asked.answer is not None:
            commit, _ = self._hear(asked.change_id, asked.ask)
            assert commit == asked.answer[0]
        elif change.ref in self.book.refs:
            self._save(change, self._wanted(change.ref, change.base, self._ours(change)))

    # deaths

    def _die(self, point: str, wanted: dict[str, object]) -> bool:
        """Let a process die; return whether what it was about is in the book."""
        told = {"url": self.place.url, "folder": str(self.place.folder), "point": point, "wanted": wanted}
        self.place.dying.stdin.write(json.dumps(told) + "\n")
        self.place.dying.stdin.flush()
        assert self.place.dying.stdout.readline() == "-9\n"
        return POINTS.index(point) >= POINTS.index("ref-moved")

    @rule(point=st.sampled_from(POINTS), which=ANY, how=EDITS)
    def die_saving(self, point: str, which: int, how: dict[str, str]) -> None:
        """A process is killed while it saves."""
        ref = self._one(which)
        edits = self._edits({**how, "a.md": "write"})
        change = self._change(ref, self.book.refs[ref], edits)
        told = {path: None if data is None else data.decode() for path, data in edits.items()}
        wanted = {"project": self.project, "ref": ref, "base": change.base, "change_id": change.change_id}
        asked = Asked(change.change_id, lambda world: world.changes.commit(change), None)
        if self._die(point, {**wanted, "edits": told}):
            commit = heads(self.repository)[ref]
            self.book.grow(ref, commit, self._ours(change))
            asked.answer = commit, 0
        self.unheard.append((asked, change))

    @rule(point=st.sampled_from([each for each in POINTS if each != "objects-written"]), name=NAMES)
    def die_moving(self, point: str, name: str) -> None:
        """A process is killed while it begins a branch or takes it away."""
        ref = BRANCHES + name
        before, after = self.book.refs.get(ref), None
        if before is None:
            after = self.book.refs[MAIN]
            if self.book.has_no_room_for(ref):
                return
        wanted = {"project": self.project, "ref": ref, "before": before, "after": after}
        if self._die(point, {**wanted, "change_id": uuid.uuid4().hex}):
            if after is None:
                self.book.drop(ref)
            else:
                self.book.place(ref, after)

    @rule(which=st.lists(st.sampled_from(DEBRIS), min_size=1, unique=True))
    def leave_debris(self, which: list[str]) -> None:
        """Something that died left its locks and half-written files."""
        for name in which:
            path = Path(self.repository.path) / name
            if not any(part.is_file() for part in path.parents):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(b"")

    @rule()
    def restart(self) -> None:
        """All processes end, and start again."""
        self.world.engine.dispose()
        self.world = World(self.place)
        self.world.changes.recover()
        assert self.world.intents.open_projects() == []

    @rule()
    def tidy(self) -> None:
        """The worker packs the repository."""
        self.world.changes.recover()
        assert self.world.maintenance.tend(self.project, most_loose=-1, most_packs=-1)

    @rule()
    def pack_names(self) -> None:
        """Somebody who tends the machine lets git pack the refs."""
        self.world.changes.recover()
        self._clear_by_writing()
        self._git("pack-refs", "--all")

    def _clear_by_writing(self) -> None:
        # whoever takes the project's mutex clears what the dead left
        self.save(0, {"a.md": "write"})

    # what holds after each step

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
            if event.project == self.project:
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
        self.restart()
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


@pytest.fixture
def place(engine, database_url: str, tmp_path: Path) -> Iterator[Place]:
    """A migrated database, a folder, and a process whose children die."""
    command = [sys.executable, Path(__file__).with_name("dying.py")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as dying:
        yield Place(database_url, tmp_path, dying)
        dying.stdin.close()


@pytest.mark.timeout(300 + 5 * EXAMPLES)
def test_whatever_happens_the_book_is_what_was_acknowledged(place: Place) -> None:
    few = 5 if place.url.startswith("postgres") else 15
    run_state_machine_as_test(
        lambda: Machine(place),
        settings=settings(
            max_examples=EXAMPLES or few,
            stateful_step_count=25,
            deadline=None,
            derandomize=not EXAMPLES,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
