"""What a book is, told in dicts: where each ref is, and the files and parents of each version. Knows no git."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Files = Mapping[str, bytes]
MAIN = "refs/heads/main"


class Clash(Exception):
    """Both sides changed the same file."""


def merged(base: Files, ours: Files, theirs: Files) -> dict[str, bytes]:
    """Return what both sides made of `base`; files here are of one word, so that they never merge inside.

    Raises:
        Clash: someone has to choose.
    """
    result = {}
    for path in {*base, *ours, *theirs}:
        was, mine, other = (side.get(path) for side in (base, ours, theirs))
        if mine != other and was not in (mine, other):
            raise Clash(path)
        kept = other if mine == was else mine
        if kept is not None:
            result[path] = kept
    return result


@dataclass
class Book:
    """The book. `held`: what was acknowledged as being on each ref that is there."""

    refs: dict[str, str] = field(default_factory=dict)
    files: dict[str, Files] = field(default_factory=dict)
    parents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    held: dict[str, set[str]] = field(default_factory=dict)
    moves: int = 0

    def grow(self, ref: str, commit: str, files: Files, *also: str) -> None:
        """Let a ref take up a new version, made on top of its newest one."""
        newest = self.refs.get(ref)
        self.files[commit] = dict(files)
        self.parents[commit] = (*(() if newest is None else (newest,)), *also)
        self.place(ref, commit)

    def place(self, ref: str, commit: str) -> None:
        """Let a ref name a version."""
        self.refs[ref] = commit
        self.held.setdefault(ref, set()).add(commit)
        self.moves += 1

    def drop(self, ref: str) -> None:
        """Take a ref away, with its promises."""
        del self.refs[ref], self.held[ref]
        self.moves += 1

    def newest(self, ref: str) -> Files:
        """Return the files of a ref's newest version."""
        return self.files[self.refs[ref]]

    def edited(self, ref: str, base: str, ours: Files) -> dict[str, bytes]:
        """Return the ref's files with what `ours` changed since `base`. Raises Clash."""
        return merged(self.files[base], ours, self.newest(ref))

    def reach(self, commit: str) -> Iterator[str]:
        """Yield a version and all before it."""
        seen, ahead = set(), [commit]
        while ahead:
            version = ahead.pop()
            if version not in seen:
                seen.add(version)
                yield version
                ahead += self.parents[version]

    def common(self, one: str, other: str) -> set[str]:
        """Return the best versions that two have in common: those that no other common one follows."""
        shared = set(self.reach(one)) & set(self.reach(other))
        older = {past for version in shared for parent in self.parents[version] for past in self.reach(parent)}
        return shared - older

    def has_no_room_for(self, ref: str) -> bool:
        """Whether another ref is this one's folder, the same but for case, or a tag that is called as a branch is."""
        here, others = ref.casefold(), {other.casefold() for other in self.refs if other != ref}
        return any(
            _short(here) == _short(there) or f"{here}/".startswith(f"{there}/") or there.startswith(f"{here}/")
            for there in others
        )


def _short(ref: str) -> str:
    return ref.removeprefix("refs/heads/").removeprefix("refs/tags/")
