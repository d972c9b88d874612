"""What runs need from the workflow engine: a small door, so that the engine can be another one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class WorkQueue(Protocol):
    """Hands runs to workers."""

    def put(self, run: str) -> None:
        """Queue a run; putting it again changes nothing."""

    def cancel(self, run: str) -> None:
        """Stop a run wherever it is; one that has ended or never began stays as it is."""

    def forget(self, runs: Sequence[str]) -> None:
        """Take away all that was recorded of runs: what they read, and what models answered.

        Raises:
            SQLAlchemyError: it cannot be reached just now.
        """
