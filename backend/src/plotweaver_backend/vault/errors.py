"""What can go wrong with stored secrets."""

from __future__ import annotations

from plotweaver_manuscript.errors import PlotWeaverError


class VaultLocked(PlotWeaverError):
    """There is no usable key, or not the one that a secret was sealed with, or what was sealed was changed."""

    def __init__(self, reason: str) -> None:
        super().__init__("vault.locked", reason)
