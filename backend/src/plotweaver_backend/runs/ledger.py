"""What runs cost and send: reserved before each call at its maximum, settled after; open reservations count whole."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from dbos import DBOS
from plotweaver_kit.problems import ProblemError
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.models.domain import ModelSpec, Price
from plotweaver_backend.models.registry import Models
from plotweaver_backend.runs.permit import Permit
from plotweaver_backend.runs.tables import CallRow, RunRow

MICROS = 1_000_000


def spent(db: Session, run: str) -> int:
    """Return what `run` has cost, in millionths of a dollar; a call that never ended counts at its maximum."""
    cost = func.sum(func.coalesce(CallRow.cost_micros, CallRow.most_micros))
    return int(db.scalar(select(cost).where(CallRow.run == run)) or 0)


class Ledger:
    """The meter of a worker. The run is the workflow in whose step it is asked.

    Args:
        sessions: the database.
        models: tells prices.
        permit: says at the moment of each call whether it may be made.
        limit_usd: what one run may cost at most.
    """

    def __init__(self, sessions: sessionmaker[Session], models: Models, permit: Permit, limit_usd: float) -> None:
        self._sessions = sessions
        self._models = models
        self._permit = permit
        self._limit = round(limit_usd * MICROS)

    def reserve(self, agent: str, model: ModelSpec, characters: int, input_tokens: int, output_tokens: int) -> str:
        """Reserve a call; see `agents.ports.Meter`."""
        run, reservation = str(DBOS.workflow_id), uuid.uuid4().hex
        self._permit.require(run, model)
        most = _cost(model.price, input_tokens, output_tokens)
        with self._sessions.begin() as db:
            # the run's row is the lock: two calls of one run cannot both see the last dollar
            row = db.get_one(RunRow, run, with_for_update=True)
            if spent(db, run) + most > self._limit:
                raise ProblemError("run.too_expensive", f"A run may cost ${self._limit / MICROS:.2f} at most.")
            at = datetime.now(UTC).isoformat()
            db.add(
                CallRow(
                    id=reservation,
                    run=run,
                    agent=agent,
                    model=model.id,
                    provider=model.provider,
                    characters=characters,
                    scenes=row.shown or [row.scene],
                    most_micros=most,
                    at=at,
                )
            )
        return reservation

    def settle(self, reservation: str, input_tokens: int, output_tokens: int) -> None:
        """Settle a call; see `agents.ports.Meter`."""
        with self._sessions.begin() as db:
            row = db.get_one(CallRow, reservation)
            price = self._models.get(row.model).price
            row.cost_micros = _cost(price, input_tokens, output_tokens)
            row.input_tokens, row.output_tokens = input_tokens, output_tokens

    def release(self, reservation: str) -> None:
        """Settle at nothing; see `agents.ports.Meter`."""
        with self._sessions.begin() as db:
            row = db.get_one(CallRow, reservation)
            row.cost_micros = row.input_tokens = row.output_tokens = 0


def _cost(price: Price | None, input_tokens: int, output_tokens: int) -> int:
    # an unpriced model runs only where an administrator allowed it: then nobody knows the cost
    return 0 if price is None else price.micros(input_tokens, output_tokens)
