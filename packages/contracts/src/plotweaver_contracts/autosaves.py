"""Autosaves: words that are in no version yet, as their writer alone sees them, on all their devices."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from plotweaver_contracts.base import BranchName, Counted, FilePath, ObjectId, Wire

#: How many copies of a scene are kept for their writer: the newest, and those of earlier sittings.
MOST_COPIES = 3

#: Words that are written in the book, or other words for a scene that are not yet suggested to anybody.
Kind = Literal["text", "suggestion"]

#: A text may be as long as a file of the book; its bytes are counted when it becomes a version.
_Text = Annotated[str, Field(max_length=5 * 1024 * 1024)]
_Mark = Annotated[str, Field(pattern=r"^[0-9A-Za-z_-]{8,64}$", description="the writer's own name for this copy")]
_Device = Annotated[str, Field(max_length=60, description="where it was written, in words: Firefox on Linux")]


class AutosavesQuery(Wire):
    """Of which branch, and of which kind; without one, of all."""

    branch: BranchName | None = None
    kind: Kind | None = None


class AutosaveQuery(Wire):
    """Of which branch, and of which kind."""

    branch: BranchName = "main"
    kind: Kind = "text"


class SettleQuery(Wire):
    """Which copies are done with: those up to a revision."""

    branch: BranchName = "main"
    kind: Kind = "text"
    revision: Counted = Field(ge=1)


class NewAutosave(Wire):
    """A scene's words as they stand on the page.

    `after`: the revision that these words go on from, 0 if there is none that is unshared; `base`: the version they
    were written on; `head`: the scene details that stand before them in the file; `pasted`: passages that were pasted.
    """

    branch: BranchName = "main"
    after: Counted
    base: ObjectId
    path: FilePath
    head: _Text = ""
    prose: _Text
    pasted: list[Annotated[str, Field(min_length=1, max_length=1_000_000)]] = Field(default=[], max_length=50)
    mark: _Mark
    device: _Device = ""


class AutosaveKept(Wire):
    """It is kept. `at`: Unix seconds."""

    revision: int
    at: int


class AutosaveInfo(Wire):
    """The newest copy of a scene that is unshared. `at`: Unix seconds."""

    scene: str
    branch: BranchName
    kind: Kind
    path: FilePath
    revision: int
    at: int
    device: str
    words: int


class AutosaveList(Wire):
    """The caller's unshared words in a book, the newest first."""

    autosaves: list[AutosaveInfo]


class Autosave(AutosaveInfo):
    """A copy as it was kept. `shared`: its words are in a version or a suggestion since, or were left."""

    mark: str
    base: ObjectId
    head: str
    prose: str
    pasted: list[str]
    shared: bool


class AutosaveCopies(Wire):
    """The last copies of a scene, the newest first."""

    copies: list[Autosave]
