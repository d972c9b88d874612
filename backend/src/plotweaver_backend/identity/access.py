"""The one door to a project. Who may do what is one table, `plotweaver_contracts.roles`: the bff decides by it, too."""

from __future__ import annotations

from typing import cast

from plotweaver_contracts.identity import Role, Visibility
from plotweaver_contracts.operation import Operation, Permission
from plotweaver_contracts.roles import granted
from plotweaver_kit.problems import ProblemError
from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.http.call import Principal, ProjectAccess
from plotweaver_backend.http.reading import Questions
from plotweaver_backend.identity.tables import MembershipRow, SharingRow

#: What no access token opens, whatever its owner's role: it makes no other tokens and gives nobody a role.
_IN_PERSON: frozenset[Permission] = frozenset({"session", "site:admin", "project:own"})


#: What a token that may only read does not open, whatever the verb: git asks with GET before it pushes.
_WRITING: frozenset[Permission] = frozenset({"project:comment", "project:suggest", "project:write", "project:edit"})

_ROLE = select(MembershipRow.role).where(
    MembershipRow.project == bindparam("project"), MembershipRow.account == bindparam("account")
)
_VISIBILITY = select(SharingRow.visibility).where(SharingRow.project == bindparam("project"))


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
        writes = not operation.reads or operation.permission in _WRITING
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
        """Return the principal's role in `project` if it, or the project's visibility, grants `permission`.

        Raises:
            ProblemError: `auth.required`; `not_found` for a project that does not exist and for a private one that
                the principal is no member of, alike; `access.forbidden` for too small a role.
        """
        if principal.kind == "service":
            raise ProblemError("access.forbidden")
        found = self._questions.row(_ROLE, project=project, account=principal.account)
        role = None if found is None else cast(Role, found.role)
        if permission in granted(role, "private"):
            return ProjectAccess(project, role)
        visibility = self.visibility(project)
        if permission in granted(role, visibility):
            return ProjectAccess(project, role)
        if principal.kind == "anonymous":
            raise ProblemError("auth.required")
        # a project that one may read is known to be there; of any other one nothing is told
        unknown = role is None and visibility == "private"
        raise ProblemError("not_found" if unknown else "access.forbidden")

    def visibility(self, project: str) -> Visibility:
        """Return who may read a project without a role in it; a project that does not exist is private."""
        found = self._questions.row(_VISIBILITY, project=project)
        return "private" if found is None else cast(Visibility, found.visibility)
