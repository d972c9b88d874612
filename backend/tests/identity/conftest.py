"""An identity service on each database, with a clock that tests turn."""

from dataclasses import dataclass, field

import pytest
from plotweaver_backend.database import session_factory
from plotweaver_backend.identity.keys import Keys
from plotweaver_backend.identity.service import IdentityService
from plotweaver_backend.identity.signals import Signals


@dataclass
class Clock:
    """Unix seconds that stand still until a test moves them."""

    now: int = 1_800_000_000

    def __call__(self) -> int:
        return self.now


@dataclass
class Identity:
    """The service with what tests look behind."""

    service: IdentityService
    sessions: object
    keys: Keys
    clock: Clock = field(default_factory=Clock)


class Log:
    """A log that only counts."""

    seq = 0

    def append(self, db, project, type, data):
        self.seq += 1
        return self.seq


@pytest.fixture
def identity(engine, tmp_path):
    sessions, keys, clock = session_factory(engine), Keys.load(tmp_path / "keys"), Clock()
    return Identity(IdentityService(sessions, keys, Signals(Log()), clock), sessions, keys, clock)
