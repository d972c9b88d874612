"""Storing secrets sealed, and opening them for a call."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from plotweaver_contracts.audit import AuditAction
from pydantic import SecretStr
from sqlalchemy import select
from sqlalchemy.orm import Session

from plotweaver_backend import audit
from plotweaver_backend.clock import Clock, unix_time
from plotweaver_backend.vault.sealing import Sealing
from plotweaver_backend.vault.tables import SecretRow

#: A secret must be this long for its last four letters to be shown, or they would tell too much.
_WORTH_SHOWING = 16


@dataclass(frozen=True)
class Place:
    """Which secret: its `kind`, its book (empty: the installation's), and whose it is."""

    kind: str
    project: str
    name: str

    @property
    def about(self) -> str:
        """What the secret is bound to."""
        return json.dumps(["secret", self.kind, self.project, self.name])


class Vault:
    """The stored secrets. `clock` gives Unix seconds."""

    def __init__(self, sealing: Sealing, clock: Clock = unix_time) -> None:
        self._sealing = sealing
        self._clock = clock

    def put(self, db: Session, place: Place, secret: SecretStr, by: str) -> None:
        """Store a secret in the transaction of `db`, in the place of one that was there.

        Args:
            db: the transaction.
            place: where it belongs.
            secret: what nobody else may know.
            by: the account that set it; empty at the terminal.

        Raises:
            VaultLocked: there is no key.
        """
        plain = secret.get_secret_value()
        sealed = self._sealing.seal(db, plain.encode(), place.about)
        last_four = plain[-4:] if len(plain) >= _WORTH_SHOWING else ""
        db.merge(
            SecretRow(
                kind=place.kind,
                project=place.project,
                name=place.name,
                sealed=sealed,
                last_four=last_four,
                set_by=by,
                set_at=self._clock(),
            )
        )
        _tell(db, "secret.set", place)

    def remove(self, db: Session, place: Place) -> bool:
        """Forget a secret in the transaction of `db`; return whether there was one."""
        row = db.get(SecretRow, (place.kind, place.project, place.name))
        if row is None:
            return False
        db.delete(row)
        db.flush()
        _tell(db, "secret.removed", place)
        return True

    def open(self, db: Session, place: Place) -> SecretStr | None:
        """Return a secret, None if none is stored there.

        Raises:
            VaultLocked: it cannot be opened.
        """
        row = db.get(SecretRow, (place.kind, place.project, place.name))
        return None if row is None else SecretStr(self._sealing.unseal(row.sealed, place.about).decode())

    def held(self, db: Session, kind: str, project: str) -> Sequence[SecretRow]:
        """Return what is stored of a kind for a book, or the installation, by name."""
        stored = select(SecretRow).where(SecretRow.kind == kind, SecretRow.project == project)
        return db.scalars(stored.order_by(SecretRow.name)).all()

    def remove_set_by(self, db: Session, account: str) -> int:
        """Forget what a person set for books; return how many. What they set for the installation stays."""
        theirs = select(SecretRow).where(SecretRow.set_by == account, SecretRow.project != "")
        places = [place_of(row) for row in db.scalars(theirs)]
        return sum(self.remove(db, place) for place in places)


def place_of(row: SecretRow) -> Place:
    """Return where a stored secret belongs."""
    return Place(row.kind, row.project, row.name)


def _tell(db: Session, action: AuditAction, place: Place) -> None:
    audit.tell(db, action, project=place.project or None, target=place.name, detail={"kind": place.kind})
