"""The one transaction through which every change of a book goes."""

from plotweaver_backend.changes.domain import Author, Change, Committed, Move, Objection, Sides
from plotweaver_backend.changes.errors import (
    BookDamaged,
    ChangeBusy,
    ChangeConflict,
    ChangeError,
    ChangeIdReused,
    ChangeRefused,
    RefMissing,
    RefMoved,
    RefRefused,
)
from plotweaver_backend.changes.gates import Gates
from plotweaver_backend.changes.hiding import require_shown
from plotweaver_backend.changes.moving import check_version
from plotweaver_backend.changes.mutex import mutex_for
from plotweaver_backend.changes.ports import Gate, ProjectMutex, Proposed
from plotweaver_backend.changes.recovery import clear_drafts
from plotweaver_backend.changes.service import ChangeService

__all__ = [
    "Author",
    "BookDamaged",
    "Change",
    "ChangeBusy",
    "ChangeConflict",
    "ChangeError",
    "ChangeIdReused",
    "ChangeRefused",
    "ChangeService",
    "Committed",
    "Gate",
    "Gates",
    "Move",
    "Objection",
    "ProjectMutex",
    "Proposed",
    "RefMissing",
    "RefMoved",
    "RefRefused",
    "Sides",
    "check_version",
    "clear_drafts",
    "mutex_for",
    "require_shown",
]
