"""Entries for a book's AI policy, its ledger, and the keys of models' providers."""

from __future__ import annotations

from plotweaver_contracts import ai
from plotweaver_contracts.entries.addresses import BOOK, V1
from plotweaver_contracts.operation import Operation, Permission


def _keys(whose: str, path: str, permission: Permission, of: str) -> tuple[Operation, ...]:
    """The keys of a book, or of the installation."""
    return (
        Operation(
            f"model_keys.of_{whose}",
            "GET",
            path,
            "backend",
            permission,
            "story-generation",
            f"For which providers {of} has a key: who set it and when, never what it is.",
            ai.ModelKeyList,
        ),
        Operation(
            f"model_keys.put_of_{whose}",
            "PUT",
            f"{path}/{{provider}}",
            "backend",
            permission,
            "story-generation",
            f"Set the key by which {of} calls a provider.",
            ai.ModelKeyList,
            ai.NewModelKey,
            errors=("not_found", "vault.locked"),
            rate="write",
            confirmed=True,
        ),
        Operation(
            f"model_keys.remove_of_{whose}",
            "DELETE",
            f"{path}/{{provider}}",
            "backend",
            permission,
            "story-generation",
            f"Forget the key by which {of} calls a provider.",
            ai.ModelKeyList,
            errors=("not_found",),
            rate="write",
            confirmed=True,
        ),
    )


KEYS = (
    *_keys("book", f"{BOOK}/ai/keys", "project:own", "this book"),
    *_keys("site", f"{V1}/site/model-keys", "site:admin", "the installation"),
)

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
        confirmed=True,
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
        stream="*/*",
        rate="expensive",
    ),
)
