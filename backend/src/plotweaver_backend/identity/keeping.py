"""What whoever keeps this installation does for its people, at the terminal: links that no letter brought, and keys."""

from __future__ import annotations

from plotweaver_contracts.accounts import CodesMode, SignUpMode
from plotweaver_contracts.identity import Account
from plotweaver_kit.problems import ProblemError
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.clock import Clock, unix_time
from plotweaver_backend.http.reading import reading
from plotweaver_backend.identity import accounts, links
from plotweaver_backend.identity.factors.service import Factors
from plotweaver_backend.identity.keys import LEAD, Keys
from plotweaver_backend.identity.letters import AccountLetters
from plotweaver_backend.identity.service import IdentityService
from plotweaver_backend.identity.site import Site
from plotweaver_backend.identity.tables import AccountRow


class Keeping:
    """Helps people in. Whoever may call this may read the database as well. `clock` gives Unix seconds."""

    def __init__(
        self,
        database: sessionmaker[Session],
        identity: IdentityService,
        factors: Factors,
        site: Site,
        letters: AccountLetters,
        keys: Keys,
        clock: Clock = unix_time,
    ) -> None:
        self._database = database
        self._identity = identity
        self._factors = factors
        self._site = site
        self._letters = letters
        self._keys = keys
        self._clock = clock

    def people(self) -> list[Account]:
        """Return everybody with an account, by e-mail."""
        with reading(self._database) as db:
            here = select(AccountRow).where(AccountRow.left_at.is_(None)).order_by(AccountRow.email)
            return [accounts.shown(row) for row in db.scalars(here)]

    def add(self, name: str, email: str, admin: bool) -> str:
        """Open an account, and return a link by which its owner sets a password.

        Raises:
            ProblemError: `auth.account_exists`.
        """
        with self._database.begin() as db:
            role: accounts.SiteRole = "admin" if admin else "member"
            row = accounts.add(db, name, email, None, role, self._clock(), verified=True)
            return self._letters.reset_link(db, row.id)

    def invite(self, email: str) -> str:
        """Return a link by which somebody opens an account themselves.

        Raises:
            ProblemError: `auth.account_exists`.
        """
        with self._database.begin() as db:
            if accounts.by_email(db, email) is not None:
                raise ProblemError("auth.account_exists")
            return self._letters.sign_up_link(db, email)

    def sign_in_link(self, email: str) -> str:
        """Return a link that signs somebody in once.

        Raises:
            ProblemError: `not_found`.
        """
        with self._database.begin() as db:
            return self._letters.sign_in_link(links.create(db, self._of(db, email).id, self._clock()))

    def reset_link(self, email: str) -> str:
        """Return a link by which somebody sets a new password.

        Raises:
            ProblemError: `not_found`.
        """
        with self._database.begin() as db:
            return self._letters.reset_link(db, self._of(db, email).id)

    def verification_link(self, email: str) -> str:
        """Return a link that proves the address that somebody wants, or that they have already.

        Args:
            email: the one that the account has until now.

        Raises:
            ProblemError: `not_found`.
        """
        with self._database.begin() as db:
            row = self._of(db, email)
            return self._letters.verify_link(db, row.id, row.new_email or row.email)

    def end_factor(self, email: str) -> bool:
        """Ask somebody for no more codes, who lost app and recovery codes; return whether any were asked for.

        Raises:
            ProblemError: `not_found`.
        """
        with self._database.begin() as db:
            row = self._of(db, email)
            ended = self._factors.end(db, row.id)
            if ended:
                self._letters.post_news(db, row, "factor-ended")
            return ended

    def end_sessions(self, email: str) -> int:
        """Sign somebody out everywhere; return how many devices that were.

        Raises:
            ProblemError: `not_found`.
        """
        with self._database.begin() as db:
            return self._identity.end_all(db, self._of(db, email).id)

    def end_all_sessions(self) -> int:
        """Sign everybody out everywhere; return how many devices that were."""
        with self._database.begin() as db:
            return sum(self._identity.end_all(db, account) for account in db.scalars(select(AccountRow.id)).all())

    def set_sign_up(self, mode: SignUpMode) -> None:
        """Decide who may open an account."""
        self._site.set_sign_up(mode)

    def set_codes(self, mode: CodesMode) -> None:
        """Decide who has to sign in with codes from an app."""
        self._site.set_codes(mode)

    def rotate_keys(self, at_once: bool) -> int:
        """Let a new key sign; return in how many seconds it begins.

        Args:
            at_once: the old ones may be known to somebody: whatever they signed is worth nothing from now on.
        """
        ring, now = self._keys.ring, self._clock()
        if at_once:
            ring.forget(now)
        else:
            ring.rotate(now)
        with self._database.begin() as db:
            audit.tell(db, "site.keys_rotated", detail={"at_once": str(at_once).lower()})
        return 0 if at_once else LEAD

    def _of(self, db: Session, email: str) -> AccountRow:
        row = accounts.by_email(db, email)
        if row is None:
            raise ProblemError("not_found", f"No account here has the e-mail {email}.")
        return row
