"""Entries for autosaves: each caller meets their own alone."""

from __future__ import annotations

from plotweaver_contracts import autosaves
from plotweaver_contracts.base import Ok
from plotweaver_contracts.entries.addresses import BOOK
from plotweaver_contracts.operation import Operation

_AUTOSAVE = f"{BOOK}/autosaves/{{scene}}"

AUTOSAVES = (
    Operation(
        "autosaves.list",
        "GET",
        f"{BOOK}/autosaves",
        "backend",
        "project:read",
        "git-operations",
        "Your own words in this book that are in no version and no suggestion yet.",
        autosaves.AutosaveList,
        query=autosaves.AutosavesQuery,
    ),
    Operation(
        "autosaves.copies",
        "GET",
        _AUTOSAVE,
        "backend",
        "project:read",
        "git-operations",
        "The last copies of your own words in a scene.",
        autosaves.AutosaveCopies,
        query=autosaves.AutosaveQuery,
    ),
    Operation(
        "autosaves.keep",
        "PUT",
        _AUTOSAVE,
        "backend",
        "project:write",
        "git-operations",
        "Keep the words on the page, for yourself alone.",
        autosaves.AutosaveKept,
        autosaves.NewAutosave,
        errors=("autosave.newer",),
        rate="write",
    ),
    Operation(
        "autosaves.keep_suggested",
        "PUT",
        f"{_AUTOSAVE}/suggested",
        "backend",
        "project:suggest",
        "git-operations",
        "Keep other words for a scene that you have not suggested yet, for yourself alone.",
        autosaves.AutosaveKept,
        autosaves.NewAutosave,
        errors=("autosave.newer",),
        rate="write",
    ),
    Operation(
        "autosaves.settle",
        "DELETE",
        _AUTOSAVE,
        "backend",
        "project:read",
        "git-operations",
        "Your words up to a revision are in a version or a suggestion, or are to be left.",
        Ok,
        query=autosaves.SettleQuery,
        rate="write",
    ),
)
