"""A new password: by the old one, by a letter, and what ends with the old one."""

import pyotp
import pytest
from plotweaver_backend.audit import Acting, acting_as
from plotweaver_backend.identity.attempts.domain import LETTERS_FROM, LETTERS_TO
from plotweaver_backend.identity.confirming import RECENT
from plotweaver_backend.identity.letters import RESET

OLD, NEW = "correct horse battery", "seven quiet lighthouses"


@pytest.fixture
def ann(identity):
    return identity.join("ann")


@pytest.fixture
def here(identity, ann):
    return identity.enter(ann)


def signs_in(identity, password):
    return identity.entry.sign_in("ann@example.org", password).account.name == "Ann"


def test_who_knows_the_old_one_sets_a_new_one_and_the_others_are_signed_out(identity, ann, here):
    elsewhere = identity.enter(ann)
    identity.passwords.change(here, OLD, NEW, end_others=True)
    assert signs_in(identity, NEW)
    sessions = {device.id for device in identity.devices.everyone_of(here)}
    assert here.session in sessions
    assert elsewhere.session not in sessions
    (news,) = identity.mail()
    assert (news.to, "password" in news.text) == ("ann@example.org", True)


def test_others_may_stay_if_one_likes(identity, ann, here):
    elsewhere = identity.enter(ann)
    identity.passwords.change(here, OLD, NEW, end_others=False)
    assert elsewhere.session in {device.id for device in identity.devices.everyone_of(here)}


def test_who_does_not_know_it_guesses_slowly(identity, here, refused):
    answers = [refused(identity.passwords.change, here, guess, NEW, True) for guess in (None, "", *"abcd")]
    assert answers == ["auth.wrong_proof"] * 5 + ["auth.slow_down"]
    identity.clock.now += 60
    assert refused(identity.passwords.change, here, OLD, "short", True) == "auth.weak_password"
    assert signs_in(identity, OLD)


def test_the_first_owner_sets_one_after_the_link_of_the_first_start_and_not_much_later(identity, refused):
    admin = identity.enter(identity.service.ensure_admin())
    identity.clock.now += RECENT
    assert refused(identity.passwords.change, admin, None, NEW, True) == "auth.confirm"
    admin = identity.enter(identity.service.ensure_admin())
    identity.passwords.change(admin, None, NEW, True)
    assert identity.entry.sign_in("author@localhost", NEW).account.id == admin.account


def test_a_letter_s_link_sets_a_new_one_once_and_signs_out_everywhere(identity, here, refused):
    identity.passwords.forgot("Ann@example.org")
    token = identity.link()
    assert refused(identity.passwords.reset, token, "short") == "auth.weak_password"
    identity.passwords.reset(token, NEW)
    assert identity.devices.everyone_of(here) == []
    assert refused(identity.passwords.reset, token, NEW) == "auth.link_used"
    assert signs_in(identity, NEW)
    assert refused(identity.entry.sign_in, "ann@example.org", OLD) == "auth.wrong_credentials"


def test_a_link_ends_after_an_hour_and_with_another_one_used(identity, ann, refused):
    links = []
    for _ in range(2):
        identity.passwords.forgot("ann@example.org")
        links.append(identity.link())
    identity.passwords.reset(links[0], NEW)
    assert refused(identity.passwords.reset, links[1], NEW) == "auth.link_used"
    identity.mail()
    identity.passwords.forgot("ann@example.org")
    late = identity.link()
    identity.clock.now += RESET.lifetime
    assert refused(identity.passwords.reset, late, NEW) == "auth.link_used"


def test_nobody_learns_who_has_an_account_and_nobody_else_gets_a_letter(identity, ann):
    assert identity.passwords.forgot("bob@example.org") is None
    assert identity.mail() == []


def test_an_address_that_nobody_proved_opens_nothing(identity):
    admin = identity.service.ensure_admin()
    identity.passwords.forgot(admin.email)
    assert identity.mail() == []


def test_a_new_password_does_not_replace_the_code(identity, ann):
    app = pyotp.TOTP(identity.factors.offer(ann.id).secret)
    identity.factors.begin(ann.id, app.at(identity.clock.now))
    identity.passwords.forgot("ann@example.org")
    identity.passwords.reset(identity.link(), NEW)
    assert identity.entry.sign_in("ann@example.org", NEW).ticket


def test_nobody_s_mailbox_is_filled_and_no_address_asks_for_everybody(identity, ann, refused):
    for _ in range(LETTERS_TO.free + 2):
        identity.passwords.forgot("ann@example.org")
    assert len(identity.mail()) == LETTERS_TO.free
    for number in range(LETTERS_FROM.free - LETTERS_TO.free - 2):
        identity.passwords.forgot(f"{number}@example.org")
    assert refused(identity.passwords.forgot, "one-more@example.org") == "auth.slow_down"
    with acting_as(Acting("anonymous", address="192.0.2.9")):
        identity.passwords.forgot("one-more@example.org")
