"""What can be wrong with a repository or an object asked of it."""

from __future__ import annotations

from plotweaver_manuscript.errors import PlotWeaverError


class StoreError(PlotWeaverError):
    """Root of this package's errors."""


class RepositoryMissing(StoreError):
    """There is no such repository."""


class ObjectMissing(StoreError):
    """The repository does not hold such a version or file."""


class ObjectBroken(StoreError):
    """An object is not what it says that it is, or cannot be read."""
