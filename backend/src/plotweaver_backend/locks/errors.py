"""Why a lock stops something. In every case nothing changed."""

from __future__ import annotations

from plotweaver_backend.changes.errors import ChangeError, ChangeRefused


class LockHeld(ChangeRefused):
    """Somebody keeps what the change touches. `detail["violations"]`: what, who, and how to go on."""


class LockLost(ChangeError):
    """The writer's own lock ended, and may be somebody else's by now."""
