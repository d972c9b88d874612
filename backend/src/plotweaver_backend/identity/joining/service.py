"""Signing up: first a letter, then an account. So no account ever has an address that is not its owner's, and nobody
learns from the first step who has one.
"""

from __future__ import annotations

from typing import Protocol

from plotweaver_contracts.accounts import SignUpMode
from plotweaver_kit.problems import ProblemError
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.audit.acting import acting
from plotweaver_backend.clock import Clock, unix_time
from plotweaver_backend.identity import accounts, one_time
from plotweaver_backend.identity.attempts.domain import LETTERS_FROM, LETTERS_TO, Counted, network
from plotweaver_backend.identity.attempts.service import Attempts
from plotweaver_backend.identity.factors.second_step import Admitted, SecondStep
from plotweaver_backend.identity.letters import SIGN_UP, AccountLetters
from plotweaver_backend.identity.passwords.hashing import hash_password
from plotweaver_backend.identity.passwords.rules import is_long, require_good
from plotweaver_backend.identity.site import Site

#: How long somebody whom a provider vouched for may take, in seconds: a letter has to come in between.
NEWCOMER_PATIENCE = 3600
_ASK = "Ask whoever keeps this installation, or the owner of a book."
_WRONG = "This invitation lets nobody with this address in."


class Voucher(Protocol):
    """Says whether an invitation lets somebody open an account here."""

    def __call__(self, db: Session, token: str, email: str) -> bool:
        """Whether the invitation of `token` still works, and is for whoever has `email`."""


class Joining:
    """Opens accounts for those who may have one. `clock` gives Unix seconds."""

    def __init__(
        self,
        database: sessionmaker[Session],
        site: Site,
        second: SecondStep,
        letters: AccountLetters,
        attempts: Attempts,
        clock: Clock = unix_time,
    ) -> None:
        self._database = database
        self._site = site
        self._second = second
        self._letters = letters
        self._attempts = attempts
        self._clock = clock
        self._vouchers: list[Voucher] = []

    def register(self, voucher: Voucher) -> None:
        """Let invitations of some kind open the door where not everybody may come in."""
        self._vouchers.append(voucher)

    def ask(self, email: str, invitation: str | None) -> None:
        """Post a letter that lets its reader open an account. Nothing tells who has one already.

        Raises:
            ProblemError: as `require_open` does; `auth.slow_down` if too many letters were asked for from one address.
        """
        with self._database.begin() as db:
            self.require_open(db, email, invitation)
        self._attempts.take([Counted(LETTERS_FROM, network(acting().address))])
        # whoever is written to too often gets no more, which is nobody's business but theirs
        if self._attempts.allows([Counted(LETTERS_TO, email.casefold())]):
            with self._database.begin() as db:
                self._letters.post_sign_up(db, email)

    def open(self, token: str, name: str, password: str) -> Admitted:
        """Open an account by a letter's link, and sign in.

        Raises:
            ProblemError: `auth.link_used`, `auth.weak_password`, `auth.account_exists`.
        """
        with self._database.begin() as db:
            found = one_time.look(db, SIGN_UP, token, self._clock())
        if found is None:
            raise ProblemError("auth.link_used")
        require_good(password, (name, found.subject), with_codes=False)
        hashed = hash_password(password)
        with self._database.begin() as db:
            if one_time.redeem(db, SIGN_UP, token, self._clock()) is None:
                raise ProblemError("auth.link_used")
            long, now = is_long(password), self._clock()
            row = accounts.add(db, name, found.subject, hashed, "member", now, verified=True, long=long)
            return self._second.admit(db, row.id, "password")

    def open_invited(self, invitation: str, email: str, name: str, password: str) -> Admitted:
        """Open an account by an invitation alone, where no letter can show whose the address is, and sign in.

        Raises:
            ProblemError: as `require_invited` does; `auth.weak_password`, `auth.account_exists`, `auth.slow_down`.
        """
        self._attempts.take([Counted(LETTERS_FROM, network(acting().address))])
        with self._database.begin() as db:
            self.require_invited(db, email, invitation)
        require_good(password, (name, email), with_codes=False)
        hashed = hash_password(password)
        with self._database.begin() as db:
            self.require_invited(db, email, invitation)
            row = accounts.add(db, name, email, hashed, "member", self._clock(), long=is_long(password))
            return self._second.admit(db, row.id, "password")

    def require_open(self, db: Session, email: str, invitation: str | None) -> None:
        """Check that somebody whose address is `email` may open an account here.

        Raises:
            ProblemError: `auth.sign_up_closed`, `auth.invitation_needed`.
        """
        if self._not_closed(db) == "open":
            return
        if invitation is None or not self._is_vouched_for(db, email, invitation):
            raise ProblemError("auth.invitation_needed", _ASK)

    def require_invited(self, db: Session, email: str, invitation: str) -> None:
        """Check that an invitation alone lets `email` in: where no letter can show whose it is.

        Raises:
            ProblemError: `auth.sign_up_closed`, `auth.invitation_needed`; `auth.address_unshown` where a link shows it.
        """
        mode = self._not_closed(db)
        if self._letters.are_sent:
            raise ProblemError("auth.address_unshown", "Ask for a letter, and open its link.")
        if self._is_vouched_for(db, email, invitation):
            return
        if mode == "open":
            raise ProblemError("auth.address_unshown", "No e-mail is sent here: ask whoever keeps it for a link.")
        raise ProblemError("auth.invitation_needed", _WRONG if invitation else _ASK)

    def _not_closed(self, db: Session) -> SignUpMode:
        mode = self._site.sign_up(db)
        if mode == "closed":
            raise ProblemError("auth.sign_up_closed")
        return mode

    def _is_vouched_for(self, db: Session, email: str, invitation: str) -> bool:
        return any(voucher(db, invitation, email) for voucher in self._vouchers)
