"""What the transaction asks of others: whose turn it is, and whether the result may be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from plotweaver_manuscript.tree import Tree

from plotweaver_backend.changes.domain import Change, Move, Objection


class ProjectMutex(Protocol):
    """Lets one process and thread at a time into a project."""

    def hold(self, project: str) -> AbstractContextManager[None]:
        """Wait for the project and hold it until the context ends, or the process does."""


@dataclass(frozen=True)
class Proposed:
    """What a change or move would make of a branch.

    Attributes:
        change: who wants it, and what.
        before: the branch's files now (the book's, if the branch is new); read when looked at.
        after: its files afterwards; read when looked at.
        paths: the files that would be new, gone or different.
        on_the_way: returns the files that a version which comes along changed, though a later one may have taken it
            back; called when looked at.
    """

    change: Change | Move
    before: Tree
    after: Tree
    paths: frozenset[str]
    on_the_way: Callable[[], AbstractSet[str]] = frozenset


class Gate(Protocol):
    """A policy that may stop a change. Features register theirs (`Gates.register`)."""

    def check(self, proposed: Proposed) -> Sequence[Objection]:
        """Return why the change may not be, or what to warn of; nothing if all is well.

        Called while the project is held: be quick. A gate with an error of its own may raise a `ChangeRefused`.
        """


class LongGate(Gate, Protocol):
    """A gate that may take long: it is asked in a thread of its own, and what it has not judged in time is refused."""

    def concerns(self, proposed: Proposed) -> bool:
        """Whether there is anything to judge. Be quick: every save asks."""
