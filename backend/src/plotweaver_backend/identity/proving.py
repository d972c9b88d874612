"""Proving again that it is oneself: everything that signing in would ask for (OWASP ASVS 5.0, 7.5.1)."""

from __future__ import annotations

from plotweaver_contracts.accounts import Proof
from plotweaver_kit.problems import ProblemError
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.http.call import Principal
from plotweaver_backend.http.reading import reading
from plotweaver_backend.identity.attempts.domain import Counted, Pace
from plotweaver_backend.identity.attempts.service import Attempts
from plotweaver_backend.identity.confirming import Confirmations
from plotweaver_backend.identity.factors.second_step import SecondStep
from plotweaver_backend.identity.passwords.hashing import password_fits
from plotweaver_backend.identity.tables import AccountRow

#: Counted by session: whoever sits at somebody's desk guesses slowly, and keeps nobody from their other devices.
_PROOFS = Pace("proofs", free=5, first=5, longest=900, begins_anew=True)


class Proving:
    """Asks people again who they are.

    Args:
        database: the accounts.
        second: checks codes.
        confirmations: notes who proved it.
        attempts: makes those wait who guess.
    """

    def __init__(
        self, database: sessionmaker[Session], second: SecondStep, confirmations: Confirmations, attempts: Attempts
    ) -> None:
        self._database = database
        self._second = second
        self._confirmations = confirmations
        self._attempts = attempts

    def proofs(self, db: Session, row: AccountRow) -> list[Proof]:
        """Return what an account is asked for."""
        asked: list[Proof] = [] if row.password_hash is None else ["password"]
        return [*asked, "code"] if self._second.is_asked(db, row.id) else asked

    def confirm(self, principal: Principal, password: str | None, code: str | None) -> None:
        """Note that the caller proved that it is them.

        Raises:
            ProblemError: `auth.wrong_proof`; `auth.slow_down`; `auth.sign_in_again` if nothing can be asked for.
        """
        with reading(self._database) as db:
            asked = self.proofs(db, db.get_one(AccountRow, principal.account))
        if not asked:
            raise ProblemError("auth.sign_in_again")
        if "password" in asked:
            self.require_password(principal, password or "")
        if "code" in asked and not self._second.passes(principal.account, code or ""):
            raise ProblemError("auth.wrong_proof", "This code is not right, or was used.")
        with self._database.begin() as db:
            self._confirmations.note(db, principal.session)

    def require_password(self, principal: Principal, password: str) -> None:
        """Check the caller's password.

        Raises:
            ProblemError: `auth.wrong_proof`; `auth.slow_down`.
        """
        with reading(self._database) as db:
            stored = db.get_one(AccountRow, principal.account).password_hash
        counted = [Counted(_PROOFS, principal.session)]
        self._attempts.take(counted)
        if not password_fits(stored, password):
            with self._database.begin() as db:
                detail: audit.Facts = {"way": "password"}
                audit.tell(db, "session.refused", target=principal.session, detail=detail, outcome="refused")
            raise ProblemError("auth.wrong_proof", "This is not your password.")
        self._attempts.took(counted)
