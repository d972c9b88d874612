"""Rows of runs and of what their calls cost."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from plotweaver_backend.database.base import Base


class RunRow(Base):
    """A run. `text` is what its agent wrote so far; a repeated step begins it anew.

    `base`, `path`, `sent` and `shown` are set by the first step: the version, file and text that the agent was shown,
    and the ids of the scenes that this is of. `verdict`: `plotweaver_contracts.generation.Verdict`, of one that judges.
    """

    __tablename__ = "runs"

    id: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(index=True)
    account: Mapped[str]
    scene: Mapped[str]
    workflow: Mapped[str]
    instruction: Mapped[str] = mapped_column(Text)
    words: Mapped[int]
    model: Mapped[str]
    status: Mapped[str] = mapped_column(index=True)
    step: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    base: Mapped[str | None]
    path: Mapped[str | None]
    sent: Mapped[str | None] = mapped_column(Text)
    shown: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True), default=None)
    suggestion: Mapped[str | None]
    verdict: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True), default=None)
    error: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    started_at: Mapped[str] = mapped_column(index=True)
    ended_at: Mapped[str | None]


class CallRow(Base):
    """A model call: reserved at `most_micros` (millionths of a dollar), settled at `cost_micros` afterwards.

    It is a line of the book's ledger, too: `characters` of `scenes` went to `provider`.
    """

    __tablename__ = "model_calls"

    id: Mapped[str] = mapped_column(primary_key=True)
    run: Mapped[str] = mapped_column(ForeignKey("runs.id"), index=True)
    agent: Mapped[str]
    model: Mapped[str]
    provider: Mapped[str]
    characters: Mapped[int]
    scenes: Mapped[list[str]] = mapped_column(JSON)
    most_micros: Mapped[int] = mapped_column(BigInteger)
    cost_micros: Mapped[int | None] = mapped_column(BigInteger)
    input_tokens: Mapped[int | None]
    output_tokens: Mapped[int | None]
    at: Mapped[str]
