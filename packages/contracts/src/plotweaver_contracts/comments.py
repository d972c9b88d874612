"""What people say about words of the book, a scene or a chapter as a whole: anchored, answered, settled."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from plotweaver_contracts.base import BranchName, Counted, FilePath, ObjectId, Wire
from plotweaver_contracts.generation import Proposer, SceneQuery
from plotweaver_contracts.quality import VersionQuery

#: As many words as one comment is about, and as one says at a time, in characters.
LONGEST_QUOTE = 4000
Said = Annotated[str, Field(min_length=1, max_length=4000, pattern=r"\S")]


class CommentsQuery(VersionQuery, SceneQuery):
    """Where in which version comments stand, and of one scene only, where given."""


class NewComment(Wire):
    """A comment on words of a version that others may read, too; without a `quote` on the scene as a whole.

    `start`, `end`: where they stand in the scene's file, in characters; `quote`: the words, to be sure.
    `chapter`: it is on the whole chapter that the scene stands in, and on no words.
    """

    scene: str = Field(min_length=1, max_length=200)
    branch: BranchName = "main"
    base: ObjectId
    start: Counted = 0
    end: Counted = 0
    quote: str = Field(default="", max_length=LONGEST_QUOTE, pattern=r"^$|\S")
    chapter: bool = False
    text: Said

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        if self.chapter and self.quote:
            raise ValueError("a comment is on words or on a chapter, not on both")
        return self


class Reply(Wire):
    """An answer to a comment."""

    text: Said


class Settlement(Wire):
    """Whether a comment is settled; it can be opened again."""

    settled: bool


class Remark(Wire):
    """What somebody said, when, in Unix seconds."""

    by: Proposer
    text: str
    at: int


class CommentPlace(Wire):
    """Where a comment's words stand in the version asked for; `changed`: they are not what they were.

    Of a comment on the whole scene it is where its prose begins, and there are no words; of one on a chapter it is the
    beginning of the chapter's own file, and `scene` is its first one, if it has any.
    """

    scene: str
    path: FilePath
    start: int
    end: int
    words: str
    changed: bool


class Comment(Wire):
    """A comment and its answers, the oldest first.

    `quote`: the words it was made on; empty: it is on the scene as a whole, or on the `chapter` of this slug. `place`:
    null if they are nowhere in this version. `settled`: who settled it.
    """

    id: str
    scene: str
    branch: str
    chapter: str | None
    quote: str
    place: CommentPlace | None
    remarks: list[Remark]
    settled: Proposer | None


class CommentList(Wire):
    """Comments in the order of their words in the scene; those whose words are nowhere come last."""

    commit: ObjectId
    comments: list[Comment]


class Talk(Wire):
    """A comment as it was just changed, without its place."""

    id: str
    scene: str
    remarks: list[Remark]
    settled: Proposer | None
