"""Codes of an app, and recovery codes: each is worth something once."""

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest
from plotweaver_backend.identity.factors import totp
from plotweaver_backend.identity.factors.tables import FactorRow, RecoveryCodeRow
from sqlalchemy import select

#: RFC 6238, appendix B: the shared secret of its SHA-1 vectors, the times, and the last six of their eight digits.
RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
RFC_VECTORS = [
    (59, "287082"),
    (1111111109, "081804"),
    (1111111111, "050471"),
    (1234567890, "005924"),
    (2000000000, "279037"),
]


@pytest.fixture
def ann(identity):
    return identity.join("ann")


@pytest.fixture
def begun(identity, ann):
    """Ann's app and her recovery codes."""
    app = pyotp.TOTP(identity.factors.offer(ann.id).secret)
    codes = identity.factors.begin(ann.id, app.at(identity.clock.now))
    identity.clock.now += 60
    return app, codes


@pytest.mark.parametrize(("now", "code"), RFC_VECTORS)
def test_codes_are_those_of_the_rfc(now, code):
    assert totp.step_of(RFC_SECRET, code, now) == now // 30
    assert totp.step_of(RFC_SECRET, code, now + 29) is not None
    assert totp.step_of(RFC_SECRET, code, now + 90) is None


def test_what_is_offered_can_be_scanned_and_typed(identity, ann):
    offer = identity.factors.offer(ann.id)
    asked = urlsplit(offer.address)
    assert (asked.scheme, asked.netloc, asked.path) == ("otpauth", "totp", "/PlotWeaver:ann%40example.org")
    assert parse_qs(asked.query)["secret"] == [offer.secret]
    side = len(offer.picture)
    assert all(len(row) == side and set(row) <= {"0", "1"} for row in offer.picture)
    # the corner by which a camera finds a code, and the quiet margin that is left to the screen
    assert [row[:7] for row in offer.picture[:7]] == [
        "1111111",
        "1000001",
        "1011101",
        "1011101",
        "1011101",
        "1000001",
        "1111111",
    ]


def test_nothing_is_asked_for_until_the_app_made_a_right_code(identity, ann, refused):
    offer = identity.factors.offer(ann.id)
    assert identity.factors.begin(ann.id, "000000") is None
    with identity.sessions() as db:
        assert not identity.factors.is_on(db, ann.id)
    codes = identity.factors.begin(ann.id, pyotp.TOTP(offer.secret).at(identity.clock.now))
    assert len(set(codes)) == 10
    with identity.sessions() as db:
        assert identity.factors.is_on(db, ann.id)
        assert identity.factors.codes_left(db, ann.id) == 10
    assert refused(identity.factors.offer, ann.id) == "auth.factor_on"


def test_a_code_works_once_and_an_older_one_never_after_it(identity, ann, begun):
    app, _ = begun
    earlier, now = app.at(identity.clock.now - 30), app.at(identity.clock.now)
    assert identity.factors.takes(ann.id, f"{now[:3]} {now[3:]}") == "app"
    assert identity.factors.takes(ann.id, now) is None
    assert identity.factors.takes(ann.id, earlier) is None
    identity.clock.now += 30
    assert identity.factors.takes(ann.id, app.at(identity.clock.now)) == "app"


def test_the_code_that_began_it_is_used_up(identity, ann):
    app = pyotp.TOTP(identity.factors.offer(ann.id).secret)
    code = app.at(identity.clock.now)
    assert identity.factors.begin(ann.id, code)
    assert identity.factors.takes(ann.id, code) is None


def test_of_many_who_show_one_code_at_once_one_gets_in(identity, ann, begun):
    app, codes = begun
    for code in (app.at(identity.clock.now), codes[0]):
        with ThreadPoolExecutor(4) as pool:
            got = list(pool.map(lambda _, code=code: identity.factors.takes(ann.id, code), range(4)))
        assert sum(made_by is not None for made_by in got) == 1


def test_a_recovery_code_replaces_the_app_once_however_it_is_typed(identity, ann, begun):
    _, codes = begun
    assert identity.factors.takes(ann.id, codes[3].upper().replace("-", " ")) == "recovery"
    assert identity.factors.takes(ann.id, codes[3]) is None
    with identity.sessions() as db:
        assert identity.factors.codes_left(db, ann.id) == 9


def test_who_used_one_is_told(identity, ann, begun):
    assert identity.second.passes(ann.id, begun[1][0])
    (news,) = identity.mail()
    assert "recovery codes" in news.text


def test_new_recovery_codes_end_the_old_ones(identity, ann, begun, refused):
    new = identity.factors.renew_codes(ann.id)
    assert identity.factors.takes(ann.id, begun[1][0]) is None
    assert identity.factors.takes(ann.id, new[0]) == "recovery"
    assert refused(identity.factors.renew_codes, identity.join("ben").id) == "not_found"


def test_one_s_codes_open_nobody_else_s_account(identity, begun):
    ben = identity.join("ben")
    app, codes = begun
    assert identity.factors.takes(ben.id, app.at(identity.clock.now)) is None
    assert identity.factors.takes(ben.id, codes[0]) is None


def test_ending_it_forgets_everything(identity, ann, begun):
    with identity.sessions.begin() as db:
        assert identity.factors.end(db, ann.id)
        assert not identity.factors.end(db, ann.id)
    assert identity.factors.takes(ann.id, begun[1][0]) is None


def test_neither_secret_nor_codes_are_stored_as_they_are(identity, ann, begun):
    app, codes = begun
    with identity.sessions() as db:
        (factor,) = db.scalars(select(FactorRow))
        hashes = list(db.scalars(select(RecoveryCodeRow.hash)))
    assert app.secret not in factor.secret
    assert not {code.replace("-", "") for code in codes} & set(hashes)
