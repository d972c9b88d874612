"""The second step of a sign-in: what was proved first is kept as a ticket until the code comes.

An account of which codes are wanted, and that has no app yet, connects one in this step: there is no session before.
"""

from __future__ import annotations

from dataclasses import dataclass

from plotweaver_contracts.accounts import FactorOffer, Needs
from plotweaver_kit.problems import ProblemError
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.clock import Clock, unix_time
from plotweaver_backend.identity import one_time
from plotweaver_backend.identity.attempts.domain import Counted, Pace
from plotweaver_backend.identity.attempts.service import Attempts
from plotweaver_backend.identity.factors.service import Factors
from plotweaver_backend.identity.letters import AccountLetters
from plotweaver_backend.identity.service import IdentityService, SignedIn
from plotweaver_backend.identity.site import Site
from plotweaver_backend.identity.tables import AccountRow

#: Whoever proved the first step may take the second within this time, in seconds.
PATIENCE = 10 * 60
_TICKETS: dict[Needs, one_time.Purpose] = {
    "code": one_time.Purpose("second-step", PATIENCE),
    "app": one_time.Purpose("first-app", PATIENCE),
}
#: Six digits, of which three are right at any moment: so slow that a day of guessing has one chance in ten thousand.
_CODES = Pace("codes", free=5, first=30, longest=3600, begins_anew=True)


@dataclass(frozen=True)
class StepNeeded:
    """The first step is done, and `ticket` says so; what is needed is a code, or an app that makes codes."""

    needs: Needs
    ticket: str


Admitted = SignedIn | StepNeeded


class SecondStep:
    """Asks for a code where an account, or the installation, wants it. `clock` gives Unix seconds."""

    def __init__(
        self,
        database: sessionmaker[Session],
        identity: IdentityService,
        factors: Factors,
        site: Site,
        attempts: Attempts,
        letters: AccountLetters,
        clock: Clock = unix_time,
    ) -> None:
        self._database = database
        self._identity = identity
        self._factors = factors
        self._site = site
        self._attempts = attempts
        self._letters = letters
        self._clock = clock

    def is_asked(self, db: Session, account: str) -> bool:
        """Whether signing in to `account` takes a code."""
        return self._factors.is_on(db, account)

    def admit(self, db: Session, account: str, way: str) -> Admitted:
        """Sign in whoever proved by `way` that `account` is theirs, or say what is needed still."""
        needs = self._needs(db, account)
        if needs is None:
            return self._identity.enter(db, account, way)
        return StepNeeded(needs, one_time.issue(db, _TICKETS[needs], account, self._clock(), way=way))

    def admit_program(self, account: str, way: str, code: str | None) -> SignedIn:
        """Sign in a client without cookies, which gives the code at once.

        Raises:
            ProblemError: `auth.wrong_code`; `auth.slow_down`.
        """
        with self._database.begin() as db:
            needs = self._needs(db, account)
        if needs == "app":
            raise ProblemError("auth.wrong_code", "Sign in with a browser first: codes from an app are wanted here.")
        if needs == "code" and not self.passes(account, code or ""):
            raise ProblemError("auth.wrong_code", "Send the code of your app, or a recovery code, along as `code`.")
        with self._database.begin() as db:
            return self._identity.enter(db, account, way)

    def enter(self, ticket: str, code: str) -> SignedIn:
        """Sign in with a ticket and the code.

        Raises:
            ProblemError: `auth.required` without a ticket that works; `auth.wrong_code`; `auth.slow_down`.
        """
        account = self._holder("code", ticket)
        if not self.passes(account, code):
            raise ProblemError("auth.wrong_code")
        return self._entered("code", ticket)

    def offer(self, ticket: str) -> FactorOffer:
        """Return what an app needs, to whoever has to connect one first.

        Raises:
            ProblemError: `auth.required` without a ticket that works; `auth.factor_on`.
        """
        return self._factors.offer(self._holder("app", ticket))

    def begin(self, ticket: str, code: str) -> tuple[SignedIn, list[str]]:
        """Connect the app, and sign in; return the recovery codes, too.

        Raises:
            ProblemError: `auth.required` without a ticket that works; `auth.wrong_code`; `auth.factor_on`.
        """
        codes = self._factors.begin(self._holder("app", ticket), code)
        if codes is None:
            raise ProblemError("auth.wrong_code")
        return self._entered("app", ticket), codes

    def passes(self, account: str, code: str) -> bool:
        """Use up a code and return whether it was right; every attempt is counted.

        Raises:
            ProblemError: `auth.slow_down`.
        """
        counted = [Counted(_CODES, account)]
        self._attempts.take(counted)
        made_by = self._factors.takes(account, code)
        if made_by is not None:
            self._attempts.took(counted)
            self._warn(account, made_by)
            return True
        with self._database.begin() as db:
            audit.tell(db, "session.refused", subject=account, detail={"way": "code"}, outcome="refused")
        return False

    def _needs(self, db: Session, account: str) -> Needs | None:
        if self._factors.is_on(db, account):
            return "code"
        return "app" if self._site.wants_codes_of(db, db.get_one(AccountRow, account)) else None

    def _holder(self, needs: Needs, ticket: str) -> str:
        with self._database.begin() as db:
            found = one_time.look(db, _TICKETS[needs], ticket, self._clock())
        if found is None:
            raise ProblemError("auth.required", "Begin again: this took too long.")
        return found.subject

    def _entered(self, needs: Needs, ticket: str) -> SignedIn:
        with self._database.begin() as db:
            found = one_time.redeem(db, _TICKETS[needs], ticket, self._clock())
            if found is None:
                raise ProblemError("auth.required", "Begin again: this took too long.")
            return self._identity.enter(db, found.subject, found.data["way"])

    def _warn(self, account: str, made_by: str) -> None:
        if made_by == "recovery":
            with self._database.begin() as db:
                self._letters.post_news(db, db.get_one(AccountRow, account), "recovery-code")
