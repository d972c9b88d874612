"""Inviting people into a book, by a link or by e-mail. An invitation works once, and while its maker owns the book."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from plotweaver_contracts.identity import Role
from plotweaver_contracts.roles import ROLES
from plotweaver_contracts.sharing import Invitation, InvitationMade, InvitationShown, Joined, NewInvitation
from plotweaver_kit.problems import ProblemError
from sqlalchemy import Select, select
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.clock import Clock, unix_time
from plotweaver_backend.feed import newest_of
from plotweaver_backend.http.call import Principal
from plotweaver_backend.http.reading import reading
from plotweaver_backend.identity import one_time
from plotweaver_backend.identity.members import MembersService
from plotweaver_backend.identity.secrets import new_id
from plotweaver_backend.identity.tables import AccountRow, MembershipRow
from plotweaver_backend.mail.letters import Letters
from plotweaver_backend.mail.ports import Message
from plotweaver_backend.projects.tables import ProjectRow
from plotweaver_backend.sharing.letter import written
from plotweaver_backend.sharing.tables import InvitationRow

#: What letters with an invitation are posted as.
LETTER = "invitation"
_PURPOSE = "invitation"
_DAY = 24 * 3600


class InvitationsService:
    """Makes, lists, shows, withdraws and takes up invitations.

    Args:
        database: where they are kept.
        members: takes people in.
        letters: sends those by e-mail.
        origin: where browsers reach this installation.
        clock: gives Unix seconds.
    """

    def __init__(
        self,
        database: sessionmaker[Session],
        members: MembersService,
        letters: Letters,
        origin: str,
        clock: Clock = unix_time,
    ) -> None:
        self._database = database
        self._members = members
        self._letters = letters
        self._origin = origin
        self._clock = clock
        letters.register(LETTER, self._compose)

    def open(self, project: str) -> list[Invitation]:
        """Return the invitations that can still be used, newest first."""
        query = self._alive().where(InvitationRow.project == project)
        with reading(self._database) as db:
            rows = db.execute(query.order_by(InvitationRow.created_at.desc(), InvitationRow.id)).all()
            return [_shown(row, name) for row, name in rows]

    def create(self, project: str, principal: Principal, new: NewInvitation) -> InvitationMade:
        """Make an invitation. Its link is told now and never again: only a hash of it is kept."""
        now = self._clock()
        row = InvitationRow(
            id=new_id(),
            project=project,
            role=new.role,
            chapters=new.chapters,
            email=new.email,
            by=principal.account,
            created_at=now,
            ends_at=now + new.days * _DAY,
            used_by=None,
            closed_at=None,
        )
        mailed = new.email is not None and self._letters.are_sent
        with self._database.begin() as db:
            db.add(row)
            db.flush()
            link = self._link(db, row)
            if mailed:
                self._letters.post(db, LETTER, invitation=row.id)
            detail: audit.Facts = {"role": new.role, "email": new.email} if new.email else {"role": new.role}
            audit.tell(db, "invitation.created", project=project, target=row.id, detail=detail)
            return InvitationMade(invitation=_shown(row, principal.name), link=link, mailed=mailed)

    def withdraw(self, project: str, invitation: str) -> None:
        """Make an invitation's links useless.

        Raises:
            ProblemError: `not_found`: the book has no such invitation that could still be used.
        """
        with self._database.begin() as db:
            wanted = self._alive().where(InvitationRow.id == invitation, InvitationRow.project == project)
            found = db.execute(wanted).first()
            if found is None:
                raise ProblemError("not_found")
            self._close(db, found[0])
            audit.tell(db, "invitation.withdrawn", project=project, target=invitation)

    def look(self, token: str) -> InvitationShown:
        """Return what a link invites to, without using it.

        Raises:
            ProblemError: `invitation.gone`.
        """
        now = self._clock()
        with reading(self._database) as db:
            row, by = self._behind(db, one_time.look(db, one_time.Purpose(_PURPOSE, 0), token, now))
            project = db.get(ProjectRow, row.project)
            return InvitationShown(
                title="" if project is None else project.title,
                by=by,
                role=cast(Role, row.role),
                chapters=row.chapters,
                email=row.email,
                ends_at=row.ends_at,
            )

    def vouches(self, db: Session, token: str, email: str) -> bool:
        """Whether a link that still works lets whoever has `email` open an account here."""
        found = one_time.look(db, one_time.Purpose(_PURPOSE, 0), token, self._clock())
        row = db.execute(self._alive().where(InvitationRow.id == ("" if found is None else found.subject))).first()
        return row is not None and _is_for(row[0], email)

    def accept(self, account: str, token: str) -> Joined:
        """Take an account into the book that a link invites to. Who has that role, or a greater one, uses nothing up.

        Raises:
            ProblemError: `invitation.gone`; `invitation.for_another`: it names somebody else's e-mail, and stays open.
        """
        now, purpose = self._clock(), one_time.Purpose(_PURPOSE, 0)
        with self._database.begin() as db:
            row, _ = self._behind(db, one_time.look(db, purpose, token, now))
            _require_addressee(row, db.get_one(AccountRow, account))
            there = db.get(MembershipRow, (row.project, account))
            if there is not None and ROLES[cast(Role, there.role)] >= ROLES[cast(Role, row.role)]:
                return Joined(project=row.project, role=cast(Role, there.role), seq=newest_of(db, row.project))
            # of two who have one link, one gets in
            self._behind(db, one_time.redeem(db, purpose, token, now))
            standing = NewInvitation.model_validate({"role": row.role, "chapters": row.chapters})
            row.used_by = account
            self._close(db, row)
            audit.tell(db, "invitation.accepted", project=row.project, subject=row.by, target=row.id)
            member = self._members.enrol(db, row.project, db.get_one(AccountRow, account), standing)
            return Joined(project=row.project, role=member.role, seq=newest_of(db, row.project))

    def _behind(self, db: Session, found: one_time.OneTime | None) -> tuple[InvitationRow, str]:
        """Return the invitation of a token, and the name of who made it."""
        wanted = self._alive().where(InvitationRow.id == ("" if found is None else found.subject))
        row = db.execute(wanted).first()
        if row is None:
            raise ProblemError("invitation.gone", "Ask whoever invited you for another one.")
        return row[0], row[1]

    def _alive(self) -> Select[Any]:
        # who left the book, or owns it no more, may have kept a link
        owner = (
            (MembershipRow.project == InvitationRow.project)
            & (MembershipRow.account == InvitationRow.by)
            & (MembershipRow.role == "owner")
        )
        return (
            select(InvitationRow, AccountRow.name)
            .join(MembershipRow, owner)
            .join(AccountRow, AccountRow.id == InvitationRow.by)
            .where(InvitationRow.closed_at.is_(None), InvitationRow.ends_at > self._clock())
        )

    def _close(self, db: Session, row: InvitationRow) -> None:
        now = self._clock()
        row.closed_at = now
        one_time.withdraw(db, one_time.Purpose(_PURPOSE, 0), row.id, now)

    def _link(self, db: Session, row: InvitationRow) -> str:
        now = self._clock()
        token = one_time.issue(db, one_time.Purpose(_PURPOSE, row.ends_at - now), row.id, now)
        return f"{self._origin}/join#token={token}"

    def _compose(self, db: Session, data: Mapping[str, Any]) -> Message | None:
        found = db.execute(self._alive().where(InvitationRow.id == str(data["invitation"]))).first()
        if found is None or found[0].email is None:
            return None
        row, by = found
        project = db.get(ProjectRow, row.project)
        return written(row.email, "" if project is None else project.title, by, row.role, self._link(db, row))


def _is_for(row: InvitationRow, email: str) -> bool:
    return row.email is None or row.email.casefold() == email.casefold()


def _require_addressee(row: InvitationRow, account: AccountRow) -> None:
    if not _is_for(row, account.email):
        message = f"It is for {row.email}, and you are signed in as {account.email}. Ask for one to your address."
        raise ProblemError("invitation.for_another", message)


def _shown(row: InvitationRow, by: str) -> Invitation:
    return Invitation(
        id=row.id,
        role=cast(Role, row.role),
        chapters=row.chapters,
        email=row.email,
        by=by,
        created_at=row.created_at,
        ends_at=row.ends_at,
    )
