"""How a book stands with its checks: the report of a version, the trend over versions, what its author accepts."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from plotweaver_contracts.base import BranchName, FilePath, ObjectId, Reason, Wire
from plotweaver_contracts.generation import Finding, SceneQuery

Severity = Literal["error", "warning", "note"]
Score = Field(ge=0, le=100, description="as docs/guides/scores.md defines it")


class VersionQuery(Wire):
    """Which version: a branch's newest, or the one that `at` names."""

    branch: BranchName = "main"
    at: ObjectId | None = None


class FindingsQuery(VersionQuery, SceneQuery):
    """Findings of which version, and of one scene only, where given."""


class TrendQuery(VersionQuery):
    """Up to which version, and how many before it."""

    limit: int = Field(default=30, ge=1, le=200)


class Figures(Wire):
    """What the checks of a version come to.

    `overall`: null if no dimension was judged. `dimensions`: of those that were. `waived`: findings that its authors
    accepted; they count in no score and in none of the other figures.
    """

    words: int = Field(ge=0)
    overall: float | None = Score
    dimensions: dict[str, float]
    errors: int = Field(ge=0)
    warnings: int = Field(ge=0)
    notes: int = Field(ge=0)
    waived: int = Field(ge=0)


class RuleCount(Wire):
    """How often a rule is broken. `title`, `why`: the rule for people."""

    rule: str
    dimension: str
    title: str
    why: str
    severity: Severity
    count: int = Field(ge=1)


class WaivedFinding(Wire):
    """A finding that an author accepted. `shared`: how many findings the same waiver accepts."""

    finding: Finding
    reason: str
    shared: int = Field(ge=1)


class StaleWaiver(Wire):
    """A waiver that meets no finding any more: of one finding, or of a rule where it quotes a text."""

    reason: str
    finding: str
    rule: str
    text: str


class Report(Wire):
    """What the checks say of a version. `required`: scores that the book asks of itself; `below`: those it misses."""

    figures: Figures
    rules: list[RuleCount]
    waived: list[WaivedFinding]
    stale: list[StaleWaiver]
    required: dict[str, float]
    below: dict[str, float]
    at: str


class VersionReport(Wire):
    """The report of a version; null: it was not looked at yet, `quality.reported` tells when it was."""

    commit: ObjectId
    report: Report | None


class TrendPoint(Wire):
    """A version and its figures; null: it was not looked at."""

    commit: ObjectId
    at: str
    author: str
    message: str
    figures: Figures | None


class Trend(Wire):
    """Versions, newest first."""

    versions: list[TrendPoint]


class WaiverRequest(Wire):
    """Why a finding is intended, on which branch. `override`: why one writes what somebody else keeps."""

    reason: str = Field(min_length=1, max_length=500, pattern=r"\S", description="one line, kept in the book")
    branch: BranchName = "main"
    override: Reason = ""


class WaiverQuery(Wire):
    """The branch whose waiver is to go."""

    branch: BranchName = "main"
    override: Reason = ""


class ContradictionsQuery(Wire):
    """Which branch would be brought into which."""

    name: BranchName
    into: BranchName = "main"


class Contradictions(Wire):
    """What would contradict itself in the merged book, and does in neither branch alone.

    Evidence is of the merged book, with the path of each file there. `titles`: of the scenes it quotes, by path.
    """

    tip: ObjectId
    into: ObjectId
    findings: list[Finding]
    titles: dict[FilePath, str]
