"""Begins, takes away and merges branches; names versions and takes them back."""

from __future__ import annotations

from dataclasses import dataclass

from plotweaver_contracts.branches import MergeRequest, NewBranch, NewName, RefMoved, RevertRequest
from plotweaver_contracts.manuscript import Saved
from plotweaver_gitstore import BRANCHES, TAGS, head
from plotweaver_gitstore.store import Store
from plotweaver_kit.problems import ProblemError

from plotweaver_backend.branches.planning import Plan, merging, reverting
from plotweaver_backend.branches.tagging import naming, write_tag
from plotweaver_backend.changes import Change, ChangeService, Move
from plotweaver_backend.http.call import Principal


@dataclass(frozen=True)
class Wish:
    """Who wants something of which book. `change_id`: the same for every retry."""

    project: str
    principal: Principal
    change_id: str


class BranchesService:
    """Turns what people ask for into moves and changes. Each wish is about a project that its caller may write."""

    def __init__(self, store: Store, changes: ChangeService) -> None:
        self._store = store
        self._changes = changes

    def create(self, wish: Wish, new: NewBranch) -> RefMoved:
        """Begin a branch.

        Raises:
            ProblemError: `not_found`: there is no such version.
        """
        commit = new.commit or head(self._store.open(wish.project))
        move = _move(wish, BRANCHES + new.name, None, commit, f"create {new.model_dump_json()}")
        done = self._changes.move(move)
        return RefMoved(name=new.name, commit=done.commit, seq=done.seq)

    def delete(self, wish: Wish, name: str) -> RefMoved:
        """Take a branch away.

        Raises:
            ProblemError: `not_found`: there is no such branch.
        """
        before = head(self._store.open(wish.project), BRANCHES + name)
        move = _move(wish, BRANCHES + name, before, None, "delete")
        done = self._changes.earlier(move) if before is None else self._changes.move(move)
        if done is None:
            raise _no_branch(name)
        return RefMoved(name=name, commit=None, seq=done.seq)

    def name(self, wish: Wish, new: NewName) -> RefMoved:
        """Give a version a name.

        Raises:
            ObjectMissing: there is no such version.
        """
        who = wish.principal
        tag = naming(new.name, new.commit, new.note or new.name, who.name, who.email)
        written = write_tag(self._store.open(wish.project), tag)
        done = self._changes.move(_move(wish, TAGS + new.name, None, written, f"name {new.model_dump_json()}"))
        return RefMoved(name=new.name, commit=done.commit, seq=done.seq)

    def merge(self, wish: Wish, asked: MergeRequest) -> Saved:
        """Bring a branch into another one. What is there already is answered with the newest version.

        Raises:
            ProblemError: `not_found`: there is no such branch.
            ChangeConflict: both sides changed the same sentence.
        """
        repository = self._store.open(wish.project)
        ref = BRANCHES + asked.into
        into, tip = self._tip(wish.project, asked.into), self._tip(wish.project, asked.name)
        plan = merging(repository, tip, into, asked.name)
        also = None if plan is None else tip
        nothing = Plan(into, {}, f"Brought in “{asked.name}”")
        return self._saved(wish, plan or nothing, ref, also, f"merge {asked.model_dump_json()}")

    def revert(self, wish: Wish, asked: RevertRequest) -> Saved:
        """Take back what one version changed.

        Raises:
            ProblemError: `not_found`: there is no such version or branch.
            ChangeConflict: what it changed was changed again since.
        """
        self._tip(wish.project, asked.branch)
        plan = reverting(self._store.open(wish.project), asked.commit)
        return self._saved(wish, plan, BRANCHES + asked.branch, None, f"revert {asked.model_dump_json()}")

    def _tip(self, project: str, name: str) -> str:
        found = head(self._store.open(project), BRANCHES + name)
        if found is None:
            raise _no_branch(name)
        return found

    def _saved(self, wish: Wish, plan: Plan, ref: str, also: str | None, asked: str) -> Saved:
        change = Change(
            wish.project,
            plan.base,
            plan.edits,
            plan.title,
            wish.principal.author,
            wish.change_id,
            asked=asked,
            ref=ref,
            also=also,
        )
        done = self._changes.commit(change)
        return Saved(commit=done.commit, seq=done.seq, merged=done.merged, change_id=wish.change_id)


def _move(wish: Wish, ref: str, before: str | None, after: str | None, asked: str) -> Move:
    return Move(wish.project, ref, before, after, wish.principal.author, wish.change_id, asked)


def _no_branch(name: str) -> ProblemError:
    return ProblemError("not_found", f"This book has no branch “{name}”.")
