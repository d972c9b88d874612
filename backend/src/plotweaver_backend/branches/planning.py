"""What merging a branch, or taking a version back, would change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import pygit2
from plotweaver_contracts.branches import Choice
from plotweaver_gitstore import file_at, message_of, read_tree
from plotweaver_gitstore.reading import changed_paths, commit_of
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.merge import merge_tree
from plotweaver_manuscript.origins import PASTED, RESTORES
from plotweaver_manuscript.pasting import pasted_trailer
from plotweaver_manuscript.returning import put_back

from plotweaver_backend.changes import ChangeConflict
from plotweaver_backend.changes.domain import Sides

Edits = dict[str, bytes | None]


@dataclass(frozen=True)
class Plan:
    """Edits on top of a version that everyone concerned has. `trailers`: what the version tells of them."""

    base: str
    edits: Edits
    trailers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def merging(repository: pygit2.Repository, tip: str, into: str) -> Plan | None:
    """Return what brings `tip` into `into`; None if it is there already.

    Raises:
        ProblemError: `ref.refused`: the two have no version in common.
    """
    common = repository.merge_base(pygit2.Oid(hex=tip), pygit2.Oid(hex=into))
    if common is None:
        raise _strangers()
    if str(common) == tip:
        return None
    return Plan(str(common), _between(repository, str(common), tip))


def choosing(repository: pygit2.Repository, chosen: Choice) -> Plan:
    """Return what brings one version into another as somebody chose, and all else as both sides have it.

    Raises:
        ProblemError: `request.invalid`: a file was chosen about which there is nothing to choose; `ref.refused`: the
            two have no version in common.
        ChangeConflict: a file is left about which nobody chose.
        ObjectMissing: one of the versions is not there.
    """
    tip, into = (str(commit_of(repository, each).id) for each in (chosen.tip, chosen.into))
    common = repository.merge_base(pygit2.Oid(hex=tip), pygit2.Oid(hex=into))
    if common is None:
        raise _strangers()
    base, ours, theirs = (read_tree(repository, each) for each in (str(common), tip, into))
    asked = merge_tree(base, ours, theirs)
    # what one side took out and somebody chose to keep stays where it stood
    kept = [edit.path for edit in chosen.edits if edit.text is not None]
    merged = merge_tree(base, put_back(ours, base, kept), put_back(theirs, base, kept))
    texts = {edit.path: None if edit.text is None else edit.text.encode() for edit in chosen.edits}
    clashing = {each.path: Sides(each.base, each.ours, each.theirs) for each in (*merged.conflicts, *asked.conflicts)}
    if needless := sorted(texts.keys() - clashing.keys()):
        raise ProblemError("request.invalid", f"There is nothing to choose about {', '.join(needless)}.")
    if left := {path: sides for path, sides in clashing.items() if path not in texts}:
        raise ChangeConflict("change.conflict", f"Nobody chose about {', '.join(sorted(left))}.", conflicts=left)
    files: Edits = {**merged.files, **texts}
    edits = {path: files.get(path) for path in {*theirs, *files} if files.get(path) != theirs.get(path)}
    pasted = pasted_trailer({edit.path: (edit.text, edit.pasted) for edit in chosen.edits if edit.text is not None})
    return Plan(into, edits, {PASTED: pasted} if pasted else {})


def require_past(repository: pygit2.Repository, known: Mapping[str, str]) -> None:
    """Check that each version, by the one that it must have led to, is in its past.

    Raises:
        ProblemError: `ref.refused`: one is not.
    """
    for version, newest in known.items():
        if version != newest and not (version in repository and repository.descendant_of(newest, version)):
            raise ProblemError("ref.refused", f"{version[:10]} is no version of this branch.")


def reverting(repository: pygit2.Repository, commit: str) -> Plan:
    """Return what takes back a version's change; of a merge, what it brought into its first parent.

    Raises:
        ProblemError: `ref.refused`: it is the first version.
        ObjectMissing: there is no such version.
    """
    version = commit_of(repository, commit)
    if not version.parents:
        raise ProblemError("ref.refused", "This is the book's first version: there is nothing before it.")
    before = str(version.parents[0].id)
    return Plan(commit, _between(repository, commit, before), {RESTORES: before})


def restoring(repository: pygit2.Repository, commit: str, newest: str) -> Plan:
    """Return what makes the newest version what an earlier one was.

    Raises:
        ObjectMissing: there is no such version.
    """
    earlier = str(commit_of(repository, commit).id)
    return Plan(newest, _between(repository, newest, earlier), {RESTORES: earlier})


def title_of_reverting(repository: pygit2.Repository, commit: str) -> str:
    """Return what people read of a version that takes back another.

    Raises:
        ObjectMissing: there is no such version.
    """
    title = message_of(commit_of(repository, commit)).partition("\n")[0].strip()
    return f"Took back: {title}"[:500]


def _strangers() -> ProblemError:
    return ProblemError("ref.refused", "The two have no version in common: they are different books.")


def _between(repository: pygit2.Repository, before: str, after: str) -> Edits:
    return {path: file_at(repository, after, path) for path in changed_paths(repository, before, after)}
