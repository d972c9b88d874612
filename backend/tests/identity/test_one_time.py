"""Single-use tokens: one purpose, one use, one end."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from plotweaver_backend.database import session_factory
from plotweaver_backend.identity import one_time
from plotweaver_backend.identity.tables import OneTimeTokenRow
from sqlalchemy import select

RESET, OTHER = one_time.Purpose("reset", 3600), one_time.Purpose("other", 3600)
NOW = 1_800_000_000


@pytest.fixture
def sessions(engine):
    return session_factory(engine)


@pytest.fixture
def issued(sessions):
    with sessions.begin() as db:
        return one_time.issue(db, RESET, "ann", NOW, email="ann@example.org")


def redeem(sessions, token, purpose=RESET, now=NOW):
    with sessions.begin() as db:
        return one_time.redeem(db, purpose, token, now)


def test_a_token_tells_once_what_it_is_about(sessions, issued):
    with sessions.begin() as db:
        about = one_time.OneTime("ann", {"email": "ann@example.org"}, NOW + 3600)
        assert one_time.look(db, RESET, issued, NOW) == about
    assert redeem(sessions, issued).subject == "ann"
    assert redeem(sessions, issued) is None
    with sessions.begin() as db:
        assert one_time.look(db, RESET, issued, NOW) is None


def test_it_opens_nothing_else_and_ends(sessions, issued):
    assert redeem(sessions, issued, OTHER) is None
    assert redeem(sessions, issued, now=NOW + 3600) is None
    assert redeem(sessions, "no-such-token") is None
    assert redeem(sessions, issued, now=NOW + 3599).subject == "ann"


def test_of_many_who_redeem_it_at_once_one_gets_it(sessions, issued):
    with ThreadPoolExecutor(6) as pool:
        got = list(pool.map(lambda _: redeem(sessions, issued), range(6)))
    assert sum(found is not None for found in got) == 1


def test_withdrawing_ends_those_of_one_subject_and_purpose_only(sessions, issued):
    with sessions.begin() as db:
        another = one_time.issue(db, RESET, "ben", NOW)
        elsewhere = one_time.issue(db, OTHER, "ann", NOW)
        assert one_time.waiting(db, RESET, "ann", NOW)
        one_time.withdraw(db, RESET, "ann", NOW)
        assert not one_time.waiting(db, RESET, "ann", NOW)
    assert redeem(sessions, issued) is None
    assert redeem(sessions, another).subject == "ben"
    assert redeem(sessions, elsewhere, OTHER).subject == "ann"


def test_only_a_hash_is_stored_and_what_ended_is_forgotten(sessions, issued):
    with sessions.begin() as db:
        (row,) = db.scalars(select(OneTimeTokenRow))
        assert issued not in (row.hash, row.subject, str(row.data))
        one_time.forget_ended(db, NOW + 3600)
        assert db.scalar(select(OneTimeTokenRow.hash)) is not None
        one_time.forget_ended(db, NOW + 3601)
        assert db.scalar(select(OneTimeTokenRow.hash)) is None
