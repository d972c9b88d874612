"""Rows of suggestions, of their changes, and of acceptances on their way."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from plotweaver_backend.database.base import Base


class SuggestionRow(Base):
    """What a run or a person proposes for a scene. Costs are millionths of a US dollar; times ISO 8601, UTC.

    `run`: what it comes from, a run or a person's request. `account`, `name`, `email`: of the person, else null; then
    `agent`, `model` and `gates` are empty.
    """

    __tablename__ = "suggestions"

    id: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(index=True)
    run: Mapped[str] = mapped_column(unique=True)
    scene: Mapped[str]
    path: Mapped[str]
    base: Mapped[str]
    agent: Mapped[str]
    model: Mapped[str]
    provider_model: Mapped[str]
    cost_micros: Mapped[int] = mapped_column(BigInteger)
    gates: Mapped[str]
    account: Mapped[str | None] = mapped_column(default=None)
    name: Mapped[str | None] = mapped_column(default=None)
    email: Mapped[str | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")
    status: Mapped[str]
    findings: Mapped[list[Any]] = mapped_column(JSON)
    created_at: Mapped[str]
    accepted_commit: Mapped[str | None]
    accepted_seq: Mapped[int | None]


class ChangeRow(Base):
    """One change of a suggestion. `acceptance`: by which it came, or is coming, into the book."""

    __tablename__ = "suggestion_changes"

    id: Mapped[str] = mapped_column(primary_key=True)
    suggestion: Mapped[str] = mapped_column(ForeignKey("suggestions.id"), index=True)
    position: Mapped[int]
    kind: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    before: Mapped[str]
    after: Mapped[str]
    decision: Mapped[str]
    edited: Mapped[str | None]
    findings: Mapped[list[Any]] = mapped_column(JSON)
    acceptance: Mapped[str | None]


class AcceptanceRow(Base):
    """What is to be written when kept changes are accepted, so that a retry or a restart writes just that.

    `agent_text` and `own_text` are the whole file, without and with the person's edits; both are emptied
    once `commit` is known.
    """

    __tablename__ = "suggestion_acceptances"

    id: Mapped[str] = mapped_column(primary_key=True)
    suggestion: Mapped[str] = mapped_column(ForeignKey("suggestions.id"), index=True)
    author_name: Mapped[str]
    author_email: Mapped[str]
    author_account: Mapped[str]
    base: Mapped[str]
    path: Mapped[str]
    agent_text: Mapped[str]
    own_text: Mapped[str]
    added: Mapped[int]
    commit: Mapped[str | None]
    seq: Mapped[int | None]
    left: Mapped[int]
