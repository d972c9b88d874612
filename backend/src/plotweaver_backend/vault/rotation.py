"""Sealing everything anew with a new key, a stretch at a time; killed at any point, it can be run again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.vault.keys import SecretKeys
from plotweaver_backend.vault.sealing import Sealing, hold_keys, sealed_by

#: Rows that are sealed anew in one transaction.
_AT_ONCE = 100


@dataclass(frozen=True)
class Sealed:
    """Where sealed texts are kept: a column, and what each row's is about."""

    column: InstrumentedAttribute[str]
    about: Callable[[Any], str]


class Rotation:
    """Changes the key.

    Args:
        database: where sealed texts are.
        keys: those there are; with keys of the environment none is made or forgotten, they are sealed with the first.
        sealing: opens what the older ones sealed.
    """

    def __init__(self, database: sessionmaker[Session], keys: SecretKeys, sealing: Sealing) -> None:
        self._database = database
        self._keys = keys
        self._sealing = sealing
        self._kept: list[Sealed] = []

    def register(self, column: InstrumentedAttribute[str], about: Callable[[Any], str]) -> None:
        """Let a column's texts be sealed anew, too; `about(row)` tells what each is bound to."""
        self._kept.append(Sealed(column, about))

    def run(self) -> int:
        """Seal everything with a new key and forget the older ones; return how many texts that were.

        What an earlier run that was killed had begun is finished with the key that it had made.

        Raises:
            VaultLocked: a secret cannot be opened. What was sealed anew until then stays so, and nothing is forgotten.
        """
        self._begin()
        count = 0
        while done := self._stretch():
            count += done
        return count

    def _begin(self) -> None:
        with self._database.begin() as db:
            hold_keys(db, alone=True)
            if not self._keys.are_given and len(self._keys.all()) == 1:
                self._keys.add()

    def _stretch(self) -> int:
        with self._database.begin() as db:
            hold_keys(db, alone=True)
            newest = self._keys.all()[0]
            for kept in self._kept:
                rows = db.scalars(_older(kept.column, newest.id)).all()
                for row in rows:
                    secret = self._sealing.unseal(getattr(row, kept.column.key), kept.about(row))
                    setattr(row, kept.column.key, sealed_by(newest, secret, kept.about(row)))
                if rows:
                    return len(rows)
            # nobody seals while the keys are held alone: nothing can need an older one any more
            if not self._keys.are_given:
                self._keys.keep_newest()
            audit.tell(db, "site.secrets_rotated", target=newest.id)
        return 0


def _older(column: InstrumentedAttribute[str], newest: str) -> Any:
    elsewhere: ColumnElement[bool] = ~column.startswith(f"{newest}.", autoescape=True)
    return select(column.class_).where(elsewhere).limit(_AT_ONCE)
