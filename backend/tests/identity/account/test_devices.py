"""Where somebody is signed in, and signing out there."""

import pytest
from plotweaver_backend.audit import Acting, acting_as
from plotweaver_backend.identity import sessions
from plotweaver_backend.identity.account.devices import device_of
from plotweaver_backend.identity.sessions import IDLE

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 "
    "Mobile/15E148 Safari/604.1"
)


@pytest.fixture
def ann(identity):
    return identity.join("ann")


def enter_from(identity, account, address, client):
    with acting_as(Acting("anonymous", address=address, client=client)):
        opened = identity.service.redeem_link(identity.service.create_link(account.id))
    return opened, identity.service.recognise(opened.access_token, by_cookie=True)


def test_each_device_is_told_apart_and_the_newest_comes_first(identity, ann):
    _, desk = enter_from(identity, ann, "192.0.2.1", FIREFOX)
    identity.clock.now += 60
    phone, _ = enter_from(identity, ann, "2001:db8::1", SAFARI)
    shown = identity.devices.everyone_of(desk)
    assert [(d.device, d.address, d.current) for d in shown] == [
        ("Mobile Safari on iOS", "2001:db8::1", False),
        ("Firefox on Windows", "192.0.2.1", True),
    ]
    identity.clock.now += 600
    with acting_as(Acting("anonymous", address="2001:db8::2", client=SAFARI)):
        identity.service.refresh(phone.refresh_token)
    newest = identity.devices.everyone_of(desk)[0]
    assert (newest.address, newest.used_at) == ("2001:db8::2", identity.clock.now)


@pytest.mark.parametrize(
    ("client", "device"),
    [("git/2.39.5", "git/2.39.5"), ("python-httpx/0.28.1", "python-httpx/0.28.1"), ("", "An unknown program")],
)
def test_a_program_is_called_what_it_calls_itself(client, device):
    assert device_of(client) == device


def test_a_device_is_signed_out_at_once_and_everyone_is_told(identity, ann, refused):
    _, here = enter_from(identity, ann, "192.0.2.1", FIREFOX)
    there, lost = enter_from(identity, ann, "192.0.2.2", SAFARI)
    identity.devices.end(here, lost.session)
    assert identity.service.recognise(there.access_token, by_cookie=True) is None
    assert refused(identity.service.refresh, there.refresh_token) == "auth.required"
    assert [event.data["session"] for event in identity.feed.after(0)] == [lost.session]
    assert refused(identity.devices.end, here, lost.session) == "not_found"


def test_nobody_signs_another_out(identity, ann, refused):
    _, here = enter_from(identity, ann, "192.0.2.1", FIREFOX)
    _, ben = enter_from(identity, identity.join("ben"), "192.0.2.1", FIREFOX)
    assert refused(identity.devices.end, ben, here.session) == "not_found"
    assert identity.devices.end_others(ben) == 0
    assert len(identity.devices.everyone_of(here)) == 1


def test_all_others_are_signed_out(identity, ann):
    _, here = enter_from(identity, ann, "192.0.2.1", FIREFOX)
    others = [enter_from(identity, ann, "192.0.2.2", SAFARI)[1] for _ in range(3)]
    assert identity.devices.end_others(here) == 3
    assert [device.id for device in identity.devices.everyone_of(here)] == [here.session]
    assert {event.data["session"] for event in identity.feed.after(0)} == {other.session for other in others}


def test_what_ran_out_is_not_listed_and_who_listens_in_it_is_told(identity, ann):
    _, quiet = enter_from(identity, ann, "192.0.2.1", FIREFOX)
    identity.clock.now += IDLE
    _, here = enter_from(identity, ann, "192.0.2.1", FIREFOX)
    assert [device.id for device in identity.devices.everyone_of(here)] == [here.session]
    identity.tidying.tidy()
    identity.tidying.tidy()
    assert [event.data["session"] for event in identity.feed.after(0)] == [quiet.session]


def test_beyond_fifty_the_one_used_longest_ago_ends(identity, ann):
    seen = []
    for _ in range(sessions.MOST + 1):
        seen.append(enter_from(identity, ann, "192.0.2.1", FIREFOX)[1])
        identity.clock.now += 1
    left = {device.id for device in identity.devices.everyone_of(seen[-1])}
    assert left == {each.session for each in seen[1:]}
