"""What the transaction asks of others: whose turn it is, and whether the result may be."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from plotweaver_manuscript.tree import Tree

from plotweaver_backend.changes.domain import Change, Move


@dataclass(frozen=True)
class Objection:
    """Why a rule or a gate stops a change."""

    rule: str
    path: str
    message: str
    remedy: str


class ProjectMutex(Protocol):
    """Lets one process and thread at a time into a project."""

    def hold(self, project: str) -> AbstractContextManager[None]:
        """Wait for the project and hold it until the context ends, or the process does."""


class Gate(Protocol):
    """A policy that may stop a change."""

    def check(self, change: Change | Move, before: Tree, after: Tree) -> Sequence[Objection]:
        """Return why `after` may not follow `before`; nothing if it may."""
