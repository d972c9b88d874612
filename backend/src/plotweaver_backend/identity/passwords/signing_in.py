"""Signing in with e-mail and password, and with a code where the account asks for one."""

from __future__ import annotations

from plotweaver_kit.problems import ProblemError
from sqlalchemy import update
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.audit.acting import acting
from plotweaver_backend.http.reading import reading
from plotweaver_backend.identity import accounts
from plotweaver_backend.identity.attempts.domain import signing_in
from plotweaver_backend.identity.attempts.service import Attempts
from plotweaver_backend.identity.browsers import Browsers
from plotweaver_backend.identity.factors.second_step import Admitted, SecondStep
from plotweaver_backend.identity.passwords.hashing import hash_password, is_outdated, password_fits
from plotweaver_backend.identity.service import SignedIn
from plotweaver_backend.identity.tables import AccountRow


class PasswordSignIn:
    """Lets people in by what they know.

    Args:
        database: the accounts.
        attempts: makes those wait who guess.
        second: lets in whoever is right, or asks for the second step.
        browsers: knows browsers again.
    """

    def __init__(
        self,
        database: sessionmaker[Session],
        attempts: Attempts,
        second: SecondStep,
        browsers: Browsers,
    ) -> None:
        self._database = database
        self._attempts = attempts
        self._second = second
        self._browsers = browsers

    def sign_in(self, email: str, password: str, browser: str = "") -> Admitted:
        """Sign in, or learn what is needed, too.

        Args:
            email: who they say they are.
            password: what they know.
            browser: what the browser keeps to be known again.

        Raises:
            ProblemError: `auth.wrong_credentials`, whether or not the account exists; `auth.slow_down`.
        """
        account = self._proved(email, password, browser)
        with self._database.begin() as db:
            return self._second.admit(db, account, "password")

    def sign_in_at_once(self, email: str, password: str, code: str | None) -> SignedIn:
        """Sign in a client without cookies, which gives the code along with the password.

        Raises:
            ProblemError: as `sign_in`, and `auth.wrong_code` where a code is asked for and this is not it.
        """
        return self._second.admit_program(self._proved(email, password, ""), "password", code)

    def _proved(self, email: str, password: str, browser: str) -> str:
        """Return the account that e-mail and password belong to."""
        with reading(self._database) as db:
            row = accounts.by_email(db, email)
            known, stored = (row.id, row.password_hash) if row is not None else ("", None)
        counted = signing_in(email, acting().address, self._browsers.name(known, browser) if known else "")
        self._attempts.take(counted)
        if not password_fits(stored, password):
            with self._database.begin() as db:
                audit.tell(db, "session.refused", subject=known, detail={"way": "password"}, outcome="refused")
            raise ProblemError("auth.wrong_credentials")
        self._attempts.took(counted)
        if stored is not None and is_outdated(stored):
            self._strengthen(known, stored, password)
        return known

    def _strengthen(self, account: str, stored: str, password: str) -> None:
        """Hash a password as new ones are; whoever changed it meanwhile is not undone."""
        same = update(AccountRow).where(AccountRow.id == account, AccountRow.password_hash == stored)
        hashed = hash_password(password)
        with self._database.begin() as db:
            db.execute(same.values(password_hash=hashed))
