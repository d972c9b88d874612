"""Signing up: a letter first, then an account, and only where one may."""

import pytest
from plotweaver_backend.identity.letters import SIGN_UP

PASSWORD = "correct horse battery"


def opened(identity, email="ann@example.org"):
    identity.joining.ask(email, None)
    return identity.joining.open(identity.link(), "Ann", PASSWORD)


def test_only_who_was_invited_may_come_in_at_first(identity, refused):
    with identity.sessions() as db:
        assert identity.site.sign_up(db) == "invited"
    assert refused(identity.joining.ask, "ann@example.org", None) == "auth.invitation_needed"
    assert refused(identity.joining.ask, "ann@example.org", "made up") == "auth.invitation_needed"


def test_in_an_open_house_a_letter_opens_an_account_and_signs_in(identity):
    identity.site.set_sign_up("open")
    signed_in = opened(identity)
    assert (signed_in.account.name, signed_in.account.email) == ("Ann", "ann@example.org")
    assert identity.accounts.get(signed_in.account.id).email_verified
    assert identity.entry.sign_in("ann@example.org", PASSWORD).account == signed_in.account


def test_an_invitation_opens_the_door_for_whom_it_is_meant(identity, refused):
    identity.joining.register(lambda _db, token, email: (token, email) == ("invitation", "ann@example.org"))
    assert refused(identity.joining.ask, "ben@example.org", "invitation") == "auth.invitation_needed"
    identity.joining.ask("ann@example.org", "invitation")
    assert identity.link()
    identity.site.set_sign_up("closed")
    assert refused(identity.joining.ask, "ann@example.org", "invitation") == "auth.sign_up_closed"


def test_the_answer_does_not_tell_who_has_an_account_but_the_letter_does(identity):
    identity.site.set_sign_up("open")
    identity.join("ben")
    for email in ("ben@example.org", "ann@example.org"):
        assert identity.joining.ask(email, None) is None
    letters = {message.to: message.text for message in identity.mail()}
    assert "have an account here" in letters["ben@example.org"]
    assert "#token=" not in letters["ben@example.org"]
    assert "#token=" in letters["ann@example.org"]


def test_nothing_is_kept_of_who_never_answers(identity, refused):
    """Pre-hijacking: whoever signs up with another's address gets nothing that outlasts the letter."""
    identity.site.set_sign_up("open")
    identity.joining.ask("victim@example.org", None)
    assert refused(identity.entry.sign_in, "victim@example.org", PASSWORD) == "auth.wrong_credentials"
    token = identity.link()
    identity.clock.now += SIGN_UP.lifetime
    assert refused(identity.joining.open, token, "Victim", PASSWORD) == "auth.link_used"


def test_a_link_opens_one_account_and_a_weak_password_does_not_use_it_up(identity, refused):
    identity.site.set_sign_up("open")
    identity.joining.ask("ann@example.org", None)
    token = identity.link()
    assert refused(identity.joining.open, token, "Ann", "ann@example.org") == "auth.weak_password"
    identity.joining.open(token, "Ann", PASSWORD)
    assert refused(identity.joining.open, token, "Ann", PASSWORD) == "auth.link_used"


def test_of_two_links_for_one_address_the_second_finds_the_account(identity, refused):
    identity.site.set_sign_up("open")
    tokens = []
    for _ in range(2):
        identity.joining.ask("ann@example.org", None)
        tokens.append(identity.link())
    identity.joining.open(tokens[0], "Ann", PASSWORD)
    assert refused(identity.joining.open, tokens[1], "Ann", PASSWORD) == "auth.account_exists"


@pytest.mark.parametrize("mode", ["open", "invited", "closed"])
def test_the_decision_is_kept(identity, mode):
    identity.site.set_sign_up(mode)
    with identity.sessions() as db:
        assert identity.site.sign_up(db) == mode


def test_where_no_letters_are_sent_an_invitation_is_enough(identity, refused):
    identity.joining.register(lambda _db, token, email: (token, email) == ("invitation", "ann@example.org"))
    wanted = ("invitation", "ann@example.org", "Ann", PASSWORD)
    assert refused(identity.joining.open_invited, *wanted) == "auth.address_unshown"
    identity.box.works = False
    assert refused(identity.joining.open_invited, "made up", *wanted[1:]) == "auth.invitation_needed"
    assert refused(identity.joining.open_invited, *wanted[:3], "short") == "auth.weak_password"
    account = identity.joining.open_invited(*wanted).account
    assert not identity.accounts.get(account.id).email_verified
    assert refused(identity.joining.open_invited, *wanted) == "auth.account_exists"
    identity.site.set_sign_up("closed")
    assert refused(identity.joining.open_invited, *wanted) == "auth.sign_up_closed"
