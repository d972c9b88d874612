"""Everything that may happen to a book, in any order, deaths and restarts included, against a book of dicts."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygit2
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule, run_state_machine_as_test
from plotweaver_backend.changes import Change, ChangeIdReused, Move, RefMissing, RefMoved, RefRefused
from plotweaver_backend.changes.crashpoints import POINTS
from plotweaver_backend.locks.errors import LockHeld
from plotweaver_contracts.branches import MergeRequest, NewBranch, NewName, RenameRequest, RevertRequest
from plotweaver_contracts.locks import NewLock
from plotweaver_gitstore import BRANCHES, MAIN, MINE, TAGS, branch_name, branch_ref, heads, peeled
from plotweaver_kit.problems import ProblemError

_SPEC = importlib.util.spec_from_file_location("machine_base", Path(__file__).with_name("machine_base.py"))
machine = importlib.util.module_from_spec(_SPEC)
sys.modules["machine_base"] = machine
_SPEC.loader.exec_module(machine)
Ask, Asked, Place = machine.Ask, machine.Asked, machine.Place

#: How many books are played through; `make soak` asks for more, and then for others each time.
EXAMPLES = int(os.environ.get("PLOTWEAVER_MACHINE_EXAMPLES", "0"))
SHARED = st.sampled_from(["side", "other", "Side", "side/far"])
NAMES = SHARED | st.sampled_from(["mine/side", "mine/side/far"])
EDITS = st.dictionaries(
    st.sampled_from(machine.PATHS), st.sampled_from(["write", "write", "write", "remove"]), min_size=1
)
ANY = st.integers(0, 60)
DEBRIS = ["HEAD.lock", "packed-refs.lock", "refs/heads/main.lock", "refs/heads/side.lock", "refs/heads/side/far.lock"]
DEBRIS += ["refs/tags/other.lock", "objects/tmp_object_git2_0123"]


def _ref(name: str) -> str:
    return branch_ref(name, machine.ADA.account)


class Machine(machine.Played):
    """One book, played through."""

    # writing

    @rule(which=ANY, how=EDITS)
    def save(self, which: int, how: dict[str, str]) -> None:
        """Somebody saves on the newest version of a branch."""
        self._save_newest(self._one(which), how)

    @rule(which=ANY, known=ANY, how=EDITS)
    def save_late(self, which: int, known: int, how: dict[str, str]) -> None:
        """Somebody saves on a version that others have followed up, or on one of another branch."""
        ref = self._one(which)
        change = self._change(ref, self._version(known), self._edits(how))
        self._save(change, self._wanted(ref, change.base, self._ours(change)))

    @rule(name=NAMES, known=ANY, how=EDITS)
    def save_where_nothing_is(self, name: str, known: int, how: dict[str, str]) -> None:
        """Somebody saves on a branch that went, or never was: it does not come back by that."""
        ref = _ref(name)
        if ref not in self.book.refs:
            change = self._change(ref, self._version(known), self._edits(how))
            with pytest.raises(RefMissing):
                self.world.changes.commit(change)

    @rule(which=ANY, known=ANY)
    def revert(self, which: int, known: int) -> None:
        """Somebody takes a version back, on any branch."""
        ref, commit, wish = self._one(which), self._version(known), self._wish()
        asked = RevertRequest(commit=commit, branch=branch_name(ref))
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
        ref, commit, wish = _ref(name), self._version(known), self._wish()
        new = NewBranch(name=name, commit=commit)
        self._place(ref, commit, wish.change_id, lambda world: world.branches.create(wish, new))

    @rule(name=SHARED, known=ANY)
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
        wish, ref = self._wish(), _ref(name)
        if ref not in self.book.refs:
            with pytest.raises(ProblemError):
                self.world.branches.delete(wish, name)
            return
        answer = self._hear(wish.change_id, lambda world: world.branches.delete(wish, name))
        assert answer[0] is None
        self.book.drop(ref)

    @rule(which=ANY, to=NAMES)
    def rename(self, which: int, to: str) -> None:
        """Somebody gives a branch another name, or shares a draft of their own."""
        old, new, wish = self._one(which), _ref(to), self._wish()
        asked = RenameRequest(name=branch_name(old), to=to)
        hidden = to.startswith(MINE) and not branch_name(old).startswith(MINE)
        if hidden or old == MAIN or new in self.book.refs or self.book.has_no_room_for(new):
            with pytest.raises((ProblemError, RefMoved, RefRefused)):
                self.world.branches.rename(wish, asked)
            return
        commit, _ = self._hear(wish.change_id, lambda world: world.branches.rename(wish, asked))
        assert commit == self.book.refs[old]
        self.book.place(new, commit)
        self.book.drop(old)

    @rule()
    def end_the_book(self) -> None:
        """Somebody wants the book's own branch gone."""
        with pytest.raises(RefRefused):
            self.world.branches.delete(self._wish(), "main")

    @rule(which=ANY, into=ANY)
    def merge(self, which: int, into: int) -> None:
        """Somebody brings a branch into another one."""
        ref, other, wish = self._one(into), self._one(which), self._wish()
        asked = MergeRequest(name=branch_name(other), into=branch_name(ref))
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
        move = Move(self.project, ref, newest, version, machine.ADA.author, uuid.uuid4().hex)
        if newest not in self.book.reach(parent):
            with pytest.raises(RefRefused):
                self.world.changes.move(move)
            return
        if self._stopped(ref, files):
            with pytest.raises(LockHeld):
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

    # locks

    @rule(what=st.sampled_from(["", machine.KEEPABLE]), level=st.sampled_from(["soft", "hard", "frozen"]))
    def keep(self, what: str, level: str) -> None:
        """Ben, an editor, keeps the book or a part of it; the same again with another level."""
        wanted = NewLock(kind="character" if what else "book", target=what, level=level, minutes=24 * 60)
        self.world.locks.take(self.project, machine.BEN, "editor", wanted)
        self.kept[what] = level

    @rule()
    def let_go(self) -> None:
        """Ben keeps nothing any more."""
        self._let_go()

    @rule(known=ANY, how=EDITS)
    def save_with_a_reason(self, known: int, how: dict[str, str]) -> None:
        """Somebody has a reason to write what Ben keeps: it counts, but not for what is frozen."""
        change = replace(self._change(MAIN, self._version(known), self._edits(how)), reason="A typo")
        wanted = self._wanted(MAIN, change.base, self._ours(change))
        if wanted is not None and self._stopped(MAIN, wanted, reason=True):
            with pytest.raises(LockHeld):
                self.world.changes.commit(change)
            return
        kept, self.kept = self.kept, {}
        self._save(change, wanted)
        self.kept = kept

    # asking again

    @rule(which=ANY)
    def again(self, which: int) -> None:
        """Somebody repeats what was answered, whatever became of the book meanwhile: the answer stands."""
        asked = self.asked[-1 - which % len(self.asked)]
        assert machine.answer_of(asked.ask(self.world)) == asked.answer

    @rule(which=ANY, ref=ANY, how=EDITS)
    def borrow_an_id(self, which: int, ref: int, how: dict[str, str]) -> None:
        """Somebody comes with another change under an id that was used."""
        ref = self._one(ref)
        used = self.asked[-1 - which % len(self.asked)].change_id
        with pytest.raises(ChangeIdReused):
            self.world.changes.commit(
                Change(self.project, self.book.refs[ref], self._edits(how), "Edit", machine.ADA.author, used, ref=ref)
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

    @rule(point=st.sampled_from(POINTS), which=ANY, how=EDITS)
    def die_saving(self, point: str, which: int, how: dict[str, str]) -> None:
        """A process is killed while it saves."""
        ref = self._one(which)
        edits = self._edits({**how, "a.md": "write"})
        change = self._change(ref, self.book.refs[ref], edits)
        # the child knows no locks
        if self._stopped(ref, self._ours(change)):
            return
        told = {path: None if data is None else data.decode() for path, data in edits.items()}
        wanted = {"project": self.project, "ref": ref, "base": change.base, "change_id": change.change_id}
        asked = Asked(change.change_id, lambda world: world.changes.commit(change), None)
        if self._die(point, {**wanted, "edits": told}):
            commit = heads(self.repository)[ref]
            self.book.grow(ref, commit, self._ours(change))
            asked.answer = commit, 0
        self.unheard.append((asked, change))

    @rule(point=st.sampled_from([each for each in POINTS if each != "objects-written"]), name=SHARED)
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
        self._restart()

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
