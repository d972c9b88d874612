"""What everybody is answered at every door: role × door × visibility, driven by tests against both services."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from plotweaver_contracts.identity import Role, Visibility
from plotweaver_contracts.operation import Permission, ProjectPermission
from plotweaver_contracts.roles import ROLES, granted

#: Who comes: a role in the book, a person without one, or somebody who is not signed in.
Person = Role | Literal["stranger", "nobody"]
#: Let in; asked to sign in (401); told that the role does not allow it (403); told that there is nothing (404).
Verdict = Literal["yes", "sign in", "no", "hidden"]

PEOPLE: tuple[Person, ...] = (*get_args(Role), "stranger", "nobody")
VISIBILITIES: tuple[Visibility, ...] = get_args(Visibility)
#: What the table of roles knows. A door that needs anything else has no row, and the build fails.
KNOWN: frozenset[Permission] = frozenset(get_args(ProjectPermission)) & frozenset().union(*ROLES.values())


@dataclass(frozen=True)
class Cell:
    """One case of the matrix."""

    person: Person
    visibility: Visibility
    verdict: Verdict


def cells(permission: Permission) -> Iterator[Cell]:
    """Yield what everybody is answered at a door that needs `permission`.

    Raises:
        LookupError: the table of roles does not know it: say there who has it.
    """
    if permission not in KNOWN:
        raise LookupError(f"no role grants {permission!r}: the matrix does not cover it")
    for visibility in VISIBILITIES:
        for person in PEOPLE:
            yield Cell(person, visibility, verdict(permission, person, visibility))


def verdict(permission: Permission, person: Person, visibility: Visibility) -> Verdict:
    """Return what one person is answered.

    A private book that somebody has no role in is not known to them: it is answered as one that is not there.
    """
    role = person if person in ROLES else None
    if permission in granted(role, visibility):  # type: ignore[arg-type]
        return "yes"
    if person == "nobody":
        return "sign in"
    return "hidden" if role is None and visibility == "private" else "no"
