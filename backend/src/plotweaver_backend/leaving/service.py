"""Deleting one's account: what depends on it is looked at first, and what is theirs alone goes."""

from __future__ import annotations

from collections.abc import Sequence

from plotweaver_contracts.accounts import BookAtStake, Departure
from plotweaver_kit.problems import ProblemError
from sqlalchemy import ColumnElement, Select, delete, func, select, update
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.changes.tables import IntentRow
from plotweaver_backend.clock import Clock, unix_time
from plotweaver_backend.comments.tables import CommentRow, RemarkRow
from plotweaver_backend.http.call import Principal
from plotweaver_backend.http.reading import reading
from plotweaver_backend.identity.departures import Departures
from plotweaver_backend.identity.letters import AccountLetters
from plotweaver_backend.identity.service import IdentityService
from plotweaver_backend.identity.signals import Signals
from plotweaver_backend.identity.tables import AccountRow, MembershipRow, OneTimeTokenRow, SessionRow
from plotweaver_backend.leaving.drafts import PrivateDrafts
from plotweaver_backend.leaving.holdings import HOLDINGS
from plotweaver_backend.projects.removing import RemovedBooks
from plotweaver_backend.projects.tables import ProjectRow
from plotweaver_backend.sharing.tables import InvitationRow
from plotweaver_backend.suggestions.tables import AcceptanceRow, SuggestionRow
from plotweaver_backend.tokens.service import TokensService
from plotweaver_backend.tokens.tables import AccessTokenRow
from plotweaver_backend.vault.service import Vault
from plotweaver_backend.vault.tables import SecretRow

#: Who wrote what somebody left behind and nobody took up yet.
GONE = "Somebody who left"


class Leaving:
    """Ends accounts. `clock` gives Unix seconds."""

    def __init__(
        self,
        database: sessionmaker[Session],
        identity: IdentityService,
        tokens: TokensService,
        vault: Vault,
        letters: AccountLetters,
        signals: Signals,
        departures: Departures,
        books: RemovedBooks,
        drafts: PrivateDrafts,
        clock: Clock = unix_time,
    ) -> None:
        self._database = database
        self._identity = identity
        self._tokens = tokens
        self._vault = vault
        self._letters = letters
        self._signals = signals
        self._departures = departures
        self._books = books
        self._drafts = drafts
        self._clock = clock

    def look(self, account: str) -> Departure:
        """Return what deleting an account would mean, and what forbids it."""
        with reading(self._database) as db:
            return _departure(db, account)

    def leave(self, principal: Principal, email: str, books: Sequence[str]) -> None:
        """Delete the caller's account, and the books that nobody else has a role in.

        Args:
            principal: who leaves.
            email: their address, typed: it cannot be taken back.
            books: the books that go with it, each by its id.

        Raises:
            ProblemError: `account.email_differs`; `account.needed`: a book or the installation would have nobody;
                `account.books_left`: `books` are not those that only they have. Nothing was changed.
        """
        with reading(self._database) as db:
            shared = _agreed(db, principal.account, email, books)
        # first, as these are no rows: whoever is stopped from here on is asked again, and goes on with the rest
        for project in shared:
            self._drafts.remove(project, principal)
        with self._database.begin() as db:
            db.scalars(_owners(shared).with_for_update()).all()
            shared = _agreed(db, principal.account, email, books)
            for project in books:
                self._books.remove(db, project)
                audit.tell(db, "project.deleted", project=project)
            self._end(db, principal.account, shared)
        for project in [*shared, *books]:
            self._departures.tell(project, principal.account, None)
        self._books.clear()

    def _end(self, db: Session, account: str, shared: Sequence[str]) -> None:
        row = db.get_one(AccountRow, account)
        self._letters.post_goodbye(db, row)
        self._identity.end_all(db, account)
        self._tokens.revoke_all(db, account)
        self._vault.remove_set_by(db, account)
        for project in shared:
            audit.tell(db, "member.removed", project=project, subject=account)
            self._signals.role_changed(db, project, account, None)
        for holding in HOLDINGS:
            if holding.goes:
                db.execute(delete(holding.table).where(holding.about(account)))
        _empty(db, row, self._clock())
        row.name, row.email, row.new_email, row.verified_at = "", f"{account}@gone.invalid", None, None
        row.password_hash, row.site_role, row.left_at = None, "member", self._clock()
        audit.tell(db, "account.deleted", subject=account)


def _departure(db: Session, account: str) -> Departure:
    held = select(ProjectRow, MembershipRow.role).join(MembershipRow, MembershipRow.project == ProjectRow.id)
    alone, needed, shared = [], [], []
    for book, role in db.execute(held.where(MembershipRow.account == account).order_by(ProjectRow.title)):
        shown = BookAtStake(id=book.id, title=book.title)
        if not _count(db, MembershipRow.project == book.id, MembershipRow.account != account):
            alone.append(shown)
        elif role == "owner" and not _count(
            db, MembershipRow.project == book.id, MembershipRow.account != account, MembershipRow.role == "owner"
        ):
            needed.append(shown)
        else:
            shared.append(shown)
    row = db.get_one(AccountRow, account)
    admins = select(func.count()).select_from(AccountRow).where(AccountRow.site_role == "admin")
    set_by = select(func.count()).select_from(SecretRow).where(SecretRow.set_by == account, SecretRow.project != "")
    return Departure(
        alone=alone,
        needed=needed,
        shared=shared,
        last_administrator=row.site_role == "admin" and db.scalar(admins) == 1,
        keys=db.scalar(set_by) or 0,
    )


def _agreed(db: Session, account: str, email: str, books: Sequence[str]) -> list[str]:
    """Return the books that are only left.

    Raises:
        ProblemError: as `Leaving.leave`.
    """
    found = _departure(db, account)
    if email.strip().casefold() != db.get_one(AccountRow, account).email:
        raise ProblemError("account.email_differs", "Type the e-mail address of your account, to be sure.")
    if found.last_administrator:
        raise ProblemError("account.needed", "Nobody else keeps this PlotWeaver. Somebody else has to, first.")
    if found.needed:
        titles = ", ".join(f"“{each.title}”" for each in found.needed)
        raise ProblemError("account.needed", f"You alone own {titles}, and others work there. Give it to one of them.")
    if sorted(each.id for each in found.alone) != sorted(books):
        raise ProblemError("account.books_left", "Your books are other ones than you were shown. Look again.")
    return [each.id for each in found.shared]


def _empty(db: Session, person: AccountRow, now: int) -> None:
    """Take what tells of a person out of rows that stay: others, or the services, still need the rest of them."""
    account, addresses = person.id, [each for each in (person.email, person.new_email) if each]
    nobody = f"{account}@gone.invalid"
    for statement in (
        update(SessionRow).where(SessionRow.account == account).values(address="", client=""),
        update(AccessTokenRow).where(AccessTokenRow.account == account).values(name=""),
        update(SuggestionRow).where(SuggestionRow.account == account).values(name=GONE, email=nobody),
        update(RemarkRow).where(RemarkRow.account == account).values(name=GONE),
        update(CommentRow).where(CommentRow.settled_account == account).values(settled_name=GONE),
        update(AcceptanceRow)
        .where(AcceptanceRow.author_account == account)
        .values(author_name=GONE, author_email=nobody),
        update(InvitationRow).where(InvitationRow.used_by == account).values(email=None),
        # links that were sent to an address, and changes that name who made them
        delete(OneTimeTokenRow).where(OneTimeTokenRow.subject.in_(addresses)),
        update(IntentRow).where(IntentRow.actor == person.name, IntentRow.seq.is_not(None)).values(actor=GONE),
        update(InvitationRow)
        .where(InvitationRow.by == account, InvitationRow.closed_at.is_(None))
        .values(closed_at=now),
    ):
        db.execute(statement)


def _count(db: Session, *which: ColumnElement[bool]) -> int:
    return db.scalar(select(func.count()).select_from(MembershipRow).where(*which)) or 0


def _owners(projects: Sequence[str]) -> Select[tuple[MembershipRow]]:
    owners = select(MembershipRow).where(MembershipRow.project.in_(projects), MembershipRow.role == "owner")
    # on PostgreSQL two owners could leave at once, each seeing the other stay; in one order, or they wait in a ring
    return owners.order_by(MembershipRow.project, MembershipRow.account)
