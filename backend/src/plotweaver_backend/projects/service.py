"""Listing books, and bringing new ones onto the shelf."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import cast

from plotweaver_contracts.bringing import ImportPreview
from plotweaver_contracts.identity import Role, Visibility
from plotweaver_contracts.projects import Project, ProjectCreated
from plotweaver_gitstore.store import Store
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.arranging import Arrangement
from plotweaver_manuscript.edits import new_book
from plotweaver_manuscript.origins import IMPORTED, ORIGIN
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.changes import ChangeRefused
from plotweaver_backend.feed import newest_of
from plotweaver_backend.http.call import Principal
from plotweaver_backend.http.reading import reading
from plotweaver_backend.identity.signals import Signals
from plotweaver_backend.identity.tables import MembershipRow, SharingRow
from plotweaver_backend.manuscript.ports import Writer, Written
from plotweaver_backend.projects import bundles
from plotweaver_backend.projects.arriving import Arrived, arrived, arrived_as, novel
from plotweaver_backend.projects.previewing import preview_of
from plotweaver_backend.projects.refusing import not_held
from plotweaver_backend.projects.repositories import Repositories
from plotweaver_backend.projects.shelf import Shelf, book_at, row_of
from plotweaver_backend.projects.tables import ProjectRow

#: What the first version of a book says of where its words come from.
_TYPED: Mapping[str, str] = MappingProxyType({})
_IMPORTED: Mapping[str, str] = MappingProxyType({ORIGIN: IMPORTED})

#: How many public books are listed.
PUBLIC = 200

_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"


class ProjectsService:
    """Books and how they arrive. Every read goes through a membership, or is of a book that everybody may read."""

    def __init__(
        self,
        sessions: sessionmaker[Session],
        store: Store,
        writer: Writer,
        repositories: Repositories,
        signals: Signals,
    ) -> None:
        self._sessions = sessions
        self._store = store
        self._writer = writer
        self._repositories = repositories
        self._signals = signals
        self._shelf = Shelf(sessions, store)

    def public(self) -> list[Project]:
        """Return the books that everybody may read, the one last worked on first."""
        query = (
            select(ProjectRow)
            .join(SharingRow, SharingRow.project == ProjectRow.id)
            .where(SharingRow.visibility == "public")
            .order_by(ProjectRow.updated_at.desc())
            .limit(PUBLIC)
        )
        with reading(self._sessions) as db:
            rows = db.scalars(query).all()
        return _newest_first(_shown(*self._shelf.fresh(row), None, "public") for row in rows)

    def list(self, principal: Principal) -> list[Project]:
        """Return the caller's books, the one last worked on first."""
        query = (
            select(ProjectRow, MembershipRow.role, SharingRow.visibility)
            .join(MembershipRow, MembershipRow.project == ProjectRow.id)
            .outerjoin(SharingRow, SharingRow.project == ProjectRow.id)
            .where(MembershipRow.account == principal.account)
        )
        with reading(self._sessions) as db:
            rows = db.execute(query).all()
        return _newest_first(_shown(*self._shelf.fresh(row), role, visibility) for row, role, visibility in rows)

    def get(self, project: str, role: Role | None) -> Project:
        """Return one book, for a caller with `role` in it, or for a visitor.

        Raises:
            ProblemError: `not_found`.
        """
        with reading(self._sessions) as db:
            row, sharing = db.get(ProjectRow, project), db.get(SharingRow, project)
        if row is None:
            raise ProblemError("not_found")
        return _shown(*self._shelf.fresh(row), role, None if sharing is None else sharing.visibility)

    def create(self, principal: Principal, change_id: str, title: str) -> ProjectCreated:
        """Start a book with one empty scene to write in."""
        return self.copy(principal, change_id, new_book(title, principal.name), "Started the book")

    def bring(self, principal: Principal, change_id: str, data: bytes, filename: str) -> ProjectCreated:
        """Bring a whole novel: a text, a word processor's file, an e-book, a zipped book, or a git bundle.

        Raises:
            ImportRefused: the file is empty, binary, undecodable, holds no book, or one that breaks a rule; nothing
                was created.
        """
        if data.startswith(bundles.MAGIC):
            return self._bring_repository(principal, change_id, data)
        try:
            return self._shelve(principal, change_id, arrived(data, filename), filename)
        except ChangeRefused as error:
            raise not_held(error) from error

    def bring_arranged(
        self, principal: Principal, change_id: str, data: bytes, filename: str, wish: Arrangement
    ) -> ProjectCreated:
        """Bring a novel's file as its author arranged it in the preview.

        Raises:
            ImportRefused: as `bring`; or the file does not hold what the wish names.
        """
        try:
            return self._shelve(principal, change_id, arrived_as(data, filename, wish), filename)
        except ChangeRefused as error:
            raise not_held(error) from error

    def preview(self, data: bytes, filename: str) -> ImportPreview:
        """Tell what a novel's file would become. Nothing is created, and the file is not kept.

        Raises:
            ImportRefused: it cannot be read.
        """
        return preview_of(novel(data, filename))

    def _shelve(self, principal: Principal, change_id: str, found: Arrived, filename: str) -> ProjectCreated:
        made = self.copy(principal, change_id, found.files, f"Brought in {filename}", _IMPORTED)
        counted = {"file_words": found.file_words, "excluded": found.excluded, "left_out": list(found.left_out)}
        return made.model_copy(update=counted)

    def _bring_repository(self, principal: Principal, change_id: str, data: bytes) -> ProjectCreated:
        project = project_id(change_id)
        written, note = self._repositories.take(project, principal.author, change_id, data)
        seq = self._enrol(project, written, principal.account)
        return self._created(project, written, seq).model_copy(update={"note": note})

    def sample(self, principal: Principal, change_id: str, files: Mapping[str, bytes]) -> ProjectCreated:
        """Open a copy of the sample novel.

        Raises:
            ProblemError: `not_found`: this installation has none.
        """
        if not files:
            raise ProblemError("not_found", "This installation has no sample novel.")
        return self.copy(principal, change_id, files, "Opened the sample novel", _IMPORTED)

    def copy(
        self,
        principal: Principal,
        change_id: str,
        files: Mapping[str, bytes],
        message: str,
        trailers: Mapping[str, str] = _TYPED,
    ) -> ProjectCreated:
        """Make a book of `files`, owned by the caller. The same `change_id` makes it only once.

        Args:
            principal: who owns it.
            change_id: repeats on a retry.
            files: all of it.
            message: what a person reads in the history.
            trailers: what its first version says of itself besides.
        """
        project = project_id(change_id)
        author = principal.author
        written = self._writer.write(project, change_id, None, dict(files), message, author, trailers=trailers)
        # the last event is the membership's: who has seen it may read
        seq = self._enrol(project, written, principal.account)
        return self._created(project, written, seq)

    def _enrol(self, project: str, written: Written, account: str) -> int:
        row = row_of(project, self._store.open(project), written.commit)
        try:
            with self._sessions.begin() as db:
                # a late retry must not give a book back to someone who has left it
                if db.get(ProjectRow, project) is None:
                    db.add(row)
                    db.add(MembershipRow(project=project, account=account, role="owner"))
                    audit.tell(db, "project.created", project=project)
                    return self._signals.role_changed(db, project, account, "owner")
        except IntegrityError:
            pass  # an equal request ran at the same time and was first
        with reading(self._sessions) as db:
            return newest_of(db, project)

    def _created(self, project: str, written: Written, seq: int) -> ProjectCreated:
        book = book_at(self._store.open(project), written.commit)
        return ProjectCreated(
            project=self.get(project, "owner"),
            chapters=len(book.chapters),
            scenes=sum(len(chapter.scenes) for chapter in book.chapters),
            words=book.words,
            commit=written.commit,
            seq=seq,
        )


def project_id(change_id: str) -> str:
    """Return the id of the project that the change `change_id` makes: a retry makes no second one."""
    number = int.from_bytes(hashlib.sha256(change_id.encode()).digest()[:10])
    letters = []
    for _ in range(12):
        number, place = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[place])
    return "".join(letters)


def _newest_first(projects: Iterable[Project]) -> list[Project]:
    return sorted(projects, key=lambda project: (project.updated_at, project.id), reverse=True)


def _shown(row: ProjectRow, trouble: str | None, role: str | None, visibility: str | None) -> Project:
    return Project(
        id=row.id,
        title=row.title,
        role=cast(Role | None, role),
        visibility=cast(Visibility, visibility or "private"),
        words=row.words,
        updated_at=row.updated_at,
        trouble=trouble,
    )
