"""What agents need from whoever runs them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Protocol

from plotweaver_backend.models.domain import ModelSpec


class Meter(Protocol):
    """Money: reserved before a call, settled after it."""

    def reserve(self, agent: str, model: ModelSpec, input_tokens: int, output_tokens: int) -> str:
        """Reserve a call of the running workflow at its maximum and return the reservation's id.

        Raises:
            ProblemError: `run.too_expensive`.
        """

    def settle(self, reservation: str, input_tokens: int, output_tokens: int) -> None:
        """Replace the maximum by what was used."""

    def release(self, reservation: str) -> None:
        """Settle at nothing: the provider refused the call."""


class Listener(Protocol):
    """Whoever reads along while an agent writes."""

    async def hear(self, agent: str, pieces: AsyncIterator[str]) -> None:
        """Take an answer piece by piece until it ends.

        Raises:
            RunStopped: nobody wants it any more.
        """
