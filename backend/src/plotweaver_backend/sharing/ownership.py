"""Giving a book to somebody else, or owning it together: offered by an owner, and taken by the other one."""

from __future__ import annotations

from plotweaver_contracts.identity import Role, Standing
from plotweaver_contracts.sharing import NewOffer, Offer
from plotweaver_kit.problems import ProblemError
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.clock import Clock, unix_time
from plotweaver_backend.http.reading import reading
from plotweaver_backend.identity.departures import Departures
from plotweaver_backend.identity.members import MembersService
from plotweaver_backend.identity.signals import Signals
from plotweaver_backend.identity.tables import AccountRow, MembershipRow
from plotweaver_backend.sharing.tables import OfferRow

#: How long an offer waits, in seconds.
LIFETIME = 7 * 24 * 3600


class OwnershipService:
    """Offers books and hands them over. A book has one open offer at most.

    Args:
        database: where offers are kept.
        members: changes the roles.
        signals: tells everyone who has the book open.
        departures: ends what who was the owner has going on and may no longer have.
        clock: gives Unix seconds.
    """

    def __init__(
        self,
        database: sessionmaker[Session],
        members: MembersService,
        signals: Signals,
        departures: Departures,
        clock: Clock = unix_time,
    ) -> None:
        self._database = database
        self._members = members
        self._signals = signals
        self._departures = departures
        self._clock = clock

    def offer(self, project: str, by: str, new: NewOffer) -> Offer:
        """Offer the book to a member, instead of what was offered before.

        Raises:
            ProblemError: `not_found`: they are no member; `request.invalid`: they own the book already.
        """
        now = self._clock()
        with self._database.begin() as db:
            member = db.get(MembershipRow, (project, new.account))
            if member is None:
                raise ProblemError("not_found", "Only somebody who has a role in the book can own it.")
            if member.role == "owner":
                raise ProblemError("request.invalid", "They own the book already.")
            row = db.merge(OfferRow(project=project, account=new.account, by=by, stay=new.stay, ends_at=now + LIFETIME))
            db.flush()
            audit.tell(db, "ownership.offered", project=project, subject=new.account, detail=_kept(new.stay))
            self._signals.book_changed(db, project)
            return _shown(db, row)

    def open(self, project: str, account: str) -> Offer | None:
        """Return the open offer, if there is one and `account` owns the book or is offered it."""
        with reading(self._database) as db:
            row = self._alive(db, project, lock=False)
            if row is None:
                return None
            member = db.get(MembershipRow, (project, account))
            concerned = account == row.account or (member is not None and member.role == "owner")
            return _shown(db, row) if concerned else None

    def accept(self, project: str, account: str) -> None:
        """Make who was offered the book its owner.

        Raises:
            ProblemError: `not_found`: nothing is offered to them (any more).
        """
        with self._database.begin() as db:
            row = self._alive(db, project)
            if row is None or row.account != account:
                raise ProblemError("not_found", "Nobody offers you this book any more.")
            by, stay = row.by, row.stay
            db.delete(row)
            self._members.enrol(db, project, db.get_one(AccountRow, account), Standing(role="owner"))
            if not stay:
                self._members.enrol(db, project, db.get_one(AccountRow, by), Standing(role="editor"))
            audit.tell(db, "ownership.taken", project=project, subject=by, detail=_kept(stay))
        if not stay:
            self._departures.tell(project, by, "editor")

    def withdraw(self, project: str, account: str, role: Role) -> None:
        """Take an offer back, or say no to it.

        Raises:
            ProblemError: `not_found`: there is none that would be theirs to end.
        """
        with self._database.begin() as db:
            row = self._alive(db, project)
            if row is None or (role != "owner" and row.account != account):
                raise ProblemError("not_found")
            db.delete(row)
            db.flush()
            audit.tell(db, "ownership.withdrawn", project=project, subject=row.account)
            self._signals.book_changed(db, project)

    def _alive(self, db: Session, project: str, lock: bool = True) -> OfferRow | None:
        """Return the offer if it waits still, and both are what they were when it was made."""
        row = db.get(OfferRow, project, with_for_update=lock)
        if row is None or row.ends_at <= self._clock():
            return None
        by, to = (db.get(MembershipRow, (project, each)) for each in (row.by, row.account))
        return None if by is None or by.role != "owner" or to is None else row


def _kept(stay: bool) -> audit.Facts:
    return {"stays": "owner" if stay else "editor"}


def _shown(db: Session, row: OfferRow) -> Offer:
    return Offer(
        account=row.account,
        name=db.get_one(AccountRow, row.account).name,
        by=row.by,
        by_name=db.get_one(AccountRow, row.by).name,
        stay=row.stay,
        ends_at=row.ends_at,
    )
