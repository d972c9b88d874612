"""Memberships: who has which role in which book."""

from __future__ import annotations

from typing import cast

from plotweaver_contracts.identity import AccessEntry, Member, Role, Standing
from plotweaver_kit.problems import ProblemError
from sqlalchemy import Select, select
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.http.reading import reading
from plotweaver_backend.identity import accounts
from plotweaver_backend.identity.attempts.domain import UNKNOWN_PEOPLE, Counted
from plotweaver_backend.identity.attempts.service import Attempts
from plotweaver_backend.identity.departures import Departures
from plotweaver_backend.identity.signals import Signals
from plotweaver_backend.identity.tables import AccountRow, MembershipRow


class MembersService:
    """Reads and changes memberships. A book always keeps an owner.

    Args:
        database: where they are kept.
        signals: tells the services that follow the log.
        departures: ends what somebody has going on and may no longer have.
        attempts: counts tries at addresses: nobody learns by trying who has an account.
    """

    def __init__(
        self, database: sessionmaker[Session], signals: Signals, departures: Departures, attempts: Attempts
    ) -> None:
        self._database = database
        self._attempts = attempts
        self._signals = signals
        self._departures = departures

    def everyone(self, project: str) -> list[Member]:
        """Return everyone with a role in `project`, by name."""
        query = (
            select(AccountRow, MembershipRow)
            .join(MembershipRow, MembershipRow.account == AccountRow.id)
            .where(MembershipRow.project == project)
            .order_by(AccountRow.name, AccountRow.id)
        )
        with reading(self._database) as db:
            return [_shown(account, membership) for account, membership in db.execute(query).all()]

    def put(self, project: str, by: str, email: str, standing: Standing) -> Member:
        """Let the account `by` give the one with `email` a role.

        Raises:
            ProblemError: `not_found` for an e-mail that nobody has shown to be theirs; `auth.slow_down` for whoever
                tries many; `members.last_owner`.
        """
        tried = [Counted(UNKNOWN_PEOPLE, by)]
        self._attempts.take(tried)
        with self._database.begin() as db:
            self._lock_owners(db, project)
            row = accounts.by_email(db, email)
            # whoever took somebody's address as their own is not who is meant
            if row is None or row.verified_at is None:
                raise ProblemError(
                    "not_found", "Nobody here has shown that this e-mail is theirs. Invite them instead."
                )
            member = self.enrol(db, project, row, standing)
        self._attempts.took(tried)
        self._departures.tell(project, member.account.id, standing.role)
        return member

    def change(self, project: str, account: str, standing: Standing) -> Member:
        """Give a member another role.

        Raises:
            ProblemError: `not_found` if the account has none; `members.last_owner`.
        """
        with self._database.begin() as db:
            self._lock_owners(db, project)
            if db.get(MembershipRow, (project, account)) is None:
                raise ProblemError("not_found")
            member = self.enrol(db, project, db.get_one(AccountRow, account), standing)
        self._departures.tell(project, account, standing.role)
        return member

    def remove(self, project: str, account: str) -> None:
        """Take someone's role away, one's own, too: what they have going on ends.

        Raises:
            ProblemError: `not_found` if there is none; `members.last_owner`.
        """
        with self._database.begin() as db:
            self._lock_owners(db, project)
            membership = db.get(MembershipRow, (project, account))
            if membership is None:
                raise ProblemError("not_found")
            db.delete(membership)
            db.flush()
            self._keep_owner(db, project)
            audit.tell(db, "member.removed", project=project, subject=account)
            self._signals.role_changed(db, project, account, None)
        self._departures.tell(project, account, None)

    def enrol(self, db: Session, project: str, account: AccountRow, standing: Standing) -> Member:
        """Give an account a role in the caller's transaction, and tell of it there.

        Raises:
            ProblemError: `members.last_owner`.
        """
        membership = db.get(MembershipRow, (project, account.id))
        if membership is None:
            membership = MembershipRow(project=project, account=account.id)
            db.add(membership)
        membership.role, membership.chapters = standing.role, standing.chapters
        db.flush()
        self._keep_owner(db, project)
        audit.tell(db, "member.role_changed", project=project, subject=account.id, detail=_told(standing))
        self._signals.role_changed(db, project, account.id, standing.role)
        return _shown(account, membership)

    def snapshot(self, db: Session) -> list[AccessEntry]:
        """Return every membership, as `db`'s transaction sees them."""
        rows = db.scalars(select(MembershipRow).order_by(MembershipRow.project, MembershipRow.account))
        return [AccessEntry(project=r.project, account=r.account, role=cast(Role, r.role)) for r in rows]

    @staticmethod
    def _lock_owners(db: Session, project: str) -> None:
        # on PostgreSQL two owners could leave at once, each seeing the other stay
        db.scalars(_owners(project).order_by(MembershipRow.account).with_for_update()).all()

    @staticmethod
    def _keep_owner(db: Session, project: str) -> None:
        if db.scalars(_owners(project)).first() is None:
            raise ProblemError("members.last_owner", "Make somebody else an owner first.")


def _owners(project: str) -> Select[tuple[MembershipRow]]:
    return select(MembershipRow).where(MembershipRow.project == project, MembershipRow.role == "owner")


def _shown(account: AccountRow, membership: MembershipRow) -> Member:
    return Member(account=accounts.person(account), role=cast(Role, membership.role), chapters=membership.chapters)


def _told(standing: Standing) -> audit.Facts:
    if standing.chapters is None:
        return {"role": standing.role}
    return {"role": standing.role, "chapters": ", ".join(standing.chapters)}
