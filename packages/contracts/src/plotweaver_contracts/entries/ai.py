"""Entries for a book's AI policy and its ledger."""

from __future__ import annotations

from plotweaver_contracts import ai
from plotweaver_contracts.entries.addresses import BOOK
from plotweaver_contracts.operation import Operation

AI = (
    Operation(
        "ai.policy",
        "GET",
        f"{BOOK}/ai",
        "backend",
        "project:read",
        "story-generation",
        "Which models may read this book.",
        ai.AiPolicyShown,
    ),
    Operation(
        "ai.put_policy",
        "PUT",
        f"{BOOK}/ai",
        "backend",
        "project:own",
        "story-generation",
        "Say which models may read this book; drafts that may no longer be are stopped.",
        ai.AiPolicyShown,
        ai.AiPolicy,
        rate="write",
    ),
    Operation(
        "ai.sent",
        "GET",
        f"{BOOK}/ai/sent",
        "backend",
        "project:read",
        "story-generation",
        "What of this book was sent where, when and by whom.",
        ai.SentPage,
        query=ai.SentQuery,
    ),
    Operation(
        "ai.export_sent",
        "GET",
        f"{BOOK}/ai/sent/export",
        "backend",
        "project:read",
        "story-generation",
        "The whole ledger, as a file.",
        query=ai.SentExportQuery,
        stream="text/csv",
        rate="expensive",
    ),
)
