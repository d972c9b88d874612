"""What can go wrong at a provider."""

from __future__ import annotations


class ProviderFailed(Exception):
    """The provider did not do what its protocol says, or cannot be reached. The reason is for the log."""
