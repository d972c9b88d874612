"""The typed container that hands every feature its services; filled once, by wiring."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from plotweaver_kit.settings import Settings
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

T = TypeVar("T")


@dataclass
class Services:
    """What handlers may reach.

    Attributes:
        settings: the process's settings.
        engine: the database.
        sessions: opens a database session; `with sessions.begin() as db` is one transaction.
        sample: the sample novel's files by path.
    """

    settings: Settings
    engine: Engine
    sessions: sessionmaker[Session]
    sample: Mapping[str, bytes] = field(default_factory=dict)
    _provided: dict[type, object] = field(default_factory=dict)

    def provide(self, service: object, as_type: type | None = None) -> None:
        """Offer `service` under its own type, or under `as_type`."""
        self._provided[as_type or type(service)] = service

    def get(self, kind: type[T]) -> T:
        """Return the service of type `kind`.

        Raises:
            LookupError: wiring did not provide one.
        """
        try:
            return cast(T, self._provided[kind])
        except KeyError:
            raise LookupError(f"wiring provides no {kind.__name__}") from None
