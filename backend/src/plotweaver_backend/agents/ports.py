"""What agents need from whoever runs them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Protocol

from pydantic import SecretStr

from plotweaver_backend.models.domain import ModelSpec


class Meter(Protocol):
    """Money: reserved before a call, settled after it."""

    def reserve(self, agent: str, model: ModelSpec, characters: int, input_tokens: int, output_tokens: int) -> str:
        """Reserve a call of the running workflow at its maximum and return the reservation's id.

        It is asked before anything is sent: what it refuses is not sent.

        Args:
            agent: who asks.
            model: what is asked, and with it where the text goes.
            characters: how much would be sent.
            input_tokens: how much that is at the most.
            output_tokens: how long an answer may be.

        Raises:
            ProblemError: `ai.forbidden`, `access.forbidden` or `run.too_expensive`.
        """

    def settle(self, reservation: str, input_tokens: int, output_tokens: int) -> None:
        """Replace the maximum by what was used."""

    def release(self, reservation: str) -> None:
        """Settle at nothing: the provider refused the call."""


class KeyHolder(Protocol):
    """Knows what opens models' endpoints."""

    def key(self, model: ModelSpec) -> SecretStr | None:
        """Return the key for a call of the running workflow, None if there is none.

        It is asked at each call: nothing keeps a key for longer.

        Raises:
            VaultLocked: there is one, and it cannot be opened.
        """


class Listener(Protocol):
    """Whoever reads along while an agent writes."""

    async def hear(self, agent: str, pieces: AsyncIterator[str]) -> None:
        """Take an answer piece by piece until it ends.

        Raises:
            RunStopped: nobody wants it any more.
        """
