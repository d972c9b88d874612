"""The change transaction as the writing features see it."""

from __future__ import annotations

from collections.abc import Mapping

from plotweaver_backend.changes import Change, ChangeService
from plotweaver_backend.manuscript.ports import Written


class ChangeWriter:
    """Writes through the one transaction."""

    def __init__(self, changes: ChangeService) -> None:
        self._changes = changes

    def write(
        self,
        project: str,
        change_id: str,
        base: str | None,
        edits: Mapping[str, bytes | None],
        message: str,
        author: tuple[str, str],
    ) -> Written:
        """Commit `edits`; see `manuscript.ports.Writer`."""
        name, email = author
        change = Change(project, base, edits, message, name, email, change_id)
        committed = self._changes.commit(change)
        return Written(committed.commit, committed.seq, committed.merged)
