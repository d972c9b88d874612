"""Who may do what in a book: the one table. Both services decide by it, and the matrix is driven from it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from plotweaver_contracts.identity import Role, Visibility
from plotweaver_contracts.operation import Permission

_READING: frozenset[Permission] = frozenset({"project:visit", "project:read"})
_REVIEWING: frozenset[Permission] = _READING | {"project:comment", "project:suggest"}
_WRITING: frozenset[Permission] = _REVIEWING | {"project:write"}
_EDITING: frozenset[Permission] = _WRITING | {"project:edit"}

#: What each role may do in its book.
#:
#: - `project:visit`: read the text: its versions, search, archive, clones, live news of it.
#: - `project:read`: read what its people do besides: members, locks, runs, suggestions, findings.
#: - `project:comment`, `project:suggest`: say something about the text; propose other text, or have an agent do so.
#: - `project:write`: change the text, decide about suggestions, and keep parts of it to oneself.
#: - `project:edit`: change what is protected, freeze, and take others' locks away.
#: - `project:own`: decide who may do all this, who else may read, and what may be sent to which models.
ROLES: Mapping[Role, frozenset[Permission]] = MappingProxyType(
    {
        "owner": _EDITING | {"project:own"},
        "editor": _EDITING,
        "writer": _WRITING,
        "reviewer": _REVIEWING,
        "reader": _READING,
    }
)

#: What somebody without a role may do, signed in or not, by the book's visibility.
VISITORS: Mapping[Visibility, frozenset[Permission]] = MappingProxyType(
    {
        "private": frozenset(),
        "link": frozenset({"project:visit"}),
        "public": frozenset({"project:visit"}),
    }
)


def may(role: Role, permission: Permission) -> bool:
    """Whether a role grants a permission."""
    return permission in ROLES[role]


def granted(role: Role | None, visibility: Visibility) -> frozenset[Permission]:
    """Return everything that a role, or the want of one, grants in a book of this visibility."""
    return VISITORS[visibility] | (ROLES[role] if role is not None else frozenset())
