"""What the features that write text need from the change transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Written:
    """A durable change. `merged`: others had written meanwhile and both are kept."""

    commit: str
    seq: int
    merged: bool


class Writer(Protocol):
    """Commits files to a project."""

    def write(
        self,
        project: str,
        change_id: str,
        base: str | None,
        edits: Mapping[str, bytes | None],
        message: str,
        author: tuple[str, str],
    ) -> Written:
        """Commit `edits` (None deletes) made on top of `base` (None: the first version).

        Args:
            project: the book.
            change_id: repeats on a retry, which then answers with the commit already made.
            base: the version that the edits were made on.
            edits: new bytes by path.
            message: what a person reads in the history.
            author: name and e-mail.
        """
