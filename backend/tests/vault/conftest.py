"""A vault on each database, with its keys in a file."""

from dataclasses import dataclass

import pytest
from plotweaver_backend.database import session_factory
from plotweaver_backend.vault.keys import SecretKeys
from plotweaver_backend.vault.rotation import Rotation
from plotweaver_backend.vault.sealing import Sealing
from plotweaver_backend.vault.service import Place, Vault, place_of
from plotweaver_backend.vault.tables import SecretRow
from pydantic import SecretStr
from sqlalchemy.orm import Session, sessionmaker


@dataclass
class House:
    """The vault, with what tests look behind."""

    database: sessionmaker[Session]
    keys: SecretKeys

    @property
    def vault(self):
        return Vault(Sealing(self.keys), lambda: 1_800_000_000)

    @property
    def rotation(self):
        rotation = Rotation(self.database, self.keys, Sealing(self.keys))
        rotation.register(SecretRow.sealed, lambda row: place_of(row).about)
        return rotation

    def put(self, name, secret, project=""):
        with self.database.begin() as db:
            self.vault.put(db, Place("test", project, name), SecretStr(secret), "ann")

    def open(self, name, project=""):
        with self.database() as db:
            found = self.vault.open(db, Place("test", project, name))
            return found and found.get_secret_value()

    def rows(self):
        with self.database() as db:
            return {row.name: row for row in db.query(SecretRow)}

    def sealed_by(self):
        """The ids of the keys that something is sealed with."""
        return {row.sealed.partition(".")[0] for row in self.rows().values()}


@pytest.fixture
def house(engine, tmp_path):
    return House(session_factory(engine), SecretKeys("", tmp_path / "keys" / "secrets.keys"))
