"""Runs, suggestions, findings and models."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from plotweaver_contracts.base import Counted, FilePath, ObjectId, ProjectId, Wire

RunStatus = Literal["queued", "running", "succeeded", "failed", "cancelled"]
Decision = Literal["undecided", "kept", "left_out"]


class Model(Wire):
    """A model one may draft with. `practice`: shows how drafting works, not for real prose.

    `provider`: where text goes; `local`: it stays on this machine.
    """

    id: str
    name: str
    practice: bool
    provider: str
    available: bool


class ModelList(Wire):
    """Models in the order they are offered."""

    models: list[Model]


Workflow = Literal["draft-scene", "judge-continuity"]


class RunRequest(Wire):
    """What an agent is asked for: a draft, or whether a scene contradicts the others.

    `instruction` and `words` are for drafts.
    """

    workflow: Workflow = "draft-scene"
    scene: str = Field(min_length=1, max_length=200)
    instruction: str = Field(default="", max_length=4000)
    words: int = Field(default=200, ge=20, le=3000)
    model: str = Field(default="practice", max_length=200)


class LegacyRunRequest(RunRequest):
    """The alias's body: a run with its book."""

    project: ProjectId


class Estimate(Wire):
    """What a run would cost and send."""

    likely_usd: float
    most_usd: float
    sent: str = Field(description="the text that would be sent")


class RunFailure(Wire):
    """Why a run ended without a suggestion."""

    code: str
    message: str


class Evidence(Wire):
    """Another place that a finding quotes."""

    path: FilePath
    start: int
    end: int
    quote: str


class Finding(Wire):
    """A finding with its evidence. Offsets are characters in the file.

    `title`, `why`: its rule for people. `fix`: what could stand in place of the quote, where that is certain.
    `imported`: whether it is about words that stand as they were brought in from elsewhere.
    """

    id: str
    rule: str
    severity: Literal["error", "warning", "note"]
    scene: str
    path: FilePath
    start: int
    end: int
    quote: str
    message: str
    suggestion: str
    related: list[Evidence]
    title: str = ""
    why: str = ""
    fix: str | None = None
    imported: bool = False


class Verdict(Wire):
    """A judge's answer, as far as it holds: it advises, and stops nothing.

    `passed`: whether it could be read and nothing of it holds. `findings`: those whose passages both stand in the book.
    `dropped`: how many others there were. `reason`: why it could not be read.
    """

    passed: bool
    findings: list[Finding]
    dropped: int = Field(ge=0)
    reason: str


class Run(Wire):
    """An agent's work, so far. `verdict`: how one that judges ended."""

    id: str
    project: ProjectId
    scene: str
    workflow: str
    model: str
    status: RunStatus
    step: str
    text: str
    words: int
    cost_usd: float
    suggestion: str | None
    error: RunFailure | None
    started_at: str
    verdict: Verdict | None = None


class RunStarted(Wire):
    """A run that has been accepted."""

    run: Run


class RunList(Wire):
    """Runs, newest first."""

    runs: list[Run]


class FindingList(Wire):
    """Findings of a scene, or of the whole book."""

    commit: ObjectId
    findings: list[Finding]


class SceneQuery(Wire):
    """Only of one scene, where given."""

    scene: str | None = Field(default=None, max_length=200)


class SuggestedChange(Wire):
    """One change that is decided by itself. Offsets are characters in the file at `base`.

    `added`: it was accepted into the book. That stays so when somebody takes its words out again.
    """

    id: str
    kind: Literal["insert", "replace", "delete"]
    start: int
    end: int
    before: str
    after: str
    decision: Decision
    edited: str | None
    added: bool
    findings: list[Finding]


class Proposer(Wire):
    """A person who proposes something."""

    account: str
    name: str


class NewSuggestion(Wire):
    """A scene as somebody would have it, made on top of `base`.

    `text`: the scene's whole file; `autosave`: the revision of the caller's own copy that is suggested by this.
    """

    scene: str = Field(min_length=1, max_length=200)
    base: ObjectId
    text: str = Field(max_length=2_000_000)
    note: str = Field(default="", max_length=2000, description="what the others should know of it")
    autosave: Counted | None = Field(default=None, ge=1)


class Suggestion(Wire):
    """What an agent or a person proposes for a scene. `by`: the person; then there is no agent, model or run."""

    id: str
    run: str
    by: Proposer | None
    note: str
    scene: str
    path: FilePath
    base: ObjectId
    agent: str
    model: str
    cost_usd: float
    status: Literal["open", "accepted", "left_out"]
    findings: list[Finding]
    changes: list[SuggestedChange]


class SuggestionList(Wire):
    """Suggestions, newest first."""

    suggestions: list[Suggestion]


class DecisionEntry(Wire):
    """A decision about one change; `edited` replaces its text."""

    decision: Decision
    edited: str | None = Field(default=None, max_length=100_000)


class Decisions(Wire):
    """Decisions by change id."""

    decisions: dict[str, DecisionEntry]


class Accepted(Wire):
    """Kept changes, now in the book."""

    commit: ObjectId
    seq: int
    added: int
    left: int
