"""Step-up: a sign-in counts for a while, and then it is asked again."""

import pytest
from plotweaver_backend.http.call import Principal
from plotweaver_backend.identity.confirming import RECENT, Confirmations
from plotweaver_kit.problems import ProblemError


@pytest.fixture
def confirmations(identity):
    return Confirmations(identity.sessions, identity.clock)


@pytest.fixture
def principal(identity):
    opened = identity.service.redeem_link(identity.service.create_link(identity.service.ensure_admin().id))
    return identity.service.recognise(opened.access_token, by_cookie=False)


def test_a_sign_in_counts_for_a_while(identity, confirmations, principal):
    identity.clock.now += RECENT - 1
    confirmations.require(principal)
    identity.clock.now += 1
    with pytest.raises(ProblemError) as caught:
        confirmations.require(principal)
    assert (caught.value.code, caught.value.problem.status) == ("auth.confirm", 403)


def test_who_proved_it_again_goes_on(identity, confirmations, principal):
    identity.clock.now += RECENT
    with identity.sessions.begin() as db:
        confirmations.note(db, principal.session)
    confirmations.require(principal)


def test_what_is_no_session_confirms_nothing(confirmations, principal):
    with pytest.raises(ProblemError):
        confirmations.require(Principal("account", principal.account, "a-token"))
