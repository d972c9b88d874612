"""What ends when somebody takes an account back by a link: features say what is theirs to end."""

from __future__ import annotations

from typing import Protocol

from sqlalchemy.orm import Session


class Ending(Protocol):
    """Ends ways into an account that whoever had it before may have left."""

    def __call__(self, db: Session, account: str, proven: bool) -> None:
        """Take in that `account` is taken back; `proven`: its address was shown to be its owner's before."""


class Recoveries:
    """Tells every registered feature, in the transaction that sets the new password."""

    def __init__(self) -> None:
        self._endings: list[Ending] = []

    def register(self, ending: Ending) -> None:
        """Let `ending` hear of every account that is taken back from now on."""
        self._endings.append(ending)

    def tell(self, db: Session, account: str, proven: bool) -> None:
        """Tell that `account` is taken back."""
        for ending in self._endings:
            ending(db, account, proven)
