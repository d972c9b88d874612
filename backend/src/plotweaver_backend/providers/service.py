"""Signing in, linking, and showing who one is, by a visit to a provider."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import structlog
from plotweaver_contracts import providers as wire
from plotweaver_kit.problems import ProblemError
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.clock import Clock, unix_time
from plotweaver_backend.http.call import Principal
from plotweaver_backend.http.reading import reading
from plotweaver_backend.identity.confirming import Confirmations
from plotweaver_backend.identity.factors.second_step import Admitted, SecondStep
from plotweaver_backend.identity.tables import AccountRow, SessionRow
from plotweaver_backend.providers import identities, visits
from plotweaver_backend.providers.domain import ENTERING, Person, Purpose
from plotweaver_backend.providers.errors import ProviderFailed
from plotweaver_backend.providers.newcomers import Newcomers
from plotweaver_backend.providers.ports import Provider
from plotweaver_backend.providers.visits import Asked, Returned

#: Where a browser goes whose visit nobody knows.
_LOST = "/sign-in"

log = structlog.get_logger()


@dataclass(frozen=True)
class CameBack:
    """Where the browser goes now, with its new session, or what is needed for one. `problem`: why it has neither.

    `newcomer`: the ticket of somebody who has no account yet, and may open one.
    """

    path: str
    admitted: Admitted | None = None
    newcomer: str = ""
    problem: str = ""


class ProvidersService:
    """Everything about visits and linked identities. `clock` gives Unix seconds.

    Args:
        database: opens sessions of the database.
        providers: those that are configured.
        confirmations: notes who showed that it is them.
        second: asks for a code where an account wants it, whoever vouched for its person.
        newcomers: remembers who has no account yet.
        origin: what browsers see; providers know our addresses by it.
    """

    def __init__(
        self,
        database: sessionmaker[Session],
        providers: Iterable[Provider],
        confirmations: Confirmations,
        second: SecondStep,
        newcomers: Newcomers,
        origin: str,
        clock: Clock = unix_time,
    ) -> None:
        self._database = database
        self._providers = {each.configured.id: each for each in providers}
        self._confirmations = confirmations
        self._second = second
        self._newcomers = newcomers
        self._origin = origin
        self._clock = clock

    def offered(self) -> list[wire.Provider]:
        """Return the providers that people may choose."""
        known = [each.configured for each in self._providers.values()]
        return [wire.Provider(id=each.id, name=each.name, kind=each.kind) for each in known]

    def begin(self, provider: str, purpose: Purpose, back: str, browser: str, who: Principal) -> str:
        """Return the provider's address for a new visit of `browser`.

        Raises:
            ProblemError: `not_found`, `auth.provider_failed`, `auth.sign_up_closed`.
        """
        chosen = self._chosen(provider)
        if purpose == "sign-up" and not self._newcomers.may_ask():
            raise ProblemError("auth.sign_up_closed")
        signed_in = purpose not in ENTERING
        asked = Asked(provider, purpose, back, who.account if signed_in else None, who.session if signed_in else None)
        with self._database.begin() as db:
            visit = visits.begin(db, asked, browser, self._redirect_uri(provider), self._clock())
        try:
            return chosen.address(visit)
        except ProviderFailed as error:
            log.warning("a provider failed", reason=str(error))
            raise ProblemError("auth.provider_failed") from error

    def came_back(self, provider: str, told: wire.ComingBack, browser: str) -> CameBack:
        """Finish the visit that a browser came back from."""
        chosen = self._chosen(provider)
        with self._database.begin() as db:
            returned = visits.take(db, told.state, browser, self._redirect_uri(provider), self._clock())
        if returned is None:
            return CameBack(_LOST, problem="auth.visit_unknown")
        try:
            person = self._person(chosen, told, returned)
            return self._finish(returned.asked, person)
        except ProblemError as error:
            self._refused(returned.asked, error.problem.code)
            back = _LOST if returned.asked.purpose in ENTERING else returned.asked.back
            return CameBack(back, problem=error.problem.code)

    def newcomer(self, ticket: str) -> wire.Newcomer:
        """Return whom a provider vouched for.

        Raises:
            ProblemError: `not_found`.
        """
        provider, person = self._newcomers.look(ticket)
        name = self._name(provider)
        return wire.Newcomer(
            provider=provider, provider_name=name, label=person.label, name=person.name, email=person.email
        )

    def everyone_of(self, account: str) -> wire.IdentityList:
        """Return the account's linked identities."""
        with reading(self._database) as db:
            rows = identities.of_account(db, account)
            password = db.get_one(AccountRow, account).password_hash is not None
        return wire.IdentityList(
            password=password,
            identities=[
                wire.Identity(
                    id=row.id,
                    provider=row.provider,
                    provider_name=self._name(row.provider),
                    label=row.label,
                    linked_at=row.linked_at,
                    used_at=row.used_at,
                )
                for row in rows
            ],
        )

    def unlink(self, account: str, identity: str) -> None:
        """Take an identity away.

        Raises:
            ProblemError: `not_found`, `auth.last_way`.
        """
        with self._database.begin() as db:
            identities.unlink(db, account, identity)

    def _chosen(self, provider: str) -> Provider:
        chosen = self._providers.get(provider)
        if chosen is None:
            raise ProblemError("not_found")
        return chosen

    def _name(self, provider: str) -> str:
        chosen = self._providers.get(provider)
        return provider if chosen is None else chosen.configured.name

    def _redirect_uri(self, provider: str) -> str:
        return f"{self._origin}/api/v1/auth/providers/{provider}/callback"

    def _person(self, chosen: Provider, told: wire.ComingBack, returned: Returned) -> Person:
        # two defences against an answer of another provider (RFC 9700 4.4): its own address, and its own name
        if returned.asked.provider != chosen.configured.id:
            raise ProblemError("auth.visit_unknown")
        try:
            if (told.iss or chosen.names_itself()) and told.iss != chosen.configured.issuer:
                raise ProblemError("auth.visit_unknown")
            if told.error or not told.code:
                raise ProblemError("auth.provider_refused")
            return chosen.person(told.code, returned.visit)
        except ProviderFailed as error:
            log.warning("a provider failed", reason=str(error))
            raise ProblemError("auth.provider_failed") from error

    def _finish(self, asked: Asked, person: Person) -> CameBack:
        with self._database.begin() as db:
            if asked.purpose in ENTERING:
                return self._enter(db, asked, person)
            session = db.get(SessionRow, asked.session)
            # it may have ended while its holder was away
            if session is None or session.revoked_at is not None or session.ends_at <= self._clock():
                raise ProblemError("auth.required")
            if asked.purpose == "link":
                identities.link(db, session.account, asked.provider, person, self._clock())
            else:
                self._confirm(db, session, person)
            return CameBack(asked.back)

    def _enter(self, db: Session, asked: Asked, person: Person) -> CameBack:
        known = identities.of_person(db, person)
        if known is None:
            ticket = self._newcomers.ticket(db, asked.purpose, asked.provider, person)
            if ticket is None:
                raise ProblemError("auth.identity_unknown")
            return CameBack(asked.back, newcomer=ticket)
        known.used_at, known.label = self._clock(), person.label
        return CameBack(asked.back, self._second.admit(db, known.account, asked.provider))

    def _confirm(self, db: Session, session: SessionRow, person: Person) -> None:
        known = identities.of_person(db, person)
        if known is None or known.account != session.account:
            raise ProblemError("auth.identity_unknown")
        self._confirmations.note(db, session.id)

    def _refused(self, asked: Asked, code: str) -> None:
        with self._database.begin() as db:
            facts: audit.Facts = {"way": asked.provider, "reason": code}
            audit.tell(db, "session.refused", subject=asked.account or "", detail=facts, outcome="refused")
