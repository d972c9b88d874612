"""A person's own account: how others see it, where its letters go, and whether codes are asked for."""

from __future__ import annotations

from plotweaver_contracts.accounts import FactorOffer, OwnAccount
from plotweaver_contracts.identity import Account
from plotweaver_kit.problems import ProblemError
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.clock import Clock, unix_time
from plotweaver_backend.http.call import Principal
from plotweaver_backend.http.reading import reading
from plotweaver_backend.identity import accounts, one_time
from plotweaver_backend.identity.attempts.domain import LETTERS_TO, Counted
from plotweaver_backend.identity.attempts.service import Attempts
from plotweaver_backend.identity.factors.service import Factors
from plotweaver_backend.identity.letters import VERIFY, AccountLetters
from plotweaver_backend.identity.proving import Proving
from plotweaver_backend.identity.site import Site
from plotweaver_backend.identity.tables import AccountRow


class OwnAccounts:
    """What people do with their own accounts. `clock` gives Unix seconds."""

    def __init__(
        self,
        database: sessionmaker[Session],
        proving: Proving,
        site: Site,
        factors: Factors,
        letters: AccountLetters,
        attempts: Attempts,
        clock: Clock = unix_time,
    ) -> None:
        self._database = database
        self._proving = proving
        self._site = site
        self._factors = factors
        self._letters = letters
        self._attempts = attempts
        self._clock = clock

    def get(self, account: str) -> OwnAccount:
        """Return an account as its owner sees it."""
        with reading(self._database) as db:
            row = db.get_one(AccountRow, account)
            return OwnAccount(
                account=accounts.shown(row),
                email_verified=row.verified_at is not None,
                new_email=row.new_email,
                has_password=row.password_hash is not None,
                second_factor=self._factors.is_on(db, account),
                second_factor_wanted=self._site.wants_codes_of(db, row),
                recovery_codes=self._factors.codes_left(db, account),
                proofs=self._proving.proofs(db, row),
            )

    def rename(self, account: str, name: str) -> Account:
        """Change what others see."""
        with self._database.begin() as db:
            row = db.get_one(AccountRow, account)
            row.name = name.strip()
            audit.tell(db, "account.renamed")
            return accounts.shown(row)

    def change_email(self, account: str, email: str) -> OwnAccount:
        """Change where letters go, once a letter there was answered. Nothing tells whether the address is another's.

        Whoever keeps an installation that sends no letters has nobody to prove it to: theirs changes at once.

        Raises:
            ProblemError: `auth.slow_down`; `auth.account_exists`, told to administrators only.
        """
        wanted = email.casefold()
        self._attempts.take([Counted(LETTERS_TO, wanted)])
        with self._database.begin() as db:
            row = db.get_one(AccountRow, account)
            row.new_email = None if wanted == row.email else wanted
            if row.site_role == "admin" and not self._letters.are_sent:
                self._take_email(db, row, wanted, verified=False)
            elif wanted != row.email or row.verified_at is None:
                self._letters.post_verify(db, account, wanted)
        return self.get(account)

    def verify_email(self, token: str) -> None:
        """Take a letter's answer: from now on, letters go there.

        Raises:
            ProblemError: `auth.link_used`; `auth.account_exists` if somebody else proved meanwhile that it is theirs.
        """
        with self._database.begin() as db:
            found = one_time.redeem(db, VERIFY, token, self._clock())
            row = None if found is None else db.get(AccountRow, found.subject)
            email = "" if found is None else found.data["email"]
            # whoever wanted another address since does not want this one any more
            if row is None or email not in (row.new_email, row.email):
                raise ProblemError("auth.link_used")
            self._take_email(db, row, email, verified=True)

    def offer_factor(self, account: str) -> FactorOffer:
        """Return what an app needs to make codes.

        Raises:
            ProblemError: `auth.factor_on`.
        """
        return self._factors.offer(account)

    def begin_factor(self, principal: Principal, code: str) -> list[str]:
        """Ask for codes from now on; return the recovery codes.

        Raises:
            ProblemError: `auth.wrong_proof`, `auth.factor_on`.
        """
        codes = self._factors.begin(principal.account, code)
        if codes is None:
            raise ProblemError("auth.wrong_proof", "The app's code is another one. Take the newest, and try again.")
        self._tell(principal.account, "factor-begun")
        return codes

    def end_factor(self, principal: Principal) -> None:
        """Ask for no more codes.

        Raises:
            ProblemError: `auth.codes_wanted`; `auth.weak_password` if the password is too short to be all that is
                asked for.
        """
        with self._database.begin() as db:
            row = db.get_one(AccountRow, principal.account)
            if self._site.wants_codes_of(db, row):
                raise ProblemError("auth.codes_wanted")
            if row.password_hash is not None and not row.password_long:
                raise ProblemError("auth.weak_password", "Yours is short, which is enough beside codes only.")
            if self._factors.end(db, row.id):
                self._letters.post_news(db, row, "factor-ended")

    def renew_recovery(self, account: str) -> list[str]:
        """Return ten new recovery codes.

        Raises:
            ProblemError: `not_found`.
        """
        return self._factors.renew_codes(account)

    def _take_email(self, db: Session, row: AccountRow, email: str, verified: bool) -> None:
        other = accounts.by_email(db, email)
        if other is not None and other.id != row.id:
            raise ProblemError("auth.account_exists")
        if email != row.email:
            self._letters.post_news(db, row, "email")
            audit.tell(db, "account.email_changed", subject=row.id)
        row.email, row.new_email = email, None
        row.verified_at = self._clock() if verified else None

    def _tell(self, account: str, news: str) -> None:
        with self._database.begin() as db:
            self._letters.post_news(db, db.get_one(AccountRow, account), news)
