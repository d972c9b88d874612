"""Every way to a book: the catalogue's operations, and those that are no operation. The matrix has a row for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plotweaver_contracts.operation import Operation, Permission


@dataclass(frozen=True)
class Door:
    """A way to a book, and what it needs there."""

    id: str
    permission: Permission
    summary: str


LIVE = Door("live.room", "project:visit", "The live connection of a book (WebSocket).")
FETCH = Door("git.fetch", "project:visit", "`git clone` and `git fetch`.")
RUN = Door("runs.call", "project:suggest", "Each model call of a run in the background, by who asked for the run.")

#: What is no operation of the catalogue. The services take the permission from here.
OTHERS = (LIVE, FETCH, RUN)


def doors(operations: Iterable[Operation]) -> list[Door]:
    """Return the ways to a book, by id; an alias needs what it needs in the book that its body names."""
    about = (each for each in operations if each.within or each.permission.startswith("project:"))
    found = [Door(each.id, each.within or each.permission, each.summary) for each in about]
    return sorted([*found, *OTHERS], key=lambda door: door.id)
