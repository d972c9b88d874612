"""What the features that write text need from the change transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from plotweaver_backend.changes import Author, Objection


@dataclass(frozen=True)
class Written:
    """A durable change. `merged`: others had written meanwhile and both are kept. `warnings`: what gates say of it.

    `unchanged`: the book was so already.
    """

    commit: str
    seq: int
    merged: bool
    warnings: tuple[Objection, ...] = ()
    unchanged: bool = False


class Writer(Protocol):
    """Commits files to a project."""

    def write(
        self,
        project: str,
        change_id: str,
        base: str | None,
        edits: Mapping[str, bytes | None],
        message: str,
        author: Author,
        asked: str = "",
        branch: str = "main",
        trailers: Mapping[str, str] = MappingProxyType({}),
        reason: str = "",
        fences: Mapping[str, int] = MappingProxyType({}),
    ) -> Written:
        """Commit `edits` (None deletes) made on top of `base` (None: the first version).

        Args:
            project: the book.
            change_id: repeats on a retry, which then answers with the commit already made.
            base: the version that the edits were made on.
            edits: new bytes by path.
            message: what a person reads in the history.
            author: who wrote.
            branch: the branch that was edited.
            trailers: what the version says of itself besides.
            reason: why the author writes what somebody else keeps.
            fences: the author's own locks, which must still hold.
            asked: what was asked for, where `base` and `edits` only follow from it and the newest version.
        """

    def earlier(
        self, project: str, change_id: str, message: str, author: Author, asked: str, branch: str = "main"
    ) -> Written | None:
        """Return what `write` answered to the same `asked` under this `change_id`, None if it never did."""
