"""An identity service on each database, with a clock that tests turn."""

from dataclasses import dataclass, field

import pytest
from plotweaver_backend.database import session_factory
from plotweaver_backend.feed import Feed
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


@pytest.fixture
def identity(engine, tmp_path):
    sessions, keys, clock = session_factory(engine), Keys.load(tmp_path / "keys"), Clock()
    return Identity(IdentityService(sessions, keys, Signals(Feed(engine)), clock), sessions, keys, clock)
