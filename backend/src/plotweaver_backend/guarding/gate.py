"""The gate of roles: asked about every change of every branch at the moment it is made, whichever way it came."""

from __future__ import annotations

from collections.abc import Sequence

from plotweaver_gitstore import MAIN, branch_name, owner_of

from plotweaver_backend.changes import Objection, Proposed
from plotweaver_backend.guarding.domain import Held, Protected, outside, protecting
from plotweaver_backend.guarding.errors import BranchProtected, ChapterClosed, RoleMissing
from plotweaver_backend.guarding.service import GuardsService

_WHO = {"writer": "those who write in this book", "editor": "its editors and owners", "owner": "its owners"}
#: So many files are named; of more the person knows by then what it is about.
_MOST_NAMED = 20


class RightsGate:
    """Stops who may not write where a change goes.

    It is asked while the change holds the project's mutex. The request was let in before; whoever lost their role since
    then, in the middle of a push or with a suggestion half accepted, is stopped here.

    A limit to chapters holds for the book itself, as locks do: drafts are free until they are added to it.

    Args:
        guards: knows who may write where.
    """

    def __init__(self, guards: GuardsService) -> None:
        self._guards = guards

    def check(self, proposed: Proposed) -> Sequence[Objection]:
        """Return nothing: what is forbidden is forbidden.

        Raises:
            RoleMissing, BranchProtected, ChapterClosed: who wants the change may not make it.
        """
        change = proposed.change
        if not change.account:
            return []
        held = self._guards.held(change.project, change.account)
        if held is None and not self._guards.is_begun(change.project):
            # the first version of a book is made before anybody has a role in it
            return []
        if held is None or protecting("", held.role, [Protected("*", "writer")]) is not None:
            message = "Your role in this book does not let you write in it any more."
            raise _refused(RoleMissing, "role.missing", [""], message, "Ask an owner of the book.")
        if owner_of(change.ref) is None:
            self._check_branch(change.project, change.ref, held)
        if change.ref == MAIN and held.chapters is not None:
            _check_chapters(proposed, held.chapters)
        return []

    def _check_branch(self, project: str, ref: str, held: Held) -> None:
        # an owner may write everywhere: nothing needs to be read for that
        protections = [] if held.role == "owner" else self._guards.protections(project)
        branch = branch_name(ref)
        kept = None if branch is None else protecting(branch, held.role, protections)
        if kept is None:
            return
        where = "the book itself" if ref == MAIN else f"“{branch}”"
        message = f"Only {_WHO[kept.least]} write in {where}."
        remedy = "Write in a draft of the book, and ask one of them to add it."
        raise _refused(BranchProtected, "branch.protected", [""], message, remedy)


def _check_chapters(proposed: Proposed, chapters: frozenset[str]) -> None:
    paths = outside(proposed.paths, chapters)
    if paths:
        message = f"You write in {', '.join(sorted(chapters))}, and this is another part of the book."
        remedy = "Suggest it, or write it in a draft of the book and ask somebody to add it."
        raise _refused(ChapterClosed, "chapter.closed", paths[:_MOST_NAMED], message, remedy)


def _refused(
    kind: type[RoleMissing] | type[BranchProtected] | type[ChapterClosed],
    rule: str,
    paths: Sequence[str],
    message: str,
    remedy: str,
) -> RoleMissing | BranchProtected | ChapterClosed:
    objections = [Objection(rule, path, message, remedy) for path in paths]
    return kind(rule, message, violations=objections)
