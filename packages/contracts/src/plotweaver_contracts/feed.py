"""The ordered log between the backend and its bffs, and what clients hear of it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from plotweaver_contracts.base import Counted, ObjectId, Wire
from plotweaver_contracts.generation import RunStatus
from plotweaver_contracts.identity import Role, Visibility
from plotweaver_contracts.locks import Lock

#: A line of JSON, then a packfile, then its index.
BUNDLE = "application/vnd.plotweaver.bundle"


class FeedQuery(Wire):
    """Where a bff resumes."""

    after: Counted = 0


class ObjectsQuery(Wire):
    """Which objects a mirror has already: the ids, parted by commas. `private`: those of private drafts are wanted."""

    private: bool = False
    have: str = Field(default="", pattern=r"^([0-9a-f]{40}(,[0-9a-f]{40})*)?$", max_length=150 * 41)


class GitObject(Wire):
    """A git object for a mirror's database; `data` in base64."""

    type: Literal["commit", "tree", "blob", "tag"]
    data: str


class ObjectBundle(Wire):
    """What every branch, tag and private draft names: the first line of a bundle.

    So many bytes of a git packfile follow it, with the objects that `have` lacks, and then so many of the pack's index;
    both are 0 if nothing is lacking. The objects are those of branches and tags, or of private drafts: mirrors keep the
    two apart.
    """

    refs: dict[str, ObjectId]
    pack: int = Field(ge=0)
    index: int = Field(ge=0)


class ContentUpdated(Wire):
    """A branch or tag of the book moved to `commit`; null: it is gone."""

    ref: str = "refs/heads/main"
    commit: ObjectId | None
    before: ObjectId | None
    paths: list[str]
    author: str


class PermissionsChanged(Wire):
    """Someone's role, a session, or who may read a book without a role changed.

    `visibility`: what it is now, where that is what changed; then `account` is empty. `gone`: the book was deleted.
    """

    account: str = ""
    role: Role | None = None
    session: str | None = None
    visibility: Visibility | None = None
    gone: bool = False


class ProjectLocked(Wire):
    """Somebody keeps a part of the book, or was asked to let it go."""

    lock: Lock


class ProjectUnlocked(Wire):
    """A lock was let go. `by`: who did it."""

    lock: str
    kind: str
    target: str
    by: str


class SuggestionChanged(Wire):
    """A suggestion appeared, was decided, or was accepted."""

    suggestion: str
    scene: str
    status: str


class CommentChanged(Wire):
    """Something was said about words of a scene, or settled, or taken away."""

    comment: str
    scene: str


class QualityReported(Wire):
    """A version was looked at. `findings`: those that nobody accepted; `waived`: those that somebody did."""

    ref: str
    commit: ObjectId
    overall: float | None
    dimensions: dict[str, float]
    findings: int
    waived: int


class GenerationProgress(Wire):
    """A run's new text. `offset`: characters before `text` in the run's text. Never stored."""

    run: str
    scene: str
    offset: int
    text: str
    words: int
    cost_usd: float
    step: str
    status: RunStatus


class Presence(Wire):
    """Who has the book open. Never stored."""

    accounts: list[str]


class FeedEvent(Wire):
    """One line of the feed (newline-delimited JSON). `seq` is null on ephemeral frames."""

    type: Literal[
        "content.updated",
        "permissions.changed",
        "project.locked",
        "project.unlocked",
        "suggestion.changed",
        "comment.changed",
        "quality.reported",
        "generation.progress",
        "user.presence",
        "heartbeat",
    ]
    project: str | None
    seq: Counted | None
    at: str
    data: dict[str, object]
    objects: list[GitObject] | None = None


class Subscribe(Wire):
    """A client's first frame."""

    type: Literal["subscribe"] = "subscribe"
    project: str
    epoch: str | None = None
    seq: int | None = None


class Hello(Wire):
    """The server's answer. `recovered`: everything after the client's `seq` follows."""

    type: Literal["hello"] = "hello"
    project: str
    epoch: str
    seq: int
    recovered: bool


class Envelope(Wire):
    """A frame to a client."""

    type: Annotated[str, Field(pattern=r"^[a-z]+\.[a-z]+$")]
    project: str
    seq: int | None = None
    at: str
    data: dict[str, object]


#: Payload model by event type: the AsyncAPI document and the tests read it.
EVENTS: dict[str, type[Wire]] = {
    "content.updated": ContentUpdated,
    "permissions.changed": PermissionsChanged,
    "project.locked": ProjectLocked,
    "project.unlocked": ProjectUnlocked,
    "suggestion.changed": SuggestionChanged,
    "comment.changed": CommentChanged,
    "quality.reported": QualityReported,
    "generation.progress": GenerationProgress,
    "user.presence": Presence,
}
