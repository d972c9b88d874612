"""What a role, protected branches and a limit to chapters let somebody write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from types import MappingProxyType
from typing import Literal

from plotweaver_contracts.identity import Role
from plotweaver_contracts.operation import Permission
from plotweaver_contracts.roles import may

Least = Literal["writer", "editor", "owner"]

_MANUSCRIPT = "manuscript/"
#: What writing on a branch needs, by the least role that it is kept for.
_NEEDS: MappingProxyType[Least, Permission] = MappingProxyType(
    {"writer": "project:write", "editor": "project:edit", "owner": "project:own"}
)


@dataclass(frozen=True)
class Held:
    """Somebody's role, and the folders of the chapters that they are limited to; None: the whole book."""

    role: Role
    chapters: frozenset[str] | None


@dataclass(frozen=True)
class Protected:
    """Branches whose names fit `pattern`, and the least role that may write on them."""

    pattern: str
    least: Least


def protecting(branch: str, role: Role, protections: Iterable[Protected]) -> Protected | None:
    """Return a protection that keeps `role` from writing on `branch`; None if all let it."""
    # on many computers REL/5 and rel/5 are one name
    fitting = (each for each in protections if fnmatchcase(branch.casefold(), each.pattern.casefold()))
    return next((each for each in fitting if not may(role, _NEEDS[each.least])), None)


def outside(paths: Iterable[str], chapters: frozenset[str]) -> Sequence[str]:
    """Return the paths that lie in none of the chapters."""
    folders = tuple(f"{_MANUSCRIPT}{each}/" for each in chapters)
    return sorted(path for path in paths if not path.startswith(folders))
