"""Entries for what the checks say: findings, reports, the trend, and what is accepted."""

from __future__ import annotations

from plotweaver_contracts import generation, manuscript, quality, voices
from plotweaver_contracts.entries.addresses import BOOK
from plotweaver_contracts.operation import Operation

_WRITING = ("change.conflict", "branch.protected", "chapter.closed", "change.refused", "lock.held")

QUALITY = (
    Operation(
        "findings.list",
        "GET",
        f"{BOOK}/findings",
        "backend",
        "project:read",
        "story-generation",
        "Findings of a version, with their evidence: of the book or of a scene.",
        generation.FindingList,
        query=quality.FindingsQuery,
    ),
    Operation(
        "findings.waive",
        "PUT",
        f"{BOOK}/findings/{{finding}}/waiver",
        "backend",
        "project:write",
        "story-generation",
        "Accept a finding, with the reason: a version of the book says so.",
        manuscript.Saved,
        quality.WaiverRequest,
        errors=_WRITING,
        rate="write",
        idempotent=True,
    ),
    Operation(
        "findings.unwaive",
        "DELETE",
        f"{BOOK}/findings/{{finding}}/waiver",
        "backend",
        "project:write",
        "story-generation",
        "Take back that a finding is accepted.",
        manuscript.Saved,
        query=quality.WaiverQuery,
        errors=_WRITING,
        rate="write",
        idempotent=True,
    ),
    Operation(
        "quality.report",
        "GET",
        f"{BOOK}/quality/report",
        "backend",
        "project:read",
        "story-generation",
        "Scores, counts and accepted findings of a version.",
        quality.VersionReport,
        query=quality.VersionQuery,
    ),
    Operation(
        "quality.trend",
        "GET",
        f"{BOOK}/quality/trend",
        "backend",
        "project:read",
        "story-generation",
        "The scores of the last versions, newest first.",
        quality.Trend,
        query=quality.TrendQuery,
    ),
    Operation(
        "quality.voices",
        "GET",
        f"{BOOK}/quality/voices",
        "backend",
        "project:read",
        "story-generation",
        "How everybody in a version speaks, who changes, and which lines fit somebody else better.",
        voices.Voices,
        query=quality.VersionQuery,
    ),
    Operation(
        "quality.contradictions",
        "GET",
        f"{BOOK}/quality/contradictions",
        "backend",
        "project:read",
        "story-generation",
        "What would contradict itself if a branch were brought into another one.",
        quality.Contradictions,
        query=quality.ContradictionsQuery,
        errors=("ref.refused",),
    ),
)
