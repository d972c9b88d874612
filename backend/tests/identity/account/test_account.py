"""One's own account: its name, its address, its second factor, and proving that it is oneself."""

import pyotp
import pytest
from plotweaver_backend.identity.confirming import RECENT

PASSWORD = "correct horse battery"


@pytest.fixture
def ann(identity):
    return identity.join("ann")


@pytest.fixture
def here(identity, ann):
    return identity.enter(ann)


def app_of(identity, principal):
    app = pyotp.TOTP(identity.accounts.offer_factor(principal.account).secret)
    assert len(identity.accounts.begin_factor(principal, app.at(identity.clock.now))) == 10
    identity.clock.now += 60
    return app


def email_of(identity, account):
    own = identity.accounts.get(account)
    return own.account.email, own.new_email, own.email_verified


def test_an_account_says_what_protects_it(identity, ann, here):
    own = identity.accounts.get(ann.id)
    assert (own.email_verified, own.has_password, own.second_factor, own.proofs) == (True, True, False, ["password"])
    app_of(identity, here)
    own = identity.accounts.get(ann.id)
    assert (own.second_factor, own.recovery_codes, own.proofs) == (True, 10, ["password", "code"])


def test_a_new_address_counts_once_a_letter_there_is_answered(identity, ann):
    identity.accounts.change_email(ann.id, "Ann@New.example")
    assert email_of(identity, ann.id) == ("ann@example.org", "ann@new.example", True)
    (letter,) = identity.mail()
    assert letter.to == "ann@new.example"
    identity.accounts.change_email(ann.id, "ann@new.example")
    identity.accounts.verify_email(identity.link())
    assert email_of(identity, ann.id) == ("ann@new.example", None, True)
    (news,) = identity.mail()
    assert news.to == "ann@example.org"


def test_an_address_that_one_no_longer_wants_is_not_taken(identity, ann, refused):
    identity.accounts.change_email(ann.id, "wrong@example.org")
    token = identity.link()
    identity.accounts.change_email(ann.id, "right@example.org")
    assert refused(identity.accounts.verify_email, token) == "auth.link_used"
    identity.accounts.verify_email(identity.link())
    assert refused(identity.accounts.verify_email, token) == "auth.link_used"
    assert email_of(identity, ann.id)[0] == "right@example.org"


def test_another_s_address_is_not_taken_and_asking_does_not_tell_that_it_is_one(identity, ann, refused):
    ben = identity.join("ben")
    identity.accounts.change_email(ann.id, ben.email)
    assert refused(identity.accounts.verify_email, identity.link()) == "auth.account_exists"
    assert email_of(identity, ann.id)[0] == "ann@example.org"


def test_the_first_owner_s_address_changes_at_once_where_no_letters_are_sent(identity, refused):
    identity.box.works = False
    admin = identity.service.ensure_admin()
    identity.accounts.change_email(admin.id, "ada@example.org")
    assert email_of(identity, admin.id) == ("ada@example.org", None, False)
    ben = identity.join("ben")
    assert refused(identity.accounts.change_email, admin.id, ben.email) == "auth.account_exists"
    identity.accounts.change_email(ben.id, "other@example.org")
    assert email_of(identity, ben.id) == ("ben@example.org", "other@example.org", True)


def test_where_letters_are_sent_the_first_owner_proves_the_address_too(identity):
    admin = identity.service.ensure_admin()
    identity.accounts.change_email(admin.id, "ada@example.org")
    identity.accounts.verify_email(identity.link())
    assert email_of(identity, admin.id) == ("ada@example.org", None, True)


def test_a_name_is_changed(identity, ann):
    assert identity.accounts.rename(ann.id, "  Ann Radcliffe ").name == "Ann Radcliffe"


def test_beginning_and_ending_with_codes_is_told(identity, here):
    app_of(identity, here)
    identity.accounts.end_factor(here)
    assert [("takes a code" in m.text, "takes no code" in m.text) for m in identity.mail()] == [
        (True, False),
        (False, True),
    ]


def test_a_wrong_code_begins_nothing(identity, here, refused):
    identity.accounts.offer_factor(here.account)
    assert refused(identity.accounts.begin_factor, here, "000000") == "auth.wrong_proof"


def test_a_short_password_needs_the_codes_beside_it(identity, here, refused):
    app_of(identity, here)
    identity.passwords.change(here, PASSWORD, "tv9$kqzw", end_others=False)
    assert refused(identity.accounts.end_factor, here) == "auth.weak_password"
    identity.passwords.change(here, "tv9$kqzw", PASSWORD, end_others=False)
    identity.accounts.end_factor(here)


def test_proving_takes_what_signing_in_takes(identity, here, refused):
    identity.clock.now += RECENT
    assert refused(identity.confirmations.require, here) == "auth.confirm"
    assert refused(identity.proving.confirm, here, "another", None) == "auth.wrong_proof"
    identity.proving.confirm(here, PASSWORD, None)
    identity.confirmations.require(here)
    app = app_of(identity, here)
    assert refused(identity.proving.confirm, here, PASSWORD, None) == "auth.wrong_proof"
    assert refused(identity.proving.confirm, here, PASSWORD, "000000") == "auth.wrong_proof"
    identity.proving.confirm(here, PASSWORD, app.at(identity.clock.now))


def test_who_has_nothing_to_prove_it_with_signs_in_again(identity, refused):
    admin = identity.enter(identity.service.ensure_admin())
    assert refused(identity.proving.confirm, admin, None, None) == "auth.sign_in_again"


def test_a_stolen_desk_guesses_slowly(identity, here, refused):
    answers = [refused(identity.proving.confirm, here, guess, None) for guess in "abcdef"]
    assert answers == ["auth.wrong_proof"] * 5 + ["auth.slow_down"]
