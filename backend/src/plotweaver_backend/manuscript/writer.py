"""The change transaction as the writing features see it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from plotweaver_gitstore import branch_ref

from plotweaver_backend.changes import Author, Change, ChangeService, Committed
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
        author: Author,
        asked: str = "",
        branch: str = "main",
        trailers: Mapping[str, str] = MappingProxyType({}),
        reason: str = "",
        fences: Mapping[str, int] = MappingProxyType({}),
    ) -> Written:
        """Commit `edits`; see `manuscript.ports.Writer`."""
        ref = branch_ref(branch, author.account)
        change = Change(
            project, base, edits, message, author, change_id, trailers, asked, ref, reason=reason, fences=fences
        )
        return _written(self._changes.commit(change))

    def earlier(
        self, project: str, change_id: str, message: str, author: Author, asked: str, branch: str = "main"
    ) -> Written | None:
        """Return the answer to an equal request; see `manuscript.ports.Writer`."""
        ref = branch_ref(branch, author.account)
        change = Change(project, None, {}, message, author, change_id, asked=asked, ref=ref)
        committed = self._changes.earlier(change)
        return None if committed is None else _written(committed)


def _written(committed: Committed) -> Written:
    return Written(committed.commit, committed.seq, committed.merged, committed.warnings, committed.unchanged)
