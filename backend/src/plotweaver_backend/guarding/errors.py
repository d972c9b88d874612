"""Why somebody may not write somewhere. In every case nothing changed."""

from __future__ import annotations

from plotweaver_backend.changes.errors import ChangeRefused


class RoleMissing(ChangeRefused):
    """Whoever wants the change has no role in the book, or none (any more) that lets them write."""


class BranchProtected(ChangeRefused):
    """Only others may write on this branch."""


class ChapterClosed(ChangeRefused):
    """A writer who is limited to chapters would change another part of the book."""
