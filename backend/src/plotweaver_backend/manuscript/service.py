"""Saving text and changing a book's shape."""

from __future__ import annotations

from collections.abc import Mapping

from plotweaver_contracts.manuscript import NewScene, Saved, SaveRequest, SceneCreated, ScenePosition
from plotweaver_gitstore.reading import read_tree
from plotweaver_gitstore.refs import head
from plotweaver_gitstore.store import Store
from plotweaver_manuscript import edits

from plotweaver_backend.http.call import Principal
from plotweaver_kit.problems import ProblemError
from plotweaver_backend.manuscript.ports import Writer, Written


class ManuscriptService:
    """Turns what people ask for into changes. Each method takes a project that the caller may write."""

    def __init__(self, store: Store, writer: Writer) -> None:
        self._store = store
        self._writer = writer

    def save(self, project: str, principal: Principal, change_id: str, request: SaveRequest) -> Saved:
        """Save a change set made on top of `request.base`."""
        files = {e.path: None if e.text is None else e.text.encode() for e in request.edits}
        if len(files) < len(request.edits):
            raise ProblemError("request.invalid", "A path occurs twice in `edits`.")
        who = (principal.name, principal.email)
        written = self._writer.write(project, change_id, request.base, files, request.message, who)
        return _saved(written, change_id)

    def create(self, project: str, principal: Principal, change_id: str, new: NewScene) -> SceneCreated:
        """Add a scene.

        Raises:
            EditRefused: there is no such chapter or scene.
        """
        base, tree = self._newest(project)
        files, scene, path = edits.create_scene(tree, new.chapter, new.title, new.after)
        message = f"Added the scene “{new.title}”"
        written = self._write(project, principal, change_id, base, files, message)
        return SceneCreated(scene=scene, path=path, commit=written.commit, seq=written.seq)

    def move(self, project: str, principal: Principal, change_id: str, scene: str, to: ScenePosition) -> Saved:
        """Move a scene.

        Raises:
            EditRefused: there is no such chapter or scene.
        """
        base, tree = self._newest(project)
        files = edits.move_scene(tree, scene, to.chapter, to.position)
        return _saved(self._write(project, principal, change_id, base, files, "Moved a scene"), change_id)

    def delete(self, project: str, principal: Principal, change_id: str, scene: str) -> Saved:
        """Take a scene out of the book.

        Raises:
            EditRefused: there is no such scene.
        """
        base, tree = self._newest(project)
        files = edits.delete_scene(tree, scene)
        return _saved(self._write(project, principal, change_id, base, files, "Took a scene out"), change_id)

    def _newest(self, project: str) -> tuple[str, dict[str, bytes]]:
        repository = self._store.open(project)
        base = head(repository)
        if base is None:
            raise ProblemError("not_found")
        return base, read_tree(repository, base)

    def _write(
        self,
        project: str,
        principal: Principal,
        change_id: str,
        base: str,
        files: Mapping[str, bytes | None],
        message: str,
    ) -> Written:
        who = (principal.name, principal.email)
        return self._writer.write(project, change_id, base, files, message, who)


def _saved(written: Written, change_id: str) -> Saved:
    return Saved(commit=written.commit, seq=written.seq, merged=written.merged, change_id=change_id)
