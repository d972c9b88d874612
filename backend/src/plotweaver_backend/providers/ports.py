"""What the service asks of a provider, whatever protocol it speaks."""

from __future__ import annotations

from typing import Protocol

from plotweaver_backend.providers.domain import Configured, Person, Visit


class Provider(Protocol):
    """One provider."""

    @property
    def configured(self) -> Configured:
        """How the operator configured it."""

    def address(self, visit: Visit) -> str:
        """Return where the browser goes.

        Raises:
            ProviderFailed: the provider does not say where.
        """

    def names_itself(self) -> bool:
        """Whether its answers say whose they are (`iss`, RFC 9207), so that one without is not its own.

        Raises:
            ProviderFailed: the provider does not say.
        """

    def person(self, code: str, visit: Visit) -> Person:
        """Return who came back with `code`.

        Raises:
            ProviderFailed: the code is not good for this visit, or the answer proves nothing.
        """
