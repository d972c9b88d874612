"""Opening an account for whom a provider vouches for. The new account is theirs alone: none that is there is ever met.

The provider's word about an e-mail address is taken where it is trusted; else a letter shows whose it is, and its link
counts only in the browser that came back from the provider. So nobody's way in is added to an account of another's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plotweaver_contracts.providers import NewcomerAccount
from plotweaver_kit.problems import ProblemError
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.audit.acting import acting
from plotweaver_backend.clock import Clock, unix_time
from plotweaver_backend.http.reading import reading
from plotweaver_backend.identity import accounts, one_time
from plotweaver_backend.identity.attempts.domain import LETTERS_FROM, Counted, network
from plotweaver_backend.identity.attempts.service import Attempts
from plotweaver_backend.identity.factors.second_step import Admitted, SecondStep
from plotweaver_backend.identity.joining.service import NEWCOMER_PATIENCE, Joining
from plotweaver_backend.identity.letters import SIGN_UP
from plotweaver_backend.identity.site import Site
from plotweaver_backend.providers import identities
from plotweaver_backend.providers.domain import Person, Purpose

_TICKET = one_time.Purpose("newcomer", NEWCOMER_PATIENCE)


class Newcomers:
    """Remembers whom a provider vouched for, and opens their accounts. `clock` gives Unix seconds."""

    def __init__(
        self,
        database: sessionmaker[Session],
        site: Site,
        joining: Joining,
        second: SecondStep,
        attempts: Attempts,
        clock: Clock = unix_time,
    ) -> None:
        self._database = database
        self._site = site
        self._joining = joining
        self._second = second
        self._attempts = attempts
        self._clock = clock

    def may_ask(self) -> bool:
        """Whether anybody at all may open an account here."""
        with reading(self._database) as db:
            return self._site.sign_up(db) != "closed"

    def ticket(self, db: Session, purpose: Purpose, provider: str, person: Person) -> str | None:
        """Return a ticket by which `person` may open an account; None where they may not.

        Who only wanted to sign in is offered an account where anybody may have one.
        """
        mode = self._site.sign_up(db)
        if mode == "closed" or (purpose != "sign-up" and mode != "open"):
            return None
        told = {"issuer": person.issuer, "name": person.name, "email": person.email, "label": person.label}
        return one_time.issue(db, _TICKET, person.subject, self._clock(), provider=provider, **told)

    def look(self, ticket: str) -> tuple[str, Person]:
        """Return the provider that vouched for the holder of `ticket`, and for whom.

        Raises:
            ProblemError: `not_found`.
        """
        with reading(self._database) as db:
            found = one_time.look(db, _TICKET, ticket, self._clock())
        if found is None:
            raise ProblemError("not_found")
        return found.data["provider"], _person(found.subject, found.data)

    def open(self, ticket: str, wanted: NewcomerAccount) -> Admitted:
        """Open an account, let the provider's person sign in to it, and sign in.

        Raises:
            ProblemError: `auth.visit_unknown` without a ticket that works; `auth.link_used`; as `Joining` does
                where one may not; `auth.account_exists`: never met, whoever vouched for the address;
                `auth.identity_taken`; `auth.slow_down`.
        """
        self._attempts.take([Counted(LETTERS_FROM, network(acting().address))])
        with self._database.begin() as db:
            found = one_time.redeem(db, _TICKET, ticket, self._clock())
            if found is None:
                raise ProblemError("auth.visit_unknown", "Begin again with the other site.")
            provider, person = found.data["provider"], _person(found.subject, found.data)
            email, shown = self._address(db, person, wanted)
            row = accounts.add(db, wanted.name.strip(), email, None, "member", self._clock(), verified=shown)
            identities.link(db, row.id, provider, person, self._clock())
            return self._second.admit(db, row.id, provider)

    def _address(self, db: Session, person: Person, wanted: NewcomerAccount) -> tuple[str, bool]:
        """Return the new account's address, and whether it was shown to be theirs."""
        if wanted.token is not None:
            letter = one_time.redeem(db, SIGN_UP, wanted.token.get_secret_value(), self._clock())
            # said once more by who opens it: the link may be another's, who waits for letters to come to them
            if letter is None or letter.subject != (wanted.email or "").casefold():
                raise ProblemError(
                    "auth.link_used", "Give the address that the letter came to, or ask for another one."
                )
            return letter.subject, True
        invitation = None if wanted.invitation is None else wanted.invitation.get_secret_value()
        email = wanted.email or person.email
        if person.email and email.casefold() == person.email.casefold():
            self._joining.require_open(db, email, invitation)
            return email, True
        self._joining.require_invited(db, email, invitation or "")
        return email, False


def _person(subject: str, told: Mapping[str, Any]) -> Person:
    return Person(told["issuer"], subject, told["name"], told["email"], told["label"])
