"""Which gates stand before every branch: features register theirs when the service is wired."""

from __future__ import annotations

from collections.abc import Sequence

from plotweaver_manuscript.rules import printable

from plotweaver_backend.changes.domain import Objection
from plotweaver_backend.changes.errors import ChangeRefused
from plotweaver_backend.changes.ports import Gate, Proposed

#: More reasons, and more files of one, are counted in a refusal's sentence; all of them are in its list.
_MOST_REASONS, _MOST_FILES = 5, 5


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


def refuse(objections: Sequence[Objection], note: str = "") -> None:
    """Pass if there is nothing to object. `note` follows the first reason.

    Raises:
        ChangeRefused: otherwise; it names each file once beside what it breaks.
    """
    if objections:
        raise ChangeRefused("change.refused", _told(objections, note), violations=list(objections))


def _told(objections: Sequence[Objection], note: str) -> str:
    files: dict[str, dict[str, None]] = {}
    for each in objections:
        files.setdefault(each.message, {})[printable(each.path)] = None
    reasons = [f"{_named([path for path in paths if path])}{message}" for message, paths in files.items()]
    more = len(reasons) - _MOST_REASONS
    left = f"And {more} more {'reason' if more == 1 else 'reasons'}."
    return " ".join([f"{reasons[0]}{note}", *reasons[1:_MOST_REASONS], *([left] if more > 0 else [])])


def _named(paths: Sequence[str]) -> str:
    more = len(paths) - _MOST_FILES
    left = f" and {more} more" if more > 0 else ""
    return f"{', '.join(paths[:_MOST_FILES])}{left}: " if paths else ""
