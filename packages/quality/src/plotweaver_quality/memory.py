"""What is kept between two runs: found or gathered of a scene, or of a part of it, by a name that tells all of it."""

from __future__ import annotations

from typing import Any, Protocol


class Memory(Protocol):
    """Entries by a name made of the text that they are about, the settings and the check."""

    def get(self, name: str) -> Any:
        """Return an entry, or None."""

    def keep(self, name: str, value: Any) -> None:
        """Keep an entry; it may be forgotten at any time."""


class Forgetful:
    """Keeps nothing."""

    def get(self, name: str) -> Any:
        """Return None."""
        return None

    def keep(self, name: str, value: Any) -> None:
        """Let it go."""
