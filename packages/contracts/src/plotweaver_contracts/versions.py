"""A version of a book as a whole: its files, what it changed, how it differs from another, all of it as an archive."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from plotweaver_contracts.base import FilePath, ObjectId, Wire
from plotweaver_contracts.manuscript import FreshQuery, ReadQuery

#: `scene`: a scene's file; `settings`: YAML; `text`: other text; `asset`: pictures and the like.
FileKind = Literal["scene", "settings", "text", "asset"]
ChangeKind = Literal["added", "removed", "changed", "moved"]


class TreeFile(Wire):
    """A file of the book. `size`: bytes."""

    path: FilePath
    size: int = Field(ge=0)
    kind: FileKind


class TreeView(Wire):
    """Every file of the book at a version, in order of path."""

    commit: ObjectId
    files: list[TreeFile]


class FileChange(Wire):
    """A file that differs. `before`: where it was, if it was moved; words are null where none are counted."""

    path: FilePath
    before: str | None = None
    kind: ChangeKind
    words_added: int | None = None
    words_removed: int | None = None


class VersionView(Wire):
    """One version: who made it, by what means, and what it changed.

    `facts` has what the machine noted (agent, model, cost, run, gates …) by name.
    """

    commit: ObjectId
    parents: list[ObjectId]
    author: str
    at: str
    message: str
    note: str
    facts: dict[str, str]
    files: list[FileChange]


class ChangesQuery(FreshQuery):
    """Two versions, each a branch, a named version or an id. `parted`: from where both were last the same."""

    from_: str = Field(alias="from", min_length=1, max_length=200)
    to: str = Field(min_length=1, max_length=200)
    parted: bool = False


class SceneChange(Wire):
    """A scene that differs. `moved`: it stands elsewhere; it may be changed besides."""

    id: str
    title: str
    path: FilePath
    kind: ChangeKind
    moved: bool
    words_added: int
    words_removed: int


class CanonField(Wire):
    """What is told of somebody or of a place otherwise; null: nothing. Inner fields have a dot: `facts.eyes`."""

    name: str
    before: str | None
    after: str | None


class CanonChange(Wire):
    """A person or place that differs. `problem`: why its file cannot be read; no field is compared then."""

    path: FilePath
    name: str
    kind: ChangeKind
    fields: list[CanonField]
    problem: str | None = None


class Changes(Wire):
    """How a version differs from another: scenes in the order of the book, removed ones last, then other files.

    `canon`: people and places, field by field; their files are among the others, too.
    """

    base: ObjectId
    head: ObjectId
    words_added: int
    words_removed: int
    scenes: list[SceneChange]
    files: list[FileChange]
    canon: list[CanonChange]


class ArchiveQuery(ReadQuery):
    """Which form the archive has."""

    format: Literal["zip", "tar"] = "zip"


class ExportQuery(ReadQuery):
    """What kind of file the book becomes; `docx` is in standard manuscript format."""

    format: Literal["docx", "epub", "pdf", "md", "txt"]


class ExportProgress(Wire):
    """How many chapters of the file in the making are written; `ready`: it can be fetched at once."""

    commit: ObjectId
    done: int = Field(ge=0)
    of: int = Field(ge=0)
    ready: bool
