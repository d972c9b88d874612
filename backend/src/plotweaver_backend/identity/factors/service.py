"""Beginning with codes, checking them, ending it."""

from __future__ import annotations

from typing import Literal

from plotweaver_contracts.accounts import FactorOffer
from plotweaver_kit.problems import ProblemError
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.clock import Clock, unix_time
from plotweaver_backend.http.reading import reading
from plotweaver_backend.identity.factors import recovery, totp
from plotweaver_backend.identity.factors.ports import Sealer
from plotweaver_backend.identity.factors.tables import FactorRow, RecoveryCodeRow
from plotweaver_backend.identity.tables import AccountRow


class Factors:
    """The second factors of accounts. `clock` gives Unix seconds."""

    def __init__(self, database: sessionmaker[Session], sealer: Sealer, clock: Clock = unix_time) -> None:
        self._database = database
        self._sealer = sealer
        self._clock = clock

    def is_on(self, db: Session, account: str) -> bool:
        """Whether `account` asks for codes."""
        row = db.get(FactorRow, account)
        return row is not None and row.begun_at is not None

    def codes_left(self, db: Session, account: str) -> int:
        """Return how many recovery codes are left."""
        unused = (RecoveryCodeRow.account == account, RecoveryCodeRow.used_at.is_(None))
        return db.scalar(select(func.count()).select_from(RecoveryCodeRow).where(*unused)) or 0

    def offer(self, account: str) -> FactorOffer:
        """Return what an app needs; nothing is asked for until it made a right code.

        Raises:
            ProblemError: `auth.factor_on`.
        """
        secret, now = totp.new_secret(), self._clock()
        with self._database.begin() as db:
            if self.is_on(db, account):
                raise ProblemError("auth.factor_on")
            db.execute(delete(FactorRow).where(FactorRow.account == account))
            row = FactorRow(
                account=account,
                secret=self._sealer.seal(db, secret.encode(), about(account)),
                salt=recovery.new_salt(),
                offered_at=now,
                begun_at=None,
                last_step=-1,
            )
            db.add(row)
            return totp.offer(secret, db.get_one(AccountRow, account).email)

    def begin(self, account: str, code: str) -> list[str] | None:
        """Ask `account` for codes from now on, if `code` shows that the app makes the right ones.

        Returns:
            Ten recovery codes; None if the code is not right, or nothing was offered.

        Raises:
            ProblemError: `auth.factor_on`.
        """
        codes = recovery.new_codes()
        with self._database.begin() as db:
            if self.is_on(db, account):
                raise ProblemError("auth.factor_on")
            if not self._takes_app(db, account, code):
                return None
            row = db.get_one(FactorRow, account)
            row.begun_at = self._clock()
            self._store(db, row, codes)
            audit.tell(db, "factor.begun")
        return codes.shown

    def end(self, db: Session, account: str) -> bool:
        """Ask `account` for no more codes, in the caller's transaction; return whether it was asked until now."""
        was_on = self.is_on(db, account)
        db.execute(delete(RecoveryCodeRow).where(RecoveryCodeRow.account == account))
        db.execute(delete(FactorRow).where(FactorRow.account == account))
        if was_on:
            audit.tell(db, "factor.ended", subject=account)
        return was_on

    def renew_codes(self, account: str) -> list[str]:
        """Return ten new recovery codes; the old ones end.

        Raises:
            ProblemError: `not_found` if no codes are asked for.
        """
        codes = recovery.new_codes()
        with self._database.begin() as db:
            row = db.get(FactorRow, account)
            if row is None or row.begun_at is None:
                raise ProblemError("not_found", "No codes are asked for at sign-in.")
            self._store(db, row, codes)
            audit.tell(db, "factor.codes_renewed")
        return codes.shown

    def takes(self, account: str, code: str) -> Literal["app", "recovery"] | None:
        """Use up `code`; return what made it, None if it is not a right one or was used before."""
        if recovery.is_one(code):
            return "recovery" if self._takes_recovery(account, code) else None
        with self._database.begin() as db:
            return "app" if self._takes_app(db, account, code) else None

    def _takes_app(self, db: Session, account: str, code: str) -> bool:
        row = db.get(FactorRow, account)
        if row is None:
            return False
        secret = self._sealer.unseal(row.secret, about(account)).decode()
        step = totp.step_of(secret, code.replace(" ", ""), self._clock())
        if step is None:
            return False
        # of two who show one code at once, the second finds it used
        unused = update(FactorRow).where(FactorRow.account == account, FactorRow.last_step < step)
        return len(db.scalars(unused.values(last_step=step).returning(FactorRow.account)).all()) == 1

    def _takes_recovery(self, account: str, code: str) -> bool:
        with reading(self._database) as db:
            row = db.get(FactorRow, account)
            salt = None if row is None else row.salt
        if salt is None:
            return False
        # hashed outside the transaction: it takes a tenth of a second
        kept = recovery.hashed(code, salt)
        unused = update(RecoveryCodeRow).where(
            RecoveryCodeRow.account == account, RecoveryCodeRow.hash == kept, RecoveryCodeRow.used_at.is_(None)
        )
        with self._database.begin() as db:
            taken = unused.values(used_at=self._clock()).returning(RecoveryCodeRow.hash)
            if len(db.scalars(taken).all()) != 1:
                return False
            audit.tell(db, "factor.code_spent", subject=account)
            return True

    @staticmethod
    def _store(db: Session, row: FactorRow, codes: recovery.Codes) -> None:
        db.execute(delete(RecoveryCodeRow).where(RecoveryCodeRow.account == row.account))
        row.salt = codes.salt
        rows = [{"account": row.account, "hash": each, "used_at": None} for each in codes.hashes]
        db.execute(insert(RecoveryCodeRow), rows)


def about(account: str) -> str:
    """Return what an account's sealed secret is bound to."""
    return f"factor of {account}"
