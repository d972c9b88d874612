"""The keys of models' providers: the installation's, a book's own, and the one of the settings for want of both."""

from __future__ import annotations

from plotweaver_contracts.ai import KeySource, ModelKey, ModelKeyHeld, ModelKeyList
from plotweaver_kit.problems import ProblemError
from plotweaver_kit.settings import Settings
from pydantic import SecretStr
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.http.reading import reading
from plotweaver_backend.identity.tables import AccountRow
from plotweaver_backend.models.domain import ModelSpec
from plotweaver_backend.models.registry import Models
from plotweaver_backend.vault.service import Place, Vault
from plotweaver_backend.vault.tables import SecretRow

KIND = "model-provider"
#: Instead of a book's id: the key is the whole installation's.
SITE = ""


class ModelKeys:
    """Stores keys by where they are sent to, so that a key never reaches another host than the one it was set for.

    Args:
        database: where they are stored.
        vault: seals and opens them.
        models: tells which providers there are.
        settings: may hold a key, too.
    """

    def __init__(self, database: sessionmaker[Session], vault: Vault, models: Models, settings: Settings) -> None:
        self._database = database
        self._vault = vault
        self._models = models
        self._given = settings.openai_key

    def key(self, project: str, model: ModelSpec) -> SecretStr | None:
        """Return what opens a model for a book's drafts, None if nothing is set.

        Raises:
            VaultLocked: it cannot be opened. Another one is not taken instead: somebody else would pay.
        """
        if model.practice:
            return None
        with reading(self._database) as db:
            for whose in (project, SITE):
                found = self._vault.open(db, Place(KIND, whose, model.provider))
                if found is not None:
                    return found
        return self._given if self._given.get_secret_value() else None

    def shown(self, project: str) -> ModelKeyList:
        """Return for each provider what is set for a book, or for the installation, and what counts without it."""
        with reading(self._database) as db:
            own, site = (self._held(db, whose) for whose in (project, SITE))
        given: KeySource = "settings" if self._given.get_secret_value() else "none"
        return ModelKeyList(
            keys=[
                ModelKey(
                    provider=provider,
                    models=models,
                    held=own.get(provider),
                    otherwise="installation" if project != SITE and provider in site else given,
                )
                for provider, models in self._providers().items()
            ]
        )

    def put(self, project: str, provider: str, key: SecretStr, by: str) -> ModelKeyList:
        """Set a key for a book, or for the installation, and return what is set now.

        Raises:
            ProblemError: `not_found`: no model of this provider is offered here.
            VaultLocked: there is no key to seal it with.
        """
        if provider not in self._providers():
            raise ProblemError("not_found", f"No model here is at {provider}.")
        with self._database.begin() as db:
            self._vault.put(db, Place(KIND, project, provider), key, by)
        return self.shown(project)

    def remove(self, project: str, provider: str) -> ModelKeyList:
        """Forget a key of a book, or of the installation, and return what is set now.

        Raises:
            ProblemError: `not_found`: there is none.
        """
        with self._database.begin() as db:
            if not self._vault.remove(db, Place(KIND, project, provider)):
                raise ProblemError("not_found", f"No key is set for {provider}.")
        return self.shown(project)

    def _providers(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for model in self._models.specs():
            if not model.practice:
                found.setdefault(model.provider, []).append(model.name)
        return found

    def _held(self, db: Session, project: str) -> dict[str, ModelKeyHeld]:
        return {row.name: _shown(db, row) for row in self._vault.held(db, KIND, project)}


def _shown(db: Session, row: SecretRow) -> ModelKeyHeld:
    by = db.get(AccountRow, row.set_by)
    return ModelKeyHeld(last_four=row.last_four, set_by="" if by is None else by.name, set_at=row.set_at)
