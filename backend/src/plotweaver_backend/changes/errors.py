"""Why a change was not made. In every case nothing changed."""

from __future__ import annotations

from plotweaver_manuscript.errors import PlotWeaverError


class ChangeError(PlotWeaverError):
    """Root of this feature's errors."""


class ChangeConflict(ChangeError):
    """The same sentence was changed by someone else. `detail["conflicts"]`: the three sides of each path."""


class ChangeRefused(ChangeError):
    """The book cannot hold this. `detail["violations"]`: rule, path, message and remedy of each."""


class ChangeUnjudged(ChangeRefused):
    """What must judge the change took too long. It goes on, with the files that it was given."""


class ChangeIdReused(ChangeError):
    """The change id was used for another change."""


class RefMoved(ChangeError):
    """The branch or tag is no longer where the move was to take it from. `detail["now"]`: what it names."""


class RefMissing(ChangeError):
    """There is no such branch; perhaps someone took it away meanwhile."""


class RefRefused(ChangeError):
    """There can be no such branch or tag."""


class ChangeBusy(ChangeError):
    """Someone held the project for too long, or kept moving the branch without holding it."""


class BookDamaged(ChangeError):
    """The server's own files of this book are damaged, through nobody's fault who writes in it."""
