"""Entries under which the earlier product's addresses still answer, for a while."""

from __future__ import annotations

from plotweaver_contracts import generation, manuscript
from plotweaver_contracts.entries.addresses import V1
from plotweaver_contracts.operation import Deprecation, Operation

_SINCE, _SUNSET = 1_793_491_200, 1_856_563_200  # 2026-11-01 and 2028-10-31, UTC

_GIT_SUCCESSORS = {
    "save": "changes.save",
    "create": "scenes.create",
    "reorder": "scenes.move",
    "delete": "scenes.delete",
}
_GIT_ERRORS = (
    "access.forbidden",
    "branch.protected",
    "chapter.closed",
    "change.conflict",
    "change.refused",
    "lock.held",
    "not_found",
)
_RUN_ERRORS = (
    "access.forbidden",
    "ai.forbidden",
    "model.unavailable",
    "model.unpriced",
    "not_found",
    "run.too_expensive",
)

ALIASES = (
    Operation(
        "alias.git_write",
        "POST",
        "/git/write/{operation}",
        "bff",
        "signed-in",
        "git-operations",
        "The earlier product's git writes.",
        manuscript.AliasAnswer,
        manuscript.AliasRequest,
        errors=_GIT_ERRORS,
        rate="write",
        idempotent=True,
        within="project:write",
        deprecation=Deprecation(_GIT_SUCCESSORS, _SINCE, _SUNSET),
    ),
    Operation(
        "alias.git",
        "POST",
        f"{V1}/git/{{operation}}",
        "backend",
        "signed-in",
        "git-operations",
        "The earlier backend's git writes.",
        manuscript.AliasAnswer,
        manuscript.AliasRequest,
        errors=_GIT_ERRORS,
        rate="write",
        idempotent=True,
        within="project:write",
        deprecation=Deprecation(_GIT_SUCCESSORS, _SINCE, _SUNSET),
    ),
    Operation(
        "alias.stories",
        "POST",
        "/stories/generate",
        "bff",
        "signed-in",
        "story-generation",
        "The earlier product's generation, as a stream.",
        request=generation.LegacyRunRequest,
        stream="text/event-stream",
        errors=_RUN_ERRORS,
        rate="expensive",
        idempotent=True,
        within="project:suggest",
        ai=True,
        deprecation=Deprecation({"": "runs.start"}, _SINCE, _SUNSET),
    ),
    Operation(
        "alias.generate_scene",
        "POST",
        f"{V1}/generate/scene",
        "backend",
        "signed-in",
        "story-generation",
        "The earlier backend's generation.",
        generation.RunStarted,
        generation.LegacyRunRequest,
        status=202,
        errors=_RUN_ERRORS,
        rate="expensive",
        idempotent=True,
        within="project:suggest",
        ai=True,
        deprecation=Deprecation({"": "runs.start"}, _SINCE, _SUNSET),
    ),
)
