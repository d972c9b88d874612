"""Whether a branch or tag may move: where it is, what it may be called, and every version that it would take up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pygit2
from plotweaver_gitstore import (
    BRANCHES,
    MAIN,
    MINE,
    TAGS,
    LazyTree,
    ObjectMissing,
    branch_name,
    changed_paths,
    head,
    heads,
    is_kept,
    may_see,
    owner_of,
    paths_on_the_way,
    peeled,
)
from plotweaver_gitstore.errors import ObjectBroken
from plotweaver_gitstore.reading import commit_of
from plotweaver_gitstore.strict import StrictReader
from plotweaver_manuscript.rules import ASSETS, FILE_MODE, MOST_BYTES, Entry, check_structure, shown, storable
from pygit2.enums import SortMode

from plotweaver_backend.changes.borrowing import require_no_borrowing
from plotweaver_backend.changes.domain import Move, Objection
from plotweaver_backend.changes.errors import RefMoved, RefRefused
from plotweaver_backend.changes.gates import Gates, refuse
from plotweaver_backend.changes.hiding import hidden, visible
from plotweaver_backend.changes.labels import objections_to
from plotweaver_backend.changes.ports import Proposed

#: More versions than this come in several moves: each of them is judged.
MOST_VERSIONS = 20_000
#: What git would take for the id of an object, or for where one stands.
_MISTAKEN = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?|HEAD|refs/.*", re.IGNORECASE)
_MEND_OBJECT = "Look for what is broken on your side (git fsck), mend it, and bring it again."


def check_move(repository: pygit2.Repository, move: Move, gates: Gates, brought: Path | None = None) -> None:
    """Pass if the move may be made.

    Args:
        brought: where the objects lie that came with it, while they are judged; None: they are let in, or none came.

    Raises:
        RefRefused: no such ref may be, or it may not go there.
        RefMoved: the ref is not at `before`.
        ChangeRefused: a version that it takes up breaks a rule, or cannot be read; or a gate forbids it.
        ObjectMissing: `after` is not here, or a version that it takes up is of somebody else's private draft.
    """
    _check_name(move)
    if head(repository, move.ref) != move.before:
        raise moved(repository, move)
    if move.after is None:
        if move.ref == MAIN:
            raise RefRefused("ref.refused", "The book's own branch cannot go.", ref=move.ref)
        _check_going(repository, move, gates)
        return
    _check_place(repository, move)
    with broken_is_refused():
        _check_step(repository, move)
        _check_versions(repository, move, brought)
    _check_gates(repository, move, gates)


def _check_name(move: Move) -> None:
    if move.ref.removeprefix(BRANCHES).removeprefix(TAGS).casefold().startswith(MINE):
        message = f"Names that begin with {MINE} are for drafts that only one person sees. Choose another one."
        raise RefRefused("ref.refused", message, ref=move.ref)
    name = branch_name(move.ref) or move.ref.removeprefix(TAGS)
    # what came before this was a rule can still go
    unfit = move.before is None and (_MISTAKEN.fullmatch(name) or not storable(name))
    if not is_kept(move.ref) or not may_see(move.ref, move.author.account) or unfit:
        raise RefRefused("ref.refused", f"No branch or tag may be called {move.ref!r}.", ref=move.ref)


@contextmanager
def broken_is_refused() -> Iterator[None]:
    """Make objects that are broken or missing a refusal like every other one.

    Raises:
        ChangeRefused: instead of what git says.
    """
    try:
        yield
    except ObjectBroken as error:
        refuse([Objection(error.code, shown(str(error.detail["path"])), error.message, _MEND_OBJECT)])
    except (pygit2.GitError, KeyError) as error:
        refuse([Objection("object.broken", "", f"A version cannot be read: {error}.", _MEND_OBJECT)])


def _check_step(repository: pygit2.Repository, move: Move) -> None:
    after = move.after or ""
    if not _is_version(repository, after):
        message = "A branch or tag names a version of the book, and this is a file or a folder. Name a version."
        raise RefRefused("ref.refused", message, ref=move.ref)
    newest = str(peeled(repository, after).id)
    if not move.ref.startswith(TAGS) and newest != after:
        message = "A branch names a version, and this is a tag. Push what the tag stands for (git push … TAG^{}:main)."
        raise RefRefused("ref.refused", message, ref=move.ref)
    if move.ref.startswith(TAGS):
        if move.before is not None:
            raise RefRefused("ref.refused", "A tag stays where it is. Give another version another name.", ref=move.ref)
    elif move.before is not None and not repository.descendant_of(after, move.before):
        message = "This would drop versions that others may have. Bring in the newest version first (git pull)."
        raise RefRefused("ref.refused", message, ref=move.ref)


def _is_version(repository: pygit2.Repository, oid: str) -> bool:
    """Whether what is here is a version, or a tag of one; what is not here is another's business."""
    found = repository.get(oid)
    while isinstance(found, pygit2.Tag):
        found = repository.get(found.target)
    return found is None or isinstance(found, pygit2.Commit)


def moved(repository: pygit2.Repository, move: Move) -> RefMoved:
    """Return the error of a ref that is somewhere else."""
    now = head(repository, move.ref)
    message = "Someone wrote here meanwhile. Bring in the newest version first (git pull)."
    if move.before is None:
        message = f"“{branch_name(move.ref) or move.ref.removeprefix(TAGS)}” is taken. Choose another name."
    return RefMoved("ref.moved", message, ref=move.ref, now=now)


def _check_place(repository: pygit2.Repository, move: Move) -> None:
    # nobody learns from a refusal what others call their private drafts
    for other in (each for each in heads(repository) if may_see(each, move.author.account)):
        here, there = move.ref.casefold(), other.casefold()
        if there.startswith(f"{here}/") or here.startswith(f"{there}/"):
            message = f"{_called(move.ref)} and {_called(other)} cannot both be: one is a folder."
            raise RefRefused("ref.refused", message, ref=move.ref)
        # a tag that is called as a branch: git would take the one for the other
        if here != there and _short(here) == _short(there) and move.before is None:
            raise RefRefused("ref.refused", f"“{_short(move.ref)}” is taken. Choose another name.", ref=move.ref)
        if other != move.ref and there == here:
            raise RefRefused("ref.refused", f"{_called(move.ref)} is {_called(other)} on many computers.", ref=move.ref)


def _short(ref: str) -> str:
    return ref.removeprefix(BRANCHES).removeprefix(TAGS)


def _called(ref: str) -> str:
    return ref if owner_of(ref) is None else branch_name(ref) or ref


def _check_versions(repository: pygit2.Repository, move: Move, brought: Path | None) -> None:
    newest = str(peeled(repository, move.after or "").id)
    walker = repository.walk(pygit2.Oid(hex=newest), SortMode.TOPOLOGICAL)
    for known in visible(repository, move.author.account):
        walker.hide(known)
    versions = [str(version.id) for _, version in zip(range(MOST_VERSIONS + 1), walker, strict=False)]
    if len(versions) > MOST_VERSIONS:
        raise RefRefused(
            "ref.refused", f"More than {MOST_VERSIONS:,} versions at once. Push them in parts.", ref=move.ref
        )
    others = hidden(repository, move.author.account)
    if theirs := next((each for each in versions if each in others), None):
        raise ObjectMissing("version.missing", f"There is no version {theirs!r}.", commit=theirs)
    unread = None
    if brought is not None:
        unread = require_no_borrowing(repository, reversed(versions), move.author.account, brought)
    reader, judged = StrictReader(repository), set[str]()
    for version in reversed(versions):
        _check_version(repository, version, reader, judged)
    if unread is not None:
        raise unread


def check_version(repository: pygit2.Repository, version: str) -> None:
    """Judge a version's whole tree by name, and the bytes of its files.

    Raises:
        ChangeRefused: it breaks a rule, or cannot be read.
    """
    with broken_is_refused():
        _check_version(repository, version, StrictReader(repository), set())


def _check_version(repository: pygit2.Repository, version: str, reader: StrictReader, judged: set[str]) -> None:
    found = commit_of(repository, version)
    violations = check_structure(_planned(reader, found.tree_id, judged))
    objections = [Objection(v.rule, v.path, v.message, v.remedy) for v in violations]
    refuse([*objections_to(found), *objections], f" (version {version[:7]})")


def _planned(reader: StrictReader, tree: pygit2.Oid, judged: set[str]) -> Iterator[Entry]:
    # one file at a time: a small pack may hold more than fits into memory
    for line in reader.walk(tree):
        # bytes say nothing in assets, and less than their size where no file may be so large
        looked_at = line.mode == FILE_MODE and not line.path.startswith(ASSETS) and line.size <= MOST_BYTES
        data = reader.bytes_of(line) if looked_at and line.oid not in judged else None
        if data is not None:
            judged.add(line.oid)
        yield Entry(line.path, line.mode, line.size, data, line.fault)


def _check_going(repository: pygit2.Repository, move: Move, gates: Gates) -> None:
    """Ask the gates about a branch or tag that goes: no file of it changes, but not everybody may take it away."""
    if move.before is not None:
        tree = LazyTree(repository, str(peeled(repository, move.before).id))
        gates.pass_through(Proposed(move, tree, tree, frozenset()))


def _check_gates(repository: pygit2.Repository, move: Move, gates: Gates) -> None:
    """Ask the gates about a branch or tag as a whole: what they stop is what others would read there."""
    newest = str(peeled(repository, move.after or "").id)
    if move.ref.startswith(TAGS):
        # no file of the book changes by a name
        tree = LazyTree(repository, newest)
        gates.pass_through(Proposed(move, tree, tree, frozenset()))
        return
    # a new branch is judged by what it makes different from the book
    known = move.before or head(repository)
    before = {} if known is None else LazyTree(repository, known)
    paths = frozenset(changed_paths(repository, known, newest))
    on_the_way = partial(paths_on_the_way, repository, known, newest)
    gates.pass_through(Proposed(move, before, LazyTree(repository, newest), paths, on_the_way))
