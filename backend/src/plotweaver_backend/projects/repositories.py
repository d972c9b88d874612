"""Bringing a repository with its history: every version judged, or else its newest state alone."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pygit2
from plotweaver_gitstore import MAIN, ObjectMissing, durability, head, peeled, read_tree
from plotweaver_manuscript.errors import PlotWeaverError
from plotweaver_manuscript.origins import IMPORTED, ORIGIN

from plotweaver_backend.changes import Author, Change, ChangeError, ChangeRefused, ChangeService, Move, check_version
from plotweaver_backend.manuscript.ports import Written
from plotweaver_backend.projects.bundles import WHOLE, read_bundle, unpacked
from plotweaver_backend.projects.refusing import not_held, refused

#: Why the history stayed behind; the first reason follows.
WITHOUT_HISTORY = "The newest state was brought in without its history, because an older version breaks a rule: "


class Repositories:
    """Takes repositories into books that do not exist yet."""

    def __init__(self, changes: ChangeService) -> None:
        self._changes = changes

    def take(self, project: str, author: Author, change_id: str, data: bytes) -> tuple[Written, str]:
        """Make `project` of a bundle; return its newest version, and what is to be said of it ("": nothing).

        Raises:
            ImportRefused: the bundle is broken, or even its newest state breaks a rule; nothing was created.
        """
        bundle = read_bundle(data)
        with unpacked(bundle) as aside:
            try:
                return self._with_history(project, author, change_id, bundle.refs, aside), ""
            except ChangeError as error:
                why = f"{WITHOUT_HISTORY}{error.message}"
            try:
                newest = str(peeled(aside, bundle.refs[MAIN]).id)
            except ObjectMissing as error:
                raise refused("ref.refused", why.removeprefix(WITHOUT_HISTORY), WHOLE) from error
            return self._newest(project, author, change_id, aside, newest), why

    def _with_history(
        self, project: str, author: Author, change_id: str, refs: dict[str, str], aside: pygit2.Repository
    ) -> Written:
        moves = [_move(project, ref, oid, author, change_id) for ref, oid in refs.items()]
        repository = self._changes.store.create(project)
        if head(repository) is None:
            try:
                for move in moves:
                    self._changes.judge(move, Path(aside.path) / "objects")
            except PlotWeaverError:
                # nothing names it yet: it is as if it had never been
                shutil.rmtree(repository.path)
                raise
            _adopt(Path(aside.path), Path(repository.path))
        done = [self._changes.move(move) for move in moves]
        return Written(str(peeled(repository, done[0].commit).id), max(each.seq for each in done), merged=False)

    def _newest(self, project: str, author: Author, change_id: str, aside: pygit2.Repository, newest: str) -> Written:
        try:
            # by its modes as well: read as files, a link would become the text that it points to
            check_version(aside, newest)
            files = read_tree(aside, newest)
            done = self._changes.commit(
                Change(project, None, files, "Brought in a repository", author, change_id, {ORIGIN: IMPORTED})
            )
        except ChangeRefused as error:
            raise not_held(error) from error
        return Written(done.commit, done.seq, done.merged)


def _move(project: str, ref: str, oid: str, author: Author, change_id: str) -> Move:
    own = hashlib.sha256(f"{change_id}\0{ref}".encode()).hexdigest()[:32]
    return Move(project, ref, None, oid, author, own)


def _adopt(aside: Path, repository: Path) -> None:
    """Copy packs, durably: an index appears only after what it tells of."""
    packs = repository / "objects" / "pack"
    for found in sorted((aside / "objects" / "pack").glob("pack-*"), key=lambda path: path.suffix == ".idx"):
        draft = packs / f"tmp_{found.name}"
        shutil.copyfile(found, draft)
        durability.sync(draft)
        draft.rename(packs / found.name)
    durability.sync(packs)
