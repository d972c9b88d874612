"""Who may do what: the one table, and the one door to a project."""

from __future__ import annotations

from types import MappingProxyType
from typing import cast

from plotweaver_contracts.identity import Role
from plotweaver_contracts.operation import Operation, Permission
from plotweaver_kit.problems import ProblemError
from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.http.call import Principal, ProjectAccess
from plotweaver_backend.http.reading import Questions
from plotweaver_backend.identity.tables import MembershipRow

_WRITING: frozenset[Permission] = frozenset({"project:read", "project:suggest", "project:write"})

#: What each role may do in its project.
ROLES: MappingProxyType[Role, frozenset[Permission]] = MappingProxyType(
    {
        "owner": _WRITING | {"project:own"},
        "editor": _WRITING,
        "writer": _WRITING,
        "reviewer": frozenset({"project:read", "project:suggest"}),
        "reader": frozenset({"project:read"}),
    }
)


#: What no access token opens, whatever its owner's role: it makes no other tokens and gives nobody a role.
_IN_PERSON: frozenset[Permission] = frozenset({"session", "site:admin", "project:own"})


_ROLE = select(MembershipRow.role).where(
    MembershipRow.project == bindparam("project"), MembershipRow.account == bindparam("account")
)


class Access:
    """Proves that a principal may do something."""

    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._questions = Questions(sessions)

    def access_scope(self, principal: Principal, operation: Operation) -> None:
        """Check that an access token, if one was shown, was made for such an operation.

        Raises:
            ProblemError: `access.forbidden`.
        """
        if principal.scope is None:
            return
        writes = not operation.reads or operation.permission in ("project:suggest", "project:write")
        if operation.permission in _IN_PERSON:
            raise ProblemError("access.forbidden", "An access token cannot do this. Sign in yourself.")
        if writes and principal.scope == "read":
            raise ProblemError("access.forbidden", "This access token may only read. Make one that may write.")

    def access_site(self, principal: Principal, permission: Permission) -> None:
        """Check a permission that is about no project.

        Raises:
            ProblemError: `auth.required` or `access.forbidden`.
        """
        if permission == "public":
            return
        wanted = "service" if permission == "service" else "account"
        if principal.kind == "anonymous":
            raise ProblemError("auth.required")
        if principal.kind != wanted:
            raise ProblemError("access.forbidden")
        if permission == "site:admin" and principal.site_role != "admin":
            raise ProblemError("access.forbidden")

    def access_project(self, principal: Principal, project: str, permission: Permission) -> ProjectAccess:
        """Return the principal's role in `project` if it grants `permission`.

        Raises:
            ProblemError: `auth.required`; `not_found` for a project that does not exist and for one that
                the principal is no member of, alike; `access.forbidden` for too small a role.
        """
        self.access_site(principal, "signed-in")
        found = self._questions.row(_ROLE, project=project, account=principal.account)
        if found is None:
            raise ProblemError("not_found")
        role = cast(Role, found.role)
        if permission not in ROLES[role]:
            raise ProblemError("access.forbidden")
        return ProjectAccess(project, role)
