"""Changing a password: by who knows the old one, by who just signed in without any, by a letter's link."""

from __future__ import annotations

from plotweaver_kit.problems import ProblemError
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.audit.acting import acting
from plotweaver_backend.clock import Clock, unix_time
from plotweaver_backend.http.call import Principal
from plotweaver_backend.http.reading import reading
from plotweaver_backend.identity import one_time
from plotweaver_backend.identity.attempts.domain import LETTERS_FROM, LETTERS_TO, Counted, network
from plotweaver_backend.identity.attempts.service import Attempts
from plotweaver_backend.identity.confirming import Confirmations
from plotweaver_backend.identity.factors.service import Factors
from plotweaver_backend.identity.letters import RESET, VERIFY, AccountLetters
from plotweaver_backend.identity.passwords.hashing import hash_password
from plotweaver_backend.identity.passwords.rules import is_long, require_good
from plotweaver_backend.identity.proving import Proving
from plotweaver_backend.identity.recovering import Recoveries
from plotweaver_backend.identity.service import IdentityService
from plotweaver_backend.identity.tables import AccountRow


class Passwords:
    """Changes passwords. `clock` gives Unix seconds.

    Args:
        database: the accounts.
        identity: ends sessions.
        proving: checks the old password.
        confirmations: knows who proved lately that it is them.
        factors: knows who is asked for codes.
        letters: tells people.
        attempts: makes those wait who ask for too many letters.
        recoveries: ends what whoever had an account before may have left there.
    """

    def __init__(
        self,
        database: sessionmaker[Session],
        identity: IdentityService,
        proving: Proving,
        confirmations: Confirmations,
        factors: Factors,
        letters: AccountLetters,
        attempts: Attempts,
        recoveries: Recoveries,
        clock: Clock = unix_time,
    ) -> None:
        self._database = database
        self._identity = identity
        self._proving = proving
        self._confirmations = confirmations
        self._factors = factors
        self._letters = letters
        self._attempts = attempts
        self._recoveries = recoveries
        self._clock = clock

    def change(self, principal: Principal, current: str | None, chosen: str, end_others: bool) -> None:
        """Change the caller's password, who knows the current one, or has none and proved lately that it is them.

        Raises:
            ProblemError: `auth.wrong_proof`, `auth.confirm`, `auth.weak_password`, `auth.slow_down`.
        """
        with reading(self._database) as db:
            has_one = db.get_one(AccountRow, principal.account).password_hash is not None
        if has_one:
            self._proving.require_password(principal, current or "")
        else:
            self._confirmations.require(principal)
        hashed = self._judged(principal.account, chosen)
        with self._database.begin() as db:
            self._set(db, principal.account, chosen, hashed)
            if end_others:
                self._identity.end_all(db, principal.account, but=principal.session)

    def forgot(self, email: str) -> None:
        """Post a letter with a link to a new password, if anybody has this address. Nothing tells whether.

        Raises:
            ProblemError: `auth.slow_down` if too many letters were asked for from one address.
        """
        self._attempts.take([Counted(LETTERS_FROM, network(acting().address))])
        if self._attempts.allows([Counted(LETTERS_TO, email.casefold())]):
            with self._database.begin() as db:
                self._letters.post_reset(db, email)

    def reset(self, token: str, chosen: str) -> None:
        """Set a new password by a letter's link, and sign out everywhere. Codes are asked for as before.

        Another address that was wanted is wanted no more, and features end what is theirs (`recovering`).

        Raises:
            ProblemError: `auth.link_used`, `auth.weak_password`.
        """
        with self._database.begin() as db:
            found = one_time.look(db, RESET, token, self._clock())
        if found is None:
            raise ProblemError("auth.link_used")
        hashed = self._judged(found.subject, chosen)
        with self._database.begin() as db:
            if one_time.redeem(db, RESET, token, self._clock()) is None:
                raise ProblemError("auth.link_used")
            # links in older letters would undo what was just set, or lead to an address that another one wanted
            for purpose in (RESET, VERIFY):
                one_time.withdraw(db, purpose, found.subject, self._clock())
            row = db.get_one(AccountRow, found.subject)
            row.new_email = None
            self._recoveries.tell(db, found.subject, proven=row.verified_at is not None)
            self._set(db, found.subject, chosen, hashed)
            self._identity.end_all(db, found.subject)

    def _judged(self, account: str, chosen: str) -> str:
        """Return the hash of a password that is good enough for `account`. It takes a tenth of a second."""
        with reading(self._database) as db:
            row = db.get_one(AccountRow, account)
            require_good(chosen, (row.name, row.email), with_codes=self._factors.is_on(db, account))
        return hash_password(chosen)

    def _set(self, db: Session, account: str, chosen: str, hashed: str) -> None:
        row = db.get_one(AccountRow, account)
        row.password_hash, row.password_long = hashed, is_long(chosen)
        audit.tell(db, "account.password_changed", subject=account)
        self._letters.post_news(db, row, "password")
