"""What a change is, and what becomes of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from plotweaver_gitstore import MAIN

Nothing: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Author:
    """Who makes a change. `account` is empty for what PlotWeaver itself does."""

    name: str
    email: str
    account: str = ""


@dataclass(frozen=True)
class Change:
    """Edits that someone made to a version of a book.

    Attributes:
        project: the book.
        base: the version that was edited; None for a book that had none.
        edits: new bytes by path; None deletes.
        change_id: the same for every retry of this change.
        trailers: further trailers of the commit, such as `Plotweaver-Run`.
        ref: the branch that was edited.
        also: a version that the commit names as its second parent, because its text is in the edits (a merge).
        asked: what was asked for, if base and edits only follow from it and from the newest version: a retry may
            then come with others and is the same change all the same.
        approved_by: the account whose right to write counts, if it is not the author's: who accepted a suggestion.
        reason: why the author writes what somebody else keeps; the version says so. `asked` holds it already.
        fences: the author's own locks with the fence of each; they must still hold, a retry's may be newer.
    """

    project: str
    base: str | None
    edits: Mapping[str, bytes | None]
    message: str
    author: Author
    change_id: str
    trailers: Mapping[str, str] = field(default_factory=lambda: Nothing)
    asked: str = ""
    ref: str = MAIN
    also: str | None = None
    approved_by: str = ""
    reason: str = ""
    fences: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def account(self) -> str:
        """The account whose rights count; empty for what PlotWeaver itself does."""
        return self.approved_by or self.author.account

    @property
    def override(self) -> str:
        """The reason in one line, as a version can hold it; empty if none was given."""
        return " ".join("".join(each if each.isprintable() else " " for each in self.reason).split())

    def digest(self) -> str:
        """Return what tells this change from another one under the same id."""
        whole = hashlib.sha256()
        base = "" if self.asked else self.base or ""
        also = "" if self.asked else self.also or ""
        parts = [self.project, self.ref, also, base, self.asked, self.message, self.author.name, self.author.email]
        parts += [f"{key}={value}" for key, value in sorted(self.trailers.items())]
        parts += [f"reason={self.reason}"] if self.reason and not self.asked else []
        for part in parts:
            _add(whole, part.encode("utf-8", "surrogatepass"))
        for path, data in sorted(() if self.asked else self.edits.items()):
            _add(whole, path.encode("utf-8", "surrogatepass"))
            _add(whole, b"-" if data is None else b"+" + data)
        return whole.hexdigest()


@dataclass(frozen=True)
class Move:
    """A branch or tag that comes, goes, or takes up versions made elsewhere.

    Attributes:
        project: the book.
        ref: the branch or tag.
        before: what it names now; None: it is not there yet.
        after: what it is to name, a version (or tag) that is in the repository; None: it is to go.
        author: who does it.
        change_id: the same for every retry.
        asked: what was asked for, if before and after only follow from it: a retry may then come with others.
    """

    project: str
    ref: str
    before: str | None
    after: str | None
    author: Author
    change_id: str
    asked: str = ""

    @property
    def account(self) -> str:
        """The account whose rights count; empty for what PlotWeaver itself does."""
        return self.author.account

    def digest(self) -> str:
        """Return what tells this move from another one under the same id."""
        whole = hashlib.sha256(b"move")
        wanted = (self.asked,) if self.asked else (self.before or "", self.after or "")
        for part in (self.project, self.ref, self.author.name, self.author.email, *wanted):
            _add(whole, part.encode())
        return whole.hexdigest()


@dataclass(frozen=True)
class Objection:
    """Why a rule or a gate stops a change; or, where it does not block, what whoever made it should know."""

    rule: str
    path: str
    message: str
    remedy: str
    blocks: bool = True


@dataclass(frozen=True)
class Committed:
    """A change that is in the book, durably.

    Attributes:
        commit: the version that holds it; of a move, what the ref names now.
        seq: the event that tells of it.
        merged: whether others had changed the book since the base.
        replayed: whether this is the answer to a retry.
        warnings: what gates say of it that did not stop it; a retry is not warned again.
        unchanged: whether the book was already as the change wanted it: `commit` is then somebody's earlier version.
    """

    commit: str
    seq: int
    merged: bool
    replayed: bool
    warnings: tuple[Objection, ...] = ()
    unchanged: bool = False


@dataclass(frozen=True)
class Sides:
    """The three sides of a path in conflict; None: the file is not there.

    Attributes:
        base: as it was when the author began.
        ours: as the author has it.
        theirs: as the book has it now.
    """

    base: bytes | None
    ours: bytes | None
    theirs: bytes | None


def _add(whole: hashlib._Hash, part: bytes) -> None:
    # with its length, so that no two lists of parts read the same
    whole.update(len(part).to_bytes(8, "big"))
    whole.update(part)
