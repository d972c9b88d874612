"""Attempts are counted for whom they are meant, survive restarts, and hold between processes."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_backend.identity.attempts.domain import (
    ADDRESS,
    PERSON,
    PERSON_HERE,
    Counted,
    Pace,
    network,
    signing_in,
)
from plotweaver_backend.identity.attempts.service import Attempts
from plotweaver_backend.identity.attempts.tables import AttemptRow
from plotweaver_kit.problems import ProblemError
from sqlalchemy import select

SLOW = [Counted(Pace("slow", free=3, first=2, longest=60, forgotten=1000), "ann")]


def wait_of(attempts, counted):
    """Count an attempt; return how long one has to wait for it, 0 if it was let through."""
    try:
        attempts.take(counted)
    except ProblemError as error:
        assert error.code == "auth.slow_down"
        return error.problem.retry_after
    return 0


def test_after_a_few_attempts_each_wait_is_twice_as_long(identity):
    waits = []
    for _ in range(9):
        assert wait_of(identity.attempts, SLOW) == 0
        waits.append(wait_of(identity.attempts, [*SLOW]))
        identity.clock.now += waits[-1]
    assert waits == [0, 2, 4, 8, 16, 32, 60, 60, 60]


def test_waiting_is_neither_counted_nor_made_longer(identity):
    for _ in range(3):
        identity.attempts.take(SLOW)
    assert [wait_of(identity.attempts, SLOW) for _ in range(5)] == [2] * 5
    identity.clock.now += 2
    assert wait_of(identity.attempts, SLOW) == 0


def test_another_process_and_a_restart_count_on(identity):
    for _ in range(3):
        identity.attempts.take(SLOW)
    assert wait_of(Attempts(identity.sessions, identity.clock), SLOW) == 2


def test_of_many_at_once_only_the_free_ones_get_through(identity):
    with ThreadPoolExecutor(8) as pool:
        waits = list(pool.map(lambda _: wait_of(identity.attempts, SLOW), range(16)))
    assert waits.count(0) == 3


def test_quiet_time_is_forgiven_and_forgotten(identity):
    for _ in range(3):
        identity.attempts.take(SLOW)
    identity.clock.now += 1000
    assert wait_of(identity.attempts, SLOW) == 0
    identity.clock.now += 1000
    identity.attempts.tidy()
    with identity.sessions() as db:
        assert db.scalars(select(AttemptRow)).all() == []


def test_what_succeeded_is_taken_back_and_the_other_guesses_of_an_address_stay_counted(identity):
    def guess(email):
        identity.attempts.take(signing_in(email, "192.0.2.1"))

    for number in range(ADDRESS.free - 1):
        guess(f"{number}@example.org")
    own = signing_in("mallory@example.org", "192.0.2.1")
    for _ in range(3):
        identity.attempts.take(own)
        identity.attempts.took(own)
    guess("last@example.org")
    assert wait_of(identity.attempts, own) == 2


def test_a_success_forgives_the_person_s_own_mistakes(identity):
    counted = signing_in("ann@example.org", "192.0.2.1")
    for _ in range(2):
        for _ in range(PERSON_HERE.free - 1):
            identity.attempts.take(counted)
        identity.attempts.take(counted)
        identity.attempts.took(counted)
    identity.attempts.take(counted)


def test_one_person_guessed_from_many_addresses_is_slowed_down_but_not_in_a_browser_of_theirs(identity):
    for number in range(PERSON.free):
        identity.attempts.take(signing_in("ann@example.org", f"192.0.2.{number}"))
    assert wait_of(identity.attempts, signing_in("Ann@Example.org", "198.51.100.1")) > 0
    assert wait_of(identity.attempts, signing_in("ann@example.org", "198.51.100.1", browser="hers")) == 0


def test_what_people_typed_is_not_kept(identity):
    identity.attempts.take(signing_in("a-secret-typed-by-mistake", "192.0.2.1"))
    with identity.sessions() as db:
        assert not any("secret" in row.key for row in db.scalars(select(AttemptRow)))


@pytest.mark.parametrize(
    ("address", "whose"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_an_address_is_what_one_customer_has(address, whose):
    assert network(address) == whose


@given(st.integers(0, 10**6))
def test_waits_grow_and_end_somewhere(count):
    assert 0 <= PERSON.wait(count) <= PERSON.wait(count + 1) <= PERSON.longest
