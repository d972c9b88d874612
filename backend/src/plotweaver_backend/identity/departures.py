"""What has to end at once when somebody's role shrinks or goes: features say what is theirs to end."""

from __future__ import annotations

from typing import Protocol

from plotweaver_contracts.identity import Role


class Ending(Protocol):
    """Ends what a person may no longer have going on in a book."""

    def __call__(self, project: str, account: str, role: Role | None) -> None:
        """Take in that `account` now has `role` (or none) in `project`; nothing may be left that needs more."""


class Departures:
    """Tells every registered feature, after the change of a role is durable.

    What a crash keeps it from telling is met all the same: the change transaction and the worker look the role up at
    the moment they act.
    """

    def __init__(self) -> None:
        self._endings: list[Ending] = []

    def register(self, ending: Ending) -> None:
        """Let `ending` hear of every change of a role from now on."""
        self._endings.append(ending)

    def tell(self, project: str, account: str, role: Role | None) -> None:
        """Tell that `account` now has `role` (or none) in `project`."""
        for ending in self._endings:
            ending(project, account, role)
