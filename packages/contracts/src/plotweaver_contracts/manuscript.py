"""Reading a book and changing it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from plotweaver_contracts.base import BranchName, Counted, FieldError, FilePath, ObjectId, Reason, Wire

Title = Annotated[
    str,
    Field(min_length=1, max_length=200, pattern=r"^[^\n\r]*\S[^\n\r]*$", description="a title, in one line"),
]


class FreshQuery(Wire):
    """How fresh an answer has to be. `min_seq`: answer only from a mirror that has reached it."""

    min_seq: Counted = 0


class ReadQuery(FreshQuery):
    """Which version to read: a branch's newest, or the one that `at` names."""

    branch: BranchName = "main"
    at: ObjectId | None = None


class HistoryQuery(ReadQuery):
    """How much history, and of which file."""

    path: str | None = Field(default=None, max_length=400)
    limit: int = Field(default=50, ge=1, le=500)


class CompareQuery(FreshQuery):
    """Two versions and the file to compare in them. `before`: where it was in the first, if it was moved since."""

    base: ObjectId
    head: ObjectId
    path: FilePath
    before: FilePath | None = None


class SearchQuery(ReadQuery):
    """Words to find, in any order; “in quotation marks” as they stand. The last one may be a beginning.

    Case, accents and the form of apostrophes do not matter.
    """

    q: str = Field(min_length=2, max_length=200)
    limit: int = Field(default=50, ge=1, le=200)


class FindQuery(ReadQuery):
    """Words to find just as they are read: marks of emphasis and line ends of the file part nothing.

    `match_case`: capitals matter. `whole_words`: a part of a word does not count. `words`: what would replace them.
    """

    q: str = Field(min_length=1, max_length=200, pattern=r"\S")
    match_case: bool = False
    whole_words: bool = False
    words: str | None = Field(default=None, max_length=200)


class LineError(Wire):
    """What could not be read, and where."""

    line: int = Field(ge=1)
    message: str


class ContentNote(Wire):
    """A finding about the book's own files (a dangling reference, a duplicate id)."""

    rule: str
    path: FilePath
    line: int = Field(ge=1)
    message: str


class OutlineScene(Wire):
    """A scene in the outline."""

    id: str
    title: str
    path: FilePath
    words: int
    status: str | None


class OutlineChapter(Wire):
    """A chapter in the outline."""

    slug: str
    title: str
    scenes: list[OutlineScene]


class Outline(Wire):
    """The book's table of contents at a commit. `language`: of its spelling; `marks`: as its style guide has it."""

    commit: ObjectId
    title: str
    language: str
    marks: Literal["double", "single", "guillemets", "dashes", "none"] | None
    words: int
    chapters: list[OutlineChapter]
    findings: list[ContentNote]


class SceneView(Wire):
    """A scene at a commit. `prose` is `text[prose_offset:]`, offsets in characters."""

    commit: ObjectId
    id: str
    path: FilePath
    title: str
    details: dict[str, object]
    text: str
    prose: str
    prose_offset: int
    error: LineError | None


class FileView(Wire):
    """Any text file of the book at a commit."""

    commit: ObjectId
    path: FilePath
    text: str


class SearchHit(Wire):
    """A place where words stand. Offsets are characters in the file; `quote` is the sentence, from `quote_start` on."""

    scene: str | None
    title: str
    path: FilePath
    start: int
    end: int
    quote: str
    quote_start: int


class SearchResults(Wire):
    """Places, those first that tell most. `more`: there are others beyond the limit."""

    commit: ObjectId
    hits: list[SearchHit]
    more: bool


class FoundPlace(Wire):
    """Where words stand: `start` in characters of the file, with what stands around them in their paragraph.

    All of it as it is read: without marks of emphasis, in one line. `instead`: what would stand there if the words were
    replaced.
    """

    start: int
    before: str
    found: str
    after: str
    instead: str | None


class FoundScene(Wire):
    """A scene that has the words, and each place in it."""

    scene: str
    title: str
    chapter: str
    path: FilePath
    places: list[FoundPlace]


class FindResults(Wire):
    """Every place in the scenes' prose, in the order of the book. `more`: there are others beyond the limit."""

    commit: ObjectId
    scenes: list[FoundScene]
    count: int
    more: bool


class Version(Wire):
    """A commit, as people see it. `path`: where the file was then, in the history of one file.

    `reason`: why its author wrote what somebody else kept.
    """

    commit: ObjectId
    message: str
    author: str
    at: str
    agent: str | None
    words_added: int | None = None
    words_removed: int | None = None
    path: str | None = None
    reason: str | None = None


class History(Wire):
    """Versions, newest first."""

    versions: list[Version]


class WordOp(Wire):
    """A run of words kept, added or removed."""

    kind: Literal["keep", "add", "remove"]
    text: str


class Comparison(Wire):
    """A word diff of one file between two versions."""

    base: ObjectId
    head: ObjectId
    path: FilePath
    operations: list[WordOp]


class Edit(Wire):
    """A file's new text; null deletes it. `pasted`: passages that were pasted into it, as they were put in.

    The book's own rules say how long a path and a text may be: they are the same on every way in.
    """

    path: str = Field(description="a path in the book's repository")
    text: str | None
    pasted: list[Annotated[str, Field(min_length=1, max_length=1_000_000)]] = Field(default=[], max_length=50)


class SaveRequest(Wire):
    """A change set over one or more files, made on top of `base`.

    `restores`: the version whose words come back. `reason`: why the writer writes what somebody keeps. `fences`: the
    writer's own locks with the fence of each, which must still hold. `autosaves`: the writer's own autosaves that
    become a version now, by scene, each up to a revision.
    """

    base: ObjectId
    branch: BranchName = "main"
    message: str = Field(default="Edited in the browser", min_length=1, max_length=500)
    edits: list[Edit] = Field(min_length=1, max_length=500)
    restores: ObjectId | None = None
    reason: Reason = ""
    fences: dict[str, Counted] = Field(default={}, max_length=50)
    autosaves: dict[str, Counted] = Field(default={}, max_length=500)


class Saved(Wire):
    """A change that is durable. `merged`: others had written meanwhile and both are kept.

    `warnings`: by file, who should know of it (a soft lock was written over). `unchanged`: the book was so already, or
    has had all of it before and it was taken back: no version was made, and `commit` is an earlier one.
    """

    commit: ObjectId
    seq: int
    merged: bool
    change_id: str
    warnings: list[FieldError] = Field(default=[])
    unchanged: bool = False


class ReplaceRequest(Wire):
    """Other words for those that were found at `base`, at the chosen places: where each starts, by file.

    Where capitals do not matter, a place that begins with one keeps it.
    """

    base: ObjectId
    branch: BranchName = "main"
    q: str = Field(min_length=1, max_length=200, pattern=r"\S")
    words: str = Field(max_length=200, pattern=r"^[^\n\r]*$")
    match_case: bool = False
    whole_words: bool = False
    places: dict[FilePath, list[Counted]] = Field(min_length=1, max_length=500)
    reason: Reason = ""
    fences: dict[str, Counted] = Field(default={}, max_length=50)


class NewScene(Wire):
    """A scene to add to a chapter, after a scene or last."""

    chapter: str = Field(min_length=1, max_length=200)
    title: Title
    after: str | None = None
    branch: BranchName = "main"
    reason: Reason = ""


class SceneCreated(Wire):
    """A scene that has been added."""

    scene: str
    path: FilePath
    commit: ObjectId
    seq: int


class ScenePosition(Wire):
    """Where a scene goes: a chapter, and a place in it counted from 0."""

    chapter: str = Field(min_length=1, max_length=200)
    position: int = Field(ge=0, le=10_000)
    branch: BranchName = "main"
    reason: Reason = ""


class SceneTitle(Wire):
    """What a scene is called from now on. Its id and its file keep their names."""

    title: Title
    branch: BranchName = "main"
    reason: Reason = ""


class NewChapter(Wire):
    """A chapter to add, after another one or last. An empty scene comes with it."""

    title: Title
    after: str | None = Field(default=None, max_length=200)
    branch: BranchName = "main"
    reason: Reason = ""


class ChapterCreated(Wire):
    """A chapter that has been added, and its empty scene."""

    chapter: str
    scene: str
    path: FilePath
    commit: ObjectId
    seq: int


class ChapterTitle(Wire):
    """What a chapter is called from now on. Its folder keeps its name."""

    title: Title
    branch: BranchName = "main"
    reason: Reason = ""


class ChapterPosition(Wire):
    """Where a chapter goes: a place in the book counted from 0."""

    position: int = Field(ge=0, le=10_000)
    branch: BranchName = "main"
    reason: Reason = ""


class TakeOutQuery(Wire):
    """On which branch something is taken out, and why, if somebody else keeps it."""

    branch: BranchName = "main"
    reason: Reason = ""


class AliasRequest(Wire):
    """The earlier product's body: the operation's own, with the ids its path now carries."""

    project: str = Field(min_length=1, max_length=40)
    scene: str | None = None
    body: dict[str, object] = Field(default_factory=dict)


class AliasAnswer(Wire):
    """The successor's answer, as the earlier product expects it."""

    result: dict[str, object]
