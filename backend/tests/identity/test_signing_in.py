"""Links, passwords, sessions and the rotation of refresh tokens."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plotweaver_backend.identity.sessions import LIFETIME
from plotweaver_backend.identity.tables import AccountRow, OneTimeTokenRow, RefreshTokenRow
from plotweaver_kit.problems import ProblemError
from sqlalchemy import select


def signed_in(identity):
    return identity.service.redeem_link(identity.service.create_link(identity.service.ensure_admin().id))


def refused(action, *arguments) -> str:
    with pytest.raises(ProblemError) as caught:
        action(*arguments)
    return caught.value.problem.code


def test_the_first_run_makes_one_administrator(identity):
    first, again = identity.service.ensure_admin(), identity.service.ensure_admin()
    assert first == again
    assert first.site_role == "admin"


def test_a_link_signs_in_once(identity):
    token = identity.service.create_link(identity.service.ensure_admin().id)
    assert identity.service.redeem_link(token).account == identity.service.ensure_admin()
    assert refused(identity.service.redeem_link, token) == "auth.link_used"


def test_a_link_ends_after_a_day(identity):
    token = identity.service.create_link(identity.service.ensure_admin().id)
    identity.clock.now += 24 * 3600
    assert refused(identity.service.redeem_link, token) == "auth.link_used"


def test_a_link_redeemed_by_many_at_once_signs_in_one(identity):
    token = identity.service.create_link(identity.service.ensure_admin().id)

    def attempt(_):
        try:
            return identity.service.redeem_link(token)
        except ProblemError:
            return None

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(attempt, range(8)))
    assert sum(outcome is not None for outcome in outcomes) == 1


def test_a_password_signs_in_and_no_answer_tells_which_accounts_exist(identity):
    identity.service.create_account("Ann", "Ann@Example.org", "correct horse battery")
    assert identity.service.sign_in("ann@example.ORG", "correct horse battery").account.name == "Ann"
    wrong = refused(identity.service.sign_in, "ann@example.org", "another")
    unknown = refused(identity.service.sign_in, "bob@example.org", "another")
    assert wrong == unknown == "auth.wrong_credentials"


def test_an_account_without_a_password_has_none_that_fits(identity):
    admin = identity.service.ensure_admin()
    assert refused(identity.service.sign_in, admin.email, "") == "auth.wrong_credentials"


def test_one_e_mail_is_one_account(identity):
    identity.service.create_account("Ann", "ann@example.org", "correct horse battery")
    again = refused(identity.service.create_account, "Ann", "ANN@example.org", "correct horse battery")
    assert again == "auth.account_exists"


def test_nothing_that_opens_an_account_is_stored_as_it_is(identity):
    link = identity.service.create_link(identity.service.ensure_admin().id)
    opened = identity.service.redeem_link(link)
    identity.service.create_account("Ann", "ann@example.org", "correct horse battery")
    with identity.sessions() as db:
        hashes = [*db.scalars(select(RefreshTokenRow.hash)), *db.scalars(select(OneTimeTokenRow.hash))]
        passwords = list(db.scalars(select(AccountRow.password_hash)))
    assert not {link, opened.refresh_token} & set(hashes)
    assert any(stored and stored.startswith("$argon2id$") for stored in passwords)


def test_an_access_token_is_recognised_until_the_session_ends(identity):
    opened = signed_in(identity)
    principal = identity.service.recognise(opened.access_token, by_cookie=False)
    assert principal is not None
    assert principal.account == opened.account.id
    identity.service.sign_out(principal)
    assert identity.service.recognise(opened.access_token, by_cookie=False) is None
    assert refused(identity.service.refresh, opened.refresh_token) == "auth.required"
    assert identity.service.revoked_sessions() == [principal.session]


def test_refreshing_does_not_move_the_session_s_end(identity):
    opened = signed_in(identity)
    identity.clock.now += LIFETIME - 60
    opened = identity.service.refresh(opened.refresh_token)
    assert opened.access_seconds == 60
    identity.clock.now += 60
    assert refused(identity.service.refresh, opened.refresh_token) == "auth.required"


def test_an_older_refresh_token_ends_the_whole_session(identity):
    first = signed_in(identity).refresh_token
    second = identity.service.refresh(first)
    third = identity.service.refresh(second.refresh_token)
    assert refused(identity.service.refresh, first) == "auth.required"
    assert refused(identity.service.refresh, third.refresh_token) == "auth.required"
    assert identity.service.recognise(third.access_token, by_cookie=False) is None


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(min_value=1, max_value=8), min_size=1, max_size=4))
def test_parallel_refreshes_stay_one_lineage(identity, bursts):
    token = signed_in(identity).refresh_token
    for size in bursts:
        with ThreadPoolExecutor(size) as pool:
            following = {t.refresh_token for t in pool.map(identity.service.refresh, [token] * size)}
        assert len(following) == 1
        token = following.pop()
    assert identity.service.refresh(token).account == identity.service.ensure_admin()
