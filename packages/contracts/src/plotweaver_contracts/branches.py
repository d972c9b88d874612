"""Branches of a book, named versions, and bringing one line of versions into another."""

from __future__ import annotations

from pydantic import Field

from plotweaver_contracts.base import BranchName, ObjectId, Reason, Wire
from plotweaver_contracts.manuscript import Edit


class Branch(Wire):
    """A branch and its newest version. `ahead`, `behind`: versions that only it, or only the book's own, holds."""

    name: str
    commit: ObjectId
    author: str
    at: str
    ahead: int = Field(ge=0)
    behind: int = Field(ge=0)


class NamedVersion(Wire):
    """A version with a name that its author gave it."""

    name: str
    commit: ObjectId
    at: str
    note: str


class Branches(Wire):
    """Every branch, the book's own first, and every named version, newest first."""

    branches: list[Branch]
    named: list[NamedVersion]


class NewBranch(Wire):
    """A branch to begin at a version; without one at the book's newest."""

    name: BranchName
    commit: ObjectId | None = None


class BranchQuery(Wire):
    """Which branch."""

    name: BranchName


class RenameRequest(Wire):
    """Another name for a branch. A private draft that gets a name without `mine/` is shared by it."""

    name: BranchName
    to: BranchName


class NewName(Wire):
    """A name for a version, and a line about it."""

    name: BranchName
    commit: ObjectId
    note: str = Field(default="", max_length=500)


class RefMoved(Wire):
    """A branch or named version that came or went. `commit`: the version that it names now."""

    name: str
    commit: ObjectId | None
    seq: int


class Choice(Wire):
    """What somebody chose where both sides changed the same: the whole text of each such file.

    `tip`, `into`: the versions of the branch and of the other one between which they chose.
    """

    tip: ObjectId
    into: ObjectId
    edits: list[Edit] = Field(min_length=1, max_length=500)


class MergeRequest(Wire):
    """A branch to bring into another one. `chosen`: an answer to the conflict that bringing it in met."""

    name: BranchName
    into: BranchName = "main"
    chosen: Choice | None = None
    reason: Reason = ""


class RevertRequest(Wire):
    """A version whose change is to be taken back."""

    commit: ObjectId
    branch: BranchName = "main"
    reason: Reason = ""


class RestoreRequest(Wire):
    """A version that the whole book is to be as again."""

    commit: ObjectId
    branch: BranchName = "main"
    reason: Reason = ""
