"""Links, accounts, and sessions until they end."""

from concurrent.futures import ThreadPoolExecutor

from plotweaver_backend.identity.tables import AccountRow, OneTimeTokenRow, RefreshTokenRow
from plotweaver_kit.problems import ProblemError
from sqlalchemy import select


def signed_in(identity):
    return identity.service.redeem_link(identity.service.create_link(identity.service.ensure_admin().id))


def test_the_first_run_makes_one_administrator(identity):
    first, again = identity.service.ensure_admin(), identity.service.ensure_admin()
    assert first == again
    assert first.site_role == "admin"


def test_a_link_signs_in_once(identity, refused):
    token = identity.service.create_link(identity.service.ensure_admin().id)
    assert identity.service.redeem_link(token).account == identity.service.ensure_admin()
    assert refused(identity.service.redeem_link, token) == "auth.link_used"


def test_a_link_ends_after_a_day(identity, refused):
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


def test_one_e_mail_is_one_account(identity, refused):
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


def test_an_access_token_is_recognised_until_the_session_ends(identity, refused):
    opened = signed_in(identity)
    principal = identity.service.recognise(opened.access_token, by_cookie=False)
    assert principal is not None
    assert principal.account == opened.account.id
    identity.service.sign_out(principal)
    assert identity.service.recognise(opened.access_token, by_cookie=False) is None
    assert refused(identity.service.refresh, opened.refresh_token) == "auth.required"
    assert identity.service.revoked_sessions() == [principal.session]
