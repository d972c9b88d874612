"""Signing in with a password: who may, what is told, and who has to wait."""

import pyotp
import pytest
from argon2 import PasswordHasher
from plotweaver_backend.audit import Acting, acting_as
from plotweaver_backend.identity.attempts.domain import PERSON, PERSON_HERE
from plotweaver_backend.identity.factors.second_step import PATIENCE
from plotweaver_backend.identity.passwords import hashing
from plotweaver_backend.identity.tables import AccountRow

PASSWORD = "correct horse battery"


@pytest.fixture
def ann(identity):
    return identity.join("ann")


@pytest.fixture
def app(identity, ann):
    """The app that makes Ann's codes; each one is new."""
    app = pyotp.TOTP(identity.factors.offer(ann.id).secret)
    assert identity.factors.begin(ann.id, app.at(identity.clock.now))
    identity.clock.now += 30
    return lambda: app.at(identity.clock.now)


def test_a_password_signs_in_and_no_answer_tells_which_accounts_exist(identity, ann, refused):
    assert identity.entry.sign_in("ANN@example.org", PASSWORD).account == ann
    assert refused(identity.entry.sign_in, "ann@example.org", "another") == "auth.wrong_credentials"
    assert refused(identity.entry.sign_in, "bob@example.org", "another") == "auth.wrong_credentials"


def test_as_much_is_hashed_for_nobody_as_for_somebody(identity, ann, refused, monkeypatch):
    verified = []
    hasher = hashing._HASHER
    monkeypatch.setattr(
        hashing, "_HASHER", type("", (), {"verify": lambda _, *a: verified.append(a) or hasher.verify(*a)})()
    )
    refused(identity.entry.sign_in, "ann@example.org", "another")
    refused(identity.entry.sign_in, "bob@example.org", "another")
    assert len(verified) == 2


def test_an_account_without_a_password_has_none_that_fits(identity, refused):
    admin = identity.service.ensure_admin()
    assert refused(identity.entry.sign_in, admin.email, "") == "auth.wrong_credentials"


@pytest.mark.parametrize("email", ["ann@example.org", "nobody@example.org"])
def test_who_guesses_waits_longer_and_longer_whether_or_not_there_is_an_account(identity, ann, refused, email):
    answers = [refused(identity.entry.sign_in, email, f"guess {number}") for number in range(PERSON_HERE.free + 2)]
    assert answers == ["auth.wrong_credentials"] * PERSON_HERE.free + ["auth.slow_down"] * 2
    identity.clock.now += 2
    assert refused(identity.entry.sign_in, email, "guess") == "auth.wrong_credentials"
    identity.clock.now += 2
    assert refused(identity.entry.sign_in, email, "guess") == "auth.slow_down"


def test_the_right_password_has_to_wait_as_well(identity, ann, refused):
    for number in range(PERSON_HERE.free):
        refused(identity.entry.sign_in, "ann@example.org", f"guess {number}")
    assert refused(identity.entry.sign_in, "ann@example.org", PASSWORD) == "auth.slow_down"
    identity.clock.now += 2
    assert identity.entry.sign_in("ann@example.org", PASSWORD).account == ann


def test_a_stranger_s_guesses_from_everywhere_do_not_keep_the_owner_out_of_a_browser_of_theirs(identity, ann, refused):
    kept = identity.browsers.named(ann.id)
    for number in range(PERSON.free):
        with acting_as(Acting("anonymous", address=f"192.0.2.{number}")):
            refused(identity.entry.sign_in, "ann@example.org", "guess")
    with acting_as(Acting("anonymous", address="198.51.100.1")):
        assert refused(identity.entry.sign_in, "ann@example.org", PASSWORD) == "auth.slow_down"
        foreign = identity.browsers.named("another")
        assert refused(identity.entry.sign_in, "ann@example.org", PASSWORD, foreign) == "auth.slow_down"
        assert identity.entry.sign_in("ann@example.org", PASSWORD, kept).account == ann


@pytest.mark.parametrize("kept", ["", ".", "x", "x.y", "ü.ü", "\0.\0"])
def test_what_a_browser_makes_up_is_not_known(identity, ann, kept):
    assert identity.browsers.name(ann.id, kept) == ""


def test_a_hash_of_an_older_strength_is_made_anew_at_sign_in(identity, ann):
    old = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1).hash(PASSWORD)
    with identity.sessions.begin() as db:
        db.get_one(AccountRow, ann.id).password_hash = old
    identity.entry.sign_in("ann@example.org", PASSWORD)
    with identity.sessions() as db:
        new = db.get_one(AccountRow, ann.id).password_hash
    assert new != old
    assert hashing.password_fits(new, PASSWORD)


def test_a_code_is_asked_for_after_the_password_and_not_before(identity, ann, app, refused):
    assert refused(identity.entry.sign_in, "ann@example.org", "another") == "auth.wrong_credentials"
    outcome = identity.entry.sign_in("ann@example.org", PASSWORD)
    assert outcome.needs == "code"
    assert refused(identity.second.enter, outcome.ticket, "000000") == "auth.wrong_code"
    assert identity.second.enter(outcome.ticket, app()).account == ann
    identity.clock.now += 30
    assert refused(identity.second.enter, outcome.ticket, app()) == "auth.required"


def test_the_first_step_is_forgotten_after_a_while(identity, ann, app, refused):
    outcome = identity.entry.sign_in("ann@example.org", PASSWORD)
    identity.clock.now += PATIENCE
    assert refused(identity.second.enter, outcome.ticket, app()) == "auth.required"
    assert refused(identity.second.enter, "", app()) == "auth.required"


def test_a_program_gives_the_code_along(identity, ann, app, refused):
    def enter(code):
        return identity.entry.sign_in_at_once("ann@example.org", PASSWORD, code)

    assert refused(enter, None) == "auth.wrong_code"
    assert refused(enter, "000000") == "auth.wrong_code"
    assert enter(app()).account == ann


def test_codes_cannot_be_tried_one_after_another(identity, ann, app, refused):
    ticket = identity.entry.sign_in("ann@example.org", PASSWORD).ticket
    answers = [refused(identity.second.enter, ticket, "000000") for _ in range(6)]
    assert answers == ["auth.wrong_code"] * 5 + ["auth.slow_down"]
    another = identity.entry.sign_in("ann@example.org", PASSWORD).ticket
    assert refused(identity.second.enter, another, app()) == "auth.slow_down"


def test_where_codes_are_wanted_an_app_is_connected_before_there_is_a_session(identity, ann, refused):
    identity.site.set_codes("everybody")
    outcome = identity.entry.sign_in("ann@example.org", PASSWORD)
    assert outcome.needs == "app"
    assert refused(identity.second.enter, outcome.ticket, "000000") == "auth.required"
    app = pyotp.TOTP(identity.second.offer(outcome.ticket).secret)
    assert refused(identity.second.begin, outcome.ticket, "000000") == "auth.wrong_code"
    signed_in, codes = identity.second.begin(outcome.ticket, app.at(identity.clock.now))
    assert (signed_in.account, len(codes)) == (ann, 10)
    assert refused(identity.second.offer, outcome.ticket) == "auth.required"
    assert identity.entry.sign_in("ann@example.org", PASSWORD).needs == "code"


def test_codes_may_be_wanted_of_administrators_alone_and_cannot_be_ended_then(identity, ann, refused):
    identity.site.set_codes("administrators")
    assert identity.entry.sign_in("ann@example.org", PASSWORD).account == ann
    admin = identity.enter(identity.service.ensure_admin())
    identity.passwords.change(admin, None, PASSWORD, False)
    assert identity.entry.sign_in("author@localhost", PASSWORD).needs == "app"
    assert refused(identity.entry.sign_in_at_once, "author@localhost", PASSWORD, None) == "auth.wrong_code"
    assert identity.accounts.get(admin.account).second_factor_wanted
    assert refused(identity.accounts.end_factor, admin) == "auth.codes_wanted"
