"""Begins, takes away and merges branches; names versions and takes them back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from plotweaver_contracts.branches import (
    MergeRequest,
    NewBranch,
    NewName,
    RefMoved,
    RenameRequest,
    RestoreRequest,
    RevertRequest,
)
from plotweaver_contracts.manuscript import Saved
from plotweaver_gitstore import MINE, TAGS, branch_ref, head, peeled
from plotweaver_gitstore.store import Store
from plotweaver_kit.problems import ProblemError

from plotweaver_backend.branches.planning import (
    Plan,
    choosing,
    merging,
    require_past,
    restoring,
    reverting,
    title_of_reverting,
)
from plotweaver_backend.branches.tagging import naming, write_tag
from plotweaver_backend.changes import Change, ChangeService, Committed, Move, require_shown
from plotweaver_backend.http.call import Principal
from plotweaver_backend.http.conflicts import warnings_of

#: What people read of a version that makes the book what it was.
RESTORED = "Restored an earlier version of the book"


@dataclass(frozen=True)
class Wish:
    """Who wants something of which book. `change_id`: the same for every retry."""

    project: str
    principal: Principal
    change_id: str

    def ref(self, name: str) -> str:
        """Return the branch that its author calls `name`."""
        return branch_ref(name, self.principal.account)


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
        move = _move(wish, wish.ref(new.name), None, commit, f"create {new.model_dump_json()}")
        done = self._changes.move(move)
        return RefMoved(name=new.name, commit=done.commit, seq=done.seq)

    def delete(self, wish: Wish, name: str) -> RefMoved:
        """Take a branch away.

        Raises:
            ProblemError: `not_found`: there is no such branch.
        """
        before = head(self._store.open(wish.project), wish.ref(name))
        move = _move(wish, wish.ref(name), before, None, "delete")
        done = self._changes.earlier(move) if before is None else self._changes.move(move)
        if done is None:
            raise _no_branch(name)
        return RefMoved(name=name, commit=None, seq=done.seq)

    def rename(self, wish: Wish, asked: RenameRequest) -> RefMoved:
        """Give a branch another name; a private draft that gets a name for all is shared.

        Raises:
            ProblemError: `not_found`: there is no such branch; `ref.refused`: others may have it already.
        """
        if asked.to.startswith(MINE) and not asked.name.startswith(MINE):
            raise ProblemError("ref.refused", "Others can see this draft already. Begin a private one from it instead.")
        tip = head(self._store.open(wish.project), wish.ref(asked.name))
        begun = _move(wish, wish.ref(asked.to), None, tip, f"rename {asked.model_dump_json()}")
        gone = _move(wish, wish.ref(asked.name), tip, None, "renamed")
        gone = replace(gone, change_id=f"{wish.change_id}:renamed")
        if tip is None:
            # a retry is answered though the old name went, whoever took it away
            known = self._changes.earlier(begun)
            if known is None:
                raise _no_branch(asked.name)
            seq = (self._changes.earlier(gone) or known).seq
            return RefMoved(name=asked.to, commit=known.commit, seq=seq)
        done, last = self._changes.moves(begun, gone)
        return RefMoved(name=asked.to, commit=done.commit, seq=last.seq)

    def name(self, wish: Wish, new: NewName) -> RefMoved:
        """Give a version a name.

        Raises:
            ObjectMissing: there is no such version.
            RefRefused: no version may be called so.
        """
        who, repository = wish.principal, self._store.open(wish.project)
        move = _move(wish, TAGS + new.name, None, new.commit, f"name {new.model_dump_json()}")
        done = self._changes.earlier(move)
        if done is None:
            # before anything is written: a name that is refused leaves nothing
            self._changes.judge(move)
            tag = naming(new.name, new.commit, new.note or new.name, who.name, who.email)
            done = self._changes.move(replace(move, after=write_tag(repository, tag)))
        # the ref names the tag; people mean the version
        return RefMoved(name=new.name, commit=str(peeled(repository, done.commit).id), seq=done.seq)

    def merge(self, wish: Wish, asked: MergeRequest) -> Saved:
        """Bring a branch into another one. What is there already, or was and was taken back, changes nothing.

        Raises:
            ProblemError: `not_found`: there is no such branch.
            ChangeConflict: both sides changed the same sentence; `asked.chosen` answers that.
        """
        repository = self._store.open(wish.project)
        title = f"Brought in “{asked.name.removeprefix(MINE)}”"
        change = _change(wish, title, wish.ref(asked.into), f"merge {asked.model_dump_json()}")
        change = replace(change, reason=asked.reason)
        into, tip = head(repository, change.ref), head(repository, wish.ref(asked.name))
        if into is None or tip is None:
            # a retry is answered though the branch went, as drafts do once they are brought in
            done = self._changes.earlier(change)
            if done is None:
                raise _no_branch(asked.into if into is None else asked.name)
            return _saved(done, wish)
        if asked.chosen is not None:
            # made on the versions that were chosen between: what came since meets it like any other change
            require_past(repository, {asked.chosen.tip: tip, asked.chosen.into: into})
            tip = asked.chosen.tip
        found = merging(repository, tip, into)
        if found is not None and asked.chosen is not None:
            found = choosing(repository, asked.chosen)
        if found is None:
            return _saved(self._changes.commit(replace(change, base=into)), wish)
        return self._brought(wish, change, found, tip)

    def _brought(self, wish: Wish, change: Change, plan: Plan, tip: str) -> Saved:
        whole = replace(change, base=plan.base, edits=plan.edits, trailers=plan.trailers, also=tip)
        return _saved(self._changes.commit(whole), wish)

    def revert(self, wish: Wish, asked: RevertRequest) -> Saved:
        """Take back what one version changed. What was taken back already changes nothing.

        Raises:
            ObjectMissing: there is no such version.
            RefMissing: there is no such branch.
            ChangeConflict: what it changed was changed again since.
        """
        repository = self._store.open(wish.project)
        require_shown(repository, asked.commit, wish.principal.account)
        plan, title = reverting(repository, asked.commit), title_of_reverting(repository, asked.commit)
        change = _change(wish, title, wish.ref(asked.branch), f"revert {asked.model_dump_json()}")
        change = replace(change, reason=asked.reason)
        whole = replace(change, base=plan.base, edits=plan.edits, trailers=plan.trailers)
        return _saved(self._changes.commit(whole), wish)

    def restore(self, wish: Wish, asked: RestoreRequest) -> Saved:
        """Make the whole book what it was in a version. If it is that already, its newest version is the answer.

        Raises:
            ProblemError: `not_found`: there is no such branch.
            ObjectMissing: there is no such version.
            ChangeConflict: somebody wrote in the book at the same moment.
        """
        repository = self._store.open(wish.project)
        require_shown(repository, asked.commit, wish.principal.account)
        change = _change(wish, RESTORED, wish.ref(asked.branch), f"restore {asked.model_dump_json()}")
        newest = head(repository, change.ref)
        if newest is None:
            raise _no_branch(asked.branch)
        plan = restoring(repository, asked.commit, newest)
        trailers = plan.trailers if plan.edits else {}
        whole = replace(change, base=plan.base, edits=plan.edits, trailers=trailers, reason=asked.reason)
        return _saved(self._changes.commit(whole), wish)


def _move(wish: Wish, ref: str, before: str | None, after: str | None, asked: str) -> Move:
    return Move(wish.project, ref, before, after, wish.principal.author, wish.change_id, asked)


def _change(wish: Wish, title: str, ref: str, asked: str) -> Change:
    return Change(wish.project, None, {}, title, wish.principal.author, wish.change_id, asked=asked, ref=ref)


def _saved(done: Committed, wish: Wish) -> Saved:
    return Saved(
        commit=done.commit,
        seq=done.seq,
        merged=done.merged,
        change_id=wish.change_id,
        warnings=warnings_of(done.warnings),
        unchanged=done.unchanged,
    )


def _no_branch(name: str) -> ProblemError:
    return ProblemError("not_found", f"This book has no branch “{name}”.")
