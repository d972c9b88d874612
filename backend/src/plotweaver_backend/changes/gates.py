"""Which gates stand before every branch: features register theirs when the service is wired."""

from __future__ import annotations

from plotweaver_backend.changes.domain import Objection
from plotweaver_backend.changes.errors import ChangeRefused
from plotweaver_backend.changes.ports import Gate, Proposed


class Gates:
    """Asks every registered gate."""

    def __init__(self) -> None:
        self._gates: list[Gate] = []

    def register(self, gate: Gate) -> None:
        """Let `gate` judge every change from now on."""
        self._gates.append(gate)

    def pass_through(self, proposed: Proposed) -> tuple[Objection, ...]:
        """Pass if no gate objects, and return what they warn of.

        Raises:
            ChangeRefused: otherwise.
        """
        said = [objection for gate in self._gates for objection in gate.check(proposed)]
        refuse([each for each in said if each.blocks])
        return tuple(said)


def refuse(objections: list[Objection], note: str = "") -> None:
    """Pass if there is nothing to object. `note` follows the first reason.

    Raises:
        ChangeRefused: otherwise.
    """
    if objections:
        first = objections[0]
        where = f"{first.path}: " if first.path else ""
        raise ChangeRefused("change.refused", f"{where}{first.message}{note}", violations=objections)
