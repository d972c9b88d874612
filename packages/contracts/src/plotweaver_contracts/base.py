"""What every model on the wire has in common."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

ProjectId = Annotated[str, Field(pattern=r"^[a-z0-9]{12}$", description="a project's id")]
ObjectId = Annotated[str, Field(pattern=r"^[0-9a-f]{40}$", description="a git object id")]
#: As `plotweaver_gitstore.branch_ref` reads it.
BranchName = Annotated[
    str,
    Field(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$",
        description="a branch's name without refs/heads/; mine/… is one that only its author sees",
    ),
]
FilePath = Annotated[str, Field(min_length=1, max_length=400, description="a path in the book's repository")]

#: As far as a browser counts without a mistake (RFC 8259, section 6); no database counts less far.
FURTHEST = 2**53 - 1
Counted = Annotated[int, Field(ge=0, le=FURTHEST)]

Reason = Annotated[str, Field(max_length=300, description="why one writes what somebody else keeps")]


class Wire(BaseModel):
    """A model on the wire: closed, so that a misspelt field is an error and not ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Ok(Wire):
    """An answer that says only that it happened."""

    ok: bool = True


class FieldError(Wire):
    """A field or file that was refused. `rule`: which one the file breaks; its name is the same on every way in."""

    field: str
    message: str
    rule: str = ""


class ConflictedFile(Wire):
    """One file of a conflict: the common ancestor and both sides, whole."""

    path: FilePath
    base: str | None
    ours: str | None
    theirs: str | None


#: What is kept. The target is a scene's id, a chapter's folder, a file, or empty for the book.
LockKind = Literal["scene", "chapter", "character", "place", "book"]
#: `soft` warns others, `hard` asks them for a reason, `frozen` stops everybody and every agent.
LockLevel = Literal["soft", "hard", "frozen"]


class HeldLock(Wire):
    """What somebody keeps. Times are Unix seconds; no end: until it is let go."""

    id: str
    kind: LockKind
    target: str
    level: LockLevel
    holder: str
    name: str
    reason: str
    taken_at: int
    ends_at: int | None


class Problem(Wire):
    """An error as RFC 9457 writes it, with a stable `code`. `retry_after`: seconds until another try makes sense."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str = ""
    errors: list[FieldError] = []
    conflicts: list[ConflictedFile] = []
    locks: list[HeldLock] = []
    retry_after: int | None = None
