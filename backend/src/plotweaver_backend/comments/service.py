"""Saying something about words of the book, answering, settling, taking away."""

from __future__ import annotations

import hashlib

import pygit2
from plotweaver_contracts import comments as wire
from plotweaver_contracts.feed import CommentChanged
from plotweaver_contracts.identity import Role
from plotweaver_contracts.roles import may
from plotweaver_gitstore import ObjectMissing, Store, read_tree
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.book import Scene, read_book
from sqlalchemy import delete
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.changes import require_shown
from plotweaver_backend.clock import Clock, unix_time
from plotweaver_backend.comments.placing import Places
from plotweaver_backend.comments.rows import comments_of, remarks_of, said, settled_by
from plotweaver_backend.comments.tables import CommentRow, RemarkRow
from plotweaver_backend.database.rows import row_of_book
from plotweaver_backend.feed import Feed
from plotweaver_backend.findings.versions import version_asked
from plotweaver_backend.http.call import Principal
from plotweaver_backend.http.reading import reading


class CommentsService:
    """Every method takes a project that the caller may read, or comment on where it says something.

    Args:
        database: where comments are kept: they are talk about the book, and no part of it.
        store: the canonical repositories, where their words stand.
        feed: where it is told that something was said.
        clock: gives Unix seconds.
    """

    def __init__(
        self,
        database: sessionmaker[Session],
        store: Store,
        feed: Feed,
        clock: Clock = unix_time,
    ) -> None:
        self._database, self._store, self._feed, self._clock = database, store, feed, clock
        self._places = Places()

    def list(self, project: str, asked: wire.CommentsQuery, account: str) -> wire.CommentList:
        """Return the comments of a version, all of them or those of one scene and of the chapter it stands in.

        Those whose words are nowhere are told of with the scene and the branch that they were made on, and in the book.

        Raises:
            ProblemError: `not_found` for a version that is not there for the account.
        """
        repository = self._store.open(project)
        commit = version_asked(repository, asked, account)
        with reading(self._database) as db:
            rows = comments_of(db, project)
            remarks = remarks_of(db, [row.id for row in rows])
        places = self._places.of(repository, commit, rows)
        told = [_shown(row, places[row.id], remarks.get(row.id, [])) for row in rows]
        here = [each for each in told if each.place is not None or each.branch in (asked.branch, "main")]
        if asked.scene is not None:
            talked_of = any(each.chapter for each in here)
            chapter = _chapter_of(repository, commit, asked.scene) if talked_of else None
            here = [each for each in here if _concerns(each, asked.scene, chapter)]
        return wire.CommentList(commit=commit, comments=sorted(here, key=_order))

    def add(self, project: str, principal: Principal, change_id: str, new: wire.NewComment) -> wire.Talk:
        """Say something about words, a scene or a chapter. A retry makes no second comment.

        Raises:
            ProblemError: `not_found`: there is no such version or scene; `comment.misplaced`: the words are not there,
                or others cannot read them.
        """
        scene = self._scene(project, principal, new)
        chapter = _chapter_of(self._store.open(project), new.base, scene.id) if new.chapter else None
        key = _id("comment", change_id)
        with self._database.begin() as db:
            row = db.get(CommentRow, key)
            if row is None:
                start, end = (new.start, new.end) if new.quote else (0, 0)
                placed = {"branch": new.branch, "base": new.base, "start": start, "end": end, "chapter": chapter}
                row = CommentRow(id=key, project=project, scene=scene.id, path=scene.path, quote=new.quote, **placed)
                db.add(row)
                db.flush()
                self._say(db, row, principal, change_id, new.text)
            return self._talk(db, row)

    def reply(self, project: str, principal: Principal, change_id: str, comment: str, text: str) -> wire.Talk:
        """Answer a comment; a settled one is open again. A retry says it once."""
        with self._database.begin() as db:
            row = row_of_book(db, CommentRow, project, comment, lock=True)
            if db.get(RemarkRow, _id("remark", change_id)) is None:
                row.settled_account = row.settled_name = None
                self._say(db, row, principal, change_id, text)
            return self._talk(db, row)

    def settle(self, project: str, principal: Principal, comment: str, settled: bool) -> wire.Talk:
        """Settle a comment, or open it again."""
        with self._database.begin() as db:
            row = row_of_book(db, CommentRow, project, comment, lock=True)
            if settled != (row.settled_account is not None):
                row.settled_account = principal.account if settled else None
                row.settled_name = principal.name if settled else None
                self._changed(db, row)
            return self._talk(db, row)

    def remove(self, project: str, principal: Principal, role: Role, comment: str) -> None:
        """Take a comment away with its answers.

        Raises:
            ProblemError: `access.forbidden`: somebody else began it, and the caller is neither owner nor editor.
        """
        with self._database.begin() as db:
            row = row_of_book(db, CommentRow, project, comment, lock=True)
            first = remarks_of(db, [row.id])[row.id][0]
            if first.account != principal.account and not may(role, "project:edit"):
                raise ProblemError("access.forbidden", "Only who made it, owners and editors take a comment away.")
            db.execute(delete(RemarkRow).where(RemarkRow.comment == row.id))
            db.delete(row)
            self._changed(db, row)

    def _scene(self, project: str, principal: Principal, new: wire.NewComment) -> Scene:
        repository = self._store.open(project)
        _require_shared(repository, new.base, principal.account)
        scene = read_book(read_tree(repository, new.base)).scene(new.scene)
        if scene is None:
            raise ProblemError("not_found", "There is no such scene in this version of the book.")
        if new.quote and (new.start < scene.prose_offset or scene.text[new.start : new.end] != new.quote):
            raise ProblemError("comment.misplaced", "These words are not there in this version.")
        if "\0" in new.text + new.branch:
            raise ProblemError("request.invalid", "A text cannot hold a NUL character.")
        return scene

    def _say(self, db: Session, row: CommentRow, principal: Principal, change_id: str, text: str) -> None:
        if "\0" in text:
            raise ProblemError("request.invalid", "A text cannot hold a NUL character.")
        spoken = remarks_of(db, [row.id]).get(row.id, [])
        remark = RemarkRow(
            id=_id("remark", change_id),
            comment=row.id,
            position=len(spoken),
            account=principal.account,
            name=principal.name,
            text=text.strip(),
            at=self._clock(),
        )
        db.add(remark)
        db.flush()
        self._changed(db, row)

    def _changed(self, db: Session, row: CommentRow) -> None:
        told = CommentChanged(comment=row.id, scene=row.scene)
        self._feed.append(db, "comment.changed", row.project, told.model_dump(mode="json"))

    def _talk(self, db: Session, row: CommentRow) -> wire.Talk:
        remarks = said(remarks_of(db, [row.id]).get(row.id, []))
        return wire.Talk(id=row.id, scene=row.scene, remarks=remarks, settled=settled_by(row))


def _require_shared(repository: pygit2.Repository, commit: str, account: str) -> None:
    """Pass if a version is one that everybody in the book may read.

    Raises:
        ProblemError: `not_found`, also for somebody else's private draft; `comment.misplaced` for one's own.
    """
    try:
        require_shown(repository, commit, account)
    except ObjectMissing as error:
        raise ProblemError("not_found", error.message) from error
    try:
        require_shown(repository, commit, "")
    except ObjectMissing as error:
        raise ProblemError("comment.misplaced", "Nobody else can read this draft. Share it first.") from error


def _chapter_of(repository: pygit2.Repository, commit: str, scene: str) -> str | None:
    """Return the slug of the chapter that a scene stands in; None: there is no such scene."""
    chapters = read_book(read_tree(repository, commit)).chapters
    return next((each.slug for each in chapters if any(one.id == scene for one in each.scenes)), None)


def _concerns(comment: wire.Comment, scene: str, chapter: str | None) -> bool:
    """Whether a comment is told of with a scene; one whose words are nowhere is, with the one it was made on."""
    if comment.place is None:
        return comment.scene == scene
    return comment.chapter == chapter if comment.chapter is not None else comment.place.scene == scene


def _id(kind: str, change_id: str) -> str:
    """Return an id that a retry repeats."""
    return hashlib.sha256(f"{kind}\0{change_id}".encode()).hexdigest()[:20]


def _shown(row: CommentRow, place: wire.CommentPlace | None, remarks: list[RemarkRow]) -> wire.Comment:
    return wire.Comment(
        id=row.id,
        scene=row.scene,
        branch=row.branch,
        chapter=row.chapter,
        quote=row.quote,
        place=place,
        remarks=said(remarks),
        settled=settled_by(row),
    )


def _order(comment: wire.Comment) -> tuple[bool, str, int, str]:
    place = comment.place
    return (place is None, place.path if place else "", place.start if place else 0, comment.id)
