"""Entries for what plain git pushes; the bff sends it on from the address that git knows."""

from __future__ import annotations

from plotweaver_contracts.entries.addresses import V1
from plotweaver_contracts.operation import Operation

_PACK = f"{V1}/internal/projects/{{project}}/receive-pack"

PUSHING = (
    Operation(
        "git.offer",
        "GET",
        _PACK,
        "backend",
        "project:write",
        "git-operations",
        "Which branches and tags there are, for who wants to push.",
        stream="application/x-git-receive-pack-advertisement",
        errors=("push.busy",),
        internal=True,
    ),
    Operation(
        "git.push",
        "POST",
        _PACK,
        "backend",
        "project:write",
        "git-operations",
        "Take a push.",
        streamed_body=True,
        stream="application/x-git-receive-pack-result",
        errors=("push.busy", "push.too_large", "push.too_long"),
        rate="write",
        internal=True,
    ),
)
