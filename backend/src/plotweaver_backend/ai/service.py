"""A book's AI policy: set by its owners, and asked before anything of the book is sent to a model."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from plotweaver_contracts.ai import AiPolicy, AiPolicyShown, AiRule, ModelProvider
from plotweaver_gitstore.store import Store
from plotweaver_kit.problems import ProblemError
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.ai.declared import declared
from plotweaver_backend.ai.domain import BEGINNING, allows, said, stricter
from plotweaver_backend.ai.tables import AiPolicyRow
from plotweaver_backend.clock import Clock, unix_time
from plotweaver_backend.http.reading import reading
from plotweaver_backend.identity.signals import Signals
from plotweaver_backend.identity.tables import AccountRow
from plotweaver_backend.models.domain import ModelSpec
from plotweaver_backend.models.registry import Models


class AiPolicies:
    """Knows what of a book may be sent where.

    Args:
        database: where the owners' policies are kept.
        store: the canonical repositories: a book's own file may ask for less.
        models: those that this installation offers.
        signals: tells everyone who has the book open.
        clock: gives Unix seconds.
    """

    def __init__(
        self,
        database: sessionmaker[Session],
        store: Store,
        models: Models,
        signals: Signals,
        clock: Clock = unix_time,
    ) -> None:
        self._database = database
        self._store = store
        self._models = models
        self._signals = signals
        self._clock = clock
        self._changed: list[Callable[[str], None]] = []

    def register(self, changed: Callable[[str], None]) -> None:
        """Let `changed(project)` be called after every change of a policy."""
        self._changed.append(changed)

    def effective(self, project: str) -> AiPolicy:
        """Return what holds for a book at this moment."""
        with reading(self._database) as db:
            row = db.get(AiPolicyRow, project)
        return stricter(_of(row), declared(self._store, project))

    def require_any(self, project: str) -> None:
        """Pass if some model may read the book.

        Raises:
            ProblemError: `ai.forbidden`.
        """
        policy = self.effective(project)
        if policy.rule == "none":
            raise ProblemError("ai.forbidden", said(policy))

    def require(self, project: str, model: ModelSpec) -> None:
        """Pass if `model` may read the book.

        Raises:
            ProblemError: `ai.forbidden`.
        """
        policy = self.effective(project)
        if not allows(policy, model.provider):
            raise ProblemError("ai.forbidden", f"{said(policy)} “{model.name}” is at {model.provider}.")

    def shown(self, project: str) -> AiPolicyShown:
        """Return a book's policy with where it comes from, and what there is to choose."""
        with reading(self._database) as db:
            row = db.get(AiPolicyRow, project)
            by = None if row is None else db.get(AccountRow, row.changed_by)
        own, file = _of(row), declared(self._store, project)
        return AiPolicyShown(
            rule=own.rule,
            providers=own.providers,
            declared=file,
            effective=stricter(own, file),
            offered=self._offered(),
            changed_by="" if by is None else by.name,
            changed_at=None if row is None else row.changed_at,
        )

    def put(self, project: str, account: str, policy: AiPolicy) -> None:
        """Set what an owner wants; what is under way and may no longer be is ended."""
        providers = sorted(set(policy.providers)) if policy.rule == "named" else []
        now = self._clock()
        with self._database.begin() as db:
            db.merge(
                AiPolicyRow(project=project, rule=policy.rule, providers=providers, changed_by=account, changed_at=now)
            )
            db.flush()
            detail: audit.Facts = {"rule": policy.rule, "providers": ", ".join(providers)}
            audit.tell(db, "ai.policy_changed", project=project, detail=detail)
            self._signals.book_changed(db, project)
        for changed in self._changed:
            changed(project)

    def _offered(self) -> list[ModelProvider]:
        by_name: dict[str, list[str]] = {}
        for model in self._models.specs():
            by_name.setdefault(model.provider, []).append(model.name)
        return [ModelProvider(name=name, local=name == "local", models=models) for name, models in by_name.items()]


def _of(row: AiPolicyRow | None) -> AiPolicy:
    return BEGINNING if row is None else AiPolicy(rule=cast(AiRule, row.rule), providers=row.providers)
