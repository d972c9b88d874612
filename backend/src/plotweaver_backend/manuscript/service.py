"""Saving text and changing a book's shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from plotweaver_contracts.base import FieldError
from plotweaver_contracts.manuscript import (
    ChapterCreated,
    ChapterPosition,
    ChapterTitle,
    NewChapter,
    NewScene,
    ReplaceRequest,
    Saved,
    SaveRequest,
    SceneCreated,
    ScenePosition,
    SceneTitle,
    TakeOutQuery,
)
from plotweaver_gitstore.reading import read_tree
from plotweaver_gitstore.refs import branch_ref, head
from plotweaver_gitstore.store import Store
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript import edits
from plotweaver_manuscript.errors import EditRefused
from plotweaver_manuscript.origins import PASTED, RESTORES
from plotweaver_manuscript.pasting import pasted_trailer
from plotweaver_manuscript.tree import Tree

from plotweaver_backend.changes import RefMissing, require_shown
from plotweaver_backend.http.call import Principal
from plotweaver_backend.http.conflicts import warnings_of
from plotweaver_backend.manuscript.added import added
from plotweaver_backend.manuscript.ports import Writer, Written
from plotweaver_backend.manuscript.replacing import message_of, replacements

#: Codes of edits that name what the book does not have.
_UNKNOWN = ("edit.no_chapter", "edit.no_scene")


@dataclass(frozen=True)
class _Request:
    """A change of a book's shape as it was asked for."""

    project: str
    principal: Principal
    change_id: str
    message: str
    asked: str
    branch: str
    reason: str


class ManuscriptService:
    """Turns what people ask for into changes. Each method takes a project that the caller may write."""

    def __init__(self, store: Store, writer: Writer) -> None:
        self._store = store
        self._writer = writer

    def save(self, project: str, principal: Principal, change_id: str, request: SaveRequest) -> Saved:
        """Save a change set made on top of `request.base`.

        Raises:
            RefMissing: there is no such branch.
            ObjectMissing: there is no such version as it says to bring words back from.
            ProblemError: `request.invalid`: a path occurs twice.
        """
        if request.restores is not None:
            require_shown(self._store.open(project), request.restores, principal.account)
        files = {e.path: None if e.text is None else e.text.encode() for e in request.edits}
        if len(files) < len(request.edits):
            twice = next(path for path, count in Counter(e.path for e in request.edits).items() if count > 1)
            told = FieldError(field=twice, message="This file is there twice. Take one of them out.", rule="path.twice")
            raise ProblemError("request.invalid", "A path occurs twice in `edits`.", errors=[told])
        who = principal.author
        written = self._writer.write(
            project,
            change_id,
            request.base,
            files,
            request.message,
            who,
            branch=request.branch,
            trailers=_trailers(request),
            reason=request.reason,
            fences=request.fences,
        )
        return _saved(written, change_id)

    def replace(self, project: str, principal: Principal, change_id: str, request: ReplaceRequest) -> Saved:
        """Put other words where some were found at `request.base`; what others wrote meanwhile is kept.

        Raises:
            ProblemError: `request.invalid`: the words do not stand where it says.
            RefMissing: there is no such branch.
            ObjectMissing: there is no such version.
        """
        repository = self._store.open(project)
        require_shown(repository, request.base, principal.account)
        written = self._writer.write(
            project,
            change_id,
            request.base,
            replacements(read_tree(repository, request.base), request),
            message_of(request),
            principal.author,
            branch=request.branch,
            reason=request.reason,
            fences=request.fences,
        )
        return _saved(written, change_id)

    def create(self, project: str, principal: Principal, change_id: str, new: NewScene) -> SceneCreated:
        """Add a scene.

        Raises:
            ProblemError: `not_found`: there is no such chapter or scene.
            RefMissing: there is no such branch.
        """
        asked = f"create {new.model_dump_json()}"
        request = _Request(
            project, principal, change_id, f"Added the scene “{new.title}”", asked, new.branch, new.reason
        )
        written = self._reshape(request, lambda tree: edits.create_scene(tree, new.chapter, new.title, new.after)[0])
        _, scene = added(self._store.open(project), written.commit)
        return SceneCreated(scene=scene.id, path=scene.path, commit=written.commit, seq=written.seq)

    def rename(self, project: str, principal: Principal, change_id: str, scene: str, to: SceneTitle) -> Saved:
        """Give a scene another title.

        Raises:
            ProblemError: `not_found`: there is no such scene.
            RefMissing: there is no such branch.
        """
        asked = f"rename {scene} {to.model_dump_json()}"
        message = f"Called a scene “{to.title}”"
        request = _Request(project, principal, change_id, message, asked, to.branch, to.reason)
        return _saved(self._reshape(request, lambda tree: edits.rename_scene(tree, scene, to.title)), change_id)

    def move(self, project: str, principal: Principal, change_id: str, scene: str, to: ScenePosition) -> Saved:
        """Move a scene.

        Raises:
            ProblemError: `not_found`: there is no such chapter or scene.
            RefMissing: there is no such branch.
        """
        asked = f"move {scene} {to.model_dump_json()}"
        request = _Request(project, principal, change_id, "Moved a scene", asked, to.branch, to.reason)
        return _saved(
            self._reshape(request, lambda tree: edits.move_scene(tree, scene, to.chapter, to.position)), change_id
        )

    def create_chapter(self, project: str, principal: Principal, change_id: str, new: NewChapter) -> ChapterCreated:
        """Add a chapter with an empty scene.

        Raises:
            ProblemError: `not_found`: there is no such chapter to add it after.
            RefMissing: there is no such branch.
        """
        asked = f"create chapter {new.model_dump_json()}"
        message = f"Added the chapter “{new.title}”"
        request = _Request(project, principal, change_id, message, asked, new.branch, new.reason)
        written = self._reshape(request, lambda tree: edits.create_chapter(tree, new.title, new.after))
        chapter, scene = added(self._store.open(project), written.commit)
        return ChapterCreated(
            chapter=chapter.slug, scene=scene.id, path=scene.path, commit=written.commit, seq=written.seq
        )

    def rename_chapter(
        self, project: str, principal: Principal, change_id: str, chapter: str, to: ChapterTitle
    ) -> Saved:
        """Give a chapter another title.

        Raises:
            ProblemError: `not_found`: there is no such chapter.
            RefMissing: there is no such branch.
        """
        asked = f"rename chapter {chapter} {to.model_dump_json()}"
        message = f"Called a chapter “{to.title}”"
        request = _Request(project, principal, change_id, message, asked, to.branch, to.reason)
        return _saved(self._reshape(request, lambda tree: edits.rename_chapter(tree, chapter, to.title)), change_id)

    def move_chapter(
        self, project: str, principal: Principal, change_id: str, chapter: str, to: ChapterPosition
    ) -> Saved:
        """Move a chapter with its scenes.

        Raises:
            ProblemError: `not_found`: there is no such chapter.
            RefMissing: there is no such branch.
        """
        asked = f"move chapter {chapter} {to.model_dump_json()}"
        request = _Request(project, principal, change_id, "Moved a chapter", asked, to.branch, to.reason)
        return _saved(self._reshape(request, lambda tree: edits.move_chapter(tree, chapter, to.position)), change_id)

    def delete(self, project: str, principal: Principal, change_id: str, scene: str, how: TakeOutQuery) -> Saved:
        """Take a scene out.

        Raises:
            ProblemError: `not_found`: there is no such scene.
            RefMissing: there is no such branch.
        """
        asked = f"delete {scene} {how.model_dump_json()}"
        request = _Request(project, principal, change_id, "Took a scene out", asked, how.branch, how.reason)
        return _saved(self._reshape(request, lambda tree: edits.delete_scene(tree, scene)), change_id)

    def remove_chapter(
        self, project: str, principal: Principal, change_id: str, chapter: str, how: TakeOutQuery
    ) -> Saved:
        """Take a chapter out with its scenes.

        Raises:
            ProblemError: `not_found`: there is no such chapter.
            RefMissing: there is no such branch.
        """
        asked = f"remove chapter {chapter} {how.model_dump_json()}"
        request = _Request(project, principal, change_id, "Took a chapter out", asked, how.branch, how.reason)
        return _saved(self._reshape(request, lambda tree: edits.delete_chapter(tree, chapter)), change_id)

    def _reshape(self, request: _Request, plan: Callable[[Tree], edits.Edits]) -> Written:
        who = request.principal.author
        # a retry is answered first: after the change was made, the newest version may no longer allow it
        earlier = self._writer.earlier(
            request.project, request.change_id, request.message, who, request.asked, request.branch
        )
        if earlier is not None:
            return earlier
        base, tree = self._newest(request.project, request.branch, who.account)
        try:
            files = plan(tree)
        except EditRefused as error:
            if error.code not in _UNKNOWN:
                raise
            raise ProblemError("not_found", error.message) from error
        return self._writer.write(
            request.project,
            request.change_id,
            base,
            files,
            request.message,
            who,
            asked=request.asked,
            branch=request.branch,
            reason=request.reason,
        )

    def _newest(self, project: str, branch: str, account: str) -> tuple[str, dict[str, bytes]]:
        repository, ref = self._store.open(project), branch_ref(branch, account)
        base = head(repository, ref)
        if base is None:
            raise RefMissing("ref.missing", f"This book has no branch “{branch}”.", ref=ref)
        return base, read_tree(repository, base)


def _trailers(request: SaveRequest) -> dict[str, str]:
    pasted = pasted_trailer({e.path: (e.text, e.pasted) for e in request.edits if e.text is not None})
    found = {PASTED: pasted, RESTORES: request.restores}
    return {name: value for name, value in found.items() if value is not None}


def _saved(written: Written, change_id: str) -> Saved:
    return Saved(
        commit=written.commit,
        seq=written.seq,
        merged=written.merged,
        change_id=change_id,
        warnings=warnings_of(written.warnings),
        unchanged=written.unchanged,
    )
