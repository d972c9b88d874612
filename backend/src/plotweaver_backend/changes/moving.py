"""Whether a branch or tag may move: where it is, what it may be called, and every version that it would take up."""

from __future__ import annotations

import pygit2
from plotweaver_gitstore import MAIN, TAGS, LazyTree, changed_paths, head, heads, is_public, peeled
from plotweaver_gitstore.reading import entries
from plotweaver_manuscript.rules import FILE_MODE, MOST_ASSET_BYTES, Entry, check_structure
from pygit2.enums import SortMode

from plotweaver_backend.changes.domain import Move, Objection
from plotweaver_backend.changes.errors import RefMoved, RefRefused
from plotweaver_backend.changes.gates import Gates, refuse
from plotweaver_backend.changes.ports import Proposed

#: More versions than this come in several moves: each of them is judged.
MOST_VERSIONS = 20_000


def check_move(repository: pygit2.Repository, move: Move, gates: Gates) -> None:
    """Pass if the move may be made.

    Raises:
        RefRefused: no such ref may be, or it may not go there.
        RefMoved: the ref is not at `before`.
        ChangeRefused: a version that it takes up breaks a rule.
        ObjectMissing: `after` is not here.
    """
    if not is_public(move.ref):
        raise RefRefused("ref.refused", f"No branch or tag may be called {move.ref!r}.", ref=move.ref)
    if head(repository, move.ref) != move.before:
        raise moved(repository, move)
    if move.after is None:
        if move.ref == MAIN:
            raise RefRefused("ref.refused", "The book's own branch cannot go.", ref=move.ref)
        return
    _check_place(repository, move)
    if move.ref.startswith(TAGS):
        if move.before is not None:
            raise RefRefused("ref.refused", "A tag stays where it is. Give another version another name.", ref=move.ref)
    elif move.before is not None and not repository.descendant_of(move.after, move.before):
        message = "This would drop versions that others may have. Bring in the newest version first (git pull)."
        raise RefRefused("ref.refused", message, ref=move.ref)
    _check_versions(repository, move)
    _check_gates(repository, move, gates)


def moved(repository: pygit2.Repository, move: Move) -> RefMoved:
    """Return the error of a ref that is somewhere else."""
    now = head(repository, move.ref)
    message = "Someone wrote here meanwhile. Bring in the newest version first (git pull)."
    return RefMoved("ref.moved", message, ref=move.ref, now=now)


def _check_place(repository: pygit2.Repository, move: Move) -> None:
    for other in heads(repository):
        if other.startswith(f"{move.ref}/") or move.ref.startswith(f"{other}/"):
            raise RefRefused("ref.refused", f"{move.ref} and {other} cannot both be: one is a folder.", ref=move.ref)
        if other != move.ref and other.casefold() == move.ref.casefold():
            raise RefRefused("ref.refused", f"{move.ref} is {other} on many computers.", ref=move.ref)


def _check_versions(repository: pygit2.Repository, move: Move) -> None:
    newest = str(peeled(repository, move.after or "").id)
    walker = repository.walk(pygit2.Oid(hex=newest), SortMode.TOPOLOGICAL)
    for known in heads(repository).values():
        walker.hide(peeled(repository, known).id)
    versions = [str(version.id) for _, version in zip(range(MOST_VERSIONS + 1), walker, strict=False)]
    if len(versions) > MOST_VERSIONS:
        raise RefRefused(
            "ref.refused", f"More than {MOST_VERSIONS:,} versions at once. Push them in parts.", ref=move.ref
        )
    seen: set[tuple[str, str]] = set()
    for version in reversed(versions):
        check_version(repository, version, seen)


def check_version(repository: pygit2.Repository, version: str, seen: set[tuple[str, str]]) -> None:
    """Judge a version's whole tree by name, and the bytes of files that no earlier one had.

    Args:
        seen: paths with the blobs that were judged there; what is judged now is added.

    Raises:
        ChangeRefused: it breaks a rule.
    """
    planned = []
    for entry in entries(repository, version):
        known = (entry.path, entry.oid) in seen
        seen.add((entry.path, entry.oid))
        size, data = (0, None) if known or entry.mode != FILE_MODE else _measured(repository, entry.oid)
        planned.append(Entry(entry.path, entry.mode, size, data))
    objections = [Objection(v.rule, v.path, v.message, v.remedy) for v in check_structure(planned)]
    refuse(objections, f" (version {version[:7]})")


def _measured(repository: pygit2.Repository, blob: str) -> tuple[int, bytes | None]:
    """Return a file's size, and its bytes unless no file may be so large: a small pack may hold something enormous."""
    oid = pygit2.Oid(hex=blob)
    _, size = repository.odb.read_header(oid)
    return (size, None) if size > MOST_ASSET_BYTES else (size, repository.odb.read(oid)[1])


def _check_gates(repository: pygit2.Repository, move: Move, gates: Gates) -> None:
    """Ask the gates about a branch as a whole: what they stop is what others would read there."""
    if move.after is None or move.ref.startswith(TAGS):
        return
    newest = str(peeled(repository, move.after).id)
    # a new branch is judged by what it makes different from the book
    known = move.before or head(repository)
    before = {} if known is None else LazyTree(repository, known)
    paths = frozenset(changed_paths(repository, known, newest))
    gates.pass_through(Proposed(move, before, LazyTree(repository, newest), paths))
