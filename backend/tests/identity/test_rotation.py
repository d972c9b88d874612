"""The rotation of refresh tokens: one line of them, whoever shows which one when."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plotweaver_backend.identity.sessions import GRACE, IDLE, LIFETIME
from plotweaver_backend.identity.tables import RefreshTokenRow
from plotweaver_kit.problems import ProblemError
from sqlalchemy import func, select

ONE_DATABASE_MANY_TIMES = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def opened(identity):
    return identity.service.redeem_link(identity.service.create_link(identity.service.ensure_admin().id))


def refresh(identity, token):
    """Return the next token, None if it is refused."""
    try:
        return identity.service.refresh(token).refresh_token
    except ProblemError as error:
        assert error.code == "auth.required"
        return None


def is_over(identity, opened):
    return identity.service.recognise(opened.access_token, by_cookie=False) is None


@ONE_DATABASE_MANY_TIMES
@given(st.lists(st.integers(min_value=1, max_value=8), min_size=1, max_size=4))
def test_parallel_refreshes_end_in_one_lineage(identity, bursts):
    account = identity.service.ensure_admin()
    opened = identity.service.redeem_link(identity.service.create_link(account.id))
    session = identity.service.recognise(opened.access_token, by_cookie=False).session
    token = opened.refresh_token
    for size in bursts:
        with ThreadPoolExecutor(size) as pool:
            following = {t.refresh_token for t in pool.map(identity.service.refresh, [token] * size)}
        assert len(following) == 1
        token = following.pop()
    with identity.sessions() as db:
        tokens = select(func.count()).select_from(RefreshTokenRow).where(RefreshTokenRow.session == session)
        assert db.scalar(tokens) == len(bursts) + 1
    assert identity.service.refresh(token).account == account


@ONE_DATABASE_MANY_TIMES
@given(st.data())
def test_whoever_shows_what_when_there_is_never_a_second_line(identity, data):
    """Show known tokens in any order, with any pauses: a model that knows only generations foretells every answer."""
    account = identity.service.ensure_admin()
    opened = identity.service.redeem_link(identity.service.create_link(account.id))
    line, made_at, over = [opened.refresh_token], identity.clock.now, False
    for _ in range(data.draw(st.integers(1, 12), "steps")):
        identity.clock.now += data.draw(st.sampled_from([0, 1, GRACE, GRACE + 1]), "pause")
        back = data.draw(st.integers(0, min(3, len(line) - 1)), "generations back")
        answer = refresh(identity, line[-1 - back])
        if back == 0 and not over:
            assert answer not in (None, *line)
            line, made_at = [*line, answer], identity.clock.now
        elif back == 1 and not over and identity.clock.now - made_at <= GRACE:
            assert answer == line[-1]
        else:
            over = True
            assert answer is None
            assert is_over(identity, opened)


def test_a_grace_does_not_reach_back_several_generations(identity, opened):
    """The first known defect: a token two or more generations old was still taken (django-oauth-toolkit 1617)."""
    first = opened.refresh_token
    second = refresh(identity, first)
    third = refresh(identity, second)
    assert refresh(identity, first) is None
    assert refresh(identity, third) is None
    assert is_over(identity, opened)


def test_no_descendant_outlives_its_family(identity, opened):
    """The second known defect: a descendant could still be refreshed after its family was rejected."""
    line = [opened.refresh_token]
    for _ in range(4):
        line.append(refresh(identity, line[-1]))
    assert refresh(identity, line[0]) is None
    assert [refresh(identity, token) for token in reversed(line)] == [None] * 5


@pytest.mark.parametrize("ended_by", ["signing out", "a replay", "an administrator", "time"])
def test_a_grace_never_returns_what_was_revoked(identity, opened, ended_by):
    """The third known defect: within the grace, the revoked token itself was returned."""
    first = opened.refresh_token
    second = refresh(identity, first)
    principal = identity.service.recognise(opened.access_token, by_cookie=False)
    if ended_by == "signing out":
        identity.service.sign_out(principal)
    elif ended_by == "a replay":
        third = refresh(identity, second)
        assert refresh(identity, first) is None
        assert refresh(identity, third) is None
    elif ended_by == "an administrator":
        with identity.sessions.begin() as db:
            identity.service.end_all(db, principal.account)
    else:
        identity.clock.now += IDLE
    assert refresh(identity, first) is None
    assert refresh(identity, second) is None


def test_the_token_before_the_newest_works_for_a_moment_only(identity, opened):
    second = refresh(identity, opened.refresh_token)
    identity.clock.now += GRACE
    assert refresh(identity, opened.refresh_token) == second
    identity.clock.now += 1
    assert refresh(identity, opened.refresh_token) is None
    assert refresh(identity, second) is None


def test_a_replay_is_told_to_every_service(identity, opened):
    session = identity.service.recognise(opened.access_token, by_cookie=False).session
    refresh(identity, refresh(identity, opened.refresh_token))
    refresh(identity, opened.refresh_token)
    assert [event.data["session"] for event in identity.feed.after(0)] == [session]


def test_refreshing_does_not_move_the_session_s_end(identity, opened):
    token = opened.refresh_token
    for _ in range(LIFETIME // (IDLE - 1)):
        identity.clock.now += IDLE - 1
        token = refresh(identity, token)
    left = LIFETIME % (IDLE - 1)
    renewed = identity.service.refresh(token)
    assert renewed.refresh_seconds == left
    identity.clock.now += left - 60
    renewed = identity.service.refresh(renewed.refresh_token)
    assert (renewed.access_seconds, renewed.refresh_seconds) == (60, 60)
    identity.clock.now += 60
    assert refresh(identity, renewed.refresh_token) is None


def test_a_session_that_nobody_uses_ends_early(identity, opened):
    assert opened.refresh_seconds == IDLE
    identity.clock.now += IDLE
    assert is_over(identity, opened)
    assert refresh(identity, opened.refresh_token) is None


@pytest.mark.parametrize("token", ["", "x", "\0", "ü" * 300, "a.b.c"])
def test_what_is_no_token_of_ours_is_refused(identity, token):
    assert refresh(identity, token) is None
