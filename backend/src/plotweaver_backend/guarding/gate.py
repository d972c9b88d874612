"""The gate of roles: asked about every change of every branch at the moment it is made, whichever way it came."""

from __future__ import annotations

from collections.abc import Sequence

from plotweaver_gitstore import MAIN, TAGS, branch_name, owner_of

from plotweaver_backend.changes import Move, Objection, Proposed
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
        if isinstance(change, Move) and change.after is None and change.ref.startswith(TAGS):
            _check_name_goes(held)
        return []

    def _check_branch(self, project: str, ref: str, held: Held) -> None:
        # an owner may write everywhere: nothing needs to be read for that
        protections = [] if held.role == "owner" else self._guards.protections(project)
        name = branch_name(ref) or ref.removeprefix(TAGS)
        kept = protecting(name, held.role, protections)
        if kept is None:
            return
        where = "the book itself" if ref == MAIN else f"“{name}”"
        message = f"Only {_WHO[kept.least]} write in {where}."
        remedy = "Write in a draft of the book, and ask one of them to add it."
        raise _refused(BranchProtected, "branch.protected", [""], message, remedy)


def _check_chapters(proposed: Proposed, chapters: frozenset[str]) -> None:
    what, paths = "this is", outside(proposed.paths, chapters)
    if not paths:
        # what a version wrote stands in the book's history, even if the next one took it back
        what, paths = "one of the versions that come along is in", outside(proposed.on_the_way(), chapters)
    if paths:
        message = f"You write in {', '.join(sorted(chapters))}, and {what} another part of the book."
        remedy = "Suggest it, or write it in a draft of the book and ask somebody to add it."
        raise _refused(ChapterClosed, "chapter.closed", paths[:_MOST_NAMED], message, remedy)


def _check_name_goes(held: Held) -> None:
    if held.chapters is not None:
        message = "You write in some chapters, and a version's name is the whole book's."
        raise _refused(ChapterClosed, "chapter.closed", [""], message, "Ask somebody who writes in the whole book.")


def _refused(
    kind: type[RoleMissing] | type[BranchProtected] | type[ChapterClosed],
    rule: str,
    paths: Sequence[str],
    message: str,
    remedy: str,
) -> RoleMissing | BranchProtected | ChapterClosed:
    objections = [Objection(rule, path, message, remedy) for path in paths]
    return kind(rule, message, violations=objections)
