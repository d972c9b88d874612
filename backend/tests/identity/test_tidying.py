"""What time brings about."""

from plotweaver_backend.identity import one_time
from plotweaver_backend.identity.keys import ACCESS_LIFETIME, LEAD
from plotweaver_backend.identity.letters import RESET
from plotweaver_backend.identity.tables import OneTimeTokenRow, RefreshTokenRow, SessionRow
from plotweaver_backend.identity.tidying import KEPT_SECONDS
from sqlalchemy import select


def test_ended_sessions_and_links_are_forgotten_after_a_while(identity):
    principal = identity.enter(identity.join("ann"))
    with identity.sessions.begin() as db:
        one_time.issue(db, RESET, "ann", identity.clock.now)
    identity.service.sign_out(principal)
    identity.clock.now += KEPT_SECONDS - 1
    identity.tidying.tidy()
    with identity.sessions() as db:
        assert db.scalar(select(SessionRow.id)) == principal.session
    identity.clock.now += RESET.lifetime + 24 * 3600
    identity.tidying.tidy()
    with identity.sessions() as db:
        left = [db.scalars(select(row)).all() for row in (SessionRow, RefreshTokenRow, OneTimeTokenRow)]
    assert left == [[], [], []]


def test_a_key_retires_when_its_last_token_has_ended(identity):
    identity.keys.ring.rotate(identity.clock.now)
    identity.tidying.tidy()
    assert len(identity.keys.ring.keys) == 2
    identity.clock.now += LEAD + ACCESS_LIFETIME + 1
    identity.tidying.tidy()
    assert len(identity.keys.ring.keys) == 1
