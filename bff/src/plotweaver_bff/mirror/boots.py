"""Which copies were there before the machine last started: nothing here is synced, and a power cut leaves files half
written. git tells; libgit2 reads a loose object that ends in its middle for ever, holding every other reader up."""

from __future__ import annotations

import contextlib
from pathlib import Path

from plotweaver_gitstore.store import Store

#: Another one each time that Linux starts (random(4)); other systems have none, and are believed.
_BOOT = Path("/proc/sys/kernel/random/boot_id")
#: A file in each copy: since which start of the machine it is known to be whole.
_MARK = "whole-since"


class Boots:
    """Knows which copies are older than the machine's start.

    Args:
        store: where the copies are.
        boot: where the system tells which start this is.
    """

    def __init__(self, store: Store, boot: Path = _BOOT) -> None:
        self._store = store
        self._now = _text(boot)
        self._sure: set[str] = set()

    def doubtful(self, project: str) -> bool:
        """Whether a copy has to be looked at before anybody reads it."""
        if self._now is None or project in self._sure:
            return False
        if _text(self._store.path(project) / _MARK) != self._now:
            return True
        self._sure.add(project)
        return False

    def trust(self, project: str) -> None:
        """Note that a copy is whole, or new."""
        if self._now is not None:
            # a mark that cannot be written only means another look at the next start
            with contextlib.suppress(OSError):
                (self._store.path(project) / _MARK).write_text(self._now, encoding="ascii")
            self._sure.add(project)


def _text(file: Path) -> str | None:
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return None
