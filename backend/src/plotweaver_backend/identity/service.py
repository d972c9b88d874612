"""Signing in, staying signed in, signing out."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from plotweaver_contracts.identity import Account
from plotweaver_kit.problems import ProblemError
from plotweaver_kit.tokens import Claims, VerifiedTokens
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.clock import Clock, unix_time
from plotweaver_backend.http.call import Principal
from plotweaver_backend.http.reading import Questions, reading
from plotweaver_backend.identity import accounts, links, sessions
from plotweaver_backend.identity.keys import ACCESS_LIFETIME, Keys
from plotweaver_backend.identity.passwords.hashing import hash_password
from plotweaver_backend.identity.passwords.rules import is_long, require_good
from plotweaver_backend.identity.signals import Signals
from plotweaver_backend.identity.tables import AccountRow


@dataclass(frozen=True)
class SignedIn:
    """A session, with fresh tokens for its client."""

    account: Account
    access_token: str
    refresh_token: str
    access_seconds: int
    refresh_seconds: int


class IdentityService:
    """Everything about who somebody is. `clock` gives Unix seconds."""

    def __init__(
        self,
        database: sessionmaker[Session],
        keys: Keys,
        signals: Signals,
        clock: Clock = unix_time,
    ) -> None:
        self._database = database
        self._questions = Questions(database)
        self._keys = keys
        self._verified = VerifiedTokens()
        self._signals = signals
        self._clock = clock

    def ensure_admin(self) -> Account:
        """Return the site's first administrator, making one on the first run."""
        with self._database.begin() as db:
            row = accounts.first_admin(db)
            if row is None:
                row = accounts.add(db, "Author", "author@localhost", None, "admin", self._clock())
            return accounts.shown(row)

    def create_account(self, name: str, email: str, password: str) -> Account:
        """Open an account for somebody whose e-mail an administrator knows.

        Raises:
            ProblemError: `auth.account_exists`, `auth.weak_password`.
        """
        require_good(password, (name, email), with_codes=False)
        # hashed outside the transaction: it takes a tenth of a second
        hashed, long = hash_password(password), is_long(password)
        with self._database.begin() as db:
            row = accounts.add(db, name, email, hashed, "member", self._clock(), verified=True, long=long)
            return accounts.shown(row)

    def create_link(self, account: str) -> str:
        """Return the token of a new one-time sign-in link for `account`."""
        with self._database.begin() as db:
            return links.create(db, account, self._clock())

    def redeem_link(self, token: str) -> SignedIn:
        """Sign in with a link's token.

        Raises:
            ProblemError: `auth.link_used`.
        """
        with self._database.begin() as db:
            account = links.redeem(db, token, self._clock())
            if account is None:
                raise ProblemError("auth.link_used")
            return self.enter(db, account, "link")

    def enter(self, db: Session, account: str, way: str) -> SignedIn:
        """Open a session for `account`, who proved by `way` that it is them, in the caller's transaction."""
        for forgotten in sessions.alive_of(db, account, self._clock())[sessions.MOST - 1 :]:
            self.end(db, account, forgotten.id)
        opened = sessions.start(db, account, way, self._clock())
        audit.tell(db, "session.started", subject=account, target=opened.session, detail={"way": way})
        return self._signed_in(db, opened)

    def refresh(self, token: str) -> SignedIn:
        """Rotate a refresh token; showing an old one again ends its session.

        Raises:
            ProblemError: `auth.required`.
        """
        with self._database.begin() as db:
            outcome = sessions.refresh(db, token, self._keys.refresh, self._clock())
            if isinstance(outcome, sessions.Opened):
                return self._signed_in(db, outcome)
            if outcome is not None:
                audit.tell(db, "session.replayed", subject=outcome.account, target=outcome.session, outcome="refused")
                self._signals.session_ended(db, outcome.account, outcome.session)
        # raised after the transaction, so that ending the session is kept
        raise ProblemError("auth.required")

    def end(self, db: Session, account: str, session: str) -> bool:
        """End a session in the caller's transaction and tell every service; return whether it lasted until now."""
        if not sessions.revoke(db, session, self._clock()):
            return False
        audit.tell(db, "session.ended", subject=account, target=session)
        self._signals.session_ended(db, account, session)
        return True

    def end_all(self, db: Session, account: str, but: str = "") -> int:
        """End every session of `account` in the caller's transaction, `but` one; return how many."""
        alive = sessions.alive_of(db, account, self._clock())
        return sum(self.end(db, account, row.id) for row in alive if row.id != but)

    def leave(self, refresh_token: str) -> None:
        """End the session that a browser was in until somebody signed in there anew."""
        with self._database.begin() as db:
            row = sessions.of_token(db, refresh_token)
            if row is not None:
                self.end(db, row.account, row.id)

    def sign_out(self, principal: Principal) -> None:
        """End the caller's session."""
        with self._database.begin() as db:
            self.end(db, principal.account, principal.session)

    def recognise(self, access_token: str, by_cookie: bool) -> Principal | None:
        """Return who holds `access_token`, or None if it is not valid now.

        The session is looked up each time, so signing out takes effect at once.
        """
        claims = self._claims(access_token)
        if claims is None:
            return None
        who = sessions.holder(self._questions, claims.session, self._clock())
        if who is None or who.id != claims.account:
            return None
        return Principal("account", who.id, claims.session, who.name, who.email, who.site_role, by_cookie)

    def _claims(self, access_token: str) -> Claims | None:
        now = self._clock()
        known = self._verified.recall(access_token)
        if known is not None:
            return known if known.expires > now and self._keys.knows(known) else None
        claims = self._keys.verify(access_token, now)
        if claims is not None:
            self._verified.keep(access_token, claims)
        return claims

    def account(self, account: str) -> Account:
        """Return an account.

        Raises:
            NoResultFound: there is none of this id.
        """
        with reading(self._database) as db:
            return accounts.shown(db.get_one(AccountRow, account))

    def is_service(self, token: str, expected: str) -> bool:
        """Whether `token` is the one that bff and worker show, compared in constant time."""
        return bool(expected) and secrets.compare_digest(token.encode(), expected.encode())

    def revoked_sessions(self) -> list[str]:
        """Return sessions that ended early while an access token of theirs may still be valid."""
        with reading(self._database) as db:
            return sessions.revoked_since(db, self._clock() - ACCESS_LIFETIME)

    def _signed_in(self, db: Session, opened: sessions.Opened) -> SignedIn:
        lifetime = min(ACCESS_LIFETIME, opened.lasts)
        return SignedIn(
            accounts.shown(db.get_one(AccountRow, opened.account)),
            self._keys.sign(opened.account, opened.session, self._clock(), lifetime),
            opened.refresh_token,
            lifetime,
            opened.lasts,
        )
