"""Which gates stand before every branch: features register theirs when the service is wired."""

from __future__ import annotations

from collections.abc import Sequence

from plotweaver_manuscript.rules import printable

from plotweaver_backend.changes.deadline import Deadline, TooLate
from plotweaver_backend.changes.domain import Objection
from plotweaver_backend.changes.errors import ChangeRefused, ChangeUnjudged
from plotweaver_backend.changes.ports import Gate, LongGate, Proposed

#: How long the gates that may take long have together, in seconds: less than others wait for a project.
PATIENCE_SECONDS = 20.0

#: More reasons, and more files of one, are counted in a refusal's sentence; all of them are in its list.
_MOST_REASONS, _MOST_FILES = 5, 5


_LATE = Objection(
    "gates.time",
    "",
    "The checks that this book lets block have taken too long, so nothing was changed.",
    "Try again in a minute: what they found out is kept, so they take less long then. If it stays so, let fewer checks "
    "block: gates in plotweaver.yaml.",
)


class Gates:
    """Asks every registered gate.

    Attributes:
        patience: seconds that the gates have together that may take long.
    """

    def __init__(self, patience: float = PATIENCE_SECONDS) -> None:
        self.patience = patience
        self._gates: list[Gate] = []
        self._long: list[LongGate] = []
        self._deadline = Deadline()

    def register(self, gate: Gate) -> None:
        """Let `gate` judge every change from now on."""
        self._gates.append(gate)

    def register_long(self, gate: LongGate) -> None:
        """Let `gate` judge every change from now on that it says concerns it, within `patience`."""
        self._long.append(gate)

    def pass_through(self, proposed: Proposed) -> tuple[Objection, ...]:
        """Pass if no gate objects, and return what they warn of.

        Raises:
            ChangeUnjudged: they take too long, and go on with the files of `proposed`.
            ChangeRefused: otherwise.
        """
        said = _asked(self._gates, proposed)
        if concerned := [gate for gate in self._long if gate.concerns(proposed)]:
            try:
                said += self._deadline.wait(lambda: _asked(concerned, proposed), self.patience)
            except TooLate as error:
                raise ChangeUnjudged("change.refused", f"{_LATE.message} {_LATE.remedy}", violations=[_LATE]) from error
        refuse([each for each in said if each.blocks])
        return tuple(said)


def _asked(gates: Sequence[Gate], proposed: Proposed) -> list[Objection]:
    return [objection for gate in gates for objection in gate.check(proposed)]


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
