"""The second step of a sign-in: what was proved first is kept as a ticket until the code comes."""

from __future__ import annotations

import time
from collections.abc import Callable

from plotweaver_kit.problems import ProblemError
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.identity import one_time
from plotweaver_backend.identity.attempts.domain import Counted, Pace
from plotweaver_backend.identity.attempts.service import Attempts
from plotweaver_backend.identity.factors.service import Factors
from plotweaver_backend.identity.letters import AccountLetters
from plotweaver_backend.identity.service import IdentityService, SignedIn
from plotweaver_backend.identity.tables import AccountRow

#: Whoever proved the first step may give the code within this time.
TICKET = one_time.Purpose("second-step", 10 * 60)
#: Six digits, of which three are right at any moment: so slow that a day of guessing has one chance in ten thousand.
_CODES = Pace("codes", free=5, first=30, longest=3600, begins_anew=True)


class SecondStep:
    """Asks for a code where an account wants it. `clock` gives Unix seconds."""

    def __init__(
        self,
        database: sessionmaker[Session],
        identity: IdentityService,
        factors: Factors,
        attempts: Attempts,
        letters: AccountLetters,
        clock: Callable[[], int] = lambda: int(time.time()),
    ) -> None:
        self._database = database
        self._identity = identity
        self._factors = factors
        self._attempts = attempts
        self._letters = letters
        self._clock = clock

    def is_asked(self, db: Session, account: str) -> bool:
        """Whether signing in to `account` takes a code."""
        return self._factors.is_on(db, account)

    def ticket(self, db: Session, account: str, way: str) -> str:
        """Return what proves that the first step was taken, by `way`: a password, a provider."""
        return one_time.issue(db, TICKET, account, self._clock(), way=way)

    def enter(self, ticket: str, code: str) -> SignedIn:
        """Sign in with a ticket and the code.

        Raises:
            ProblemError: `auth.required` without a ticket that works; `auth.wrong_code`; `auth.slow_down`.
        """
        with self._database.begin() as db:
            found = one_time.look(db, TICKET, ticket, self._clock())
        if found is None:
            raise ProblemError("auth.required", "Begin again: this took too long.")
        if not self.passes(found.subject, code):
            raise ProblemError("auth.wrong_code")
        with self._database.begin() as db:
            if one_time.redeem(db, TICKET, ticket, self._clock()) is None:
                raise ProblemError("auth.required", "Begin again: this took too long.")
            return self._identity.enter(db, found.subject, found.data["way"])

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

    def _warn(self, account: str, made_by: str) -> None:
        if made_by == "recovery":
            with self._database.begin() as db:
                self._letters.post_news(db, db.get_one(AccountRow, account), "recovery-code")
