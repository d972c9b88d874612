"""Memberships: who has which role in which book."""

from __future__ import annotations

from typing import cast

from plotweaver_contracts.identity import AccessEntry, Member, Role
from plotweaver_kit.problems import ProblemError
from sqlalchemy import Select, select
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.http.reading import reading
from plotweaver_backend.identity import accounts
from plotweaver_backend.identity.signals import Signals
from plotweaver_backend.identity.tables import AccountRow, MembershipRow


class MembersService:
    """Reads and changes memberships. A book always keeps an owner."""

    def __init__(self, database: sessionmaker[Session], signals: Signals) -> None:
        self._database = database
        self._signals = signals

    def everyone(self, project: str) -> list[Member]:
        """Return everyone with a role in `project`, by name."""
        query = (
            select(AccountRow, MembershipRow.role)
            .join(MembershipRow, MembershipRow.account == AccountRow.id)
            .where(MembershipRow.project == project)
            .order_by(AccountRow.name, AccountRow.id)
        )
        with reading(self._database) as db:
            rows = db.execute(query).all()
            return [Member(account=accounts.shown(row), role=cast(Role, role)) for row, role in rows]

    def put(self, project: str, email: str, role: Role) -> Member:
        """Give the account with `email` a role.

        Raises:
            ProblemError: `not_found` for an unknown e-mail; `access.forbidden` if the book would lose its
                last owner.
        """
        with self._database.begin() as db:
            self._lock_owners(db, project)
            row = accounts.by_email(db, email)
            if row is None:
                raise ProblemError("not_found", "No account here has this e-mail.")
            membership = db.get(MembershipRow, (project, row.id))
            if membership is None:
                db.add(MembershipRow(project=project, account=row.id, role=role))
            else:
                membership.role = role
            db.flush()
            self._keep_owner(db, project)
            audit.tell(db, "member.role_changed", project=project, subject=row.id, detail={"role": role})
            self._signals.role_changed(db, project, row.id, role)
            return Member(account=accounts.shown(row), role=role)

    def remove(self, project: str, account: str) -> None:
        """Take someone's role away.

        Raises:
            ProblemError: `not_found` if there is none; `access.forbidden` for the last owner.
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
            raise ProblemError("access.forbidden", "A book keeps at least one owner.")


def _owners(project: str) -> Select[tuple[MembershipRow]]:
    return select(MembershipRow).where(MembershipRow.project == project, MembershipRow.role == "owner")
