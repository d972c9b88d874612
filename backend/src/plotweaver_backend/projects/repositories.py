"""Bringing a repository with its history: every version judged, or else its newest state alone."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pygit2
from plotweaver_gitstore import BRANCHES, MAIN, TAGS, ObjectMissing, durability, head, peeled, read_tree
from plotweaver_manuscript.errors import PlotWeaverError
from plotweaver_manuscript.origins import IMPORTED, ORIGIN
from plotweaver_manuscript.rules import printable

from plotweaver_backend.changes import (
    Author,
    Change,
    ChangeBusy,
    ChangeError,
    ChangeRefused,
    ChangeService,
    Move,
    RefMoved,
    RefRefused,
    check_version,
)
from plotweaver_backend.manuscript.ports import Written
from plotweaver_backend.projects.bundles import WHOLE, read_bundle, unpacked
from plotweaver_backend.projects.refusing import not_held, refused

#: Why the history stayed behind; the first reason follows.
WITHOUT_HISTORY = "The newest state was brought in without its history, because an older version breaks a rule: "

#: Why a branch or tag may not be in a book.
_UNFIT = (ChangeRefused, RefRefused, RefMoved, ObjectMissing)
#: More branches and tags than this are counted in what is said of them.
_MOST_NAMED = 50


class Repositories:
    """Takes repositories into books that do not exist yet."""

    def __init__(self, changes: ChangeService) -> None:
        self._changes = changes

    def take(self, project: str, author: Author, change_id: str, data: bytes) -> tuple[Written, str]:
        """Make `project` of a bundle; return its newest version, and what is to be said of it ("": nothing).

        The book's own branch comes with its history, and so does every other branch and tag that may be.

        Raises:
            ImportRefused: the bundle is broken, or even its newest state breaks a rule; nothing was created.
            ChangeBusy: somebody holds the project for too long.
        """
        bundle = read_bundle(data)
        left = dict.fromkeys(bundle.others, "only branches and tags are brought.")
        with unpacked(bundle) as aside:
            try:
                return self._with_history(project, author, change_id, bundle.refs, aside, left), _left_out(left)
            except ChangeBusy:
                raise
            except ChangeError as error:
                why = f"{WITHOUT_HISTORY}{error.message}"
            try:
                newest = str(peeled(aside, bundle.refs[MAIN]).id)
            except ObjectMissing as error:
                raise refused("ref.refused", why.removeprefix(WITHOUT_HISTORY), WHOLE) from error
            written = self._newest(project, author, change_id, aside, newest)
            behind = [_called(ref) for ref in (*bundle.refs, *bundle.others) if ref != MAIN]
            return written, f"{why} Left behind with it: {_listed(behind, ', ')}." if behind else why

    def _with_history(
        self,
        project: str,
        author: Author,
        change_id: str,
        refs: dict[str, str],
        aside: pygit2.Repository,
        left: dict[str, str],
    ) -> Written:
        """Move every ref that may; add why to `left` of the others. Nothing is made if the book's own may not."""
        moves = {ref: _move(project, ref, oid, author, change_id) for ref, oid in refs.items()}
        repository = self._changes.make(project)
        if head(repository) is None:
            try:
                self._judge(moves, Path(aside.path) / "objects", left)
            except PlotWeaverError:
                self._changes.unmake(project)
                raise
            _adopt(Path(aside.path), Path(repository.path))
        done = []
        for ref in [each for each in moves if each not in left]:
            try:
                done.append(self._changes.move(moves[ref]))
            except _UNFIT as error:
                # two that may be each by itself, but not beside each other
                _leave(ref, error, left)
        return Written(str(peeled(repository, done[0].commit).id), max(each.seq for each in done), merged=False)

    def _judge(self, moves: dict[str, Move], objects: Path, left: dict[str, str]) -> None:
        for ref, move in moves.items():
            try:
                self._changes.judge(move, objects)
            except _UNFIT as error:
                _leave(ref, error, left)

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


def _leave(ref: str, error: PlotWeaverError, left: dict[str, str]) -> None:
    if ref == MAIN:
        raise error
    left[ref] = error.message


def _left_out(left: Mapping[str, str]) -> str:
    return _listed([f"{_called(ref)} was left out: {why}" for ref, why in sorted(left.items())], " ")


def _called(ref: str) -> str:
    for prefix, kind in ((BRANCHES, "the branch"), (TAGS, "the tag")):
        if ref.startswith(prefix):
            return f"{kind} “{printable(ref.removeprefix(prefix))}”"
    return f"“{printable(ref)}”"


def _listed(told: Sequence[str], between: str) -> str:
    more = len(told) - _MOST_NAMED
    shown = between.join(told[:_MOST_NAMED])
    return f"{shown}{between}and {more} more" if more > 0 else shown


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
